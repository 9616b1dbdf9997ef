"""What the operator may set for the whole site."""

from typing import ClassVar

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, Panel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting

from cms.core.prepared import Prepared


@register_setting(icon="cog")
class SiteSettings(BaseSiteSetting):
    """Contact points, the addresses the law asks for, and a notice to all readers."""

    class NoticeKind(models.TextChoices):
        INFO = "info", _("Information")
        WARNING = "warning", _("Warning")

    contact_email = models.EmailField(_("contact address"), blank=True)
    feedback_email = models.EmailField(_("address for reporting faults"), blank=True)
    accessibility_statement_url = models.URLField(_("accessibility statement"), blank=True)
    privacy_url = models.CharField(_("privacy page"), max_length=200, blank=True)
    notice = models.CharField(_("notice"), max_length=300, blank=True)
    notice_kind = models.CharField(
        _("kind of notice"), max_length=10, choices=NoticeKind.choices, default=NoticeKind.INFO
    )

    panels: ClassVar[list[Panel]] = [
        FieldPanel("contact_email"),
        FieldPanel("feedback_email"),
        FieldPanel("accessibility_statement_url"),
        FieldPanel("privacy_url"),
        MultiFieldPanel([FieldPanel("notice"), FieldPanel("notice_kind")], heading=_("Notice to all readers")),
    ]

    class Meta:
        verbose_name = _("site settings")

    @classmethod
    def for_request(cls, request: HttpRequest) -> "SiteSettings":
        """In one query where no page was served: Wagtail asks for the site first, and there is but one."""
        name = cls.get_cache_attr_name()
        if not hasattr(request, name) and not hasattr(request, "_wagtail_site"):
            ours = _OURS.first()
            if ours is not None:
                setattr(request, name, ours)
        found: SiteSettings = super().for_request(request)
        return found


_OURS = Prepared(lambda: SiteSettings.objects.filter(site__is_default_site=True))
