"""«Del det som er publisert»: link, QR code and a text for the newsletter, in the letter and on a screen."""

import base64
import io
from typing import Any

import pytest
from django.core import mail as outbox
from django.urls import reverse
from django.utils import translation
from PIL import Image

from cms.core import qr
from cms.core.models import Mail
from cms.core.tasks import send_mail
from learning.models import CoursePage, LessonPage
from tests.reading import soup, text
from tests.world import (
    CAST,
    World,
    approve,
    draft_course,
    draft_event,
    draft_resource,
    edit,
    live_course,
    login,
    put_up,
    submit,
)
from workflows.sharing import newsletters


def approval_to(user: Any) -> Mail:
    return Mail.objects.filter(key__startswith="approved:", to=user.email).latest("pk")


# --- the letter ---


def test_the_approval_carries_the_link_and_the_text_in_both_written_forms(world: World) -> None:
    course = live_course(world)

    body = approval_to(world.contact).body

    address = course.canonical_url
    assert address in body.splitlines()
    nb, nn = (newsletter.text for newsletter in newsletters(course))
    assert nb in body
    assert nn in body
    assert body.index(nb) < body.index(nn)
    assert f"/admin/gjennomgang/del/{course.pk}/" in body


def test_the_frame_is_in_both_forms_and_title_and_summary_in_their_own(world: World) -> None:
    """Words the two forms do not share are found in one text each."""
    course = put_up(draft_course(world, "Bokprat"))

    nb, nn = newsletters(course)

    for newsletter in (nb, nn):
        lines = newsletter.text.splitlines()
        assert lines[:2] == ["Bokprat", "Kort om bokprat."]
        assert course.canonical_url in newsletter.text
        assert "Innlandet fylkesbibliotek" in newsletter.text
        assert "20 minutt" in newsletter.text
    assert (nb.language, nn.language) == ("nb", "nn")
    assert ("20 minutter" in nb.text, "20 minutter" in nn.text) == (True, False)


def test_an_event_tells_its_day_and_a_resource_no_minutes(world: World) -> None:
    event, resource = put_up(draft_event(world)), put_up(draft_resource(world))

    first, second = newsletters(event)[0].text, newsletters(resource)[0].text

    assert str(event.next_occurrence.starts_at.year) in first
    assert "minutt" not in first + second


def test_a_standing_page_is_told_of_by_its_owner_alone(world: World) -> None:
    assert "Innlandet" in newsletters(world.section)[0].text


def test_a_course_that_goes_up_later_is_told_with_its_minutes(world: World) -> None:
    import datetime

    from django.utils import timezone

    course = draft_course(world)
    edit(course, world.contact, go_live_at=timezone.now() + datetime.timedelta(days=2))
    submit(course, world.contact)
    approve(course, world.reviewer)

    assert "20 minutter" in approval_to(world.contact).body


def test_the_text_is_of_what_was_approved_and_not_of_what_stood_there_before(world: World) -> None:
    course = live_course(world)
    edit(course, world.contact, title="Bokprat for voksne")
    submit(course, world.contact)
    approve(course, world.reviewer)

    body = approval_to(world.contact).body

    assert "\nBokprat for voksne\n" in body
    assert "\nBokprat\n" not in body


def test_a_lesson_that_goes_up_alone_tells_of_its_course(world: World) -> None:
    course = live_course(world)
    edit(LessonPage.objects.child_of(course).first(), world.contact, title="Ny leksjon")
    submit(course, world.contact)
    approve(course, world.reviewer)

    assert "\nBokprat\n" in approval_to(world.contact).body


def test_the_qr_code_goes_along_as_a_picture_that_is_named(world: World) -> None:
    course = live_course(world)
    mail = approval_to(world.contact)

    send_mail(mail.pk)

    (message,) = outbox.outbox
    (picture,) = [part for part in message.message().walk() if part.get_content_type() == "image/png"]
    assert picture.get_payload(decode=True) == qr.png(course.canonical_url)
    assert (picture.get_filename(), picture["Content-Description"]) == ("qr.png", "QR-kode")
    assert mail.qr_address == course.canonical_url


def test_other_letters_carry_no_picture(world: World) -> None:
    work = draft_resource(world)
    submit(work, world.contact)

    send_mail(Mail.objects.filter(to=world.reviewer.email).get().pk)

    assert outbox.outbox[0].attachments == []


