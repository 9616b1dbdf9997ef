"""Addresses of the resource group's own pages, inside the admin."""

from django.urls import path
from wagtail.admin.auth import require_admin_access

from workflows.mandate import views

app_name = "mandate"
urlpatterns = [
    path("", require_admin_access(views.group), name="group"),
    path("saksliste/", require_admin_access(views.agenda), name="agenda"),
    path("saksliste/<int:point_pk>/ferdig/", require_admin_access(views.settle), name="settle"),
]
