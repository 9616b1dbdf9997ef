"""The keys that sign, read from outside the project; their public halves are kept (docs/adr/0033-certificates.md).

A key file is a JSON list of pairs, the oldest first; the last one signs:

    [{"ed25519": "-----BEGIN PRIVATE KEY-----…", "p256": "-----BEGIN EC PRIVATE KEY-----…"}]
"""

import hashlib
import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any
from urllib.parse import quote, urlsplit

from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePublicKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat, load_pem_private_key
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from jwt.algorithms import ECAlgorithm
from openbadgeslib.keys import KeyFactory, KeyType
from openbadgeslib.ob3.did import multikey_from_pem

from learning.models import SigningKey

DID_CONTEXT = (
    "https://www.w3.org/ns/did/v1",
    "https://w3id.org/security/multikey/v1",
    "https://w3id.org/security/jwk/v1",
)


class NoKeys(ImproperlyConfigured):
    """There is nothing to sign with; the message says what to set."""


@dataclass(frozen=True)
class KeyPair:
    """Private keys as PEM: one makes the proof inside a credential, the other signs the credential as a JWT."""

    ed25519: str
    p256: str


def site_did() -> str:
    """Who signs: the site's own address, its port percent-encoded. The library's own function wants https, always."""
    return f"did:web:{quote(urlsplit(settings.BASE_URL).netloc, safe='')}"


def new_pair() -> KeyPair:
    """Two new keys."""
    made = {kind: KeyFactory(kind).generate_keypair()[0].decode() for kind in (KeyType.ED25519, KeyType.ECC)}
    return KeyPair(ed25519=made[KeyType.ED25519], p256=made[KeyType.ECC])


def read_pairs() -> list[KeyPair]:
    """Read anew each time, so that a rotation takes effect at once. Raises NoKeys."""
    text = settings.CERTIFICATE_KEYS or _text_of_file()
    try:
        pairs = [KeyPair(**pair) for pair in json.loads(text)]
        for pair in pairs:
            load_pem_private_key(pair.ed25519.encode(), None)
            load_pem_private_key(pair.p256.encode(), None)
    except (TypeError, ValueError) as error:
        raise NoKeys(
            "The certificates' keys cannot be read: they are not what make_certificate_keys writes."
        ) from error
    if not pairs:
        raise NoKeys("There are no certificates' keys. Run make_certificate_keys.")
    return pairs


def _text_of_file() -> str:
    if not settings.CERTIFICATE_KEYS_FILE:
        raise NoKeys("Certificates cannot be issued: set CERTIFICATE_KEYS_FILE, and run make_certificate_keys.")
    path = Path(settings.CERTIFICATE_KEYS_FILE)
    if settings.CERTIFICATE_KEYS_ARE_MADE and not path.exists():
        _write_first(path)
    try:
        return path.read_text()
    except OSError as error:
        raise NoKeys(f"The certificates' keys in {path} cannot be read ({error.strerror}).") from error


def with_new_pair(text: str) -> str:
    """The content of a key file, or nothing, with a new pair last; on one line, as an environment variable takes it."""
    return json.dumps([*json.loads(text or "[]"), asdict(new_pair())])


def add_pair(path: Path) -> None:
    """Makes a pair and writes it last into the file, which only its owner may read."""
    text = path.read_text() if path.exists() else ""
    _written_beside(path, with_new_pair(text)).replace(path)


def _write_first(path: Path) -> None:
    """For the demo and tests. Of two processes at once one writes, and both read that."""
    part = _written_beside(path, with_new_pair(""))
    try:
        path.hardlink_to(part)
    except FileExistsError:  # another process was first
        return
    finally:
        part.unlink()


def _written_beside(path: Path, text: str) -> Path:
    """A file of mode 600 in the same folder."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile("w", dir=path.parent, prefix=".keys-", delete=False) as part:
        part.write(text)
        part.flush()
        os.fsync(part.fileno())
    return Path(part.name)


# --- the public halves ---


def proof_method(pair: KeyPair) -> dict[str, Any]:
    """The verification method of the proof inside a credential, as did.json shows it."""
    multikey = multikey_from_pem(_public_pem(pair.ed25519))
    return _method("ed25519", multikey, {"type": "Multikey", "publicKeyMultibase": multikey})


def token_method(pair: KeyPair) -> dict[str, Any]:
    """The same of a JWT."""
    public: Any = load_pem_private_key(pair.p256.encode(), None).public_key()
    if not isinstance(public, EllipticCurvePublicKey):
        raise NoKeys("The certificates' key called p256 is of another kind.")
    jwk = ECAlgorithm.to_jwk(public, as_dict=True)
    return _method("p256", multikey_from_pem(_public_pem(pair.p256)), {"type": "JsonWebKey", "publicKeyJwk": jwk})


def _public_pem(private_pem: str) -> bytes:
    public = load_pem_private_key(private_pem.encode(), None).public_key()
    return public.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)


def _method(kind: str, multikey: str, key: dict[str, Any]) -> dict[str, Any]:
    did = site_did()
    name = f"{kind}-{hashlib.sha256(f'{did} {multikey}'.encode()).hexdigest()[:16]}"
    return {"id": f"{did}#{name}", "controller": did, **key}


def methods_of(pair: KeyPair) -> tuple[dict[str, Any], dict[str, Any]]:
    return proof_method(pair), token_method(pair)


def signing_pair() -> KeyPair:
    """The pair that signs now, its public halves kept from here on. Raises NoKeys."""
    pair = read_pairs()[-1]
    for method in methods_of(pair):
        SigningKey.objects.get_or_create(kid=_fragment(method), defaults={"method": method})
    return pair


def _fragment(method: dict[str, Any]) -> str:
    return str(method["id"]).partition("#")[2]


def did_document() -> dict[str, Any]:
    """Every key that ever signed for this address, then those that may yet. Raises NoKeys when there is none."""
    did = site_did()
    kept = SigningKey.objects.filter(method__controller=did).order_by("first_used_at", "pk")
    methods = {method["id"]: method for method in kept.values_list("method", flat=True)}
    try:
        methods |= {method["id"]: method for pair in read_pairs() for method in methods_of(pair)}
    except NoKeys:
        if not methods:
            raise
    return {
        "@context": list(DID_CONTEXT),
        "id": did,
        "verificationMethod": list(methods.values()),
        "assertionMethod": list(methods),
    }
