"""nginx in front of two web processes, with the configuration that compose.yaml mounts."""

import re
import socket
import time
from pathlib import Path

import pytest
import requests

from cms.core import logs
from cms.local.processes import Processes
from cms.local.servers import free_port
from cms.media.models import BankDocument
from tests.deploy.site import HOST, PACKAGES, READER, Browser, Site, proved_session
from tests.world import find_world

PICTURE = b"\0\0\0\x1cftypavif"


@pytest.fixture(scope="module")
def front(site: Site) -> Browser:
    for folder in ("images", "original_images", "avatar_images", "documents"):
        (site.processes.var / "media" / folder).mkdir(parents=True)
        (site.processes.var / "media" / folder / "ugle.avif").write_bytes(PICTURE)
    port, _record = site.start_front()
    return Browser(port)


def lines(site: Site) -> list[str]:
    """What nginx has written of what was asked; it writes when it has answered."""
    time.sleep(0.2)
    return site.log("nginx").splitlines()


def test_pages_come_through_it_from_both_web_processes(site: Site, front: Browser) -> None:
    answers = [front.get(f"/kurs/?s={number}") for number in range(6)]

    assert {(answer.status_code, answer.headers["Content-Type"]) for answer in answers} == {
        (200, "text/html; charset=utf-8")
    }
    assert "Strict-Transport-Security" in answers[0].headers  # the site believes what is said of TLS
    assert front.get("/kurs/", **{"X-Forwarded-Proto": "http"}).headers["Location"] == f"https://{HOST}/kurs/"


def test_a_web_process_that_is_gone_is_not_noticed(site: Site, tmp_path: Path) -> None:
    with_a_gap = Site(Processes(tmp_path), site.env, [*site.ports, free_port()])
    try:
        port, _record = with_a_gap.start_front()
        found = {Browser(port).get("/kurs/").status_code for _time in range(6)}
    finally:
        with_a_gap.processes.stop_all()

    assert found == {200}


def test_an_unknown_host_is_refused_by_the_site_whatever_is_forwarded(front: Browser) -> None:
    assert front.get("/", Host="ond.example.org").status_code == 400
    answer = front.get("/admin/", **{"X-Forwarded-Host": "ond.example.org"})
    assert answer.headers["Location"].startswith("/konto/login/")


def test_the_readers_address_is_the_one_before_both_proxies(front: Browser) -> None:
    """Failed logins are counted by it; whoever writes addresses of their own in front is counted all the same."""
    fields = {"login": "ingen@example.org", "password": "feil-passord-hver-gang"}
    path = "/konto/login/"
    form = front.get(path)
    cookie = form.cookies["csrftoken"]
    for number in range(9):
        requests.post(
            f"http://127.0.0.1:{front.port}{path}",
            headers={
                "Host": HOST,
                "X-Forwarded-Proto": "https",
                "X-Forwarded-For": f"203.0.113.{number}, {READER}",
                "Referer": f"https://{HOST}{path}",
                "Cookie": f"csrftoken={cookie}",
            },
            data=fields | {"csrfmiddlewaretoken": cookie},
            timeout=60,
        ).close()

    from axes.models import AccessAttempt

    assert list(AccessAttempt.objects.values_list("ip_address", flat=True)) == [READER]


def test_pictures_are_served_and_documents_are_not(front: Browser) -> None:
    pictures = [front.get(f"/media/{folder}/ugle.avif") for folder in ("images", "original_images", "avatar_images")]
    others = [
        front.get(path).status_code
        for path in ("/media/documents/ugle.avif", "/media/", "/media/images/", "/media/images/../documents/ugle.avif")
    ]
    elsewhere = front.get("/media/images/ugle.avif", Host=PACKAGES)

    assert {(answer.status_code, answer.content) for answer in pictures} == {(200, PICTURE)}
    assert {answer.headers["Content-Type"] for answer in pictures} == {"image/avif"}
    assert {answer.headers["X-Content-Type-Options"] for answer in pictures} == {"nosniff"}
    assert others == [404, 404, 403, 404]
    assert elsewhere.status_code == 404


