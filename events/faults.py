"""What is said of times and places that cannot be."""

from django.utils.translation import gettext_lazy as _

FAULTS = {
    "ends_before_start": _("The end must come after the beginning."),
    "deadline_after_start": _("The deadline must come before the event begins."),
}
