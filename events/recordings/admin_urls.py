"""The address of the organiser's screen, inside the admin."""

from django.urls import path
from wagtail.admin.auth import require_admin_access

from events.recordings import views

app_name = "recordings_admin"
urlpatterns = [path("<int:page_pk>/opptak/", require_admin_access(views.index), name="index")]
