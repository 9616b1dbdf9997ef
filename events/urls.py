"""Addresses of the organiser's screens, inside the admin."""

from django.urls import path
from wagtail.admin.auth import require_admin_access

from events import views
from events.series import views as series

app_name = "events"
urlpatterns = [
    path("<int:page_pk>/tid-og-sted/", require_admin_access(views.occurrences), name="occurrences"),
    path("<int:page_pk>/avlys/<int:occurrence_pk>/", require_admin_access(views.cancel), name="cancel"),
    path("<int:page_pk>/gjenta/", require_admin_access(series.repeat), name="repeat"),
    path("<int:page_pk>/pamelding-til/", require_admin_access(series.choose_sign_up), name="choose_sign_up"),
]
