"""The addresses of the read API. They carry no language: `?sprak=` does."""

from django.urls import path

from search.api.views import api, nothing_here

urlpatterns = [path("v1/", api.urls), path("<path:rest>", nothing_here)]
