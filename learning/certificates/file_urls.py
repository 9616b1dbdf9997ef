"""What programs fetch: in no language, at addresses that are signed and must last."""

from django.urls import path

from learning.certificates import views

app_name = "certificate_files"
urlpatterns = [
    path("status/<int:number>/", views.status_list, name="status"),
    path("<slug:code>/kursbevis.<slug:kind>", views.file, name="file"),
]
