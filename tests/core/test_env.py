"""The environment: read once, typed, and what is missing is named at once."""

import dataclasses
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from cms.settings import base, production
from cms.settings.base import _database, _email, _stores
from cms.settings.env import BASE_DIR, Env, MissingVariables, NoBucket, OneHost, UnknownLanguages, read_env

REQUIRED = {"SECRET_KEY": "hemmelig", "DATABASE_URL": "postgresql:///kb", "REDIS_URL": "redis://127.0.0.1/0"}


def test_everything_that_is_missing_is_named_at_once() -> None:
    with pytest.raises(MissingVariables) as missing:
        read_env({})

    assert str(missing.value) == "Set these environment variables: SECRET_KEY, DATABASE_URL, REDIS_URL"


@pytest.mark.parametrize("empty", ["", "   "])
def test_an_empty_variable_is_missing_too(empty: str) -> None:
    with pytest.raises(MissingVariables) as missing:
        read_env(REQUIRED | {"REDIS_URL": empty})

    assert str(missing.value) == "Set these environment variables: REDIS_URL"


def test_the_rest_has_defaults() -> None:
    assert read_env(REQUIRED) == Env(
        secret_key="hemmelig",
        database_url="postgresql:///kb",
        redis_url="redis://127.0.0.1/0",
        base_url="http://127.0.0.1:8000",
        packages_url="http://localhost:8000",
        allowed_hosts=("127.0.0.1", "localhost"),
        debug=False,
        demo=False,
        email_url="",
        default_from_email="Kompetansebanken <ikke-svar@example.org>",
        var_dir=BASE_DIR / "var",
        proxy_count=0,
        content_languages=(),
    )


@pytest.mark.parametrize(
    ("name", "raw", "value"),
    [
        ("SECRET_KEY", " med mellomrom ", "med mellomrom"),
        ("BASE_URL", "https://kompetansebanken.example.org", "https://kompetansebanken.example.org"),
        ("BASE_URL", "", "http://127.0.0.1:8000"),
        ("PACKAGES_URL", "https://pakker.example.org", "https://pakker.example.org"),
        ("ALLOWED_HOSTS", "a.example.org, b.example.org,,", ("a.example.org", "b.example.org")),
        ("DEBUG", "1", True),
        ("DEBUG", "TRUE", True),
        ("DEBUG", "yes", True),
        ("DEMO", "on", True),
        ("DEMO", "0", False),
        ("DEMO", "false", False),
        ("DEMO", "", False),
        ("VAR_DIR", "/srv/kb", Path("/srv/kb")),
        ("PROXY_COUNT", "2", 2),
        ("PROXY_COUNT", "", 0),
        ("CONTENT_LANGUAGES", "smj, fkv", ("smj", "fkv")),
    ],
)
def test_a_variable_becomes_what_its_field_is(name: str, raw: str, value: object) -> None:
    assert getattr(read_env(REQUIRED | {name: raw}), name.lower()) == value


def test_a_language_that_there_is_not_is_refused_by_name() -> None:
    with pytest.raises(UnknownLanguages) as unknown:
        read_env(REQUIRED | {"CONTENT_LANGUAGES": "smj,nn,xx"})

    assert str(unknown.value) == "CONTENT_LANGUAGES may name smj, sma, fkv, and not nn, xx"


@pytest.mark.parametrize("packages", ["https://kb.example.org", "https://kb.example.org:8443", "http://KB.example.org"])
def test_packages_do_not_share_the_sites_host(packages: str) -> None:
    with pytest.raises(OneHost) as refused:
        read_env(REQUIRED | {"BASE_URL": "https://kb.example.org", "PACKAGES_URL": packages})

    assert str(refused.value) == "PACKAGES_URL and BASE_URL must have different hosts, and both have kb.example.org"


@pytest.mark.parametrize(
    "store",
    [
        "https://nokkel:hemmelig@lager.example.org/bank",
        "s3://lager.example.org/bank",
        "s3://nokkel@lager.example.org/bank",
        "s3://nokkel:hemmelig@lager.example.org/",
        "s3://nokkel:hemmelig@lager.example.org/bank/mappe",
    ],
)
def test_a_store_without_key_secret_or_bucket_is_refused_and_its_secret_is_not_told(store: str) -> None:
    with pytest.raises(NoBucket) as refused:
        read_env(REQUIRED | {"MEDIA_STORE": store})

    assert str(refused.value) == "MEDIA_STORE must be s3://key:secret@host/bucket, or s3+http:// without TLS"


def test_a_store_in_the_environment_is_where_files_lie_and_pictures_are_fetched_from() -> None:
    script = (
        "from cms.settings import base as b; d = b.STORAGES['default'];"
        "print(d['BACKEND'], d['OPTIONS']['endpoint_url'], d['OPTIONS']['secret_key'], d['OPTIONS']['region_name'],"
        " b.STORAGES['private']['OPTIONS']['location'], b.CONTENT_SECURITY_POLICY['DIRECTIVES']['img-src'][2:],"
        " b.ADMIN_CONTENT_SECURITY_POLICY['img-src'][3:])"
    )
    store = "s3://nokkel:hem%2Fmelig@lager.example.org:9000/bank?region=eu-north-1&public_url=https://b.example.org/x/"
    environment = os.environ | REQUIRED | {"MEDIA_STORE": store}

    printed = subprocess.run(
        [sys.executable, "-c", script], env=environment, cwd=BASE_DIR, capture_output=True, text=True, check=True
    )

    pictures = ["https://b.example.org"]
    where = "cms.media.buckets.Bucket https://lager.example.org:9000 hem/melig eu-north-1 private"
    assert printed.stdout == f"{where} {pictures} {pictures}\n"


