"""Every kind of page in both written forms, full of words that are in no language but say which tree they stand in.

Long, since each kind of page is made here once, with all its fields.
"""

import datetime
import re
from typing import Any

from django.core.files.base import ContentFile
from django.utils import timezone
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Collection

from cms.media.models import BankDocument, BankImage
from cms.people.models import CountyLibrary, Municipality, User
from events.models import EventPage, Occurrence, SignUp
from home.models import CountyLibraryPage, HomePage, StandardPage
from learning.models import Competence, CoursePage, GuidePage, LearningPathPage, LessonPage, ResourcePage, Topic
from tests.readers import accepted, report_on
from tests.world import World, add, lines, put_up

HOUR, DAY = datetime.timedelta(hours=1), datetime.timedelta(days=1)
MADE_UP = re.compile(r"\bQ(nb|nn|se|en|smj)q")  # what a reader types has small letters


def q(language: str, words: str) -> str:
    """Each word as one that nobody has: “Qnnqord”."""
    return " ".join(f"Q{language}q{word}" for word in words.split())


def languages_of(text: str) -> set[str]:
    """Which trees the made-up words of a text stand in."""
    return set(MADE_UP.findall(text))


def collection() -> Collection:
    return Collection.objects.get(name="Innlandet fylkesbibliotek")


def picture(language: str) -> BankImage:
    """One for each language."""
    return BankImage.objects.filter(title=q(language, "bilete")).first() or BankImage.objects.create(
        title=q(language, "bilete"),
        description=q(language, "hylle"),
        creator="Qxx",
        licence="cc-by",
        file=get_test_image_file(size=(90, 60)),
        collection=collection(),
    )


def document(language: str, ending: str) -> BankDocument:
    """One for each language and kind of file."""
    name = f"{q(language, 'fil')}.{ending}"
    found = BankDocument.objects.filter(title=name).first()
    return found or BankDocument.objects.create(title=name, file=ContentFile(b"qx", name=name), collection=collection())


def every_block(language: str) -> list[dict[str, Any]]:
    def w(words: str) -> str:
        return q(language, words)

    table = {
        "data": [[w("a"), w("b")], [w("c"), w("d")]],
        "first_row_is_table_header": True,
        "first_col_is_header": True,
        "table_caption": w("tabell"),
        "cell": [],
        "mergeCells": [],
    }
    film = {
        "title": w("film"),
        "file": document(language, "mp4").pk,
        "captions": document(language, "vtt").pk,
        "transcript": f"<p>{w('tekst')}</p>",
        "audio_description": "spoken",
    }
    callouts = [
        {"type": "callout", "value": {"kind": kind, "heading": w(kind), "text": f"<p>{w('boks')}</p>"}}
        for kind in ("tip", "important", "law")
    ]
    return [
        {"type": "heading", "value": w("overskrift")},
        {"type": "text", "value": f"<p>{w('avsnitt her')}</p>"},
        {"type": "image", "value": {"image": picture(language).pk, "alt_text": "", "caption": w("bilettekst")}},
        {"type": "video", "value": film},
        {"type": "quote", "value": {"text": w("sitat"), "attribution": w("taler")}},
        *callouts,
        {"type": "table", "value": table},
        {"type": "accordion", "value": [{"heading": w("fold"), "text": f"<p>{w('svar')}</p>"}]},
        {"type": "download", "value": {"title": "", "document": document(language, "odt").pk}},
        {
            "type": "embed",
            "value": {
                "title": w("klipp"),
                "url": "https://www.youtube.com/watch?v=abc123",
                "transcript": f"<p>{w('ord')}</p>",
            },
        },
    ]


