"""Addresses of the list of reports, inside the admin."""

from django.urls import path
from wagtail.admin.auth import require_admin_access

from workflows.tried import views

app_name = "tried_admin"
urlpatterns = [
    path("", require_admin_access(views.index), name="index"),
    path("<int:pk>/", require_admin_access(views.report), name="report"),
]
