"""Small films that any browser plays, made of pictures: WebM (https://www.webmproject.org/docs/container/).

A lossy WebP picture is one VP8 key frame in another wrapping, so nothing is needed but Pillow and a few lengths.
"""

import io
import struct
from collections.abc import Sequence

from PIL import Image

SIZE = 640, 400
SECONDS = 3  # that each picture is seen
QUALITY = 60
_LONG_LENGTH = b"\x01"  # what follows is a length of seven bytes
_VP8_BEGINS = 20  # after RIFF, its length, WEBP, «VP8 » and the length of the frame


def film(pictures: Sequence[Image.Image]) -> bytes:
    """A silent film with each picture in its turn, the last one twice so that it is seen as long as the others."""
    frames = [_frame(picture) for picture in pictures]
    frames.append(frames[-1])
    lasts = struct.pack(">d", len(pictures) * SECONDS * 1000)
    head = _element("1A45DFA3", _element("4282", b"webm"), _number("4287", 2), _number("4285", 2))
    info = _element(
        "1549A966",
        _number("2AD7B1", 1_000_000),  # nanoseconds in a unit of time
        _element("4489", lasts),
        _element("4D80", b"Kompetansebanken"),
        _element("5741", b"Kompetansebanken"),
    )
    video = _element("E0", _number("B0", SIZE[0]), _number("BA", SIZE[1]))
    track = _element("AE", _number("D7", 1), _number("73C5", 1), _number("83", 1), _element("86", b"V_VP8"), video)
    clusters = [_cluster(frame, turn * SECONDS * 1000) for turn, frame in enumerate(frames)]
    return head + _element("18538067", info, _element("1654AE6B", track), *clusters)


def _frame(picture: Image.Image) -> bytes:
    file = io.BytesIO()
    picture.convert("RGB").resize(SIZE).save(file, "WEBP", quality=QUALITY)
    return file.getvalue()[_VP8_BEGINS:]


def _cluster(frame: bytes, milliseconds: int) -> bytes:
    """`81`: of track one; then no time after the cluster's own; `80`: a key frame."""
    return _element("1F43B675", _number("E7", milliseconds), _element("A3", bytes.fromhex("81000080"), frame))


def _number(name: str, value: int) -> bytes:
    return _element(name, value.to_bytes(4, "big"))


def _element(name: str, *parts: bytes) -> bytes:
    """`name`: hexadecimal, as the standard has it (RFC 8794)."""
    inside = b"".join(parts)
    return bytes.fromhex(name) + _LONG_LENGTH + len(inside).to_bytes(7, "big") + inside
