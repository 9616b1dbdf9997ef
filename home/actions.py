"""Building the tree every installation has: homes, catalogues, entrances, a section with rights per county library."""

from typing import Any

from django.conf import settings
from django.contrib.auth.models import Group, Permission
from django.db import transaction
from django.utils import translation
from wagtail.models import GroupPagePermission, Locale, Page, Site

from cms.core.actions import go_live, open_section
from cms.core.collections import provision_collections
from cms.core.editions import WRITTEN_FORMS
from cms.core.models import ApprovalRecord, BasePage
from cms.people.actions import provision_libraries, provision_roles
from cms.people.models import CountyLibrary
from cms.people.roles import CONTACT_PAGE_PERMISSIONS
from events.models import EventCalendarPage
from home.models import CountyLibraryListPage, CountyLibraryPage, HomePage
from learning.actions import provision_terms
from learning.models import (
    CourseCatalogPage,
    ResourceCatalogPage,
    SimilarLibraryPage,
    StaffMeetingPage,
    TimeBudgetPage,
)
from workflows.actions import count_words, provision_workflow

HOME_TITLE = "Kompetansebanken"
CATALOGUES: tuple[tuple[type[BasePage], str, dict[str, str]], ...] = (
    (CourseCatalogPage, "kurs", {"nb": "Kurs", "nn": "Kurs", "en": "Courses"}),
    (ResourceCatalogPage, "ressurser", {"nb": "Ressurser", "nn": "Ressursar", "en": "Resources"}),
    (EventCalendarPage, "arrangement", {"nb": "Arrangement", "nn": "Arrangement", "en": "Events"}),
    (
        CountyLibraryListPage,
        "fylkesbibliotekene",
        {"nb": "Fylkesbibliotekene", "nn": "Fylkesbiblioteka", "en": "County libraries"},
    ),
)
ENTRANCES: tuple[tuple[type[BasePage], str, dict[str, str]], ...] = (
    (
        TimeBudgetPage,
        "jeg-har-10-minutter",
        {"nb": "Jeg har 10 minutter", "nn": "Eg har 10 minutt", "en": "I have 10 minutes"},
    ),
    (
        StaffMeetingPage,
        "til-personalmotet",
        {"nb": "Til personalmøtet", "nn": "Til personalmøtet", "en": "For the staff meeting"},
    ),
    (
        SimilarLibraryPage,
        "bibliotek-som-ligner",
        {"nb": "Bibliotek som ligner på mitt", "nn": "Bibliotek som liknar på mitt", "en": "Libraries like mine"},
    ),
)
SECTION_LANGUAGES = WRITTEN_FORMS  # from the start; in others when something is first written in them


def provision_after_migrate(**kwargs: Any) -> None:
    """Everything an installation needs, in the direction of the rooms. Safe to run at any time."""
    provision_libraries()
    provision_roles()
    provision_collections()
    provision_tree()
    provision_terms()
    provision_workflow()
    count_words(ApprovalRecord.objects.all())  # of what went up before words were counted


@transaction.atomic
def provision_tree() -> None:
    """Makes what is missing of the tree, its rights and collections; changes nothing that is there."""
    homes = _provision_homes()
    for model, slug, titles in (*CATALOGUES, *ENTRANCES):
        _provision_translations(model, slug, titles, homes)
    for library in CountyLibrary.objects.all():
        _provision_sections(library, homes)


def _provision_homes() -> dict[str, HomePage]:
    homes = {home.slug: home for home in HomePage.objects.all()}
    for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES:
        if code not in homes:
            homes[code] = _provision_home(code, original=homes.get("nb"))
    return homes


def _provision_home(code: str, original: HomePage | None) -> HomePage:
    locale, _created = Locale.objects.get_or_create(language_code=code)
    home = HomePage(title=HOME_TITLE, slug=code, locale=locale, live=False)
    if original is not None:
        home.translation_key = original.translation_key
    root = Page.get_first_root_node()
    if original is None:
        _remove_wagtails_welcome(root)
        root.refresh_from_db()
    root.add_child(instance=home)
    go_live(home, kind=ApprovalRecord.Kind.SYSTEM, grounds="Provisioned with the installation.")
    if original is None:
        Site.objects.update_or_create(
            is_default_site=True,
            defaults={"hostname": "localhost", "root_page": home, "site_name": HOME_TITLE},
        )
    return home


def _remove_wagtails_welcome(root: Page) -> None:
    """Wagtail's first migration makes a welcome page and points a site to it."""
    Site.objects.filter(root_page__in=root.get_children()).delete()
    for page in root.get_children():
        page.delete()


def _provision_translations(
    model: type[BasePage],
    slug: str,
    titles: dict[str, str],
    homes: dict[str, HomePage],
    **fields: Any,
) -> list[BasePage]:
    """One page per language under that language's home, all with one translation key."""
    present = {page.locale.language_code: page for page in model.objects.filter(slug=slug).select_related("locale")}
    key = next((page.translation_key for page in present.values()), None)
    for code, title in titles.items():
        if code in present:
            continue
        home = homes[code]
        home.refresh_from_db()
        page = model(title=title, slug=slug, locale=home.locale, live=False, **fields)
        if key is not None:
            page.translation_key = key
        with translation.override(code):
            home.add_child(instance=page)
            go_live(page, kind=ApprovalRecord.Kind.SYSTEM, grounds="Provisioned with the installation.")
        key = page.translation_key
        present[code] = page
    return list(present.values())


def _provision_sections(library: CountyLibrary, homes: dict[str, HomePage]) -> None:
    if library.section is None:
        first, *_others = _provision_translations(CountyLibraryPage, library.slug, {"nb": library.name}, homes)
        library.section = first.translation_key
        library.save(update_fields=["section"])
    for code in SECTION_LANGUAGES:
        open_section(library, code)
    group = Group.objects.get(name=library.group_name)
    for section in CountyLibraryPage.objects.filter(translation_key=library.section):
        for permission in _page_permissions():
            GroupPagePermission.objects.get_or_create(group=group, page_id=section.pk, permission=permission)


def _page_permissions() -> list[Permission]:
    codenames = [f"{name}_page" for name in CONTACT_PAGE_PERMISSIONS]
    return list(Permission.objects.filter(content_type__app_label="wagtailcore", codename__in=codenames))
