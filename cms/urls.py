"""The addresses of the site. What readers see has the interface's language as prefix; bokmål has none."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.contrib.sitemaps.views import sitemap
from django.urls import URLPattern, URLResolver, include, path, re_path
from django.views.generic import RedirectView, TemplateView
from django.views.static import serve
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.admin.views.account import LogoutView
from wagtail.documents import urls as wagtaildocs_urls

from cms.core.pagecache.keeping import kept
from cms.core.sitemap import LiveWorksSitemap
from cms.core.views import social_card
from home.competences.sitemap import CompetenceSitemap
from home.views import serve as serve_page
from learning.certificates.views import did
from search.views import search, suggestions

to_login = RedirectView.as_view(pattern_name="account_login", query_string=True)
to_reset = RedirectView.as_view(pattern_name="account_reset_password")
SITEMAPS = {"pages": LiveWorksSitemap, "competences": CompetenceSitemap}

urlpatterns: list[URLPattern | URLResolver] = [
    # Wagtail's own login and password reset lead to the one login there is.
    path("admin/login/", to_login),
    path("admin/password_reset/", to_reset),
    # Wagtail's own logout asks for a role first; who has none would be sent from it to the login and back, for ever.
    path("admin/logout/", LogoutView.as_view()),
    path("admin/arrangement/", include("events.urls")),
    path("admin/arrangement/", include("events.recordings.admin_urls")),
    path("admin/nettverk/", include("events.network.admin_urls")),
    path("admin/kurstall/", include("learning.figures.urls")),
    path("admin/plan/", include("events.plans.urls")),
    path("admin/strategi/", include("learning.strategy.urls")),
    path("admin/oppsett/", include("learning.runs.urls")),
    path("admin/vurdering/", include("learning.assignments.urls")),
    path("admin/gjennomgang/", include("workflows.urls")),
    path("admin/ressursgruppa/", include("workflows.mandate.urls")),
    path("admin/provd/", include("workflows.tried.admin_urls")),
    path("admin/bevis/", include("learning.certificates.admin_urls")),
    path("admin/folk/", include("workflows.people_urls")),
    path("admin/", include("cms.core.admin_urls")),
    path("admin/", include(wagtailadmin_urls)),
    path("dokumenter/", include(wagtaildocs_urls)),
    path("oidc/", include("allauth.socialaccount.providers.openid_connect.urls")),
    path("api/", include("search.api.urls")),
    path("bevis/", include("learning.certificates.file_urls")),
    path("opptak/", include("events.recordings.urls")),
    path("nettverk/", include("events.network.urls")),
    path(".well-known/did.json", did, name="did"),
    path("delebilde/<int:page_pk>.png", social_card, name="social_card"),
    path("sitemap.xml", kept(sitemap, late=True), {"sitemaps": SITEMAPS}, name="sitemap"),
    path("robots.txt", TemplateView.as_view(template_name="robots.txt", content_type="text/plain")),
]
if settings.DEBUG or settings.DEMO:
    # Not the documents: they go through the site, which asks whether a live page shows them.
    urlpatterns += [
        path(f"media/{folder}/<path:path>", serve, {"document_root": settings.MEDIA_ROOT / folder})
        for folder in ("images", "original_images", "avatar_images")
    ]

urlpatterns += i18n_patterns(
    path("konto/", include("cms.people.urls")),
    path("sok/", search, name="search"),
    path("sok/forslag/", suggestions, name="suggestions"),
    path("laering/", include("learning.urls")),
    path("quiz/", include("learning.quizzes.urls")),
    path("min-laering/quiz/", include("learning.quizzes.learner_urls")),
    path("min-laering/", include("learning.learners.urls")),
    path("bevis/", include("learning.certificates.urls")),
    path("kompetanse/", include("home.competences.urls")),
    path("pamelding/", include("events.places.urls")),
    path("kalender/", include("events.calendars.urls")),
    path("oppmote/", include("events.attendance.urls")),
    path("evaluering/", include("events.evaluations.urls")),
    path("plakat/", include("events.papers.urls")),
    path("fagperson/", include("workflows.expert_urls")),
    path("vi-har-provd/", include("workflows.tried.urls")),
    path("min-laering/pakke/", include("learning.packages.learner_urls")),
    re_path(wagtail_urls.serve_pattern, serve_page, name="wagtail_serve"),
    path("", include(wagtail_urls)),
    prefix_default_language=False,
)
