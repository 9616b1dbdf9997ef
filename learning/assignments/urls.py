"""The assessors' addresses, inside the admin."""

from django.urls import path
from wagtail.admin.auth import require_admin_access

from learning.assignments import admin_views as views
from learning.meetings.admin_views import register

app_name = "assessing"
urlpatterns = [
    path("", require_admin_access(views.index), name="index"),
    path("<int:pk>/", require_admin_access(views.submission), name="submission"),
    path("fil/<int:pk>/", require_admin_access(views.file), name="file"),
    path("kurs/<uuid:work>/", require_admin_access(views.assessors), name="assessors"),
    path("kurs/<uuid:work>/oppmote/", require_admin_access(register), name="register"),
    path("kurs/<uuid:work>/<int:pk>/", require_admin_access(views.remove_assessor), name="remove_assessor"),
]
