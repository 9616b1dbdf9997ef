"""What is due for a check, what its owner has checked, and how often readers have opened each page."""

import datetime
import random

from wagtail.models import Page

from cms.core.models import OwnerCheck, PageViews
from cms.core.rules import NEXT_CHECK
from cms.core.sections import SECTION_DEPTH
from home.demo.copying import copy_rows
from home.demo.days import days_ago
from home.demo.ground import Ground
from workflows.actions import chase, libraries_to_chase, tell_leader_of_flagged

CHECKED_DAYS_AGO = {"erfaringer-fra-sprakkafeer": 20, "konflikthandtering-i-bibliotek": 5}
COUNTED_FOR = 60  # days
MOST_A_DAY = 40


def check_some(ground: Ground) -> None:
    """Some owners have said that all is still right; the others are asked by the job of every morning."""
    for slug, number in CHECKED_DAYS_AGO.items():
        page = Page.objects.get(slug=slug)
        checked_at = days_ago(ground.today, number)
        OwnerCheck.objects.create(
            page=page, user=page.owner, checked_at=checked_at, next_check_on=checked_at.date() + NEXT_CHECK
        )
    for library in libraries_to_chase():
        chase(library)
    tell_leader_of_flagged()


def count_views(ground: Ground) -> None:
    """The same numbers in every demo: each page has readers of its own, and fewer at weekends."""
    rows = []
    for page in Page.objects.live().filter(depth__gt=SECTION_DEPTH).order_by("pk"):
        chance = random.Random(page.slug)
        usual = chance.randint(0, MOST_A_DAY)
        for day in (ground.today - datetime.timedelta(days=number) for number in range(COUNTED_FOR)):
            number = chance.randint(0, usual) // (4 if day.weekday() > 4 else 1)
            if number:
                rows.append(PageViews(page=page, day=day, number=number))
    copy_rows(PageViews, rows)
