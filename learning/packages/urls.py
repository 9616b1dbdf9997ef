"""The addresses of the packages' own host; the site's own has none of them."""

from django.urls import path

from learning.packages import views

urlpatterns = [
    path("spiller/<str:key>/", views.player, name="player"),
    path("pakke/<str:key>/<path:path>", views.content, name="content"),
]
