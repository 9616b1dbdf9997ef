"""Addresses of the reports, below those of the review."""

from django.urls import path
from wagtail.admin.auth import require_admin_access

from workflows.reports import views

urlpatterns = [
    path("", require_admin_access(views.decisions), name="decisions"),
    path("avgjorelser.csv", require_admin_access(views.decisions_csv), name="decisions_csv"),
    path("verk/<int:work_number>/arkiv.zip", require_admin_access(views.work_archive), name="work_archive"),
    path("halvar/", require_admin_access(views.half_year), name="half_year"),
    path("halvar/<int:year>-<int:half>.pdf", require_admin_access(views.half_year_pdf), name="half_year_pdf"),
    path("halvar/<int:year>-<int:half>.csv", require_admin_access(views.half_year_csv), name="half_year_csv"),
    path("sprakregnskap/", require_admin_access(views.languages), name="languages"),
    path("sprakregnskap/<int:year>.csv", require_admin_access(views.languages_csv), name="languages_csv"),
]
