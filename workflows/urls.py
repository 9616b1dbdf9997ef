"""Addresses of the review, inside the admin."""

from django.urls import path
from wagtail.admin.auth import require_admin_access

from workflows import views

app_name = "workflows"
urlpatterns = [
    path("", require_admin_access(views.index), name="index"),
    path("<int:task_state_pk>/", require_admin_access(views.review), name="review"),
    path("<int:task_state_pk>/vis/<int:page_pk>/", require_admin_access(views.preview), name="preview"),
    path("send/<int:page_pk>/", require_admin_access(views.submit), name="submit"),
    path("trekk/<int:page_pk>/", require_admin_access(views.withdraw), name="withdraw"),
    path("ta-ned/<int:page_pk>/", require_admin_access(views.take_down), name="take_down"),
]
