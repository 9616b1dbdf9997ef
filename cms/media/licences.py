"""The licences content may carry, for pages and images alike."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Licence(models.TextChoices):
    """Creative Commons 4.0 and what is not open. The addresses are the licences' own."""

    CC0 = "cc0", _("CC0: free for all use")
    CC_BY = "cc-by", _("CC BY 4.0: name the source")
    CC_BY_SA = "cc-by-sa", _("CC BY-SA 4.0: name the source, share alike")
    CC_BY_NC = "cc-by-nc", _("CC BY-NC 4.0: name the source, not for commerce")
    OWN = "own", _("All rights reserved, used by permission")


LICENCE_ADDRESSES = {
    "cc0": "https://creativecommons.org/publicdomain/zero/1.0/",
    "cc-by": "https://creativecommons.org/licenses/by/4.0/",
    "cc-by-sa": "https://creativecommons.org/licenses/by-sa/4.0/",
    "cc-by-nc": "https://creativecommons.org/licenses/by-nc/4.0/",
}
