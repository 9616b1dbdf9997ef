"""Help from outside in the demo: what an expert wrote, an author from elsewhere, and two requests to the group."""

import datetime

from django.contrib.auth.hashers import make_password

from cms.people.auth import DEMO_PASSWORD
from cms.people.models import User
from home.demo.ground import Ground
from learning.models import CoursePage
from workflows.actions import (
    answer_help_request,
    ask_for_help,
    comment,
    invite_author,
    make_link,
    pages_shown,
    take_help_request,
)

SHOWN_COURSE, WRITTEN_COURSE = "apen-forskning-i-folkebibliotek", "babysang"
EXPERT = "Førsteamanuensis Kjersti Almås"
COMMENTS = (
    (0, "Godt bygd opp. Jeg ville sagt tidligere at lånerne ikke trenger å kjenne forkortelsene for å komme i gang."),
    (
        1,
        "Eksempelet er godt. Nevn gjerne at det finnes flere versjoner av samme artikkel, og hvilken man bør lenke til.",
    ),
)
AUTHOR = {"email": "forfatter@example.org", "first_name": "Solveig", "last_name": "Rindal", "language": "nb"}


def get_help(ground: Ground) -> None:
    """With the verbs everybody's work goes by."""
    _ask_an_expert()
    _invite_an_author()
    _ask_the_group(ground)


def _ask_an_expert() -> None:
    course = CoursePage.objects.get(slug=SHOWN_COURSE)
    link, _secret = make_link(course, course.owner, EXPERT, days=30)
    pages = pages_shown(link)
    for place, text in COMMENTS:
        comment(link.pk, pages[place], EXPERT, text)


def _invite_an_author() -> None:
    course = CoursePage.objects.get(slug=WRITTEN_COURSE)
    invite_author(course, course.owner, library=None, **AUTHOR)
    User.objects.filter(email=AUTHOR["email"]).update(password=make_password(DEMO_PASSWORD))


def _ask_the_group(ground: Ground) -> None:
    answered = ask_for_help(
        ground.people.contacts["vestland"],
        ground.libraries["vestland"],
        title="Kurs om bokprat på arbeidsplassar",
        what="Vi vil lage eit kort kurs saman med to bedrifter. Har nokon gjort dette før, og kva bør vi passe oss for?",
    )
    helper = ground.people.members[2]
    take_help_request(answered.pk, helper)
    answer_help_request(
        answered.pk,
        helper,
        "Agder har prøvd det på to verft. Avtal tida med verneombodet, og hald det under tjue minutt. Ring meg gjerne.",
    )
    babysang = CoursePage.objects.get(slug=WRITTEN_COURSE)
    ask_for_help(
        ground.people.contacts["troms"],
        ground.libraries["troms"],
        title="Babysang: sanger på samisk og kvensk",
        what="Vi trenger råd om rettigheter til innspilte sanger, og noen som kan lese gjennom tekstene.",
        wanted_by=ground.today + datetime.timedelta(days=14),
        page=babysang,
    )
