"""The reader's address, in every interface language."""

from django.urls import path

from workflows.tried import views

app_name = "tried"
urlpatterns = [path("<int:page_pk>/", views.write, name="write")]
