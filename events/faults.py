"""What is said of times and places that cannot be."""

from django.utils.translation import gettext_lazy as _

FAULTS = {
    "ends_before_start": _("The end must come after the beginning."),
    "moved_into_the_past": _("It would be over already. Look at the year."),
    "before_the_deadline": _("The deadline for signing up comes later than this. Change the deadline first."),
    "deadline_after_start": _("The deadline must come before the event begins."),
}
