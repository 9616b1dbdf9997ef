"""Addresses of the strategy, inside the admin."""

from django.urls import path
from wagtail.admin.auth import require_admin_access

from learning.strategy import views

app_name = "strategy"
urlpatterns = [
    path("", require_admin_access(views.index), name="index"),
    path("<slug:slug>/", require_admin_access(views.area), name="area"),
]
