"""Asking other sites: what counts as an answer, and never a question into a network that is not public."""

import socket
from collections.abc import Iterator
from typing import Any

import pytest

from tests.workflows.sites import Site, site
from workflows import fetching
from workflows.fetching import Answer, Trouble, ask, is_public


@pytest.fixture
def shop(settings: Any) -> Iterator[Site]:
    """A site that may be asked, though it stands on this machine."""
    settings.LINK_CHECK_ALLOWED_NETWORKS = ["127.0.0.1/32"]
    with site() as here:
        yield here


@pytest.fixture
def vault() -> Iterator[Site]:
    """A site in a closed network: its address is not among those allowed."""
    with site("127.0.0.2") as here:
        here.replies["/"] = (200, {})
        yield here


def test_an_address_that_answers_is_asked_once_without_its_body(shop: Site) -> None:
    shop.replies["/bok"] = (200, {})

    assert ask(f"{shop.address}/bok") == Answer(status=200)
    assert shop.asked == ["HEAD /bok"]


@pytest.mark.parametrize("status", [404, 405, 500, 501])
def test_a_site_that_refuses_head_is_asked_with_get(shop: Site, status: int) -> None:
    shop.replies |= {"HEAD /bok": (status, {}), "GET /bok": (200, {})}

    assert ask(f"{shop.address}/bok") == Answer(status=200)
    assert shop.asked == ["HEAD /bok", "GET /bok"]


@pytest.mark.parametrize(
    ("status", "is_failure"),
    [(200, False), (304, False), (401, False), (403, False), (429, False), (404, True), (500, True)],
)
def test_what_a_status_means(shop: Site, status: int, is_failure: bool) -> None:
    shop.replies["/bok"] = (status, {})

    answer = ask(f"{shop.address}/bok")

    assert (answer.status, answer.is_failure) == (status, is_failure)


def test_a_redirect_is_followed_to_where_it_leads(shop: Site) -> None:
    shop.replies |= {"/gammel": (301, {"Location": "/ny"}), "/ny": (302, {"Location": f"{shop.address}/nyest"})}

    assert ask(f"{shop.address}/gammel") == Answer(status=404)
    shop.replies["/nyest"] = (200, {})
    assert ask(f"{shop.address}/gammel") == Answer(status=200)


def test_a_redirect_without_end_is_left(shop: Site) -> None:
    shop.replies["/rundt"] = (302, {"Location": "/rundt"})

    assert ask(f"{shop.address}/rundt") == Answer(trouble=Trouble.REDIRECTS)
    assert len(shop.asked) == 2 * (fetching.MOST_REDIRECTS + 1)


def test_a_redirect_to_no_web_address_is_no_answer(shop: Site) -> None:
    shop.replies["/fil"] = (302, {"Location": "file:///etc/passwd"})

    assert ask(f"{shop.address}/fil") == Answer(trouble=Trouble.UNREACHABLE)


def test_a_closed_network_is_not_asked(vault: Site) -> None:
    answer = ask(f"{vault.address}/")

    assert (answer, answer.is_failure, vault.asked) == (Answer(trouble=Trouble.PRIVATE), True, [])


def test_a_redirect_does_not_lead_into_a_closed_network(shop: Site, vault: Site) -> None:
    shop.replies["/inn"] = (302, {"Location": f"{vault.address}/"})

    assert ask(f"{shop.address}/inn") == Answer(trouble=Trouble.PRIVATE)
    assert (shop.asked, vault.asked) == (["HEAD /inn"], [])


def test_a_name_does_not_lead_into_a_closed_network(settings: Any) -> None:
    settings.LINK_CHECK_ALLOWED_NETWORKS = []
    with site() as here:
        here.replies["/"] = (200, {})

        assert ask(f"http://localhost:{here.port}/") == Answer(trouble=Trouble.PRIVATE)
        settings.LINK_CHECK_ALLOWED_NETWORKS = ["127.0.0.0/8", "::1/128"]
        assert ask(f"http://localhost:{here.port}/") == Answer(status=200)
        assert here.asked == ["HEAD /"]