def fields(world: World, language: str, name: str) -> dict[str, Any]:
    """What all works have, everything filled in."""
    return {
        "title": q(language, name),
        "summary": q(language, f"om {name}"),
        "main_area": world.area,
        "areas": [world.area],
        "competences": list(Competence.objects.filter(slug__in=("bokprat", "kildekritikk"))),
        "target_groups": [world.target_group],
        "topics": list(Topic.objects.all()[:2]),
        "level": "basic",
        "co_producers": [CountyLibrary.objects.get(slug="vestland")],
        "partners": q(language, "partnar"),
        "supported_by": q(language, "stotte"),
        "contact_name": q(language, "kontakt"),
        "contact_email": "kontakt@example.org",
        "responsible_role": q(language, "ansvar"),
        "deputy_role": "Qxx",
        "review_due_on": timezone.localdate() + 300 * DAY,
        "live": False,
    }


def links(language: str) -> list[dict[str, Any]]:
    return [{"type": "link", "value": {"text": q(language, "lenke"), "url": "https://example.org/"}}]


def course(world: World, section: Any, language: str, by: User) -> CoursePage:
    work = CoursePage(
        **fields(world, language, "kurs"),
        purpose=q(language, "formaal"),
        outcomes=lines(q(language, "kan"), q(language, "vil")),
        form="with_meetings",
        format="formalised",
        certificate_requirements=q(language, "krav"),
        run_plan=q(language, "plan"),
        run_speakers=q(language, "talere"),
        run_equipment=q(language, "utstyr"),
        run_price=q(language, "pris"),
        image=picture(language),
        owner=by,
    )
    add(section, work, by)
    for number in ("ein", "to", "tre"):
        lesson = LessonPage(
            title=q(language, f"leksjon{number}"),
            summary=q(language, "leksjonom"),
            minutes=10,
            learn=lines(q(language, "laer")),
            body=every_block(language) if number == "to" else [{"type": "text", "value": f"<p>{q(language, 'x')}</p>"}],
            reflection=lines(q(language, "tenk")),
            read_more=links(language),
            producer=CountyLibrary.objects.get(slug="agder"),
            owner=by,
            live=False,
        )
        add(work, lesson, by)
    return work


def resource(world: World, section: Any, language: str, by: User) -> ResourcePage:
    work = ResourcePage(
        **fields(world, language, "ressurs"),
        type="handbook",
        minutes=9,
        body=every_block(language),
        files=[{"type": "file", "value": document(language, "pdf").pk}],
        links=links(language),
        focus=q(language, "satsing"),
        image=picture(language),
        owner=by,
    )
    return add(section, work, by)


def recipe(world: World, section: Any, language: str, by: User) -> ResourcePage:
    work = ResourcePage(
        **fields(world, language, "oppskrift"),
        type="recipe",
        minutes=20,
        recipe_purpose=q(language, "hensikt"),
        recipe_audience=q(language, "publikum"),
        recipe_municipality_size="small",
        recipe_staffing=q(language, "folk"),
        recipe_staff="two",
        recipe_time=q(language, "tid"),
        recipe_cost=q(language, "kostnad"),
        recipe_price="low",
        recipe_equipment=lines(q(language, "ting")),
        recipe_steps=lines(q(language, "steg")),
        recipe_what_went_wrong=q(language, "feil"),
        owner=by,
    )
    return add(section, work, by)


def event(world: World, section: Any, language: str, by: User, name: str, **changes: Any) -> EventPage:
    work = EventPage(
        **fields(world, language, name),
        body=[{"type": "text", "value": f"<p>{q(language, 'program')}</p>"}],
        sign_up_url="https://example.org/",
        cohort=q(language, "kull"),
        fee=q(language, "avgift"),
        covered=q(language, "reise"),
        preparation=q(language, "forbered"),
        recording=q(language, "opptak"),
        accessibility=q(language, "tolk"),
        hours_away=2.5,
        from_desk=True,
        owner=by,
        **({"form": "hybrid", "is_binding": True} | changes),
    )
    return add(section, work, by)


