"""Verbs of the review. Each writes in one transaction; the doors (views, task, jobs) delegate to these."""

from workflows.actions.claims import (
    claim,
    days_left,
    escalate,
    hand_over_claim,
    name_approver,
    release,
    remind,
    reviews_to_tend,
    tell_when_uncovered,
    tend_claims,
    tend_claims_of,
)
from workflows.actions.copying import copy_work
from workflows.actions.decision import decide, open_pins, page_types_of
from workflows.actions.emergency import close_follow_up, publish_in_emergency
from workflows.actions.facts import (
    contributors_of,
    eligible_for,
    open_states,
    refusal_to_review,
    reviewable_states,
    uncovered_pages,
    with_people,
    work_of,
    works_of,
)
from workflows.actions.freshness import (
    answering_for,
    chase,
    confirm_still_right,
    libraries_to_chase,
    tell_leader_of_flagged,
)
from workflows.actions.hand_over import hand_over
from workflows.actions.links import check_links, collect_links, register_links
from workflows.actions.provision import provision_workflow
from workflows.actions.publication import publish_approved, publish_due, states_due
from workflows.actions.queue import next_review
from workflows.actions.refused import Refused
from workflows.actions.submission import (
    changed_pages,
    faults_of,
    field_names,
    is_under_review,
    release_pins,
    submit,
    withdraw,
)
from workflows.actions.take_down import is_waiting, pages_expired, take_down, take_down_expired
from workflows.actions.talk import is_talked_about, may_edit, refusal_to_talk, settle_note, write_note
from workflows.actions.wording import accept_wording, decline_wording, propose_wording

__all__ = [
    "Refused",
    "accept_wording",
    "answering_for",
    "changed_pages",
    "chase",
    "check_links",
    "claim",
    "close_follow_up",
    "collect_links",
    "confirm_still_right",
    "contributors_of",
    "copy_work",
    "days_left",
    "decide",
    "decline_wording",
    "eligible_for",
    "escalate",
    "faults_of",
    "field_names",
    "hand_over",
    "hand_over_claim",
    "is_talked_about",
    "is_under_review",
    "is_waiting",
    "libraries_to_chase",
    "may_edit",
    "name_approver",
    "next_review",
    "open_pins",
    "open_states",
    "page_types_of",
    "pages_expired",
    "propose_wording",
    "provision_workflow",
    "publish_approved",
    "publish_due",
    "publish_in_emergency",
    "refusal_to_review",
    "refusal_to_talk",
    "register_links",
    "release",
    "release_pins",
    "remind",
    "reviewable_states",
    "reviews_to_tend",
    "settle_note",
    "states_due",
    "submit",
    "take_down",
    "take_down_expired",
    "tell_leader_of_flagged",
    "tell_when_uncovered",
    "tend_claims",
    "tend_claims_of",
    "uncovered_pages",
    "with_people",
    "withdraw",
    "work_of",
    "works_of",
    "write_note",
]
