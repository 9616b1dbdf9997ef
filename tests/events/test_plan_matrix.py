"""Who fills which hole: the matrix on the screen, as a spreadsheet and on paper; and what lists of the plan cost."""

import csv
import datetime
import io
import json
import subprocess
import sys
import uuid
from pathlib import Path
from typing import Any

import pypdf
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from cms.core import pdf
from cms.people.models import CountyLibrary
from events.models import Joining, Occurrence, PlannedMeasure
from events.plans import actions
from events.plans.matrix import Cell, Matrix, matrix_of
from events.plans.periods import SHOWN, later, name_of, now, shown_from
from learning.models import Competence, CompetenceArea, Strategy, TargetGroup
from tests.plans import address, next_half, plan
from tests.reading import soup, text
from tests.world import World, draft_course, draft_event, login, put_up

pytestmark = pytest.mark.django_db
DAY = datetime.timedelta(days=1)
LIST, MATRIX, MEASURE, FORM = 45, 34, 42, 29


def matrix() -> Matrix:
    return matrix_of(shown_from(""))


def cell(area: str, group: str, half: int = 1) -> Cell:
    """The half-year so many after the present one."""
    [found] = [
        cells[half]
        for each in matrix().areas
        for term, cells in each.rows
        if (each.area.slug, term.slug) == (area, group)
    ]
    return found


def filled(area: str, group: str, half: int = 1) -> list[tuple[str, str]]:
    return [(line.title, line.state.value) for line in cell(area, group, half).lines]


def test_every_area_and_group_has_a_place_in_every_half_year_and_all_of_an_empty_plan_are_holes(world: World) -> None:
    shown = matrix()

    places = CompetenceArea.objects.count() * TargetGroup.objects.count() * SHOWN
    assert (len(shown.cells), shown.holes) == (places, places)
    assert list(shown.half_years) == [later(now(), steps) for steps in range(4)]


def test_a_measure_stands_in_each_of_its_areas_and_groups_in_its_half_year(world: World) -> None:
    plan(world, areas=["formidling"], competences=["kildekritikk"], target_groups=["alle", "ledere"])

    there = [("Bokprat for voksne", "planned")]
    assert [filled(area, group) for area in ("formidling", "kunnskap") for group in ("alle", "ledere")] == [there] * 4
    assert filled("formidling", "alle", half=2) == []
    assert matrix().holes == len(matrix().cells) - 4


def test_what_readers_see_fills_a_hole_with_or_without_a_plan_and_stands_there_once(world: World) -> None:
    planned = plan(world, "Bokprat")
    made = put_up(draft_event(world, "Bokprat", in_days=1))
    PlannedMeasure.objects.update(work=made.translation_key)
    begins = timezone.make_aware(datetime.datetime.combine(next_half().first_day + 9 * DAY, datetime.time(10)))
    Occurrence.objects.update(starts_at=begins, ends_at=begins + datetime.timedelta(hours=1))
    put_up(draft_course(world, "Kurset", lessons=0))

    assert filled("formidling", "alle") == [("Bokprat", "published")]
    assert filled("formidling", "alle", half=0) == [("Kurset", "published")]
    page = soup(login(world.contact).get(address("index")))
    assert text(page.select_one("td[data-label=Tilstand] .w-status")) == "Publisert"
    assert planned.pk == PlannedMeasure.objects.get().pk


def test_a_series_stands_in_each_half_year_in_which_it_meets(world: World) -> None:
    made = put_up(draft_event(world, "Rekka", in_days=0))
    for half in (1, 2):
        begins = timezone.make_aware(datetime.datetime.combine(later(now(), half).first_day, datetime.time(10)))
        Occurrence.objects.create(
            work=made.translation_key, starts_at=begins, ends_at=begins + datetime.timedelta(hours=1)
        )

    assert [filled("formidling", "alle", half) for half in range(4)] == [[("Rekka", "published")]] * 3 + [[]]


