"""What every text needs to become a page: whose it is, the words it is found by, its pictures, and today."""

import datetime
from dataclasses import dataclass
from typing import Any

from django.utils import translation

from cms.people.models import CountyLibrary, User
from home.demo.bodies import Bodies
from home.demo.media import Media
from home.demo.people import People
from home.demo.schema import CourseText, EventText, Language, PathText, ResourceText
from home.demo.vocabulary import Vocabulary
from home.models import CountyLibraryPage
from learning.models import LessonPackage, WorkPage

WorkText = CourseText | ResourceText | EventText | PathText


@dataclass(frozen=True)
class Ground:
    """Libraries, contacts and words by the slugs the texts use."""

    today: datetime.date
    libraries: dict[str, CountyLibrary]
    people: People
    vocabulary: Vocabulary
    media: Media
    packages: dict[str, LessonPackage]  # by kind

    def contact(self, library: str) -> User:
        return self.people.contacts[library]

    def section(self, library: str, language: Language) -> CountyLibraryPage:
        return CountyLibraryPage.objects.get(
            translation_key=self.libraries[library].section, locale__language_code=language
        )

    def bodies(self, library: str, language: Language) -> Bodies:
        return Bodies(self.media, library, language)

    def day(self, days_from_today: int) -> datetime.date:
        return self.today + datetime.timedelta(days=days_from_today)

    def work_fields(self, text: WorkText) -> dict[str, Any]:
        """The fields courses, resources, events and learning paths have in common."""
        main, *others = [self.vocabulary.areas[slug] for slug in text.areas]
        return {
            "slug": text.slug,
            "title": text.title,
            "summary": text.summary,
            "main_area": main,
            "areas": others,
            "competences": self.vocabulary.competences_of(text.slug),
            "target_groups": [self.vocabulary.target_groups[slug] for slug in text.target_groups],
            "topics": self.vocabulary.topics_among(text.tags),
            "owner": self.contact(text.library),
            "live": False,
        }

    def plant(self, work: WorkPage, text: WorkText) -> None:
        """Puts a new work into its owner's section as a draft, with its tags and what a new draft knows by itself."""
        work.tags.add(*text.tags)
        with translation.override(text.language):
            work.prefill(self.libraries[text.library])
        self.section(text.library, text.language).add_child(instance=work)
