"""One archive file per work: everything that was decided, built from what stands alone, the same each time."""

import hashlib
import io
import json
import zipfile
from typing import Any

import pytest
from django.urls import reverse

from cms.core.models import ApprovalRecord
from learning.models import CoursePage
from tests.world import (
    World,
    approve,
    body,
    draft_course,
    draft_resource,
    edit,
    live_course,
    login,
    publish,
    send_back,
    submit,
)
from workflows import actions
from workflows.reports.reading import as_html


def fetch(by: Any, number: int) -> bytes:
    response = login(by).get(reverse("workflows:work_archive", args=(number,)))
    assert response["Content-Type"] == "application/zip"
    return b"".join(response.streaming_content)


def opened(data: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


@pytest.fixture
def course(world: World) -> CoursePage:
    """Sent back once, then approved."""
    course = draft_course(world, "Bokprat", lessons=1)
    submit(course, world.contact)
    send_back(course, world.other_reviewer, "Legg til kilder.")
    submit(course, world.contact)
    approve(course, world.reviewer)
    return CoursePage.objects.get(pk=course.pk)


def test_the_file_holds_decisions_evidence_log_and_every_page(world: World, course: CoursePage) -> None:
    files = opened(fetch(world.leader, course.pk))

    lesson = course.work_pages()[1]
    records = {record.page_number: record for record in ApprovalRecord.objects.filter(kind="review")}
    folders = [f"pages/{page.pk}/{records[page.pk].pk}" for page in (course, lesson)]
    assert sorted(files) == sorted(
        [
            *("README.txt", "SHA256SUMS", "approvals.json", "decisions.json", "log.json"),
            *(f"{folder}/content.{kind}" for folder in folders for kind in ("html", "json")),
        ]
    )
    decisions = json.loads(files["decisions.json"])
    assert [(entry["decision"], entry["reason"]) for entry in decisions] == [
        ("sent_back", "Legg til kilder."),
        ("approved", ""),
    ]
    assert [vote["who"]["name"] for vote in decisions[1]["review"]["votes"]] == ["Reviewer Testesen"] * 2
    approvals = json.loads(files["approvals.json"])
    assert [approval["checklist"][str(world.reviewer.pk)]["sources"]["answer"] for approval in approvals] == ["yes"] * 2
    actions = {(entry["action"], entry["user"]["name"]) for entry in json.loads(files["log.json"])}
    assert ("wagtail.workflow.reject", "Other_reviewer Testesen") in actions


def test_what_an_expert_wrote_is_kept_with_the_decision(world: World) -> None:
    course = draft_course(world, "Bokprat", lessons=1)
    lesson = course.work_pages()[1]
    link, _secret = actions.make_link(course, world.contact, "Professor Ås", 14)
    actions.comment(link.pk, lesson, "Kari Ås", "Kapittel to er for langt.")
    submit(course, world.contact)
    approve(course, world.reviewer)

    (decision,) = json.loads(opened(fetch(world.leader, course.pk))["decisions.json"])
    (comment,) = decision["review"]["experts"]

    assert comment.pop("at")
    assert comment == {
        "shown_to": "Professor Ås",
        "name": "Kari Ås",
        "page": lesson.pk,
        "title": lesson.title,
        "text": "Kapittel to er for langt.",
    }


def test_the_sums_are_right_and_a_contents_sum_is_the_hash_of_the_evidence(world: World, course: CoursePage) -> None:
    with zipfile.ZipFile(io.BytesIO(fetch(world.leader, course.pk))) as archive:
        sums = [line.split("  ") for line in archive.read("SHA256SUMS").decode().splitlines()]
        named = {name: digest for digest, name in sums}

        found = {name: hashlib.sha256(archive.read(name)).hexdigest() for name in archive.namelist()}

    assert found.pop("SHA256SUMS") != ""
    assert named == found
    for record in ApprovalRecord.objects.filter(kind="review"):
        assert found[f"pages/{record.page_number}/{record.pk}/content.json"] == record.content_hash


def test_made_twice_it_is_the_same_file_whoever_asks(world: World, course: CoursePage) -> None:
    world.operator.wagtail_userprofile.preferred_language = "nn"
    world.operator.wagtail_userprofile.save()

    assert fetch(world.leader, course.pk) == fetch(world.leader, course.pk) == fetch(world.operator, course.pk)


def test_it_is_whole_when_revisions_are_purged_and_the_work_is_gone(world: World, course: CoursePage) -> None:
    login(world.contact).post(reverse("workflows:take_down", args=(course.pk,)), {"reason": "Feil tall."})
    before = opened(fetch(world.leader, course.pk))

    for page in reversed(CoursePage.objects.get(pk=course.pk).work_pages()):
        page.revisions.all().delete()
        type(page).objects.get(pk=page.pk).delete()

    after = opened(fetch(world.leader, course.pk))
    assert {name: after[name] for name in before if name not in ("log.json", "SHA256SUMS")} == {
        name: text for name, text in before.items() if name not in ("log.json", "SHA256SUMS")
    }
    entries = [json.loads(files["log.json"]) for files in (before, after)]
    assert [entry for entry in entries[0] if entry in entries[1]] == entries[0]  # and that it was deleted


def test_another_works_content_is_not_in_it(world: World, course: CoursePage) -> None:
    other = live_course(world, "Noe annet", lessons=1)

    files = opened(fetch(world.leader, course.pk))

    assert not [name for name in files if f"/{other.pk}/" in name]


def test_a_number_without_decisions_has_no_archive(world: World) -> None:
    draft = draft_resource(world)

    addresses = [reverse("workflows:work_archive", args=(number,)) for number in (draft.pk, 0, 10**18)]

    assert [login(world.leader).get(address).status_code for address in addresses] == [404] * 3


# --- the content to be read ---


def html_of(world: World, **changes: Any) -> str:
    resource = draft_resource(world, "Håndbok")
    edit(resource, world.contact, **changes)
    publish(resource, world)
    return as_html(ApprovalRecord.objects.get(page=resource, kind="review"))


def test_the_content_is_read_in_its_own_language_with_the_fields_names(world: World) -> None:
    html = html_of(world, body=body("Råd & <b>vink</b>."))

    assert '<html lang="nb">' in html
    assert "<dt>tittel</dt><dd>Håndbok</dd>" in html.lower().replace("håndbok", "Håndbok")
    assert "<p>Råd &amp; <b>vink</b>.</p>" in html


def test_what_is_opened_from_the_archive_runs_and_fetches_nothing(world: World) -> None:
    html = html_of(
        world,
        summary='<script>alert("nei")</script>',
        body=body('<a href="https://example.org/" onclick="x()">lenke</a><embed embedtype="image" id="3"><!--x--><br>'),
    )

    assert "<script" not in html
    assert "onclick" not in html
    assert "lenke (https://example.org/)" in html
    assert "<embed" not in html


def test_a_page_type_that_is_no_more_is_read_by_its_fields_own_names(world: World) -> None:
    publish(draft_resource(world, "Håndbok"), world)
    record = ApprovalRecord.objects.get(kind="review")
    record.page_type = "learning.GonePage"
    record.content |= {"has_sound": True, "notes": "[{not json", "weight": 2.5}

    html = as_html(record)

    assert "<dt>title</dt><dd>Håndbok</dd>" in html
    assert "<dt>has_sound</dt><dd>Ja</dd>" in html
    assert "<dt>notes</dt><dd>[{not json</dd>" in html
    assert "<dt>weight</dt><dd>2.5</dd>" in html
