"""Where a learner's browser keeps what a package reports."""

from django.urls import path

from learning.packages import learner_views

app_name = "learner_packages"
urlpatterns = [
    path("<int:enrolment_pk>/<int:lesson_pk>/<int:package_pk>/", learner_views.state, name="state"),
]
