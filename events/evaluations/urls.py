"""The address in the letters, in every interface language."""

from django.urls import path

from events.evaluations import views

app_name = "evaluations"
urlpatterns = [path("<str:token>/", views.answer, name="answer")]
