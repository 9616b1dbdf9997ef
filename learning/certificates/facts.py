"""What a certificate says, frozen on the day it is issued. Nothing is read from the work afterwards.

As JSON, in `Certificate.facts`:

    {"kind": "course", "title": "…", "description": "…", "version": 2, "content_hash": "<64 hexadecimal digits>",
     "lessons": ["…"], "outcomes": ["…"], "hours": "2.5" or null,
     "competences": [{"name": "…",
                      "frameworks": [{"framework": "ESCO", "identifier": "2622.2", "url": "https://…", "name": "…"}]}],
     "requirements": ["…"],
     "issuer": {"name": "…", "url": "https://…", "library": "…", "library_url": "https://…"},
     "issued_at": "2026-11-27T09:15:00+00:00", "issued_on": "2026-11-27", "valid_until": "2028-11-27" or null,
     "attended_on": "2026-11-20" or null, "language": "nn", "content_language": "nb", "area": 1}

`title`, `description`, `lessons` and `outcomes` are in `content_language`, the rest in `language`. `issued_on` is the
day in Norway. `valid_until` is the last day. `area` is the number of the colour of the course's area.
"""

import datetime
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from decimal import Decimal
from typing import Any

from django.conf import settings
from django.db.models import F
from django.utils import timezone, translation

from cms.core.models import ApprovalRecord, BasePage
from learning.certificates import rules


@dataclass(frozen=True)
class FrameworkLink:
    """Where a competence stands in a framework of others."""

    framework: str
    identifier: str
    url: str
    name: str


@dataclass(frozen=True)
class Competence:
    name: str
    frameworks: tuple[FrameworkLink, ...] = ()


@dataclass(frozen=True)
class Issuer:
    """The site, and the county library whose course it is; `library` is empty outside the sections."""

    name: str
    url: str
    library: str
    library_url: str


@dataclass(frozen=True)
class Facts:
    """See the head of this module."""

    kind: str
    title: str
    description: str
    version: int
    content_hash: str
    lessons: tuple[str, ...]
    outcomes: tuple[str, ...]
    hours: str | None
    competences: tuple[Competence, ...]
    requirements: tuple[str, ...]
    issuer: Issuer
    issued_at: str
    issued_on: str
    valid_until: str | None
    attended_on: str | None
    language: str
    content_language: str
    area: int

    def as_json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_json(cls, stored: dict[str, Any]) -> "Facts":
        competences = tuple(
            Competence(each["name"], tuple(FrameworkLink(**link) for link in each["frameworks"]))
            for each in stored["competences"]
        )
        lists = {name: tuple(stored[name]) for name in ("lessons", "outcomes", "requirements")}
        return cls(**stored | lists | {"competences": competences, "issuer": Issuer(**stored["issuer"])})

    @property
    def moment(self) -> datetime.datetime:
        return datetime.datetime.fromisoformat(self.issued_at)

    @property
    def issued_day(self) -> datetime.date:
        return datetime.date.fromisoformat(self.issued_on)

    @property
    def last_day(self) -> datetime.date | None:
        return datetime.date.fromisoformat(self.valid_until) if self.valid_until else None

    @property
    def attended_day(self) -> datetime.date | None:
        return datetime.date.fromisoformat(self.attended_on) if self.attended_on else None


def facts_of_course(
    course: Any,
    *,
    kind: str,
    language: str,
    issued_at: datetime.datetime,
    requirements: Sequence[str] = (),
) -> Facts:
    """What the live course is now. `requirements`: in words, in `language`."""
    last_day = rules.last_valid_day(timezone.localdate(issued_at), course.valid_months)
    with translation.override(language):
        competences = tuple(_competence(each) for each in getattr(course, "competence_list", course.area_list))
    return replace(
        _facts(course, kind=kind, language=language, issued_at=issued_at),
        lessons=tuple(course.part_titles),
        outcomes=tuple(course.outcome_list),
        hours=None if course.hours is None else f"{course.hours.normalize():f}",
        competences=competences,
        requirements=tuple(map(str, requirements)),
        valid_until=last_day.isoformat() if last_day else None,
    )


def facts_of_attendance(
    work: Any, *, language: str, issued_at: datetime.datetime, held_on: datetime.date, minutes: int
) -> Facts:
    """Of an event, or a meeting about a course: that somebody was there, when and for how long, not what was learnt."""
    hours = f"{Decimal(minutes / 60).quantize(Decimal('0.01')).normalize():f}"
    facts = _facts(work, kind="attendance", language=language, issued_at=issued_at)
    return replace(facts, hours=hours, attended_on=held_on.isoformat())


def _facts(work: Any, *, kind: str, language: str, issued_at: datetime.datetime) -> Facts:
    """What holds of any work."""
    return Facts(
        kind=kind,
        title=work.title,
        description=work.summary,
        version=max(1, ApprovalRecord.objects.filter(page=work, used_at__isnull=False).count()),
        content_hash=content_hash(work),
        lessons=(),
        outcomes=(),
        hours=None,
        competences=(),
        requirements=(),
        issuer=_issuer(work),
        issued_at=issued_at.astimezone(datetime.UTC).isoformat(),
        issued_on=timezone.localdate(issued_at).isoformat(),
        valid_until=None,
        attended_on=None,
        language=language,
        content_language=work.content_language,
        area=work.colour,
    )


def content_hash(course: BasePage) -> str:
    """Of what readers see of the whole work: the hashes of its live pages' approvals, by translation key."""
    pages = [page.pk for page in course.work_pages() if page.live]
    found = (
        ApprovalRecord.objects.filter(page__in=pages, revision=F("page__live_revision"))
        .order_by("page__translation_key", "-pk")
        .distinct("page__translation_key")
    )
    return rules.hash_of_hashes(found.values_list("content_hash", flat=True))


def _competence(each: Any) -> Competence:
    """A competence of the map, or an area, which stands in no framework."""
    links = each.framework_links() if hasattr(each, "framework_links") else []
    return Competence(each.name, tuple(FrameworkLink(**link) for link in links))


def _issuer(course: Any) -> Issuer:
    library = course.county_library
    return Issuer(
        name=settings.WAGTAIL_SITE_NAME,
        url=settings.BASE_URL,
        library=library.name if library else "",
        library_url=f"{settings.BASE_URL}/{library.slug}/" if library else "",
    )
