"""What readers get of a course beside its pages, in every interface language."""

from django.urls import path

from learning.courses import open_views as courses

app_name = "learning"
urlpatterns = [
    path("huskekort/<int:lesson_pk>/", courses.desk_card, name="desk_card"),
]