def occur(page: EventPage, language: str, in_days: int, **changes: Any) -> Occurrence:
    starts = timezone.now().replace(minute=0, second=0, microsecond=0) + in_days * DAY
    known = {"title": q(language, "samling"), "venue": q(language, "sal"), "preparation": q(language, "les")}
    place = {"municipality": Municipality.objects.first(), "starts_at": starts, "ends_at": starts + 2 * HOUR}
    of_sign_up = {
        name: value for name, value in changes.items() if name in ("capacity", "taken", "deadline", "has_waiting_list")
    }
    if of_sign_up:
        place["sign_up"] = SignUp.objects.update_or_create(of_sign_up, work=page.translation_key)[0]
    mine = {name: value for name, value in changes.items() if name not in of_sign_up}
    return Occurrence.objects.create(work=page.translation_key, language=language, **(known | place | mine))


def guide(works: list[Any], language: str, by: User) -> GuidePage:
    section = CountyLibraryPage.objects.get(slug="felles", locale__language_code=language)
    situation = {"nb": "ny-i-biblioteket", "nn": ""}[language]
    steps = [{"type": "step", "value": {"page": work.pk, "why": q(language, "derfor")}} for work in works]
    page = GuidePage(
        title=q(language, "rettleiing"),
        slug=situation,
        situation=situation,
        summary=q(language, "begynn"),
        steps=steps,
        review_due_on=timezone.localdate() + 300 * DAY,
        owner=by,
        live=False,
    )
    return add(section, page, by)


def path(world: World, section: Any, language: str, by: User, works: list[Any]) -> LearningPathPage:
    steps = [{"type": "step", "value": {"page": work.pk, "why": q(language, "derfor")}} for work in works]
    work = LearningPathPage(
        **fields(world, language, "lop"),
        outcomes=lines(q(language, "kan")),
        steps=steps,
        hours=7.5,
        valid_months=24,
        image=picture(language),
        owner=by,
    )
    return add(section, work, by)


def set_up(world: World) -> dict[str, Any]:
    """Live works of every kind by their language and name: “nb kurs”, “nn kurs” …"""
    works: dict[str, Any] = {}
    for language, section, by in (
        ("nb", world.section, world.contact),
        ("nn", world.other_section, world.other_contact),
    ):
        section.summary, section.intro = q(language, "fylke"), f"<p>{q(language, 'intro')}</p>"
        section.save_revision()
        put_up(section)
        home = HomePage.objects.get(slug=language)
        standard = StandardPage(
            title=q(language, "side"), summary=q(language, "sideom"), body=every_block(language), owner=by, live=False
        )
        found = {
            "side": add(home, standard, by),
            "kurs": course(world, section, language, by),
            "ressurs": resource(world, section, language, by),
            "oppskrift": recipe(world, section, language, by),
            "serie": event(world, section, language, by, "serie"),
            "avlyst": event(world, section, language, by, "avlyst", form="physical", is_binding=False),
            "holdt": event(world, section, language, by, "holdt", form="digital"),
        }
        occur(found["serie"], language, 20, capacity=20, taken=18, deadline=timezone.now() + 9 * DAY)
        occur(found["serie"], language, 40, capacity=20, taken=20, has_waiting_list=True)
        occur(found["avlyst"], language, 8, cancelled_at=timezone.now(), cancel_reason=q(language, "sjuk"))
        occur(found["holdt"], language, -8)
        works |= {f"{language} {name}": put_up(page) for name, page in found.items()}
        accepted(
            report_on(
                works[f"{language} oppskrift"],
                what=q(language, "gjort"),
                how_it_went=q(language, "gjekk"),
                language=language,
            )
        )
    for language, by in (("nb", world.contact), ("nn", world.other_contact)):
        works[f"{language} rettleiing"] = put_up(guide([works["nb ressurs"], works["nn kurs"]], language, by))
    for language, section, by in (
        ("nb", world.section, world.contact),
        ("nn", world.other_section, world.other_contact),
    ):
        chosen = [works["nb ressurs"], works["nn kurs"], works["nb serie"]]
        works[f"{language} lop"] = put_up(path(world, section, language, by, chosen))
    return works
