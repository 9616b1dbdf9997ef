"""A learner's addresses, in every interface language."""

from django.urls import path

from learning.assignments import views as assignments
from learning.courses import views as courses
from learning.learners import views
from learning.meetings import views as meetings
from learning.paths import views as paths

app_name = "learners"
urlpatterns = [
    path("", courses.index, name="index"),
    path("logg-inn/", views.sign_in, name="sign_in"),
    path("kode/<str:letter_id>/", views.code, name="code"),
    path("inn/<str:token>/", views.open_page, name="open"),
    path("logg-ut/", views.sign_out, name="sign_out"),
    path("mine-data/", views.my_data, name="my_data"),
    path("mine-data/hent/", views.export, name="export"),
    path("navn/", courses.name, name="name"),
    path("lop/<uuid:work>/", paths.path, name="path"),
    path("kurs/<uuid:work>/", courses.course, name="course"),
    path("kurs/<uuid:work>/pa-nytt/", courses.again, name="again"),
    path("personalmote/<uuid:work>/", meetings.enter, name="enter_meeting"),
    path("personalmote/<int:pk>/", meetings.meeting, name="meeting"),
    path("kurs/<uuid:work>/oppgave/", assignments.assignment, name="assignment"),
    path("kurs/<uuid:work>/oppgave/lagre/", assignments.save, name="save_assignment"),
    path("fil/<int:pk>/", assignments.file, name="file"),
    path("kurs/<uuid:work>/<uuid:lesson>/", courses.lesson, name="lesson"),
]
