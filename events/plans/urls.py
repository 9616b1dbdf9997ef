"""Addresses of the common plan, inside the admin."""

from django.urls import path
from wagtail.admin.auth import require_admin_access

from events.plans import matrix_views, views

app_name = "plans"
urlpatterns = [
    path("", require_admin_access(views.index), name="index"),
    path("ny/", require_admin_access(views.add), name="add"),
    path("oversikt/", require_admin_access(matrix_views.matrix), name="matrix"),
    path("oversikt.csv", require_admin_access(matrix_views.matrix_csv), name="matrix_csv"),
    path("oversikt.pdf", require_admin_access(matrix_views.matrix_pdf), name="matrix_pdf"),
    path("<int:pk>/", require_admin_access(views.measure), name="measure"),
    path("<int:pk>/endre/", require_admin_access(views.change), name="change"),
    path("<int:pk>/trekk/", require_admin_access(views.withdraw), name="withdraw"),
    path("<int:pk>/utkast/", require_admin_access(views.draft), name="draft"),
    path("<int:pk>/bli-med/", require_admin_access(views.join), name="join"),
    path("bli-med/<int:pk>/svar/", require_admin_access(views.answer), name="answer"),
    path("bli-med/<int:pk>/ga-ut/", require_admin_access(views.leave), name="leave"),
]
