"""The refusals in words a person can read."""

from django.utils.translation import gettext_lazy as _

from workflows.passages import Unfit
from workflows.rules import Refusal

REFUSALS = {
    Refusal.NOT_LOGGED_IN: _("You must log in first."),
    Refusal.NOT_A_MEMBER: _("Only members of the resource group review works."),
    Refusal.INACTIVE: _("Your account is not active."),
    Refusal.AWAY: _("You are entered as away today."),
    Refusal.CONTRIBUTED: _("You have written in this work yourself. Somebody else must review it."),
    Refusal.OWN_LIBRARY: _("The work comes from your own county library. A member from another county must review it."),
    Refusal.NOT_UNDER_REVIEW: _("The work is no longer under review."),
    Refusal.HAS_APPROVED: _("You have approved your part already. Somebody else must approve the rest."),
    Refusal.IS_TAKEN: _("Somebody has taken it already."),
    Refusal.NOT_CLAIMED: _("You have not taken this work."),
    Refusal.CHECKLIST: _("Answer every point of the checklist. A no means that the work must be sent back."),
    Refusal.NOT_LEADER: _("Only the leader of the group and the deputy do this."),
    Refusal.NO_REASON: _("Write a reason."),
    Refusal.NOT_YOUR_WORK: _("The work belongs to another county library."),
    Refusal.PERMANENT: _("This page is part of the site's frame and is not taken down."),
    Refusal.NOT_OPERATOR: _("Only the operator puts a page up in an emergency."),
    Refusal.IS_UNDER_REVIEW: _("The page is under review. Wait for the decision, or have it withdrawn first."),
    Refusal.IS_DONE: _("Somebody has followed this up already."),
    Refusal.NO_TEXT: _("Write something."),
    Refusal.TALK_IS_OVER: _("The review is over, and so is the conversation about it."),
    Refusal.IS_ANSWERED: _("The proposal has been answered already."),
    Refusal.OWN_PROPOSAL: _("You proposed these words yourself. Somebody else must answer."),
    Refusal.NOT_YOUR_PROPOSAL: _("Only whoever proposed the words takes the proposal back."),
    Refusal.DOES_NOT_FIT: _("The text has been changed since, and the words no longer stand there."),
    Refusal.WORDING_CHANGED: _("The wording was changed meanwhile. Read the new text, then decide."),
    Refusal.NOT_FAIR_DAY: _("Choose a day after today, at most two years from now."),
    Refusal.NOT_FOR_COPYING: _("Only your own works and published practice recipes can be copied."),
    Refusal.NOT_LIVE: _("The page is not published."),
    Refusal.NOT_A_WORK: _("This page is part of the site's frame, not a work."),
    Refusal.TOO_MANY: _("Many comments have come from this link in a short time. Wait a while, and send it again."),
    Refusal.WRITES_ALREADY: _("This person may write in the work already."),
    Refusal.NOT_YOUR_LIBRARY: _("You ask for the county library you write for."),
    Refusal.NOT_IN_GROUP: _("Only members of the resource group do this."),
    Refusal.HELP_IS_GIVEN: _("The request is answered already."),
    Refusal.NOT_YOUR_REQUEST: _("Whoever has taken the request answers it, or the leader of the group."),
    Refusal.NO_ANSWER: _("Write an answer."),
    Refusal.TOO_MANY_REPORTS: _("Many reports have come in a short time. Wait an hour, and send it again."),
    Refusal.NOT_YOUR_REPORT: _("The report is on another county library's recipe."),
    Refusal.REPORT_IS_DECIDED: _("Somebody has decided on this report already."),
    Refusal.NOT_A_LANGUAGE: _("Pages are not written in that language here."),
    Refusal.HAS_EDITION: _("The work has an edition or a draft in that language already."),
    Refusal.NO_MACHINE: _("The translating machine is not installed. Ask the operator, or begin without it."),
    Refusal.NO_MACHINE_FOR_IT: _("The machine only translates between bokmål and nynorsk."),
    Refusal.MACHINE_FAILED: _("The machine could not do it. Begin without it, or try again later."),
    Refusal.ONLY_A_MACHINE: _(
        "A machine has written this, and nobody has read it. Read it through and mend it, or say that it is right."
    ),
    Refusal.NOT_A_TRANSLATION: _("This page was not translated from another."),
    Refusal.TEXT_CHANGED: _("The text was changed meanwhile. Look at it again, then choose."),
}
CHECK_FAULTS = {
    "missing": _("Choose an answer."),
    "no": _("A no means that the work must be sent back."),
    "why": _("Say why in a word."),
}
UNFIT = {
    Unfit.MISSING: _("These words do not stand there. Copy them exactly as they are."),
    Unfit.SEVERAL: _("These words stand there more than once. Take more of the sentence along."),
    Unfit.MARKUP: _("The words go across bold text, a link or a paragraph. Choose a shorter passage within it."),
}
