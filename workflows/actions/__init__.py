"""Verbs of the review. Each writes in one transaction; the doors (views, task, jobs) delegate to these."""

from workflows.actions.authors import (
    end_invitations_of,
    end_outside_help,
    forget_authors,
    invite_author,
    libraries_of_invited,
    withdraw_author,
)
from workflows.actions.claims import (
    claim,
    days_left,
    escalate,
    hand_over_claim,
    lock_if_free,
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
from workflows.actions.experts import (
    comment,
    comments_on,
    link_for,
    make_link,
    pages_shown,
    refusal_to_show,
    revoke_link,
)
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
from workflows.actions.help_requests import answer_help_request, ask_for_help, give_help_request, take_help_request
from workflows.actions.links import check_links, collect_links, register_links
from workflows.actions.provision import provision_workflow
from workflows.actions.publication import moments_to_publish, publish_approved, publish_due, states_due
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
from workflows.actions.take_down import is_waiting, moments_to_expire, pages_expired, take_down, take_down_expired
from workflows.actions.talk import is_talked_about, may_edit, refusal_to_talk, settle_note, write_note
from workflows.actions.word_counts import count_words
from workflows.actions.word_list import keep_words, lock_words
from workflows.actions.wording import accept_wording, decline_wording, propose_wording, take_back_wording

__all__ = [
    "Refused",
    "accept_wording",
    "answer_help_request",
    "answering_for",
    "ask_for_help",
    "changed_pages",
    "chase",
    "check_links",
    "claim",
    "close_follow_up",
    "collect_links",
    "comment",
    "comments_on",
    "confirm_still_right",
    "contributors_of",
    "copy_work",
    "count_words",
    "days_left",
    "decide",
    "decline_wording",
    "eligible_for",
    "end_invitations_of",
    "end_outside_help",
    "escalate",
    "faults_of",
    "field_names",
    "forget_authors",
    "give_help_request",
    "hand_over",
    "hand_over_claim",
    "invite_author",
    "is_talked_about",
    "is_under_review",
    "is_waiting",
    "keep_words",
    "libraries_of_invited",
    "libraries_to_chase",
    "link_for",
    "lock_if_free",
    "lock_words",
    "make_link",
    "may_edit",
    "moments_to_expire",
    "moments_to_publish",
    "name_approver",
    "next_review",
    "open_pins",
    "open_states",
    "page_types_of",
    "pages_expired",
    "pages_shown",
    "propose_wording",
    "provision_workflow",
    "publish_approved",
    "publish_due",
    "publish_in_emergency",
    "refusal_to_review",
    "refusal_to_show",
    "refusal_to_talk",
    "register_links",
    "release",
    "release_pins",
    "remind",
    "reviewable_states",
    "reviews_to_tend",
    "revoke_link",
    "settle_note",
    "states_due",
    "submit",
    "take_back_wording",
    "take_down",
    "take_down_expired",
    "take_help_request",
    "tell_leader_of_flagged",
    "tell_when_uncovered",
    "tend_claims",
    "tend_claims_of",
    "uncovered_pages",
    "with_people",
    "withdraw",
    "withdraw_author",
    "work_of",
    "works_of",
    "write_note",
]
