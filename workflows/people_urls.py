"""Addresses of the people screens, inside the admin."""

from django.urls import path
from wagtail.admin.auth import require_admin_access

from workflows import people_views as views

app_name = "people"
urlpatterns = [
    path("", require_admin_access(views.index), name="index"),
    path("inviter/", require_admin_access(views.invite), name="invite"),
    path("<int:user_pk>/slutter/", require_admin_access(views.leave), name="leave"),
    path("medlemskap/<int:membership_pk>/", require_admin_access(views.membership), name="membership"),
    path("fravaer/", require_admin_access(views.absences), name="absences"),
    path("fravaer/<int:absence_pk>/slett/", require_admin_access(views.delete_absence), name="delete_absence"),
]
