"""Addresses of those who sign up, in every interface language."""

from django.urls import path

from events.places import views

app_name = "places"
urlpatterns = [
    path("<int:sign_up_pk>/", views.sign_up, name="sign_up"),
    path("<int:sign_up_pk>/takk/", views.sent, name="sent"),
    path("<int:sign_up_pk>/slettet/", views.erased, name="erased"),
    path("min/<str:key>/", views.own, name="own"),
    path("min/<str:key>/data.json", views.own_data, name="own_data"),
    path("kan-jeg-dra/<int:page_pk>/", views.may_i_go, name="may_i_go"),
]
