"""Addresses of the list of certificates, inside the admin."""

from django.urls import path
from wagtail.admin.auth import require_admin_access

from learning.certificates import admin_views

app_name = "certificates_admin"
urlpatterns = [
    path("", require_admin_access(admin_views.index), name="index"),
    path("<int:pk>/", require_admin_access(admin_views.certificate), name="certificate"),
]