def test_what_is_cancelled_or_withdrawn_leaves_a_hole(world: World) -> None:
    gone = plan(world)
    actions.withdraw(gone.pk, world.contact, "Ingen penger.")
    put_up(draft_event(world, "Avlyst", in_days=0))
    begins = timezone.make_aware(datetime.datetime.combine(now().last_day, datetime.time(10)))
    Occurrence.objects.update(starts_at=begins, ends_at=begins + datetime.timedelta(hours=1))
    assert (filled("formidling", "alle", half=0), cell("formidling", "alle", half=0).is_hole) == (
        [("Avlyst", "published")],
        False,
    )

    Occurrence.objects.update(cancelled_at=timezone.now())

    assert (filled("formidling", "alle", half=0), filled("formidling", "alle")) == ([], [])
    assert matrix().holes == len(matrix().cells)


def test_the_table_says_what_each_cell_is_and_what_the_strategy_wants(world: World) -> None:
    plan(world)
    Strategy.objects.create(area=world.area, what="Mer bokprat.", how="Kurs.", why="Flere lesere.", language="nn")

    page = soup(login(world.reviewer).get(address("matrix")))

    table = page.select_one(".kb-plan-scroll[role=region][tabindex='0'] table")
    assert page.select_one(".kb-plan-scroll")["aria-labelledby"] == table.caption["id"]
    assert [text(cell) for cell in table.select("thead th[scope=col]")] == ["For hvem", *map(str, shown_from(""))]
    assert len(table.select("th[scope=rowgroup]")) == CompetenceArea.objects.count()
    rows = CompetenceArea.objects.count() * TargetGroup.objects.count()
    assert (len(table.select("th[scope=row]")), len(table.select("td.hole"))) == (rows, rows * SHOWN - 1)
    assert text(table.select_one(".strategy dd[lang=nn]")) == "Mer bokprat."
    assert text(table.select_one("td li")) == "Bokprat for voksne Planlagt, Innlandet fylkesbibliotek"


@pytest.mark.parametrize(
    ("asked", "first"),
    [("2027-1", "2027-1"), ("", None), ("x", None), ("1066-1", None), ("9999-2", None), ("0000-1", None)],
)
def test_the_matrix_is_turned_to_other_half_years_and_to_the_present_one_for_anything_else(
    world: World, asked: str, first: str | None
) -> None:
    page = login(world.contact).get(address("matrix"), {"fra": asked})

    expected = first or name_of(now())
    assert (page.status_code, page.context["from"]) == (200, expected)


def test_the_spreadsheet_has_a_row_for_each_measure_in_each_cell_and_for_each_hole(world: World) -> None:
    plan(world, "=SUM(A1)")

    response = login(world.contact).get(address("matrix_csv"))

    sent = b"".join(response.streaming_content).decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(sent), delimiter=";"))
    assert rows[2] == ["Kompetanseområde", "For hvem", "Halvår", "Tilstand", "Tittel", "Type", "Fylkesbibliotek"]
    full = [row for row in rows[3:] if row[3] != "Hull"]
    assert full == [
        [
            *("Formidling og leselyst", "Alle som jobber i bibliotek", str(next_half()), "Planlagt", "'=SUM(A1)"),
            *("Arrangement", "Innlandet fylkesbibliotek"),
        ]
    ]
    assert len(rows[3:]) == len(matrix().cells)
    assert response["Content-Disposition"] == f'attachment; filename="plan-{name_of(now())}.csv"'


