"""What is said of each refusal."""

from django.utils.translation import gettext_lazy as _

from events.places.rules import Refusal

REFUSALS = {
    Refusal.NOT_OPEN: _("Sign-up is not open yet."),
    Refusal.CLOSED: _("Sign-up is closed."),
    Refusal.FULL: _("All places are taken, and there is no waiting list."),
    Refusal.CANCELLED: _("The event is cancelled."),
    Refusal.ANOTHER_COUNTY: _("The event is not open to libraries in that county."),
    Refusal.TOO_MANY: _("Many have signed up from here just now. Wait an hour, and try again."),
    Refusal.LARGE_PARTY: _("At most twelve people can be signed up at once. Send one form for each twelve."),
    Refusal.OFFER_IS_OVER: _("The offer is over, and the place has gone to the next."),
    Refusal.IS_SETTLED: _("This has been settled already. Look again."),
    Refusal.FEWER_THAN_TAKEN: _("More people have a place than that. Move or cancel some of them first."),
    Refusal.QUOTAS_ABOVE: _("The counties' quotas are more than the places there are."),
    Refusal.IS_OVER: _("It is over, and nothing of it is changed any more."),
    Refusal.IS_THERE: _("Somebody with that name and address is signed up already."),
}