def test_the_host_of_packages_reaches_the_site_and_gets_nothing_of_it(front: Browser) -> None:
    answer = front.get("/admin/", Host=PACKAGES)

    assert (answer.status_code, "Set-Cookie" in answer.headers) == (404, False)
    assert "sandbox" in answer.headers["Content-Security-Policy"]


@pytest.mark.parametrize("path", ["/metrics", "/health/live", "/health/ready", "/health/", "//metrics", "/./metrics"])
def test_what_machines_ask_is_not_reached_from_outside(front: Browser, path: str) -> None:
    answer = front.get(path)

    assert (answer.status_code, answer.headers.get("Server")) == (404, "nginx")


def test_a_long_question_is_answered(front: Browser) -> None:
    assert front.get(f"/sok/?q={'%C3%A6' * 20_000}").status_code == 200


def test_an_editor_puts_a_large_film_up_through_it(site: Site, front: Browser) -> None:
    """nginx itself would let a megabyte through."""
    world = find_world()
    editor = Browser(front.port, proved_session(world.contact))
    film = b"\0\0\0\x18ftypmp42" + bytes(20 * 2**20)

    answer = editor.post("/admin/documents/add/", {"title": "Film"}, file=("film.mp4", film, "video/mp4"))
    assert (answer.status_code, answer.headers["Location"]) == (302, "/admin/documents/")
    document = BankDocument.objects.get(title="Film")
    part = editor.get(document.url, Range="bytes=4-11")

    assert (answer.status_code, document.file_size) == (302, len(film))
    assert (part.status_code, part.content) == (206, b"ftypmp42")


@pytest.mark.parametrize(("megabytes", "begins"), [(305, b""), (311, b"HTTP/1.1 413 ")])
def test_a_body_may_be_as_large_as_the_largest_document_and_its_form(
    front: Browser, megabytes: int, begins: bytes
) -> None:
    """What is too large is refused by its announced size; for the other, nginx waits."""
    with socket.create_connection(("127.0.0.1", front.port)) as connection:
        connection.settimeout(1)
        head = f"POST /admin/documents/add/ HTTP/1.1\r\nHost: {HOST}\r\nContent-Length: {megabytes * 2**20}\r\n\r\n"
        connection.sendall(head.encode())
        try:
            said = connection.recv(100)
        except TimeoutError:
            said = b""

    assert said[:13] == begins


# --- the log ---


def secrets() -> list[str]:
    """An address below each that begins a key, as the site's own log knows them."""
    inside = re.sub(r"\(\?<?!.*?\)", "", logs._SECRET.pattern).partition("(")[2].partition(")")[0]
    found = [f"{start}hemmelig-123/mer/" for start in inside.split("|")]
    assert "/fagperson/hemmelig-123/mer/" in found
    return found + [f"/nn{path}" for path in found] + ["/nettverk/kalender/hemmelig-123.ics"]


def test_its_log_tells_no_key_no_question_and_no_reader(site: Site, front: Browser) -> None:
    before = len(lines(site))

    for path in [*secrets(), "/sok/?q=hemmelig-123"]:
        front.get(path, **{"User-Agent": "hemmelig-123"})
    written = lines(site)[before:]

    assert len(written) == len(secrets()) + 1
    assert [line for line in written if "hemmelig" in line or READER in line or "127.0.0.1" in line] == []
    assert written[-1].split()[2:5] == ["GET", '"/sok/"', "200"]
    assert '"/nn/fagperson/..."' in "\n".join(written)


def test_the_admins_list_of_certificates_is_no_key(site: Site, front: Browser) -> None:
    front.get("/admin/bevis/12/")

    assert '"/admin/bevis/12/"' in lines(site)[-1]


def test_when_no_web_process_answers_readers_get_502_and_the_log_still_tells_nobody(site: Site, tmp_path: Path) -> None:
    alone = Site(Processes(tmp_path), site.env, [free_port()])
    try:
        port, _record = alone.start_front()
        answer = Browser(port).get("/fagperson/hemmelig-123/")
        written = "\n".join(lines(alone))
    finally:
        alone.processes.stop_all()

    assert answer.status_code == 502
    assert "hemmelig" not in written
    assert re.findall(r'GET "(.*?)" (\d+)', written)[-1] == ("/fagperson/...", "502")