def test_the_code_is_a_code_of_that_address() -> None:
    """Read back by the pattern an independent drawing of the same matrix gives: dark where the matrix is dark."""
    import segno

    address = "https://kompetansebanken.example.org/innlandet/bokprat/"
    picture = Image.open(io.BytesIO(qr.png(address))).convert("1")

    matrix = [list(row) for row in segno.make_qr(address, error="m").matrix_iter(border=4)]

    drawn = [
        [picture.getpixel((column * 12 + 6, row * 12 + 6)) == 0 for column in range(len(matrix))]
        for row in range(len(matrix))
    ]
    assert drawn == [[bool(dark) for dark in row] for row in matrix]


# --- the screen ---


@pytest.fixture(scope="module")
def lasting_course(lasting_world: World) -> int:
    with translation.override("nb"):
        return put_up(draft_course(lasting_world)).pk


@pytest.fixture
def course(lasting_course: int, db: None) -> CoursePage:
    return CoursePage.objects.get(pk=lasting_course)


@pytest.mark.parametrize("role", CAST)
def test_everybody_with_a_role_fetches_what_is_public(world: World, course: CoursePage, role: str) -> None:
    response = login(world.everybody[role]).get(reverse("workflows:share", args=(course.pk,)))

    assert response.status_code == (403 if role == "outsider" else 200)


def test_who_is_signed_out_is_sent_to_the_login(course: CoursePage, client: Any) -> None:
    assert client.get(reverse("workflows:share", args=(course.pk,)))["Location"].startswith("/konto/login/")


def test_the_screen_shows_link_drawing_picture_and_both_texts(world: World, course: CoursePage) -> None:
    lesson = LessonPage.objects.child_of(course).first()

    pages = [soup(login(world.contact).get(reverse("workflows:share", args=(page.pk,)))) for page in (course, lesson)]

    for page in pages:
        assert page.select_one("main p > a")["href"] == course.canonical_url
        drawing = page.select_one("img.kb-qr")
        assert drawing["src"].startswith("data:image/svg+xml")
        assert course.canonical_url in drawing["alt"]
        picture = page.select_one("a[download]")["href"].partition(",")[2]
        assert base64.b64decode(picture) == qr.png(course.canonical_url)
        assert [area.string.strip() for area in page.select("textarea")] == [n.text for n in newsletters(course)]
        assert [text(page.select_one(f"label[for={area['id']}]")) for area in page.select("textarea")] == [
            "Bokmål",
            "Nynorsk",
        ]


@pytest.mark.parametrize("role", ["contact", "other_contact", "reviewer", "leader"])
def test_a_draft_is_not_there_not_even_for_its_owner(world: World, role: str) -> None:
    draft = draft_resource(world, "Hemmelig")

    assert login(world.everybody[role]).get(reverse("workflows:share", args=(draft.pk,))).status_code == 404


def test_a_lesson_whose_course_is_down_is_not_there(world: World, course: CoursePage) -> None:
    lesson = LessonPage.objects.child_of(course).first()
    CoursePage.objects.filter(pk=course.pk).update(live=False)

    assert login(world.contact).get(reverse("workflows:share", args=(lesson.pk,))).status_code == 404


def test_the_root_of_the_tree_is_not_shared(world: World) -> None:
    assert login(world.contact).get(reverse("workflows:share", args=(1,))).status_code == 404


def test_the_screen_shows_what_readers_see_and_not_the_draft(world: World, course: CoursePage) -> None:
    edit(course, world.contact, title="Hemmelig ny tittel")

    page = login(world.other_contact).get(reverse("workflows:share", args=(course.pk,))).content.decode()

    assert "Hemmelig ny tittel" not in page


@pytest.mark.parametrize("is_live", [True, False])
def test_the_editor_leads_to_it_once_the_page_is_up(world: World, is_live: bool) -> None:
    draft = draft_resource(world)
    page = put_up(draft) if is_live else draft

    shown = login(world.contact).get(reverse("wagtailadmin_pages:edit", args=(page.pk,))).content.decode()

    assert (reverse("workflows:share", args=(page.pk,)) in shown) is is_live
