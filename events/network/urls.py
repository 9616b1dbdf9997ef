"""What a calendar program asks for."""

from django.urls import path

from events.network import calendar_views

app_name = "network_calendar"
urlpatterns = [path("kalender/<str:signed>.ics", calendar_views.feed, name="feed")]
