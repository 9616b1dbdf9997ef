"""As in bokmål: Django has no formats for Northern Sámi, and would write dates as the Americans do."""

from django.conf.locale.nb.formats import *  # noqa: F403

from cms.formats.nb.formats import DATETIME_FORMAT, SHORT_DATETIME_FORMAT

__all__ = ["DATETIME_FORMAT", "SHORT_DATETIME_FORMAT"]  # with what the first line brings: Django reads attributes
