"""An answer as it is kept: compressed once, with what it was made of."""

import gzip
import hashlib
import json
from dataclasses import dataclass, field

import brotli

BROTLI_QUALITY = 5  # of 11: a tenth larger than the best, in a twentieth of the time, while a reader waits
GZIP_LEVEL = 6
# Pictures and PDF are compressed in themselves.
_COMPRESSIBLE = ("text/", "application/json", "application/xml", "application/rss", "application/atom", "image/svg")
_OF_A_304 = ("cache-control", "etag", "vary", "x-page-cache")
HIT, MADE = ("X-Page-Cache", "hit"), ("X-Page-Cache", "made")  # for whoever wonders, and for `make bench`


@dataclass(slots=True)
class Entry:
    """`time`: the clock when Django was asked. `until`: seconds since 1970, when it is no longer true by the clock.

    `bodies`: by encoding. `reading`: what is counted each time it is read (cms.core.counting). `may_be_late`: it does
    no harm while a new one is made.
    """

    time: int
    until: float
    tags: tuple[str, ...]
    headers: list[tuple[str, str]]
    tag: str
    bodies: dict[str, bytes]
    reading: str = ""
    may_be_late: bool = False
    found_at: int = 0  # the clock when it was last compared with what has changed
    answers: dict[str, list[tuple[str, str]]] = field(default_factory=dict)  # the headers of each encoding, ready
    unchanged: dict[str, list[tuple[str, str]]] = field(default_factory=dict)  # those of a 304

    @classmethod
    def of(
        cls,
        body: bytes,
        headers: list[tuple[str, str]],
        *,
        time: int,
        until: float,
        tags: tuple[str, ...],
        reading: str = "",
        may_be_late: bool = False,
    ) -> "Entry":
        kind = next((value for name, value in headers if name.lower() == "content-type"), "")
        bodies = {"": body}
        if kind.startswith(_COMPRESSIBLE) and len(body) > 200:
            # The plain body is not kept beside them: nearly nobody asks for it.
            bodies = {
                "br": brotli.compress(body, quality=BROTLI_QUALITY),
                "gzip": gzip.compress(body, GZIP_LEVEL, mtime=0),
            }
        tag = hashlib.sha256(body).hexdigest()[:32]
        return cls(time, until, tags, headers, tag, bodies, reading, may_be_late)

    @property
    def size(self) -> int:
        """In bytes, with a guess at what Python adds."""
        return sum(map(len, self.bodies.values())) + 100 * len(self.tags) + 2_000

    def body(self, encoding: str) -> bytes:
        found = self.bodies.get(encoding)
        if found is not None:
            return found
        return gzip.decompress(self.bodies["gzip"]) if "gzip" in self.bodies else self.bodies[""]

    def headers_for(self, encoding: str) -> list[tuple[str, str]]:
        """All but the length of the body."""
        found = self.answers.get(encoding)
        if found is None:
            encoding = encoding if encoding in self.bodies else ""
            found = [*self.headers, ("ETag", f'"{self.tag}-{encoding}"' if encoding else f'"{self.tag}"')]
            if len(self.bodies) > 1:
                found.append(("Vary", "Accept-Encoding"))
            if encoding:
                found.append(("Content-Encoding", encoding))
            found.append(HIT)
            self.answers[encoding] = found
        return found

    def headers_unchanged(self, encoding: str) -> list[tuple[str, str]]:
        """Of a 304: what may have changed though the body has not (RFC 9110, 15.4.5). The browser has the others."""
        found = self.unchanged.get(encoding)
        if found is None:
            found = [(name, value) for name, value in self.headers_for(encoding) if name.lower() in _OF_A_304]
            self.unchanged[encoding] = found
        return found

    # --- between processes -------------------------------------------------------------------------------------------

    def packed(self) -> bytes:
        """A line of JSON, then the bodies one after the other."""
        head = {
            "time": self.time,
            "until": self.until,
            "tags": self.tags,
            "headers": self.headers,
            "tag": self.tag,
            "reading": self.reading,
            "may_be_late": self.may_be_late,
            "lengths": {encoding: len(body) for encoding, body in self.bodies.items()},
        }
        return json.dumps(head).encode() + b"\n" + b"".join(self.bodies.values())

    @classmethod
    def unpacked(cls, packed: bytes) -> "Entry":
        line, _newline, rest = packed.partition(b"\n")
        head = json.loads(line)
        bodies = {}
        for encoding, length in head["lengths"].items():
            bodies[encoding], rest = rest[:length], rest[length:]
        headers = [(name, value) for name, value in head["headers"]]
        tags = tuple(head["tags"])
        known = (head["time"], head["until"], tags, headers, head["tag"], bodies)
        return cls(*known, head["reading"], head["may_be_late"])
