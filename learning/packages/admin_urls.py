"""Addresses of packages inside the admin."""

from django.urls import path
from wagtail.admin.auth import require_admin_access

from learning.packages import admin_views

urlpatterns = [
    path("", require_admin_access(admin_views.index), name="packages"),
    path("ny/", require_admin_access(admin_views.add), name="add_package"),
    path("<int:pk>/", require_admin_access(admin_views.package), name="package"),
    path("<int:pk>/slett/", require_admin_access(admin_views.delete), name="delete_package"),
]
