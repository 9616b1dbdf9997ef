"""Addresses of the organiser's screens, inside the admin."""

from django.urls import path
from wagtail.admin.auth import require_admin_access

from events import views
from events.attendance import admin_views as attendance
from events.evaluations import views as evaluations
from events.messages import views as messages
from events.organising import views as organising
from events.papers import views as papers
from events.series import views as series

app_name = "events"
urlpatterns = [
    path("", require_admin_access(organising.index), name="index"),
    path("<int:page_pk>/tid-og-sted/", require_admin_access(views.occurrences), name="occurrences"),
    path("<int:page_pk>/avlys/<int:occurrence_pk>/", require_admin_access(views.cancel), name="cancel"),
    path("<int:page_pk>/pamelding/", require_admin_access(organising.sign_ups), name="sign_ups"),
    path("<int:page_pk>/pamelding/<int:sign_up_pk>/", require_admin_access(organising.sign_up), name="sign_up"),
    path("<int:page_pk>/pameldte/", require_admin_access(organising.registrations), name="registrations"),
    path("<int:page_pk>/pameldte/ny/", require_admin_access(organising.add), name="add"),
    path(
        "<int:page_pk>/pameldte/<int:registration_pk>/",
        require_admin_access(organising.registration),
        name="registration",
    ),
    path("<int:page_pk>/oppmote/<int:occurrence_pk>/", require_admin_access(attendance.attendance), name="attendance"),
    path("<int:page_pk>/oppmote/<int:occurrence_pk>/kode/", require_admin_access(attendance.code), name="code"),
    path("<int:page_pk>/gjenta/", require_admin_access(series.repeat), name="repeat"),
    path("<int:page_pk>/pamelding-til/", require_admin_access(series.choose_sign_up), name="choose_sign_up"),
    path("<int:page_pk>/meldinger/", require_admin_access(messages.index), name="messages"),
    path("<int:page_pk>/lister/", require_admin_access(papers.index), name="papers"),
    path("<int:page_pk>/lister/pameldte.csv", require_admin_access(papers.list_csv), name="list_csv"),
    path("<int:page_pk>/lister/pameldte.xlsx", require_admin_access(papers.list_xlsx), name="list_xlsx"),
    path("<int:page_pk>/lister/navneskilt.pdf", require_admin_access(papers.name_tags), name="name_tags"),
    path("<int:page_pk>/evaluering/", require_admin_access(evaluations.evaluation), name="evaluation"),
    path("<int:page_pk>/evaluering/svar.csv", require_admin_access(evaluations.results_csv), name="evaluation_csv"),
]
