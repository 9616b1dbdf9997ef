"""A learner's own quiz, below «Min læring»."""

from django.urls import path

from learning.quizzes import views

app_name = "quiz"
urlpatterns = [path("<int:enrolment_pk>/<int:lesson_pk>/", views.take, name="take")]
