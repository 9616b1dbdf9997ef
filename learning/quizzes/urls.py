"""Where a quiz that is practice is graded for those whose browser cannot."""

from django.urls import path

from learning.quizzes import views

app_name = "quizzes"
urlpatterns = [path("<int:lesson_pk>/", views.grade, name="grade")]
