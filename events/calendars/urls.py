"""Addresses that calendars and feed readers keep: they never change."""

from django.urls import path

from events.calendars import views
from events.calendars.feeds import NewEvents, NewEventsAtom, NewEventsOfLibrary, NewEventsOfLibraryAtom

app_name = "calendars"
urlpatterns = [
    path("arrangement.ics", views.every_event, name="every_event"),
    path("arrangement/<uuid:work>.ics", views.one_event, name="one_event"),
    path("fylkesbibliotek/<slug:slug>.ics", views.county_library, name="county_library"),
    path("kompetanse/<slug:slug>.ics", views.competence, name="competence"),
    path("min/<str:key>.ics", views.mine, name="mine"),
    path("nye.rss", views.new_events(NewEvents()), name="new_rss"),
    path("nye.atom", views.new_events(NewEventsAtom()), name="new_atom"),
    path("fylkesbibliotek/<slug:slug>/nye.rss", views.new_events(NewEventsOfLibrary()), name="new_of_library_rss"),
    path(
        "fylkesbibliotek/<slug:slug>/nye.atom", views.new_events(NewEventsOfLibraryAtom()), name="new_of_library_atom"
    ),
]
