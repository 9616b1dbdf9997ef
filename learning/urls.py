"""What readers get of a course beside its pages, in every interface language."""

from django.urls import path

from learning.courses import open_views as courses
from learning.meetings import views as meetings
from learning.runs import views as runs

app_name = "learning"
urlpatterns = [
    path("personalmote/bekreft/<str:token>/", meetings.confirm, name="confirm_attendance"),
    path("personalmote/<uuid:work>/", meetings.plan, name="staff_meeting"),
    path("personalmote/<uuid:work>/vis/", meetings.projector, name="projector"),
    path("huskekort/<int:lesson_pk>/", courses.desk_card, name="desk_card"),
    path("vi-vil-ha/<int:course_pk>/", runs.ask, name="ask_for_run"),
]
