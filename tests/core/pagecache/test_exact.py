"""What the page cache answers is what Django would say: after every change, and with everything else still kept."""

import pytest

from tests.core.test_query_counts import QUERIES
from tests.core.test_query_counts import stock as stock
from tests.kept import Reader

OTHERS = ["/sok/forslag/?q=kur", "/sitemap.xml", "/kalender/arrangement.ics", "/kalender/nye.atom", "/api/v1/kurs"]


@pytest.mark.django_db
@pytest.mark.parametrize("address", [*QUERIES, *OTHERS])
def test_what_readers_open_is_kept_and_is_what_django_says(stock: None, address: str) -> None:
    address = address.replace("MONTH", "2026-12")
    reader = Reader()
    reader.fresh(address)  # the first of all writes the site's settings

    first, second = reader.get(address), reader.get(address)

    assert (first.status, first.made, second.made) == (200, 1, 0)
    assert second.body == first.body == reader.fresh(address).body
