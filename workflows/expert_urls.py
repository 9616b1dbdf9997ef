"""The expert's addresses, among readers' and in every interface language; the secret is part of them."""

from django.urls import path

from workflows.views import expert

app_name = "expert"
urlpatterns = [
    path("<str:secret>/", expert.expert, name="expert"),
    path("<str:secret>/<int:page_pk>/", expert.expert, name="page"),
    path("<str:secret>/<int:page_pk>/utkast/", expert.draft, name="draft"),
]
