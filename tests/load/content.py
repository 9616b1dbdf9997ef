"""What the load begins with: addresses that readers open, an event to sign up for, works and those who write them.

python -m tests.load.content FILE PORT, with Django's settings and the site running.
"""

import json
import sys
from pathlib import Path
from typing import Any

import django

WORKS = 6
QUERIES = (
    *("bokprat", "lesing for barn", "konflikt i biblioteket", "kurs om spill", "kjeldekritikk", "personvern"),
    *("samisk litteratur", "språkkafé", "digital kompetanse", "ungdom", "formidling", "tilgjengelighet"),
    *("arrangement for voksne", "ny i jobben", "opphavsrett", "podkast", "universell utforming", "strikkekafe"),
)
LISTS = ("/", "/kurs/", "/ressurser/", "/arrangement/", "/fylkesbibliotekene/", "/jeg-har-10-minutter/", "/nn/")


def gather(port: int) -> dict[str, Any]:
    from django.urls import reverse

    from events.models import EventPage
    from learning.models import CoursePage, LessonPage, ResourcePage
    from tests.places import place
    from tests.signed_up import door_of, open_event
    from tests.world import CHECKED

    world = people()
    event = open_event(world, "Webinar om lesing")
    pages = [
        page.url
        for model in (CoursePage, ResourcePage, EventPage, LessonPage)
        for page in model.objects.live().order_by("pk")[:40]
    ]
    return {
        "event": event.url,
        "pages": [*LISTS, *pages],
        "queries": QUERIES,
        "sign_up": reverse("places:sign_up", args=(door_of(event).pk,)),
        "municipality": place("Hamar").pk,
        "works": [work(world, number, port) for number in range(WORKS)],
        "contact": session_of(world.contact),
        "reviewer": session_of(world.reviewer),
        "checked": CHECKED,
    }


def people() -> Any:
    """The demo's, in the parts that the tests' verbs ask for."""
    from cms.people.models import User
    from home.models import CountyLibraryPage
    from learning.models import CompetenceArea, TargetGroup
    from tests.world import World

    found = {name: User.objects.get(email=f"{name}@example.org") for name in ("kontakt.innlandet", "ressurs.trondelag")}
    contact, reviewer = found.values()
    section = CountyLibraryPage.objects.get(slug="innlandet", locale__language_code="nb")
    others = ("deputy", "other_contact", "own_member", "other_reviewer", "leader", "operator", "outsider")
    return World(
        **dict.fromkeys(others, contact),
        contact=contact,
        reviewer=reviewer,
        section=section,
        other_section=section,
        area=CompetenceArea.objects.get(slug="formidling"),
        target_group=TargetGroup.objects.get(slug="alle"),
    )


def session_of(user: Any) -> str:
    from tests.deploy.site import proved_session

    return proved_session(user)


def work(world: Any, number: int, port: int) -> dict[str, Any]:
    """A live resource, and its editor's form as a browser would send it back."""
    import lxml.html
    from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

    from tests.deploy.site import Browser, blocks_of
    from tests.editing import FORM, values_of
    from tests.world import draft_resource, put_up

    page = put_up(draft_resource(world, f"Opplegg {number}"))
    shown = Browser(port, session_of(world.contact)).get(f"/admin/pages/{page.pk}/edit/")
    form = values_of(lxml.html.fromstring(shown.text).get_element_by_id(FORM))
    blocks = blocks_of(type(page)) | {"body": streamfield([("text", rich_text("<p>Råd for kvelden.</p>"))])}
    return {"pk": page.pk, "url": page.url, "form": form | nested_form_data(blocks)}


def main() -> None:
    file, port = sys.argv[1:]
    django.setup()
    Path(file).write_text(json.dumps(gather(int(port))))


if __name__ == "__main__":
    main()
