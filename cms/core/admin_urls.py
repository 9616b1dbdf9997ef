"""Addresses of Wagtail's admin that answer in our own way. They stand before Wagtail's, and bear its names there."""

from django.urls import path
from wagtail.admin.auth import require_admin_access

from cms.core import link_choosers

urlpatterns = [
    path("choose-external-link/", require_admin_access(link_choosers.ExternalLink.as_view())),
    path("choose-anchor-link/", require_admin_access(link_choosers.AnchorLink.as_view())),
    path("choose-email-link/", require_admin_access(link_choosers.EmailLink.as_view())),
    path("choose-phone-link/", require_admin_access(link_choosers.PhoneLink.as_view())),
]
