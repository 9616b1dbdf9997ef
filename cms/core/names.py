"""A person's name, as it stands on certificates and in letters: what one sees of it is all there is."""

import re
import unicodedata

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

LONGEST = 120
_BESIDE_LETTERS = " .,'’‘`´·()-‐–"
_ADDRESS = re.compile(r"\w{2,}\.\w")  # “nettsted.no”, which mail programs make a link of; not “A.B.”


def clean_name(typed: str) -> str:
    """The name with single spaces. Raises ValidationError where it could pass for another name, or for an address."""
    name = unicodedata.normalize("NFC", " ".join(typed.split()))
    kinds = {unicodedata.category(character)[0] for character in name if character not in _BESIDE_LETTERS}
    if "L" not in kinds or not kinds <= {"L", "M"} or len(name) > LONGEST or _ADDRESS.search(name):
        raise ValidationError(_("Write the name alone: letters, spaces, hyphens and full stops."))
    return name
