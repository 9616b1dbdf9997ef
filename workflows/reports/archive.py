"""One file with everything that was decided about a work, for the archive.

It is built from what stands alone: the ledger, the approval records and the log, which all outlive pages, revisions
and reviews. Made twice of the same decisions it is the same file, byte for byte.
"""

import hashlib
import json
import zipfile
from typing import IO, Any

from django.core.serializers.json import DjangoJSONEncoder
from wagtail.models import PageLogEntry

from cms.core.models import ApprovalRecord
from cms.core.models.evidence import as_text
from cms.people.models import User
from workflows.models import DecidedPage, Decision
from workflows.reports.reading import as_html

LONG_AGO = (1980, 1, 1, 0, 0, 0)  # the earliest a zip file can tell; the days that count are in the files
SUMS = "SHA256SUMS"
README = """What was decided about one work in Kompetansebanken.

decisions.json  every decision: who, when, why, the pages, and the review as it stood: who sent it and took it, what
                was pinned, what was said of each page and written by experts from outside, each vote with its checklist
approvals.json  the evidence of every approval: voters, grounds, checklists, content hash, when it went up or was void
log.json        what the log tells of the pages
pages/          each approved version as content.json, and as content.html to be read

The SHA-256 of a content.json is the content hash that stands in decisions.json and approvals.json.
`sha256sum --check SHA256SUMS` tries that no file has been changed. Times are in UTC.
"""


def has_archive(work_number: int) -> bool:
    return Decision.objects.filter(work_number=work_number).exists()


def write_archive(work_number: int, target: IO[bytes]) -> None:
    """Writes the zip file of the work whose first page has or had this number."""
    files = _files(work_number)
    sums = "".join(f"{hashlib.sha256(data).hexdigest()}  {name}\n" for name, data in sorted(files.items()))
    with zipfile.ZipFile(target, "w") as archive:
        for name, data in [*sorted(files.items()), (SUMS, sums.encode())]:
            entry = zipfile.ZipInfo(name, LONG_AGO)
            entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
            archive.writestr(entry, data)


def _files(work_number: int) -> dict[str, bytes]:
    decisions = list(Decision.objects.filter(work_number=work_number).order_by("decided_at", "pk"))
    pages = list(DecidedPage.objects.filter(decision__in=decisions).order_by("pk"))
    numbers = sorted({work_number, *(page.number for page in pages)})
    records = list(ApprovalRecord.objects.filter(page_number__in=numbers).order_by("pk"))
    files = {
        "README.txt": README.encode(),
        "decisions.json": _json([_decision(decision, pages) for decision in decisions]),
        "approvals.json": _json([_record(record) for record in records]),
        "log.json": _json(_log(numbers)),
    }
    for record in records:
        folder = f"pages/{record.page_number}/{record.pk}"
        files[f"{folder}/content.json"] = as_text(record.content).encode()
        files[f"{folder}/content.html"] = as_html(record).encode()
    return files


def _json(value: Any) -> bytes:
    text = json.dumps(value, sort_keys=True, ensure_ascii=False, indent=1, cls=DjangoJSONEncoder)
    return f"{text}\n".encode()


def _decision(decision: Decision, pages: list[DecidedPage]) -> dict[str, Any]:
    return {
        "number": decision.pk,
        "decision": decision.kind,
        "work": decision.work_number,
        "title": decision.title,
        "county_library": str(decision.library or ""),
        "decided_by": decision.people,
        "decided_at": decision.decided_at,
        "submitted_at": decision.submitted_at,
        "reason": decision.reason,
        "review": decision.facts,
        "pages": [
            {
                "number": page.number,
                "type": page.page_type,
                "title": page.title,
                "content_hash": page.content_hash,
                "approval": page.record_id,
            }
            for page in pages
            if page.decision_id == decision.pk
        ],
    }


def _record(record: ApprovalRecord) -> dict[str, Any]:
    return {
        "number": record.pk,
        "kind": record.kind,
        "page": record.page_number,
        "page_type": record.page_type,
        "title": record.title,
        "content_hash": record.content_hash,
        "approved_by": record.voters,
        "grounds": record.grounds,
        "checklist": record.checklist,
        "talk": record.talk,
        "approved_at": record.approved_at,
        "publish_at": record.publish_at,
        "went_up_at": record.used_at,
        "void_at": record.void_at,
    }


def _log(numbers: list[int]) -> list[dict[str, Any]]:
    """Wagtail keeps its log when a page goes; people by the names they have now."""
    entries = list(
        PageLogEntry.objects.filter(page__in=numbers)
        .order_by("timestamp", "pk")
        .values("page", "action", "timestamp", "user", "label", "data")
    )
    names = {user.pk: str(user) for user in User.objects.filter(pk__in={entry["user"] for entry in entries})}
    return [entry | {"user": {"id": entry["user"], "name": names.get(entry["user"], "")}} for entry in entries]
