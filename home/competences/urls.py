"""Where the competence map is. No page may have an address below it (`cms.core.addresses.is_taken_by_a_view`)."""

from django.urls import path

from home.competences import views
from learning.models.competence import SELF_ASSESSMENT

urlpatterns = [
    path("", views.competence_map, name="competences"),
    path(f"{SELF_ASSESSMENT}/", views.self_assessment, name="self_assessment"),
    path("<slug:slug>/", views.competence, name="competence"),
]
