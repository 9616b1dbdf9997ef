"""The demo's meetings for members, with the verbs everybody's meetings go by; then the days are laid back."""

import datetime

from cms.people.models import User
from events.models import AgendaItem, MeetingDecision, Minutes, NetworkMeeting
from events.network import actions
from home.demo.content.meetings import MEETINGS, MeetingText
from home.demo.days import moment, weekday_on_or_before, working_day_on_or_after
from home.demo.ground import Ground

WRITTEN_AFTER, APPROVED_AFTER = datetime.timedelta(days=1), datetime.timedelta(days=4)


def make_meetings(ground: Ground) -> None:
    """A member of the group keeps the minutes, and the leader, who has not written in them, approves them."""
    for text in MEETINGS:
        meeting = _call(text, ground)
        items = [
            AgendaItem(position=number, title=item.title, text=item.text, presenter=item.presenter)
            for number, item in enumerate(text.agenda, 1)
        ]
        actions.write_rows(meeting.pk, ground.people.leader, [(item, ()) for item in items], [])
        if text.minutes:
            _keep_minutes(meeting, text, ground.people.members[0], ground.people.leader)


def _call(text: MeetingText, ground: Ground) -> NetworkMeeting:
    day = ground.day(text.in_days)
    begins = moment(working_day_on_or_after(day) if text.in_days > 0 else weekday_on_or_before(day), text.at)
    meeting = NetworkMeeting(
        kind=text.kind,
        title=text.title,
        starts_at=begins,
        ends_at=begins + datetime.timedelta(minutes=text.lasts),
        place=text.place,
        online_link=f"https://example.org/mote/{text.kind}" if text.is_online else "",
        organiser=ground.people.leader,
    )
    return actions.call(meeting, ground.people.leader)[0]


def _keep_minutes(meeting: NetworkMeeting, text: MeetingText, writer: User, leader: User) -> None:
    decided = [
        MeetingDecision(position=number, text=decision, responsible=who)
        for number, (decision, who) in enumerate(text.decisions, 1)
    ]
    actions.write_rows(meeting.pk, writer, [(decision, ()) for decision in decided], [])
    actions.write_minutes(meeting.pk, writer, text.minutes, opened_with=None)
    actions.approve_minutes(meeting.pk, leader)
    Minutes.objects.filter(meeting=meeting).update(written_at=meeting.ends_at + WRITTEN_AFTER)
    NetworkMeeting.objects.filter(pk=meeting.pk).update(approved_at=meeting.ends_at + APPROVED_AFTER)