@pytest.mark.parametrize(("who", "language"), [("contact", "nb"), ("other_contact", "nn")])
def test_the_paper_is_read_aloud_without_faults(world: World, tmp_path: Path, who: str, language: str) -> None:
    plan(world)
    plan(world, "Bokprat på nynorsk", language="nn", by="other_contact")
    Strategy.objects.create(area=world.area, what="Mer bokprat.", how="Kurs.", why="Flere lesere.")

    response = login(getattr(world, who)).get(address("matrix_pdf"))

    file, report = tmp_path / "plan.pdf", tmp_path / "report.json"
    file.write_bytes(response.content)
    outloud = Path(sys.executable).parent / "outloud"
    subprocess.run([outloud, "--json", report, "--fail-on", "never", file], check=True, capture_output=True)
    (found,) = json.loads(report.read_text())["results"]
    assert (found["error"], found["findings"], found["stats"]["tagged"]) == (None, [], True)
    read = pypdf.PdfReader(io.BytesIO(response.content))
    assert (read.metadata.title, read.root_object["/Lang"]) == ("Kompetansebanken: fellesplanen", language)
    said = " ".join(" ".join(page.extract_text() for page in read.pages).split())
    for words in ("Bokprat for voksne", "Planlagt, Innlandet", "Mer bokprat.", "Flere lesere."):
        assert words in said


def test_a_server_that_cannot_draw_says_so_and_offers_the_spreadsheet(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    from events.plans import matrix_views

    def without_pango(*args: Any) -> bytes:
        raise pdf.NoPango

    monkeypatch.setattr(matrix_views, "as_pdf", without_pango)

    response = login(world.contact).get(address("matrix_pdf"), {"fra": "2027-1"}, follow=True)

    assert response.redirect_chain == [(f"{address('matrix')}?fra=2027-1", 302)]
    assert "Pango" in text(soup(response).select_one(".messages"))


# --- what it costs ---


def many(world: World, number: int) -> PlannedMeasure:
    """So many measures: drafts of events and courses, published ones, each joined by as many; gives one of them."""
    others = CountyLibrary.objects.exclude(slug="innlandet").order_by("pk")
    makings = [
        PlannedMeasure(
            library=others[n % 10],
            title=f"Tiltak {n}",
            year=next_half().year,
            half=next_half().half,
            key=uuid.uuid4(),
            kind=["event", "course"][n % 2],
        )
        for n in range(number)
    ]
    made = PlannedMeasure.objects.bulk_create(makings)
    for name, terms in (("areas", CompetenceArea), ("target_groups", TargetGroup)):
        through: Any = getattr(PlannedMeasure, name).through
        key = f"{terms._meta.model_name}_id"
        pks = list(terms.objects.values_list("pk", flat=True)[:3])
        through.objects.bulk_create(
            through(plannedmeasure_id=each.pk, **{key: pk}) for each in made for pk in pks[: min(number, 3)]
        )
    through = PlannedMeasure.competences.through
    through.objects.bulk_create(
        through(plannedmeasure_id=each.pk, competence_id=Competence.objects.all()[0].pk) for each in made
    )
    Joining.objects.bulk_create(Joining(measure=each, library=others[11]) for each in made)
    for n in range(min(number, 3)):
        for verb in (draft_event, draft_course):
            draft = verb(world, f"{verb.__name__} {n}")
            live = put_up(verb(world, f"Ute: {verb.__name__} {n}"))
            for page in (draft, live):
                plan(world, page.title, half_year=next_half())
                PlannedMeasure.objects.filter(title=page.title).update(work=page.translation_key)
        Strategy.objects.create(area=CompetenceArea.objects.all()[n], what="A", how="B", why="C")
    return PlannedMeasure.objects.exclude(work=None).order_by("pk")[0]


@pytest.mark.parametrize("number", [1, 3, pytest.param(300, marks=pytest.mark.stress)])
def test_the_plan_costs_the_same_however_much_is_planned(world: World, number: int) -> None:
    shown = many(world, number)
    client = login(world.contact)
    screens = {
        address("index"): LIST,
        address("matrix"): MATRIX,
        address("measure", shown.pk): MEASURE,
        address("change", shown.pk): FORM,
    }
    costs = {}
    for screen in screens:
        client.get(screen)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            response = client.get(screen)
        costs[screen] = len(queries)
        assert response.status_code == 200

    assert costs == screens
