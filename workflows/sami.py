"""What is for certain municipalities where a Sámi language stands beside Norwegian: readers may want it in that."""

from django.db.models import Q
from wagtail.models import Page

from cms.core.models import BasePage
from cms.people.models import Municipality
from cms.people.sami import languages
from events.models import EventPage


def wished_in(page: BasePage) -> dict[str, list[str]]:
    """The Sámi languages there is no edition in, each with the municipalities it is for; none for most pages.

    Of all works an event alone says where or for whom it is: by the places where it is held, and by the counties it is
    open to, when it is not open to all.
    """
    if not isinstance(page, EventPage) or not page.pk:
        return {}
    places = {each.municipality_id for each in page.occurrence_list if each.municipality_id and not each.is_cancelled}
    counties = [county.pk for county in page.open_to_list]
    if not (places or counties):
        return {}
    wanted: dict[str, list[str]] = {}
    for municipality in Municipality.objects.filter(Q(pk__in=places) | Q(county__in=counties)):
        language = languages().get((municipality.name, municipality.county_id))
        if language is not None:
            wanted.setdefault(language, []).append(municipality.name)
    if wanted:
        editions = Page.objects.filter(translation_key=page.translation_key)
        for language in editions.values_list("locale__language_code", flat=True):
            wanted.pop(language, None)
    return wanted