def test_without_one_files_lie_in_folders_and_pictures_come_from_the_site() -> None:
    stores = _stores("")

    assert {name: store["BACKEND"].rpartition(".")[2] for name, store in stores.items()} == {
        "default": "FileSystemStorage",
        "private": "PrivateFolder",
    }
    assert base.PICTURES_FROM == []


def test_the_languages_in_the_environment_are_what_can_be_written_in_beside_the_interfaces() -> None:
    script = (
        "from cms.settings import base; print([code for code, _name in base.WAGTAIL_CONTENT_LANGUAGES],"
        " base.WAGTAIL_CONTENT_LANGUAGES[-2:], len(base.KNOWN_LANGUAGES))"
    )
    environment = os.environ | REQUIRED | {"CONTENT_LANGUAGES": "fkv,sma"}

    printed = subprocess.run(
        [sys.executable, "-c", script], env=environment, cwd=BASE_DIR, capture_output=True, text=True, check=True
    )

    last = [("sma", "Åarjelsaemien"), ("fkv", "Kvääni")]
    assert printed.stdout == f"{['nb', 'nn', 'se', 'en', 'sma', 'fkv']} {last} 7\n"


def test_nothing_changes_the_environment_once_it_is_read() -> None:
    env = read_env(REQUIRED)

    with pytest.raises(dataclasses.FrozenInstanceError):
        env.debug = True  # type: ignore[misc]


def test_without_an_argument_it_is_the_process_own_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in REQUIRED.items():
        monkeypatch.setenv(name, value)

    assert read_env().secret_key == "hemmelig"


@pytest.mark.parametrize(
    ("url", "parts"),
    [
        ("postgresql://kari:p%40ss@db.example.org:5433/kb", ("kb", "kari", "p@ss", "db.example.org", "5433")),
        ("postgresql:///kb?host=/run/postgresql&port=5434", ("kb", "", "", "/run/postgresql", "5434")),
        ("postgresql://db.example.org/kb?sslmode", ("kb", "", "", "db.example.org", "")),
    ],
)
def test_a_database_address_becomes_djangos_settings(url: str, parts: tuple[str, ...]) -> None:
    settings = _database(url)

    assert tuple(settings[name] for name in ("NAME", "USER", "PASSWORD", "HOST", "PORT")) == parts


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        (
            "smtp://mail.example.org",
            {"EMAIL_HOST": "mail.example.org", "EMAIL_PORT": 25, "EMAIL_USE_SSL": False, "EMAIL_USE_TLS": False},
        ),
        (
            "smtps://kari:p%40ss@mail.example.org:465",
            {
                "EMAIL_HOST_USER": "kari",
                "EMAIL_HOST_PASSWORD": "p@ss",
                "EMAIL_PORT": 465,
                "EMAIL_USE_SSL": True,
                "EMAIL_USE_TLS": False,
            },
        ),
        ("smtp+tls://mail.example.org:587", {"EMAIL_PORT": 587, "EMAIL_USE_SSL": False, "EMAIL_USE_TLS": True}),
    ],
)
def test_a_mail_address_becomes_djangos_settings(url: str, expected: dict[str, Any]) -> None:
    settings = _email(url)

    assert {name: settings[name] for name in expected} == expected


def test_a_mail_address_in_the_environment_is_where_mail_goes() -> None:
    script = "from cms.settings import base; print(base.EMAIL_BACKEND, base.EMAIL_HOST, base.EMAIL_PORT)"
    environment = os.environ | REQUIRED | {"EMAIL_URL": "smtp://mail.example.org:2525"}

    printed = subprocess.run(
        [sys.executable, "-c", script], env=environment, cwd=BASE_DIR, capture_output=True, check=True
    )

    assert printed.stdout.decode().split() == [
        "django.core.mail.backends.smtp.EmailBackend",
        "mail.example.org",
        "2525",
    ]


def test_without_one_mail_is_written_to_files() -> None:
    assert base.EMAIL_BACKEND == "django.core.mail.backends.filebased.EmailBackend"


def test_production_is_behind_tls_without_the_demo_and_asks_for_a_second_factor() -> None:
    names = (
        "DEBUG",
        "DEMO",
        "SECOND_FACTOR_REQUIRED",
        "SECURE_SSL_REDIRECT",
        "SESSION_COOKIE_SECURE",
        "CSRF_COOKIE_SECURE",
    )

    assert {name: getattr(production, name) for name in names} == {
        "DEBUG": False,
        "DEMO": False,
        "SECOND_FACTOR_REQUIRED": True,
        "SECURE_SSL_REDIRECT": True,
        "SESSION_COOKIE_SECURE": True,
        "CSRF_COOKIE_SECURE": True,
    }
    assert production.SECURE_HSTS_SECONDS == 365 * 24 * 60 * 60
