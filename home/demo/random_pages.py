"""Pages by chance, complete enough to be reviewed; they exist in memory only until somebody writes them."""

import datetime
import random
from typing import Any

from django.utils import timezone, translation
from wagtail.models import Page

from cms.core.models import BasePage
from cms.people.models import Municipality
from events.models import EventPage, Occurrence
from home.demo.bodies import lines, text_body
from home.demo.phrases import BOKMAL, NYNORSK, Writer
from home.demo.vocabulary import read_vocabulary
from home.models import CountyLibraryPage
from learning.models import CoursePage, LessonPage, ResourcePage
from learning.models.work import Level

DAYS_BACK = 1000  # since the first page went up
DAYS_AHEAD = 365  # to the last event, and to the last check that is due
CONTACT = "kompetansebanken@example.org"  # where the county library has given no address


class RandomPages:
    """The same source of chance gives the same pages."""

    def __init__(self, chance: random.Random) -> None:
        vocabulary = read_vocabulary()
        self._areas = list(vocabulary.areas.values())
        self._target_groups = list(vocabulary.target_groups.values())
        self._municipalities = list(Municipality.objects.all())
        self._chance = chance
        self._now = timezone.now()
        names = [municipality.name for municipality in self._municipalities]
        self._writers = {"nb": Writer(BOKMAL, names, chance), "nn": Writer(NYNORSK, names, chance)}

    def page(self, model: type[BasePage], section: CountyLibraryPage) -> BasePage:
        """A live page without a place in the tree, in the language of the section."""
        language = section.content_language
        writer = self._writers[language]
        went_up = self._now - datetime.timedelta(minutes=self._chance.randrange(DAYS_BACK * 24 * 60))
        page = model(
            title=writer.title(),
            summary=writer.sentences(2),
            locale=section.locale,
            live=True,
            first_published_at=went_up,
            last_published_at=went_up,
            latest_revision_created_at=went_up,
            reviewed_on=went_up.date(),
            review_due_on=self._now.date() + datetime.timedelta(days=self._chance.randrange(DAYS_AHEAD)),
            **self._own_fields(model, writer),
        )
        page.draft_title = page.title
        if model is not LessonPage:
            with translation.override(language):
                page.prefill(section.county_library)
            page.contact_email = page.contact_email or CONTACT
        return page

    def _own_fields(self, model: type[Page], writer: Writer) -> dict[str, Any]:
        if model is LessonPage:
            return {
                "minutes": self._chance.randint(3, 25),
                "learn": lines(writer.sentences(1) for _ in range(3)),
                "body": text_body(writer.paragraphs(3)),
            }
        main, other = self._chance.sample(self._areas, 2)
        fields: dict[str, Any] = {
            "main_area": main,
            "areas": [other] if self._chance.random() < 1 / 3 else [],
            "target_groups": self._chance.sample(self._target_groups, self._chance.randint(1, 2)),
        }
        if model is CoursePage:
            return fields | {
                "purpose": writer.sentences(1),
                "level": self._chance.choice(Level.values),
                "outcomes": lines(writer.sentences(1) for _ in range(3)),
            }
        if model is ResourcePage:
            return fields | {
                "type": self._chance.choice(ResourcePage.Type.values),
                "body": text_body(writer.paragraphs(3)),
            }
        return fields | {"form": self._chance.choice(EventPage.Form.values), "body": text_body(writer.paragraphs(2))}

    def occurrence(self, event: EventPage) -> Occurrence:
        """Within a year of today, before or after, on a whole hour."""
        hours = self._chance.randrange(-DAYS_AHEAD * 24, DAYS_AHEAD * 24)
        starts_at = self._now.replace(minute=0, second=0, microsecond=0) + datetime.timedelta(hours=hours)
        is_digital = event.form == EventPage.Form.DIGITAL
        return Occurrence(
            work=event.translation_key,
            language=event.content_language,
            starts_at=starts_at,
            ends_at=starts_at + datetime.timedelta(hours=2),
            municipality=None if is_digital else self._chance.choice(self._municipalities),
        )
