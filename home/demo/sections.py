"""What stands around the works: the county libraries' own pages, the standing pages, the site's settings."""

from wagtail.models import Site

from cms.core.models import BasePage, SiteSettings
from home.demo.days import days_ago
from home.demo.ground import Ground
from home.demo.schema import LibraryText, StandardText
from home.demo.states import Dates, go_up
from home.models import CountyLibraryPage, HomePage, StandardPage

EDITORS = "nb"  # the National Library writes what belongs to no county
CHECKED_WITHIN = 365  # days
STANDING_FOR = 400  # days since the bank opened


def fill_section(text: LibraryText, ground: Ground) -> None:
    """The same words in both written forms' trees: a county library speaks in its own."""
    library = ground.libraries[text.slug]
    library.website = text.website
    library.email = f"{library.slug}@example.org"
    library.save(update_fields=["website", "email"])
    paragraphs = filter(None, (text.intro, text.municipalities_note))
    intro = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    for section in CountyLibraryPage.objects.filter(translation_key=library.section):
        section.intro = intro
        section.owner = ground.contact(text.slug)
        _go_up(section, ground, text.slug)


def make_standing_page(text: StandardText, ground: Ground) -> StandardPage:
    """A page with the same slug in another language is its translation."""
    page = StandardPage(
        slug=text.slug,
        title=text.title,
        summary=text.summary,
        body=ground.bodies(EDITORS, text.language).body(text.body),
        responsible_role=str(ground.libraries[EDITORS]),
        review_due_on=ground.day(CHECKED_WITHIN),
        owner=ground.contact(EDITORS),
        live=False,
    )
    original = StandardPage.objects.filter(slug=text.slug).first()
    if original is not None:
        page.translation_key = original.translation_key
    HomePage.objects.get(locale__language_code=text.language).add_child(instance=page)
    _go_up(page, ground, EDITORS)
    return page


def _go_up(page: BasePage, ground: Ground, library: str) -> None:
    opened = days_ago(ground.today, STANDING_FOR)
    go_up([page], Dates(opened, opened), ground.contact(library))


def fill_settings() -> None:
    settings = SiteSettings.for_site(Site.objects.get(is_default_site=True))
    settings.contact_email = "kompetansebanken@example.org"
    settings.feedback_email = "tilgjengelighet@example.org"
    settings.accessibility_statement_url = "https://example.org/tilgjengelighetserklaring"
    settings.privacy_url = "/personvern/"
    settings.save()
