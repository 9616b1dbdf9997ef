"""The refusals in words a person can read."""

from django.utils.translation import gettext_lazy as _

from workflows.rules import Refusal

REFUSALS = {
    Refusal.NOT_LOGGED_IN: _("You must log in first."),
    Refusal.NOT_A_MEMBER: _("Only members of the resource group review works."),
    Refusal.INACTIVE: _("Your account is not active."),
    Refusal.AWAY: _("You are entered as away today."),
    Refusal.CONTRIBUTED: _("You have written in this work yourself. Somebody else must review it."),
    Refusal.OWN_LIBRARY: _("The work comes from your own county library. A member from another county must review it."),
    Refusal.NOT_UNDER_REVIEW: _("The work is no longer under review."),
    Refusal.NO_REASON: _("Write a reason."),
    Refusal.NOT_YOUR_WORK: _("The work belongs to another county library."),
    Refusal.PERMANENT: _("This page is part of the site's frame and is not taken down."),
    Refusal.NOT_LIVE: _("The page is not published."),
}
