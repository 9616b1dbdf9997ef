"""An event: its text is reviewed content; its when and where are rows beside it.

Long, since a page class is read top-down in one place: its fields, panels, and what follows from its rows.
"""

import datetime
from typing import Any, ClassVar

from django import forms
from django.db import models
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from taggit.models import TaggedItemBase
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, Panel, PublishingPanel
from wagtail.search import index

from cms.core.context import catalog_crumbs
from cms.core.fields import BodyField, translated
from cms.people.models import County, CountyLibrary
from events.forms import OCCURRENCE_FIELDS, SIGN_UP_FIELDS, EventPageForm
from events.models.occurrence import Occurrence
from events.models.sign_up import SignUp
from events.panels import OccurrencesPanel
from events.recordings.blocks import RecordingsField
from events.recordings.films import PutUp, put_up_on, with_rows
from events.recordings.panels import RecordingsPanel
from events.rules import EventState, state_of
from events.series.context import meetings_of
from learning.courses.works import course_of
from learning.models import WorkPage

STATE_TEXTS = {
    EventState.PLANNED: _("Planned"),
    EventState.OPEN: _("Places available"),
    EventState.FEW: _("Few places left"),
    EventState.FULL: _("Full"),
    EventState.WAITING_LIST: _("Full, waiting list"),
    EventState.CLOSED: _("Sign-up is closed"),
    EventState.CANCELLED: pgettext_lazy("event", "Cancelled"),
    EventState.DONE: _("Held"),
}


class EventTag(TaggedItemBase):
    content_object = ParentalKey("events.EventPage", on_delete=models.CASCADE, related_name="tagged_items")


