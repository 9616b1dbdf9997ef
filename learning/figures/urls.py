"""Addresses of the owners' screens, inside the admin."""

from django.urls import path
from wagtail.admin.auth import require_admin_access

from learning.figures import views

app_name = "figures"
urlpatterns = [
    path("", require_admin_access(views.index), name="index"),
    path("<uuid:work>/", require_admin_access(views.course), name="course"),
    path("<uuid:work>/<str:period>.csv", require_admin_access(views.course_csv), name="course_csv"),
]
