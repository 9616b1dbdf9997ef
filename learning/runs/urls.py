"""Addresses of the county libraries' screens, inside the admin."""

from django.urls import path
from wagtail.admin.auth import require_admin_access

from learning.runs import views

app_name = "runs"
urlpatterns = [
    path("", require_admin_access(views.index), name="index"),
    path("<uuid:work>/<int:library_pk>/", require_admin_access(views.answer), name="answer"),
]
