"""Addresses of those who come, in every interface language."""

from django.urls import path

from events.attendance import views

app_name = "attendance"
urlpatterns = [
    path("min/<str:key>/", views.own, name="own"),
    path("<str:key>/", views.door, name="door"),
]
