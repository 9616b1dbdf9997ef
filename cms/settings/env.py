"""Every environment variable the project reads, in one typed, frozen object.

The README's table of variables is this file in prose; a test compares the two.
"""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

BASE_DIR = Path(__file__).resolve().parents[2]
# What can be written in beside the languages of the interface, each called what it calls itself.
FURTHER_LANGUAGES = {"smj": "Julevsámegiella", "sma": "Åarjelsaemien", "fkv": "Kvääni"}


class MissingVariables(Exception):
    """Names every required variable that is not set, all at once."""

    def __init__(self, names: list[str]) -> None:
        super().__init__("Set these environment variables: " + ", ".join(names))


class UnknownLanguages(Exception):
    """Names every code that is no further language, and those that are."""

    def __init__(self, codes: list[str]) -> None:
        super().__init__(f"CONTENT_LANGUAGES may name {', '.join(FURTHER_LANGUAGES)}, and not {', '.join(codes)}")


class OneHost(Exception):
    """PACKAGES_URL leads to the site itself, whose rights the scripts of packages would then have."""

    def __init__(self, host: str) -> None:
        super().__init__(f"PACKAGES_URL and BASE_URL must have different hosts, and both have {host}")


class NoBucket(Exception):
    """MEDIA_STORE does not say where files lie. What it says is not told: it holds a secret."""

    def __init__(self) -> None:
        super().__init__("MEDIA_STORE must be s3://key:secret@host/bucket, or s3+http:// without TLS")


@dataclass(frozen=True)
class Env:
    secret_key: str
    database_url: str
    redis_url: str
    database_replica_url: str = ""
    base_url: str = "http://127.0.0.1:8000"
    packages_url: str = "http://localhost:8000"
    allowed_hosts: tuple[str, ...] = ("127.0.0.1", "localhost")
    debug: bool = False
    demo: bool = False
    email_url: str = ""
    default_from_email: str = "Kompetansebanken <ikke-svar@example.org>"
    var_dir: Path = BASE_DIR / "var"
    media_store: str = ""
    page_cache_mb: int = 64
    page_cache_shared_mb: int = 256
    proxy_count: int = 0
    content_languages: tuple[str, ...] = ()
    oidc_url: str = ""
    oidc_client_id: str = ""
    oidc_client_secret: str = ""
    oidc_name: str = "OpenID Connect"
    certificate_keys_file: str = ""
    certificate_keys: str = ""
    metrics_token: str = ""


def read_env(environ: Mapping[str, str] = os.environ) -> Env:
    """Reads the variables named like the fields of `Env`, in capitals.

    Raises MissingVariables when one without a default is absent or empty, UnknownLanguages for a language there is not,
    OneHost where packages would be served from the site itself, NoBucket where files would have nowhere to lie.
    """
    values: dict[str, Any] = {}
    missing: list[str] = []
    for field in fields(Env):
        name = field.name.upper()
        raw = environ.get(name, "").strip()
        if raw:
            values[field.name] = _convert(raw, field.type)
        elif field.name in ("secret_key", "database_url", "redis_url"):
            missing.append(name)
    if missing:
        raise MissingVariables(missing)
    env = Env(**values)
    unknown = [code for code in env.content_languages if code not in FURTHER_LANGUAGES]
    if unknown:
        raise UnknownLanguages(unknown)
    host = urlsplit(env.packages_url).hostname or ""
    if host == urlsplit(env.base_url).hostname:
        raise OneHost(host)
    if env.media_store and not _names_bucket(env.media_store):
        raise NoBucket
    return env


def _names_bucket(url: str) -> bool:
    parts = urlsplit(url)
    is_whole = all([parts.hostname, parts.username, parts.password])
    return parts.scheme in ("s3", "s3+http") and is_whole and bool(re.fullmatch(r"/[a-z0-9][a-z0-9.-]+/?", parts.path))


def _convert(raw: str, kind: object) -> object:
    if kind is bool:
        return raw.lower() in ("1", "true", "yes", "on")
    if kind is int:
        return int(raw)
    if kind is Path:
        return Path(raw)
    if kind is str:
        return raw
    return tuple(part.strip() for part in raw.split(",") if part.strip())
