"""How a block's facts and postings are laid out, in memory and in the database."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from events.rules import EventState

BLOCK = 4096  # numbers in a block; an offset must fit in 16 bits

# What is known of each page. A day is counted from year 1, a minute from 1970; 0 says that there is none.
FACTS = np.dtype(
    [
        ("alive", "?"),
        ("page", "<u4"),  # its primary key
        ("root", "<u4"),  # the number of the page it is shown under: its own, or a lesson's course's
        ("work", "<u8"),  # the same for all translations of one work
        ("length", "<u4"),  # in words
        ("kind", "u1"),
        ("language", "u1"),
        ("level", "u1"),
        ("state", "u1"),
        ("minutes", "<u2"),
        ("counties", "<u8"),  # sets are bits, numbered by FacetValue
        ("areas", "<u8"),
        ("groups", "<u8"),
        ("starts", "<u4"),  # minutes: of the occurrence that is next, or was last
        ("updated", "<u4"),  # a day
        ("due", "<u4"),  # the day it must be checked by
        ("competences", "<u8"),
    ]
)

# What the numbers of `state` are. Appended to, never reordered: their places are what is stored.
STATES = ("", *EventState)

# Where a term stands on a page, as bits.
TITLE, SUMMARY, KEYWORDS, BODY, FILES, LABELS = (1 << bit for bit in range(6))

POSTINGS = np.dtype([("offset", "<u2"), ("count", "<f2"), ("fields", "u1")])

Facts = NDArray[Any]  # records of `FACTS`
Columns = dict[str, NDArray[Any]]  # the same, each fact of all pages side by side, which is what is quick to count
Postings = NDArray[Any]


def read_facts(packed: bytes | memoryview) -> Facts:
    return np.frombuffer(packed, dtype=FACTS)


def read_postings(packed: bytes | memoryview) -> Postings:
    return np.frombuffer(packed, dtype=POSTINGS)