class EventPage(WorkPage):
    """A meeting, a webinar, a conference, or a series of them."""

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")

    parent_page_types: ClassVar[list[str]] = ["home.CountyLibraryPage"]
    subpage_types: ClassVar[list[str]] = []

    template = "events/event_page.html"
    is_shown_alone = True

    class Form(models.TextChoices):
        DIGITAL = "digital", _("Digital")
        PHYSICAL = "physical", _("In person")
        HYBRID = "hybrid", _("Digital and in person")

    form = models.CharField(_("form"), max_length=10, choices=Form.choices, default=Form.DIGITAL)
    body = BodyField(verbose_name=_("programme"))
    open_to = ParentalManyToManyField(
        County,
        blank=True,
        related_name="+",
        verbose_name=_("open to"),
        help_text=_("None chosen: open to all."),
    )
    organisers = ParentalManyToManyField(
        CountyLibrary, blank=True, related_name="+", verbose_name=_("organised together with")
    )
    sign_up_url = models.URLField(
        _("address for signing up elsewhere"),
        blank=True,
        help_text=_("Only where the county has its own form. Sign-up here is opened on the organiser's page."),
    )
    course = models.ForeignKey(
        "learning.CoursePage",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("the course that this is a cohort of"),
        help_text=_("Who has been at the meetings that count, has met what the course asks of them."),
    )
    cohort = models.CharField(_("cohort"), max_length=60, blank=True)
    fee = models.CharField(_("fee"), max_length=120, blank=True)
    covered = models.CharField(
        _("what is covered"), max_length=200, blank=True, help_text=_("Travel, stay, substitute.")
    )
    is_binding = models.BooleanField(_("signing up is binding"), default=False)
    preparation = models.TextField(_("preparation"), blank=True)
    recording = models.TextField(
        _("what is said of recording and slides"),
        blank=True,
        help_text=_("Before the event what readers may expect, after it what they find."),
    )
    recordings = RecordingsField(
        verbose_name=_("recordings and slides"),
        help_text=_("Put up after the event. A recording needs captions within fourteen days."),
    )
    accessibility = models.CharField(_("captions or interpreter"), max_length=200, blank=True)
    hours_away = models.DecimalField(
        _("hours away from the desk"), max_digits=4, decimal_places=1, null=True, blank=True
    )
    from_desk = models.BooleanField(_("can be followed from the desk"), default=False)
    tags = ClusterTaggableManager(through=EventTag, blank=True, verbose_name=_("tags"))

    base_form_class = EventPageForm
    shown_lists: ClassVar[tuple[str, ...]] = (*WorkPage.shown_lists, "open_to", "organisers")

    content_panels: ClassVar[list[Panel]] = [
        *WorkPage.content_panels,
        FieldPanel("form"),
        OccurrencesPanel(),
        FieldPanel("body"),
        FieldPanel("sign_up_url"),
        WorkPage.finding_panel,
        MultiFieldPanel(
            [
                FieldPanel("open_to", widget=forms.CheckboxSelectMultiple),
                FieldPanel("organisers", widget=forms.CheckboxSelectMultiple),
                FieldRowPanel([FieldPanel("course"), FieldPanel("cohort")]),
                FieldRowPanel([FieldPanel("fee"), FieldPanel("covered")]),
                FieldPanel("is_binding"),
                FieldPanel("accessibility"),
                FieldRowPanel([FieldPanel("hours_away"), FieldPanel("from_desk")]),
                FieldPanel("preparation"),
            ],
            heading=_("More about taking part"),
            classname="collapsed",
        ),
        MultiFieldPanel(
            [FieldPanel("recording"), FieldPanel("recordings"), RecordingsPanel()],
            heading=_("After the event"),
            classname="collapsed",
        ),
        WorkPage.makers_panel,
        WorkPage.contact_panel,
    ]
    settings_panels: ClassVar[list[Panel]] = [PublishingPanel()]

    search_fields: ClassVar = [*WorkPage.search_fields, index.SearchField("body"), index.FilterField("form")]
    translatable_fields: ClassVar = [
        *WorkPage.translatable_fields,
        *translated("body", "cohort", "fee", "covered", "preparation", "recording", "recordings", "accessibility"),
    ]

    @classmethod
    def for_readers(cls) -> Any:
        return with_rows(super().for_readers())

    @property
    def occurrences(self) -> QuerySet[Occurrence]:
        """The work's: one that is changed at one edition is changed at all."""
        return Occurrence.objects.filter(work=self.translation_key)

    def has_been_up(self) -> bool:
        """In any edition: readers have been told when it is."""
        editions = EventPage.objects.filter(translation_key=self.translation_key)
        return editions.exclude(first_published_at=None).exists()

    @cached_property
    def occurrence_list(self) -> list[Occurrence]:
        return list(self.occurrences.select_related("municipality", "sign_up"))

    @cached_property
    def next_occurrence(self) -> Occurrence | None:
        """The first that has not ended; after the event, the last. A cancelled one where all are."""
        now = timezone.now()
        held = [occurrence for occurrence in self.occurrence_list if not occurrence.cancelled_at]
        occurrences = held or self.occurrence_list
        coming = [occurrence for occurrence in occurrences if occurrence.ends_at > now]
        return next(iter([*coming, *occurrences[-1:]]), None)

    @property
    def check_due_on(self) -> datetime.date | None:
        """What is over is read as what it was; nobody checks it again."""
        last = self.next_occurrence
        return super().check_due_on if last is None or last.ends_at > timezone.now() else None

    @property
    def is_series(self) -> bool:
        return len(self.occurrence_list) > 1

    @property
    def state(self) -> EventState:
        facts = [occurrence.facts() for occurrence in self.occurrence_list]
        return state_of(facts, timezone.now(), has_address=bool(self.sign_up_url))

    @property
    def state_text(self) -> str:
        return str(STATE_TEXTS[self.state])

    @cached_property
    def sign_up(self) -> SignUp | None:
        """What one signs up for next: the whole of a series, or the next meeting of those that stand alone."""
        return self.next_occurrence.sign_up if self.next_occurrence else None

    @property
    def sign_ups(self) -> list[SignUp]:
        """One for the whole of a series, or one for each meeting."""
        found = {each.sign_up_id: each.sign_up for each in self.occurrence_list if each.sign_up}
        return list(found.values())

    @property
    def deadline(self) -> datetime.datetime | None:
        return self.sign_up.deadline if self.sign_up else None

    @property
    def capacity(self) -> int | None:
        return self.sign_up.capacity if self.sign_up else None

    @property
    def takes_sign_ups(self) -> bool:
        """Now, here or elsewhere."""
        return self.state in {EventState.OPEN, EventState.FEW, EventState.WAITING_LIST}

    @property
    def municipality(self) -> str:
        place = self.next_occurrence
        return place.municipality.name if place and place.municipality else ""

    @cached_property
    def open_to_list(self) -> list[County]:
        return self.listed("open_to")

    @cached_property
    def organiser_list(self) -> list[CountyLibrary]:
        owner = [self.county_library] if self.county_library else []
        return owner + [library for library in self.listed("organisers") if library not in owner]

    @cached_property
    def put_up(self) -> PutUp:
        return put_up_on(self)

    def producers(self) -> set[int]:
        return super().producers() | {library.pk for library in self.organisers.all()}

    def faults_before_review(self) -> dict[str, str]:
        """An event needs a time before anybody can review it."""
        faults = super().faults_before_review()
        return (
            faults if self.occurrence_list else faults | {"starts_at": gettext("Say when the event begins and ends.")}
        )

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Writes the first time and place the editor's form carried, with the draft, or removes what was emptied."""
        super().save(*args, **kwargs)
        first: Occurrence | None = self.__dict__.pop("first_occurrence", None)
        sign_up: SignUp | None = self.__dict__.pop("first_sign_up", None)
        emptied: Occurrence | None = self.__dict__.pop("emptied_occurrence", None)
        if first is not None:
            if sign_up is not None and (sign_up.pk or sign_up.deadline or sign_up.capacity):
                sign_up.work = self.translation_key
                sign_up.save(update_fields=SIGN_UP_FIELDS if sign_up.pk else None)
                first.sign_up = sign_up
            if first.pk is None:
                first.work, first.language = self.translation_key, self.content_language
            first.save(update_fields=(*OCCURRENCE_FIELDS, "sign_up") if first.pk else None)
        elif emptied is not None:
            emptied.delete()
            SignUp.objects.filter(work=self.translation_key, is_whole=True, registrations=None).delete()
        else:
            return
        self.__dict__.pop("occurrence_list", None)

    def crumbs(self) -> list[dict[str, str]]:
        return catalog_crumbs("arrangement", _("Events"))

    def json_ld(self) -> dict[str, Any]:
        base = super().json_ld()
        first = self.next_occurrence
        if first is None:
            return base | {"@type": "Event"}
        modes = {"digital": "Online", "physical": "Offline", "hybrid": "Mixed"}
        status = "EventCancelled" if self.state == EventState.CANCELLED else "EventScheduled"
        return base | {
            "@type": "Event",
            "startDate": timezone.localtime(first.starts_at).isoformat(),
            "endDate": timezone.localtime(first.ends_at).isoformat(),
            "eventAttendanceMode": f"https://schema.org/{modes[self.form]}EventAttendanceMode",
            "eventStatus": f"https://schema.org/{status}",
            "location": self._place_ld(first),
            "organizer": [{"@type": "Organization", "name": str(library)} for library in self.organiser_list],
        }

    def _place_ld(self, first: Occurrence) -> dict[str, Any]:
        if self.form == self.Form.DIGITAL:
            return {"@type": "VirtualLocation", "url": self.canonical_url}
        return {"@type": "Place", "name": first.venue, "address": self.municipality}

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return super().get_context(request, *args, **kwargs) | {
            "occurrences": self.occurrence_list,
            "meetings": meetings_of(self.occurrence_list, timezone.now(), has_address=bool(self.sign_up_url)),
            "next_occurrence": self.next_occurrence,
            "course": course_of(self.course_id) if self.course_id else None,
            "crumbs": self.crumbs(),
            "json_ld": self.json_ld(),
        }