def test_a_name_is_looked_up_once_and_that_very_address_is_connected_to(monkeypatch: Any, shop: Site) -> None:
    """A name server that gives a public address to be looked at and a private one to be connected to gains nothing."""
    looked_up: list[str] = []
    real = socket.getaddrinfo

    def look_up(host: Any, *args: Any, **kwargs: Any) -> Any:
        looked_up.append(host)
        return real("127.0.0.1" if host == "bytter.example" else host, *args, **kwargs)

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    shop.replies["/"] = (200, {})

    assert ask(f"http://bytter.example:{shop.port}/") == Answer(status=200)
    assert looked_up == ["bytter.example", "127.0.0.1"]


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("93.184.215.14", True),
        ("2606:2800:21f:cb07:6820:80da:af6b:8b2c", True),
        ("127.0.0.1", False),
        ("10.1.2.3", False),
        ("172.16.0.1", False),
        ("192.168.1.1", False),
        ("169.254.169.254", False),
        ("100.64.0.1", False),
        ("0.0.0.0", False),
        ("224.0.0.1", False),
        ("255.255.255.255", False),
        ("::", False),
        ("::1", False),
        ("fe80::1", False),
        ("fd00::1", False),
        ("ff02::1", False),
        ("::ffff:127.0.0.1", False),
        ("::ffff:93.184.215.14", True),
        ("64:ff9b::10.0.0.1", False),
        ("64:ff9b::93.184.215.14", True),
        ("2002:7f00:1::", False),
        ("2001:0:4136:e378:8000:63bf:f5ff:fffe", False),
    ],
)
def test_which_networks_are_public(address: str, expected: bool) -> None:
    assert is_public(address) is expected


def test_a_network_may_be_allowed_by_name() -> None:
    assert is_public("10.1.2.3", ["10.1.0.0/16"]) is True
    assert is_public("10.2.2.3", ["10.1.0.0/16", "fd00::/8"]) is False


def test_a_name_that_nobody_has_is_unknown() -> None:
    answer = ask("http://finnes-ikke.invalid/")

    assert (answer, answer.may_be_our_own_line) == (Answer(trouble=Trouble.UNKNOWN_HOST), True)


def test_a_name_too_long_for_any_name_server_is_no_error_of_ours() -> None:
    assert ask(f"http://{'a' * 70}.example/").is_failure is True


def test_a_closed_door_is_unreachable(settings: Any) -> None:
    settings.LINK_CHECK_ALLOWED_NETWORKS = ["127.0.0.1/32"]
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{free.getsockname()[1]}/"

        assert ask(address) == Answer(trouble=Trouble.UNREACHABLE)


def test_a_site_that_says_nothing_is_left_after_a_while(settings: Any, monkeypatch: Any) -> None:
    settings.LINK_CHECK_ALLOWED_NETWORKS = ["127.0.0.1/32"]
    monkeypatch.setattr(fetching, "TIMEOUT", (0.2, 0.2))
    with socket.create_server(("127.0.0.1", 0)) as silent:
        assert ask(f"http://127.0.0.1:{silent.getsockname()[1]}/") == Answer(trouble=Trouble.TIMEOUT)


def test_a_site_that_cannot_be_connected_to_in_time_is_left(settings: Any, monkeypatch: Any) -> None:
    """A door with a full queue in front of it."""
    settings.LINK_CHECK_ALLOWED_NETWORKS = ["127.0.0.1/32"]
    monkeypatch.setattr(fetching, "TIMEOUT", (0.2, 0.2))
    with socket.create_server(("127.0.0.1", 0), backlog=0) as full:
        waiting = [socket.socket() for _number in range(4)]
        for one in waiting:
            one.setblocking(False)
            one.connect_ex(full.getsockname())

        answer = ask(f"http://127.0.0.1:{full.getsockname()[1]}/")

        for one in waiting:
            one.close()
    assert answer == Answer(trouble=Trouble.TIMEOUT)


def test_a_site_without_a_valid_certificate_is_told_apart(shop: Site) -> None:
    """The shop speaks no TLS at all, which is what the library calls it too."""
    answer = ask(f"https://127.0.0.1:{shop.port}/")

    assert answer == Answer(trouble=Trouble.CERTIFICATE)


@pytest.mark.parametrize("address", ["http://[::1", "http://", "ftp://example.org/", "ikke en adresse"])
def test_what_is_no_web_address_is_no_answer(address: str) -> None:
    assert ask(address).is_failure is True
