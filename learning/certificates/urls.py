"""The page where a certificate is checked, in every interface language."""

from django.urls import path

from learning.certificates import views

app_name = "certificates"
urlpatterns = [path("<slug:code>/", views.verify, name="verify")]
