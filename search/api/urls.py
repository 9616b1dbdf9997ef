"""The addresses of the read API. They carry no language: `?sprak=` does."""

from django.urls import path, re_path

from search.api.views import api, nothing_here

urlpatterns = [path("v1/", api.urls), re_path("", nothing_here)]
