"""What Redis answers the clock, as it comes over the line: to what was written, and to what was asked."""

import pytest
import redis

from cms.core.pagecache.clock import _is_whole, _value

TIME = b":15\r\n$15\r\n1795816114406-0\r\n"


@pytest.mark.parametrize(
    ("said", "is_whole"),
    [
        (b"", False),
        (b":15", False),
        (b":15\r\n", False),
        (b":15\r\n$15\r\n", False),
        (TIME[:-1], False),
        (TIME, True),
        (b":0\r\n$-1\r\n", True),
        (b":0\r\n_\r\n", True),
        (b"-LOADING", False),
        (b"-LOADING Redis is loading\r\n", True),
        (b":15\r\n-LOADING Redis is loading\r\n", True),
    ],
)
def test_an_answer_is_whole_when_its_last_line_has_ended(said: bytes, is_whole: bool) -> None:
    assert _is_whole(said) is is_whole


def test_an_answer_is_a_time_or_nothing() -> None:
    assert list(map(_value, (TIME, b":0\r\n$-1\r\n", b":0\r\n_\r\n"))) == [b"1795816114406-0", None, None]


@pytest.mark.parametrize(
    "said",
    [
        b"-OOM command not allowed\r\n$15\r\n1795816114406-0\r\n",
        b":15\r\n-LOADING Redis is loading\r\n",
        b":15\r\n:1\r\n",
        b">2\r\n$7\r\nmessage\r\n",
    ],
)
def test_any_other_answer_is_a_fault(said: bytes) -> None:
    with pytest.raises(redis.ResponseError, match=r"OOM|LOADING|:1|>2"):
        _value(said)
