"""What came after the demo's events, with the verbs everybody's go by; then the days are laid back."""

import datetime
import uuid
from typing import Any

from django.core.files.base import ContentFile

from events.attendance.actions import enter
from events.evaluations import actions as evaluations
from events.evaluations.questions import asked_in
from events.evaluations.tokens import new_token
from events.messages.actions import send
from events.messages.tasks import send_messages
from events.models import Audience, CheckIn, EventPage, Message, Recording, Registration
from events.recordings.actions import describe
from home.demo.bodies import child
from home.demo.content import afterwards as content
from home.demo.content.afterwards import RECORDINGS, RecordingText
from home.demo.days import days_ago
from home.demo.ground import Ground
from home.demo.states import go_up_again

TOLD_DAYS_AGO = 1  # of the evaluation; the event was three to five days ago


def look_back(ground: Ground) -> None:
    for text in RECORDINGS:
        _put_up(text, ground)
    event = EventPage.objects.get(slug=content.ASKED)
    _who_came(event)
    _what_they_thought(event, ground)
    _what_they_were_told(event, ground)


def _put_up(text: RecordingText, ground: Ground) -> None:
    """The event's page goes up anew with what was recorded, which begins the clock."""
    event = EventPage.objects.get(slug=text.event)
    library, language = event.county_library.slug, event.content_language
    film = ground.media.film(text.film, library, text.drawings)
    slides = [ground.media.document(title, library, language) for title in text.slides]
    event.recordings = [
        child("film", {"title": text.film, "file": film.pk, "url": ""}),
        *(child("slides", each.pk) for each in slides),
    ]
    put_up = days_ago(ground.today, text.put_up_days_ago)
    go_up_again(event, put_up, ground)
    Recording.objects.filter(work=event.translation_key).update(put_up_at=put_up)
    if text.captions:
        captions = ContentFile(text.captions.encode(), "opptak.vtt")
        changes = {"captions": captions, "audio_description": text.audio_description}
        describe(event, EventPage.objects.get(pk=event.pk).put_up.films[0], event.owner, changes)


def _who_came(event: EventPage) -> None:
    """The organiser entered them from the list of those who were in the meeting."""
    meeting = event.occurrences.get()
    for registration in Registration.objects.attending().filter(sign_up=meeting.sign_up)[: content.CAME]:
        enter(meeting, registration.pk, by=event.owner)
    CheckIn.objects.filter(occurrence=meeting).update(at=meeting.starts_at + datetime.timedelta(minutes=5))


def _what_they_thought(event: EventPage, ground: Ground) -> None:
    evaluation = evaluations.save(
        event.translation_key, is_on=True, audience=Audience.CAME, questions=content.OWN_QUESTIONS
    )
    evaluations.tell(evaluation.pk, ground.day(-TOLD_DAYS_AGO))
    names = [asked.name for asked in asked_in(evaluation)]
    for answers in content.ANSWERS:
        given = {name: said for name, said in zip(names, answers, strict=True) if said}
        evaluations.answer(new_token(evaluation), given)


def _what_they_were_told(event: EventPage, ground: Ground) -> None:
    said: dict[str, Any] = {"audience": Audience.CAME, "subject": content.SUBJECT, "text": content.MESSAGE}
    message = send(event, event.owner, form=uuid.uuid4(), **said)
    send_messages()
    sent = days_ago(ground.today, content.SENT_DAYS_AGO)
    Message.objects.filter(pk=message.pk).update(sent_at=sent, told_at=sent)
