"""Asking an address on somebody else's site whether it answers, without being led into our own network.

An author writes the addresses, and a server of ours asks them: so the network address is looked at after every look-up
of a name, of every redirect too, and the very one that was looked at is connected to. No body is read.
"""

import ipaddress
import socket
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from http import HTTPStatus
from typing import Any
from urllib.parse import urljoin

import requests
from django.conf import settings
from requests.adapters import HTTPAdapter
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.exceptions import ConnectTimeoutError, NameResolutionError, NewConnectionError

TIMEOUT = (5, 10)  # seconds to connect, and to wait for the next bytes
MOST_REDIRECTS = 5
GONE = frozenset({HTTPStatus.NOT_FOUND, HTTPStatus.GONE})
# The site is there, but answers people only, or not now.
SHY = frozenset({401, 403, 407, 429, 451, 999})

TRANSLATED = ipaddress.ip_network("64:ff9b::/96")  # IPv6 that leads to an IPv4 address (RFC 6052)


class Trouble(StrEnum):
    UNKNOWN_HOST = "unknown_host"
    PRIVATE = "private"
    TIMEOUT = "timeout"
    CERTIFICATE = "certificate"
    REDIRECTS = "redirects"
    UNREACHABLE = "unreachable"


@dataclass(frozen=True)
class Answer:
    """The status a site answered with, or why there was none."""

    status: int | None = None
    trouble: Trouble | None = None

    @property
    def is_failure(self) -> bool:
        return self.status is None or (self.status >= HTTPStatus.BAD_REQUEST and self.status not in SHY)

    @property
    def may_be_our_own_line(self) -> bool:
        return self.trouble in (Trouble.UNKNOWN_HOST, Trouble.TIMEOUT, Trouble.UNREACHABLE)


class PrivateAddress(Exception):
    """The name leads to a network that is not the public one. No OSError: urllib3 would take it for a bad line."""


def ask(address: str) -> Answer:
    """HEAD, and GET where that fails: some sites answer only the latter. Never raises for what a site does."""
    with requests.Session() as session:
        session.trust_env = False  # no proxy that would look names up for us, and no passwords from a file
        session.headers["User-Agent"] = f"Kompetansebanken ({settings.BASE_URL})"
        for scheme in ("http://", "https://"):
            session.mount(scheme, _PublicAdapter())
        answer = _ask(session, "HEAD", address)
        if answer.is_failure and answer.trouble is not Trouble.PRIVATE:
            answer = _ask(session, "GET", address)
        return answer


def _ask(session: requests.Session, method: str, address: str) -> Answer:
    """Follows redirects by hand: the library reads the whole body of each, however long it is."""
    try:
        for _step in range(MOST_REDIRECTS + 1):
            with session.request(method, address, timeout=TIMEOUT, allow_redirects=False, stream=True) as response:
                onward = session.get_redirect_target(response)
                if not onward:
                    return Answer(status=response.status_code)
                address = urljoin(address, onward)
    except PrivateAddress:
        return Answer(trouble=Trouble.PRIVATE)
    except requests.exceptions.SSLError:
        return Answer(trouble=Trouble.CERTIFICATE)
    except requests.Timeout:
        return Answer(trouble=Trouble.TIMEOUT)
    except (requests.RequestException, ValueError) as error:
        return Answer(trouble=Trouble.UNKNOWN_HOST if _is_unknown(error) else Trouble.UNREACHABLE)
    return Answer(trouble=Trouble.REDIRECTS)


def _is_unknown(error: Exception) -> bool:
    reason = getattr(error.args[0] if error.args else None, "reason", None)
    return isinstance(reason, NameResolutionError)


# --- where a connection may go ---


def is_public(address: str, allowed: Iterable[str] = ()) -> bool:
    """Whether a network address is one that anybody may reach, or lies in a network that is allowed all the same."""
    ip: Any = ipaddress.ip_address(address)
    if any(ip in ipaddress.ip_network(network) for network in allowed):
        return True
    inner = _within(ip)
    return bool(ip.is_global and not ip.is_multicast) if inner is None else is_public(str(inner))


def _within(ip: Any) -> Any:
    """The IPv4 address that an IPv6 one stands for, if it does."""
    if ip.version == 4:
        return None
    if ip in TRANSLATED:
        return ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
    return ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)


class _PublicConnection(HTTPConnection):
    def _new_conn(self) -> socket.socket:
        return _connect(self)


class _PublicSecureConnection(HTTPSConnection):
    def _new_conn(self) -> socket.socket:
        return _connect(self)


def _connect(connection: HTTPConnection) -> socket.socket:
    """In place of urllib3's own, which looks the name up and connects in one: between the two stands our question."""
    try:
        found = socket.getaddrinfo(connection.host, connection.port, type=socket.SOCK_STREAM)
    except (socket.gaierror, UnicodeError) as error:
        raise NameResolutionError(connection.host, connection, socket.gaierror(str(error))) from error
    addresses = list(dict.fromkeys(str(info[4][0]) for info in found))
    if not all(is_public(address, settings.LINK_CHECK_ALLOWED_NETWORKS) for address in addresses):
        raise PrivateAddress(connection.host)
    failure: OSError = OSError()
    for address in addresses:
        try:
            return socket.create_connection((address, connection.port or 0), timeout=connection.timeout)
        except OSError as error:
            failure = error
    if isinstance(failure, TimeoutError):
        raise ConnectTimeoutError(connection, connection.host) from failure
    raise NewConnectionError(connection, str(failure)) from failure


class _PublicPool(HTTPConnectionPool):
    ConnectionCls = _PublicConnection


class _PublicSecurePool(HTTPSConnectionPool):
    ConnectionCls = _PublicSecureConnection


class _PublicAdapter(HTTPAdapter):
    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:
        super().init_poolmanager(*args, **kwargs)
        self.poolmanager.pool_classes_by_scheme = {"http": _PublicPool, "https": _PublicSecurePool}
