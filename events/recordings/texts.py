"""What is said of each fault of a captions file."""

from django.utils.translation import gettext_lazy as _

from events.recordings.rules import Fault

FAULTS = {
    Fault.TOO_LARGE: _("The file is larger than 2 MB, which is more than the captions of a whole day."),
    Fault.NOT_TEXT: _("This is not plain text in UTF-8, as a VTT file must be."),
    Fault.NOT_VTT: _("This is no VTT file: it begins with the word WEBVTT, and has lines with times in them."),
}
