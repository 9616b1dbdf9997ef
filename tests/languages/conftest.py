"""The stage, set once for the tests of a module."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.test import override_settings

from search.tasks import index_waiting
from tests.languages.stage import set_up
from tests.world import World


@pytest.fixture(scope="module")
def works(lasting_world: World, tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Any]]:
    with override_settings(MEDIA_ROOT=tmp_path_factory.mktemp("media")):
        found = set_up(lasting_world)
        index_waiting()
        yield found


@pytest.fixture(autouse=True)
def _own_media() -> None:
    """Instead of a folder for each test: the module's."""
