"""Who has signed up for the demo's events, every one invented: as many as their texts say, and some who wait."""

import datetime
import itertools
import random
from collections.abc import Iterator

from django.utils import timezone

from cms.people.models import County, Municipality
from events.models import EventPage, Question, Quota, Registration, SignUp
from events.organising.actions import Rows, save_sign_up
from events.places.held import name_key
from home.demo.content.places import COUNTY, HOW_LONG, KEPT_UNTIL_DAYS_BEFORE, PLACES, QUESTIONS, WISHES
from home.demo.schema import EventText

FIRST_NAMES = (
    *("Aud", "Bjarne", "Dagny", "Eilert", "Frøydis", "Gunnvor", "Halvdan", "Idunn", "Jorunn", "Kolbjørn"),
    *("Liss", "Magnhild", "Njål", "Oddny", "Petra", "Ragnvald", "Solveig", "Torbjørg", "Ulrikke", "Yngvar"),
)
LAST_NAMES = (
    *("Askeland", "Brattbakk", "Dyrhaug", "Elvestrand", "Fjellro", "Granmo", "Heggland", "Kvamsøy", "Lyngheim"),
    *("Myrvoll", "Nordlien", "Oppsund", "Reinskar", "Solbrekk", "Tveitmo", "Ullensvik", "Vårdal", "Ytterhaug"),
)
NEEDS = ("Teleslynge", "Rullestolplass", "Skrivetolk", "Program på forhånd")
FOOD = ("Vegetar", "Tåler ikke nøtter", "Glutenfritt", "Halal")
WAITING = 5
PLAIN = str.maketrans("æøå", "aoa")  # an address is plain


def is_here(text: EventText) -> bool:
    """The county has no form of its own, and one signs up."""
    return text.places != "none" and not text.sign_up_url


def sign_people_up(event: EventPage, sign_up: SignUp, text: EventText) -> None:
    """Rows as they would stand, in the order of arrival; letters were sent long ago."""
    chance = random.Random(f"{text.slug} {sign_up.taken}")  # others at each meeting of a series
    municipalities = list(Municipality.objects.filter(county__code__in=text.open_to) or Municipality.objects.all())
    people = _people(chance)
    arrived = timezone.now() - datetime.timedelta(days=20)
    states = [Registration.State.PLACE] * sign_up.taken
    if text.places == "waiting_list":
        states += [Registration.State.WAITING] * WAITING
    is_coming = text.occurrences[-1].starts_in_days > 0  # what people need is erased the day after
    rows = []
    for number, state in enumerate(states):
        name = next(people)
        first, last = name.split()
        rows.append(
            Registration(
                sign_up=sign_up,
                state=state,
                name=name,
                name_key=name_key(name),
                email=f"{first}.{last}@example.org".lower().translate(PLAIN),
                municipality=chance.choice(municipalities),
                language=event.content_language if event.content_language == "nn" else "nb",
                access_needs=chance.choice(NEEDS) if is_coming and chance.random() < 0.06 else "",
                food_needs=chance.choice(FOOD) if text.form != "digital" and chance.random() < 0.15 else "",
                registered_at=arrived + datetime.timedelta(hours=number),
                confirmed_at=arrived + datetime.timedelta(hours=number + 1) if chance.random() < 0.9 else None,
                told_version=1,
            )
        )
    Registration.objects.bulk_create(rows)


def ask_and_keep(slug: str) -> None:
    """The organiser's own questions, answered by those who have a place, and places kept for one county."""
    event = EventPage.objects.get(slug=slug)
    door, first = event.sign_ups[0], event.occurrences.order_by("starts_at")[0]
    questions = [
        Question(position=number, text=asked, kind=kind, choices="\n".join(choices), is_required=required)
        for number, (asked, kind, choices, required) in enumerate(QUESTIONS)
    ]
    quota = Quota(
        county=County.objects.get(code=COUNTY),
        places=PLACES,
        released_at=first.starts_at - datetime.timedelta(days=KEPT_UNTIL_DAYS_BEFORE),
    )
    rows = {"quotas": Rows(added=[quota]), "questions": Rows(added=questions)}
    save_sign_up(event, door.pk, {}, by=event.owner, **rows)
    chance = random.Random(slug)
    answered = list(door.registrations.all())
    for registration in answered:
        said = zip(questions, (chance.choice(HOW_LONG), chance.choice(WISHES)), strict=True)
        registration.answers = {str(question.pk): answer for question, answer in said if answer}
    Registration.objects.bulk_update(answered, ["answers"])


def _people(chance: random.Random) -> Iterator[str]:
    """Each name once."""
    names = [f"{first} {last}" for first, last in itertools.product(FIRST_NAMES, LAST_NAMES)]
    return iter(chance.sample(names, len(names)))
