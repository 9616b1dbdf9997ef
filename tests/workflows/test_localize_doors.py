"""wagtail-localize is a library here: each door it would open is first seen open, and then shut."""

import sys
from collections.abc import Iterator
from importlib import import_module
from types import ModuleType
from typing import Any

import pytest
import wagtail_localize
from django.urls import include, path, resolve
from django.utils.translation import override
from wagtail import hooks
from wagtail.admin.auth import require_admin_access
from wagtail.models import Locale
from wagtail.utils.urlpatterns import decorate_urlpatterns
from wagtail_localize.models import Translation, TranslationSource

from cms import urls
from cms.people.models import User
from tests.world import World, draft_resource, login, make_user, put_up

pytestmark = pytest.mark.django_db
HOOKS = "wagtail_localize.wagtail_hooks"
# Every address the package has, with what its numbers are of.
ADDRESSES = {
    "jsi18n/": "words for its scripts",
    "submit/page/{page}/": "sends a page for translation, past the section and the review",
    "submit/snippet/learning/topic/1/": "the same for a snippet",
    "update/{source}/": "writes the source over what people have written in the translation, and publishes it",
    "translate/{translation}/strings/{string}/edit/": "writes in a translation without asking whose it is",
    "translate/{translation}/overrides/1/edit/": "the same",
    "translate/{translation}/pofile/download/": "gives away what is not published",
    "translate/{translation}/pofile/upload/": "writes in a translation without asking whose it is",
    "translate/{translation}/machine_translate/": "the same, by a machine",
    "translate/{translation}/preview/": "shows what is not published",
    "translate/{translation}/preview/default/": "the same",
    "translate/{translation}/disable/": "switches the mode of a page",
    "page/{page}/convert_to_alias/": "makes a page an alias of another",
    "reports/translations/": "lists every county's titles",
    "reports/translations/results/": "the same",
    "api/snippets/learning/topic/": "lists snippets",
    "api/snippets/learning/topic/1/": "the same",
}
# Where the package would stand in Wagtail.
REGISTERED = {
    "after_create_page",
    "before_edit_page",
    "before_edit_snippet",
    "register_admin_urls",
    "register_icons",
    "register_log_actions",
    "register_page_action_menu_item",
    "register_page_header_buttons",
    "register_page_listing_more_buttons",
    "register_permissions",
    "register_reports_menu_item",
    "register_snippet_action_menu_item",
    "register_snippet_listing_buttons",
}


@pytest.fixture
def stock() -> Iterator[Any]:
    """The package's own hooks, as they would be loaded; taken out again afterwards."""
    before = {name: list(found) for name, found in hooks._hooks.items()}
    yield import_module(HOOKS)
    hooks._hooks.clear()
    hooks._hooks.update(before)
    for name in ("wagtail_hooks", "synctree"):
        sys.modules.pop(f"wagtail_localize.{name}")
        delattr(wagtail_localize, name)


def ours(registry: Any) -> set[str]:
    """The names of the hooks at which something of the package is registered."""
    return {
        name
        for name, found in registry.items()
        for function, _order in found
        if str(function.__module__).startswith("wagtail_localize")
    }


@pytest.fixture(scope="module")
def told(lasting_world: World) -> dict[str, int]:
    """A published page of Innlandet's that the package has been told to translate into nynorsk; lent to each test."""
    with override("nb"):
        return told_of_a_page(lasting_world)


@pytest.fixture
def numbers(told: dict[str, int], db: None) -> dict[str, int]:
    return told


def told_of_a_page(world: World) -> dict[str, int]:
    page = put_up(draft_resource(world, "Bare Innlandets sak"))
    source, _created = TranslationSource.get_or_create_from_instance(page)
    nynorsk = Locale.objects.get(language_code="nn")
    translation = Translation.objects.create(source=source, target_locale=nynorsk, enabled=True)
    page.copy(
        to=world.section.get_translation(nynorsk),
        update_attrs={"locale": nynorsk, "slug": page.slug},
        copy_revisions=False,
        reset_translation_key=False,
    )
    string = source.stringsegment_set.first()
    return {"page": page.pk, "source": source.pk, "translation": translation.pk, "string": string.pk}


def open_to_all(settings: Any, stock: Any) -> None:
    """The site with the package's addresses where it would put them."""
    site = ModuleType("site_with_the_package")
    admin = decorate_urlpatterns(stock.register_admin_urls(), require_admin_access)
    site.urlpatterns = [path("admin/", include(admin)), *urls.urlpatterns]  # type: ignore[attr-defined]
    settings.ROOT_URLCONF = site


@pytest.fixture
def superuser() -> User:
    user = make_user("super")
    User.objects.filter(pk=user.pk).update(is_superuser=True)
    return User.objects.get(pk=user.pk)


@pytest.mark.parametrize("address", ADDRESSES)
def test_an_address_of_the_package_would_be_open_and_is_not_there(
    numbers: dict[str, int], stock: Any, settings: Any, superuser: User, world: World, address: str
) -> None:
    url = f"/admin/localize/{address.format(**numbers)}"
    who = {"superuser": superuser, "contact": world.contact, "other": world.other_contact, "operator": world.operator}
    shut = {
        (name, method, getattr(login(user), method)(url).status_code)
        for name, user in who.items()
        for method in ("get", "post")
    }
    assert shut == {(name, method, 404) for name in who for method in ("get", "post")}

    open_to_all(settings, stock)

    assert resolve(url).func.__module__.startswith("wagtail_localize") or resolve(url).view_name.startswith(
        "wagtail_localize:"
    )


@pytest.mark.filterwarnings("ignore::django.core.paginator.UnorderedObjectListWarning")  # the package's own
def test_its_report_would_show_another_countys_titles(
    numbers: dict[str, int], stock: Any, settings: Any, world: World
) -> None:
    url = "/admin/localize/reports/translations/"
    assert login(world.other_contact).get(url).status_code == 404

    open_to_all(settings, stock)

    assert "Bare Innlandets sak" in login(world.other_contact).get(url).content.decode()


def test_its_editor_would_take_the_place_of_wagtails(
    numbers: dict[str, int], stock: Any, settings: Any, world: World
) -> None:
    page = type(put_up(draft_resource(world, "En annen"))).objects.get(
        slug="bare-innlandets-sak", locale__language_code="nn"
    )
    url = f"/admin/pages/{page.pk}/edit/"
    open_to_all(settings, stock)
    assert "wagtail_localize/admin/edit_translation.html" in templates(login(world.contact).get(url))

    hooks._hooks["before_edit_page"] = [
        (function, order)
        for function, order in hooks._hooks["before_edit_page"]
        if not function.__module__.startswith("wagtail_localize")
    ]

    assert "wagtail_localize/admin/edit_translation.html" not in templates(login(world.contact).get(url))


def templates(response: Any) -> set[str]:
    return {template.name for template in response.templates}


def test_none_of_its_hooks_is_registered(stock: Any) -> None:
    assert ours(hooks._hooks) == REGISTERED


def test_its_module_of_hooks_is_never_loaded() -> None:
    hooks.search_for_hooks()

    assert HOOKS not in sys.modules
    assert ours(hooks._hooks) == set()
