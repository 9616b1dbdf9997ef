"""A mail server for tests: a real one that speaks SMTP on a port of its own, and does as it is told."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import BinaryIO

GREETING, RECIPIENT, TAKEN, GOODBYE = "greeting", "recipient", "taken", "goodbye"


@dataclass
class PostOffice:
    """`holds_at`: the step at which the server falls silent, the connection open; `hangs_up_at`: at which it closes it.

    At `TAKEN` it has the whole letter, and only its answer is missing. `answers`: what it says at a step.
    """

    address: tuple[str, int]
    holds_at: str = ""
    hangs_up_at: str = ""
    answers: dict[str, str] = field(default_factory=dict)
    taken: list[EmailMessage] = field(default_factory=list)
    reached: threading.Event = field(default_factory=threading.Event)
    let_go: threading.Event = field(default_factory=threading.Event)

    @property
    def url(self) -> str:
        return f"smtp://{self.address[0]}:{self.address[1]}"

    @property
    def receivers(self) -> list[str]:
        return sorted(str(letter["To"]) for letter in self.taken)

    def behave(self) -> None:
        """From now on an ordinary mail server."""
        self.holds_at = self.hangs_up_at = ""
        self.answers = {}
        self.let_go.set()

    def serve(self, caller: socket.socket) -> None:
        with caller, caller.makefile("rb") as said:
            try:
                self._converse(caller, said)
            except OSError:  # the caller is gone, or is hung up on
                return

    def _converse(self, caller: socket.socket, said: BinaryIO) -> None:
        caller.sendall(self._step(GREETING, "220 post office"))
        for line in said:
            verb = line.strip().upper()
            if verb.startswith(b"RCPT"):
                caller.sendall(self._step(RECIPIENT, "250 fine"))
            elif verb == b"DATA":
                caller.sendall(b"354 go on\r\n")
                letter = b"".join(iter(said.readline, b".\r\n"))
                if TAKEN not in self.answers:
                    self.taken.append(message_from_bytes(letter, _class=EmailMessage, policy=policy.default))
                caller.sendall(self._step(TAKEN, "250 taken"))
            elif verb == b"QUIT":
                caller.sendall(self._step(GOODBYE, "221 bye"))
                return
            else:
                caller.sendall(b"250 fine\r\n")

    def _step(self, name: str, usual: str) -> bytes:
        if self.holds_at == name:
            self.reached.set()
            self.let_go.wait(60)
        if self.hangs_up_at == name:
            raise ConnectionAbortedError
        return (self.answers.get(name, usual) + "\r\n").encode()


@contextmanager
def post_office() -> Iterator[PostOffice]:
    with socket.create_server(("127.0.0.1", 0)) as server:
        office = PostOffice(server.getsockname())

        def open_the_door() -> None:
            while True:
                try:
                    caller, _address = server.accept()
                except OSError:  # closed for good
                    return
                threading.Thread(target=office.serve, args=(caller,), daemon=True).start()

        threading.Thread(target=open_the_door, daemon=True).start()
        yield office
        office.let_go.set()
        server.shutdown(socket.SHUT_RDWR)
