"""What an entry says beside the work's own words, in the interface's language."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from events.calendars.rules import Standing, one_line, plain

BEFORE_TITLE = {
    Standing.OFFERED: gettext_lazy("Place offered: %(title)s"),
    Standing.WAITING: gettext_lazy("Waiting list: %(title)s"),
}
IN_SHORT = {
    Standing.OFFERED: gettext_lazy("You are offered a place. Answer by the link in your letter."),
    Standing.WAITING: gettext_lazy("You are on the waiting list, and have no place yet."),
}


def title_of(event: str, meeting: str, standing: Standing | None, *, is_cancelled: bool) -> str:
    """Many programs show no status: what is cancelled, or not certain, says so in its title."""
    title = one_line(f"{event}: {meeting}" if meeting else event)
    if is_cancelled:
        return _("Cancelled: %(title)s") % {"title": title}
    return str(BEFORE_TITLE[standing]) % {"title": title} if standing in BEFORE_TITLE else title


def description_of(
    *,
    standing: Standing | None,
    is_cancelled: bool,
    cancel_reason: str,
    link: str,
    summary: str,
    preparation: str,
    url: str,
) -> str:
    """`link`: to the meeting, where the reader may have it."""
    parts = [
        _("Cancelled. %(reason)s") % {"reason": cancel_reason} if is_cancelled and cancel_reason else "",
        str(IN_SHORT[standing]) if standing in IN_SHORT and not is_cancelled else "",
        _("Link to the meeting: %(link)s") % {"link": link} if link else "",
        summary,
        _("To prepare: %(text)s") % {"text": preparation} if preparation else "",
        _("More about the event: %(url)s") % {"url": url},
    ]
    return "\n\n".join(plain(part) for part in parts if part)


def location_of(*, venue: str, municipality: str, is_digital: bool, link: str) -> str:
    """What a program makes a map of, or a link."""
    place = one_line(", ".join(filter(None, (venue, municipality))))
    return place or ((link or _("Digital")) if is_digital else "")
