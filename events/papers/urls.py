"""The poster's address, in every interface language."""

from django.urls import path

from events.papers import views

app_name = "papers"
urlpatterns = [path("<int:page_pk>.pdf", views.poster, name="poster")]
