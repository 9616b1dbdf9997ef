"""How much is kept: the latest read in a process, the first put is the first to go in Redis."""

from django.conf import settings

from cms.core.pagecache.entries import Entry
from cms.core.pagecache.shared import SharedStore
from cms.core.pagecache.store import Store


def entry(size: int, name: str = "x") -> Entry:
    body = name.encode() * size
    return Entry.of(body, [("Content-Type", "image/png")], time=1, until=4e9, tags=("*",))


def test_a_process_keeps_the_latest_read_up_to_its_room() -> None:
    store = Store(100_000)
    for name in "abcdefghijkl":
        store.put(name, entry(8_000, name))
        store.get("a")

    assert [name for name in "abcdefghijkl" if store.get(name)] == ["a", *"efghijkl"]
    assert store.bytes <= 100_000


def test_what_is_larger_than_an_eighth_of_the_room_is_not_kept() -> None:
    store = Store(100_000)
    store.put("a", entry(20_000))

    assert (store.get("a"), store.bytes) == (None, 0)


def test_redis_keeps_up_to_its_room_and_the_first_goes_first(db: None) -> None:
    shared = SharedStore(str(settings.CACHES["default"]["LOCATION"]), "test", 50_000)
    for name in "abcdefgh":
        shared.put(name, entry(9_000, name))
    for _time in range(3):
        shared.put("h", entry(9_000, "h"))

    assert [name for name in "abcdefgh" if shared.get(name)] == list("defgh")
