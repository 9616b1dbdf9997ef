"""Query strings nobody would write by hand: for tests that any input is answered."""

from urllib.parse import urlencode

from hypothesis import strategies as st

ANY_TEXT = st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=60)
ODD = st.sampled_from(
    [
        "\x00",
        "a\x00b",
        "x" * 10_000,
        "-1",
        "0",
        "1e9",
        "9" * 30,
        "9" * 5_000,
        "٣",
        "²",
        "'",
        '"><script>',
        "%",
        "\\",
        "None",
    ]
)


def query_strings(keys: list[str], known: list[str]) -> st.SearchStrategy[str]:
    """Repeated, unknown and empty keys with known, odd and arbitrary values."""
    key = st.sampled_from([*keys, "side", "ukjent", ""]) | ANY_TEXT
    value = st.sampled_from(known) | ODD | ANY_TEXT
    return st.lists(st.tuples(key, value), max_size=12).map(urlencode)
