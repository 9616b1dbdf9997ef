"""What a player asks for."""

from django.urls import path

from events.recordings import views

app_name = "recordings"
urlpatterns = [path("<int:pk>/teksting.vtt", views.captions, name="captions")]
