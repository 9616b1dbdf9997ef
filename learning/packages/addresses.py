"""The addresses of packages on their own host, and who may open them.

A package is named by its digest where a live page shows it. Otherwise, for previews and reviews, by the digest with a
signature that lasts some hours: what the player loads below that address has the same right.
"""

from urllib.parse import quote, urlsplit

from django.conf import settings
from django.core.signing import BadSignature, TimestampSigner
from django.http import HttpRequest
from django.utils.translation import get_language

from cms.core.editions import interface_language
from cms.core.uses import live_pages_using
from learning.models.package import LessonPackage
from learning.packages.rules import TOKEN_LASTS

_signer = TimestampSigner(salt="learning.packages")


def packages_host() -> str:
    """As the browser names it in `Host`, with the port where there is one."""
    return urlsplit(settings.PACKAGES_URL).netloc.lower()


def player_address(package: LessonPackage, *, is_signed: bool) -> str:
    """Where the package is played; `is_signed` for those who look at what is not live."""
    key = _signer.sign(package.digest) if is_signed else package.digest
    return f"{settings.PACKAGES_URL}/spiller/{key}/?sprak={get_language() or interface_language()}"


def content_path(key: str, entry: str) -> str:
    """The path of a package's folder on its host, or of a file in it with its query."""
    path, mark, query = entry.partition("?")
    return f"/pakke/{key}/{quote(path)}{mark}{query}"


def package_behind(key: str) -> LessonPackage | None:
    """The package that may be opened at this address now; None for all others, whatever the reason."""
    is_signed = ":" in key
    try:
        digest = _signer.unsign(key, max_age=TOKEN_LASTS) if is_signed else key
    except BadSignature:
        return None
    package = LessonPackage.objects.filter(digest=digest, state=LessonPackage.State.READY).first()
    if package is None or not (is_signed or live_pages_using(package).exists()):
        return None
    return package


def is_preview(request: HttpRequest | None) -> bool:
    """Whoever shows a draft has asked who looks at it, and says so to what is shown."""
    return bool(getattr(request, "is_preview", False))
