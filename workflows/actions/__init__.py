"""Verbs of the review. Each writes in one transaction; the doors (views, task, jobs) delegate to these."""

from workflows.actions.decision import decide
from workflows.actions.facts import contributors_of, refusal_to_review, reviewable_states, work_of
from workflows.actions.hand_over import hand_over
from workflows.actions.provision import provision_workflow
from workflows.actions.publication import publish_approved, publish_due, states_due
from workflows.actions.refused import Refused
from workflows.actions.submission import changed_pages, faults_of, field_names, release_pins, submit, withdraw
from workflows.actions.take_down import pages_expired, take_down, take_down_expired

__all__ = [
    "Refused",
    "changed_pages",
    "contributors_of",
    "decide",
    "faults_of",
    "field_names",
    "hand_over",
    "pages_expired",
    "provision_workflow",
    "publish_approved",
    "publish_due",
    "refusal_to_review",
    "release_pins",
    "reviewable_states",
    "states_due",
    "submit",
    "take_down",
    "take_down_expired",
    "withdraw",
    "work_of",
]
