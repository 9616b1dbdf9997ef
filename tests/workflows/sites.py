"""Small real web servers on this machine, for what asks other sites."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

Reply = tuple[int, dict[str, str]]


@dataclass
class Site:
    """`replies`: status and headers by method and path, or by path alone; what is not named is not found."""

    address: str
    port: int
    replies: dict[str, Reply] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)


@contextmanager
def site(host: str = "127.0.0.1") -> Iterator[Site]:
    class Handler(BaseHTTPRequestHandler):
        def answer(self) -> None:
            here.asked.append(f"{self.command} {self.path}")
            named = here.replies.get(f"{self.command} {self.path}", here.replies.get(self.path))
            status, headers = named or (404, {})
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.end_headers()

        do_HEAD = do_GET = answer  # noqa: N815 - the names that the library calls

        def log_message(self, *args: object) -> None:
            """Nothing on the terminal."""

    server = ThreadingHTTPServer((host, 0), Handler)
    here = Site(f"http://{host}:{server.server_port}", server.server_port)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield here
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
