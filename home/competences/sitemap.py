"""The map's pages in the sitemap, in bokmål's interface; each names its address in the others itself."""

from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import translation

from cms.core.sitemap import OwnSitemap
from learning.models import Competence


class CompetenceSitemap(OwnSitemap):
    def items(self) -> list[tuple[str, tuple[str, ...]]]:
        slugs = Competence.objects.values_list("slug", flat=True)
        return [("competences", ()), ("self_assessment", ()), *(("competence", (slug,)) for slug in slugs)]

    def location(self, item: tuple[str, Any]) -> str:
        view, args = item
        with translation.override(settings.LANGUAGE_CODE):
            return reverse(view, args=args)
