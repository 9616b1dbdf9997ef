"""Addresses of the organiser's screens, inside the admin."""

from django.urls import path
from wagtail.admin.auth import require_admin_access

from events import views

app_name = "events"
urlpatterns = [
    path("<int:page_pk>/tid-og-sted/", require_admin_access(views.occurrences), name="occurrences"),
    path("<int:page_pk>/avlys/<int:occurrence_pk>/", require_admin_access(views.cancel), name="cancel"),
]
