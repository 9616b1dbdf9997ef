"""Keeping account of the addresses that pages link to, and asking them in turn."""

import time
from collections.abc import Iterable
from urllib.parse import urlsplit

from django.db import transaction
from django.utils import timezone
from wagtail.models import Page

from cms.core.models import BasePage, Pin
from workflows.fetching import Answer, ask
from workflows.links import addresses_of
from workflows.models import LinkCheck

MOST_IN_A_RUN = 40
MOST_OF_A_HOST = 4
LONGEST_RUN = 240.0  # seconds; what is left is taken by a later run
PAUSE = 1.0  # seconds between two questions to one host
FEWEST_HOSTS = 3  # so many silent hosts and not one that answers: then it is our own line that is down


def register_links(pages: Iterable[BasePage]) -> set[str]:
    """Takes up the addresses these pages link to, so that they are asked in turn. Returns them."""
    addresses = {address for page in pages for address in addresses_of(page)}
    LinkCheck.objects.bulk_create(
        [LinkCheck(address=address, host=urlsplit(address).netloc) for address in sorted(addresses)],
        ignore_conflicts=True,
        batch_size=500,
    )
    return addresses


def collect_links() -> None:
    """Takes up what live pages and those under review link to, and forgets what none of them links to any more."""
    known = set(LinkCheck.objects.values_list("address", flat=True))
    live = (page for page in Page.objects.live().specific().iterator(chunk_size=100) if isinstance(page, BasePage))
    pins = Pin.objects.filter(released_at=None).select_related("revision").iterator(chunk_size=100)
    used = register_links(live) | register_links(pin.revision.as_object() for pin in pins)
    unused = sorted(known - used)  # what was taken up meanwhile is not among those known before
    for start in range(0, len(unused), 500):
        LinkCheck.objects.filter(address__in=unused[start : start + 500]).delete()


def check_links() -> int:
    """Asks some of the addresses that are due, a few of each host with a pause between. Returns how many.

    May run twice and at once with itself: what one run has taken, another does not ask. When nobody answers, nothing is
    written: then it is our own line that is down, and nobody's link is dead for it.
    """
    checks, start = _take(), time.monotonic()
    silent: list[tuple[LinkCheck, Answer]] = []
    last: dict[str, float] = {}
    for number, check in enumerate(checks):
        if time.monotonic() - start > LONGEST_RUN:
            checks = checks[:number]
            break
        time.sleep(max(0.0, last.get(check.host, -PAUSE) + PAUSE - time.monotonic()))
        answer = ask(check.address)
        last[check.host] = time.monotonic()
        if answer.may_be_our_own_line:
            silent.append((check, answer))
        else:
            check.note(answer, timezone.now())
    if len(silent) < len(checks) or len({check.host for check, _answer in silent}) < FEWEST_HOSTS:
        for check, answer in silent:
            check.note(answer, timezone.now())
    return len(checks)


@transaction.atomic
def _take() -> list[LinkCheck]:
    """The next to be asked, marked as taken: the first of each host, then the second of each."""
    now = timezone.now()
    chosen = LinkCheck.objects.due(now).in_turns(MOST_OF_A_HOST)[:MOST_IN_A_RUN].values_list("pk", flat=True)
    turn = {pk: place for place, pk in enumerate(chosen)}
    free = LinkCheck.objects.due(now).filter(pk__in=turn).select_for_update(skip_locked=True)
    taken = sorted(free, key=lambda check: turn[check.pk])
    LinkCheck.objects.filter(pk__in=[check.pk for check in taken]).update(asked_at=now)
    return taken
