"""Web processes of their own on a database of their own: what they commit no other test sees."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings
from django.db import connections

from cms.local.servers import Addresses
from tests.conftest import _clone, _server, _use_database, _with_cast
from tests.deploy.site import Site


@pytest.fixture(scope="module")
def database(django_db_setup: bytes, django_db_blocker: Any) -> Iterator[Addresses]:
    """The test's own process reads and writes it too, and commits."""
    own = str(settings.DATABASES["default"]["NAME"])
    name = f"{own}_site"
    with django_db_blocker.unblock(), _server() as server:
        _clone(server, _with_cast(server), name)
        _use_database(name)
        values = settings.DATABASES["default"]
        database = f"postgresql://{values['USER']}:{values['PASSWORD']}@{values['HOST']}:{values['PORT']}/{name}"
        try:
            yield Addresses(database, str(settings.CACHES["default"]["LOCATION"]))
        finally:
            connections.close_all()
            _use_database(own)
            server.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


@pytest.fixture(scope="module")
def site(database: Addresses, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Two web processes."""
    made = Site.of(tmp_path_factory.mktemp("site"), database, SECRET_KEY=settings.SECRET_KEY)
    try:
        for _number in range(2):
            made.start_web()
        yield made
    finally:
        made.processes.stop_all()
