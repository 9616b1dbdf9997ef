"""Meetings for members, for the tests of every room."""

import datetime
from typing import Any

from django.urls import reverse
from django.utils import timezone

from cms.core.models import Mail
from cms.people.models import User
from events.models import NetworkMeeting
from tests.world import World

DAY = datetime.timedelta(days=1)
HOUR = datetime.timedelta(hours=1)
SECRET = "Hemmelig sak"


def meeting(world: World, kind: str = "group", *, in_days: float = 20, **fields: Any) -> NetworkMeeting:
    """One whose title, place, agenda, minutes and decision nobody outside may read."""
    starts_at = timezone.now().replace(second=0, microsecond=0) + in_days * DAY
    known = {"title": SECRET, "place": f"{SECRET} sted", "called_by": world.leader}
    made = NetworkMeeting.objects.create(kind=kind, starts_at=starts_at, ends_at=starts_at + HOUR, **(known | fields))
    made.items.create(position=1, title=f"{SECRET} 1", text=f"{SECRET} tekst")
    made.minutes.create(text=f"{SECRET} referat", written_by=world.leader)
    made.decisions.create(position=1, text=f"{SECRET} vedtak", responsible="Kari Testesen")
    return made


def address(made: NetworkMeeting, name: str = "meeting") -> str:
    return reverse(f"network:{name}", args=(made.pk,))


def typed(moment: datetime.datetime) -> str:
    return timezone.localtime(moment).strftime("%d.%m.%Y %H:%M")


def as_posted(made: NetworkMeeting, **changes: Any) -> dict[str, str]:
    """The form of when and where as a browser sends it: what it showed when it was opened, and what was typed."""
    shown = {
        "title": made.title,
        "starts_at": typed(made.starts_at),
        "ends_at": typed(made.ends_at),
        "place": made.place,
        "online_link": made.online_link,
        "organiser": str(made.organiser_id or ""),
    }
    given = {name: typed(value) if isinstance(value, datetime.datetime) else value for name, value in changes.items()}
    return {f"initial-{name}": value for name, value in shown.items()} | shown | given


def rows(name: str, *rows: dict[str, Any], shown: tuple[dict[str, Any], ...] = ()) -> dict[str, Any]:
    """The form of items or of decisions; `shown` are those that stood there, and come first in `rows` too."""
    data: dict[str, Any] = {f"{name}-TOTAL_FORMS": len(rows), f"{name}-INITIAL_FORMS": len(shown)}
    for number, row in enumerate(rows):
        before = shown[number] if number < len(shown) else {"position": 0}
        data |= {f"initial-{name}-{number}-{key}": value for key, value in before.items()}
        data |= {f"{name}-{number}-{key}": value for key, value in ({"position": 0} | row).items()}
    return data


def told(made: NetworkMeeting) -> list[str]:
    """Who has been written to of the meeting, each once for each letter."""
    found = Mail.objects.filter(key__startswith=f"network:{made.pk}:").values_list("to", flat=True)
    return sorted(to.split("@")[0] for to in found)


def names(users: list[User]) -> list[str]:
    return sorted(user.email.split("@")[0] for user in users)
