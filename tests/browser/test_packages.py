"""Both kinds of package play in a real browser, on a host of their own, and report through one channel."""

import copy
import time
from typing import Any

import pytest
from django.urls import reverse
from playwright.sync_api import Frame, FrameLocator, Page, expect

from learning.models import LessonPage, PackageState
from tests.browser.test_tour import log_in
from tests.learners import enrolled, make_learner, signed_in
from tests.packages import live_lesson, looked_through
from tests.world import find_world

# Collects what the page hears of its packages; `heard` is read by the tests.
LISTEN = """
    window.heard = [];
    document.addEventListener("kb:package-state", (event) => window.heard.push(event.detail));
"""
# The frame's own script says hello anew, as a package might, and keeps the port it is given.
TAKE_THE_PORT = """
    (home) => new Promise((resolve) => {
      window.addEventListener("message", (event) => {
        if (event.data?.type !== "kb:open") return;
        window.taken = { port: event.ports[0], nonce: event.data.nonce };
        resolve(true);
      }, { once: true });
      window.parent.postMessage({ type: "kb:hello" }, home);
    })
"""

ASK = """
    (home) => new Promise((resolve) => {
      window.addEventListener("message", (event) => event.data?.type === "kb:open" && resolve("answered"));
      window.parent.postMessage({ type: "kb:hello" }, home);
      setTimeout(() => resolve("ignored"), 700);
    })
"""


def wait_until(page: Page, expression: str) -> None:
    """The page's own policy lets nothing be evaluated in it again and again, as Playwright would."""
    until = time.monotonic() + 30
    while not page.evaluate(expression):
        assert time.monotonic() < until, f"waited in vain for {expression}"
        page.wait_for_timeout(50)


@pytest.fixture
def packages_at(live_server: Any, settings: Any) -> str:
    """The same server by its other name, which is another origin."""
    address = str(live_server.url).replace("localhost", "127.0.0.1")
    settings.PACKAGES_URL = address
    policy = copy.deepcopy(settings.CONTENT_SECURITY_POLICY)
    policy["DIRECTIVES"]["frame-src"].append(address)
    settings.CONTENT_SECURITY_POLICY = policy
    return address


@pytest.fixture
def lesson(site: str, packages_at: str) -> LessonPage:
    """A live lesson with a SCORM package and an H5P."""
    world = find_world()
    packages = [looked_through(world.contact, kind=kind) for kind in ("scorm", "h5p")]
    return live_lesson(world, *packages)


def opened(page: Page, site: str, lesson: LessonPage) -> Page:
    page.add_init_script(LISTEN)
    page.goto(site + lesson.url)
    return page


def start(page: Page, number: int) -> FrameLocator:
    figure = page.locator("figure.package").nth(number)
    figure.locator("[data-start]").click()
    return figure.frame_locator("iframe")


def frame_of(page: Page, packages_at: str) -> Frame:
    return next(frame for frame in page.frames if frame.url.startswith(f"{packages_at}/spiller/"))


def last_heard(page: Page) -> dict[str, Any]:
    heard: dict[str, Any] = page.evaluate("window.heard.at(-1) ?? {}")
    return heard


def answer_scorm(player: FrameLocator) -> None:
    package = player.frame_locator("iframe")
    package.get_by_role("button", name="Til oppgaven").click()
    package.get_by_label("Hvilken krig tenker du på").check()
    package.get_by_role("button", name="Svar").click()
    expect(package.get_by_role("status")).to_contain_text("Ja: et åpent spørsmål")


def test_a_scorm_package_plays_and_reports_state_score_and_completion(
    page: Page, site: str, lesson: LessonPage, packages_at: str
) -> None:
    opened(page, site, lesson)
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))

    answer_scorm(start(page, 0))
    wait_until(page, "window.heard.at(-1)?.completed")

    heard = last_heard(page)
    assert heard["state"] == {
        "cmi.suspend_data": '{"svar":"1"}',
        "cmi.core.lesson_location": "2",
        "cmi.core.lesson_status": "passed",
    }
    assert (heard["score"], heard["scoreMax"]) == (100, 100)
    assert heard["package"] == page.locator("figure.package").nth(0).get_attribute("data-package")
    assert [url for url in requests if not url.startswith((packages_at, site))] == []
    assert page.context.cookies() == []


def test_an_h5p_plays_and_reports_state_score_and_completion(
    page: Page, site: str, lesson: LessonPage, packages_at: str
) -> None:
    opened(page, site, lesson)

    package = start(page, 1).frame_locator("iframe.h5p-iframe")
    package.get_by_label("Ja, et eksemplar som er solgt").check()
    package.get_by_role("button", name="Svar").click()
    expect(package.get_by_role("status")).to_contain_text("Det stemmer.")
    wait_until(page, "window.heard.at(-1)?.completed")

    heard = last_heard(page)
    assert heard["state"] == {"h5p": {"chosen": 0}}
    assert (heard["score"], heard["scoreMax"]) == (1, 1)
    assert page.context.cookies() == []


def test_what_was_kept_is_given_back_before_the_package_begins(
    page: Page, site: str, lesson: LessonPage, packages_at: str
) -> None:
    opened(page, site, lesson)
    kept = [
        {"cmi.suspend_data": '{"svar":"1"}', "cmi.core.lesson_location": "2", "cmi.core.lesson_status": "incomplete"},
        {"h5p": {"chosen": 2}},
    ]
    page.evaluate(
        """(kept) => document.querySelectorAll("figure.package").forEach((figure, number) =>
             figure.dispatchEvent(new CustomEvent("kb:package-restore", { detail: { state: kept[number] } })))""",
        kept,
    )

    scorm, h5p = start(page, 0).frame_locator("iframe"), start(page, 1).frame_locator("iframe.h5p-iframe")

    expect(scorm.get_by_label("Hvilken krig tenker du på")).to_be_checked()
    expect(scorm.get_by_role("heading", name="Hva sier du først?")).to_be_visible()
    expect(h5p.get_by_label("Bare hvis spillet")).to_be_checked()


def test_only_the_started_frame_and_its_nonce_are_heard(
    page: Page, site: str, lesson: LessonPage, packages_at: str
) -> None:
    opened(page, site, lesson)
    package = start(page, 0).frame_locator("iframe")
    expect(package.get_by_role("heading", name="Spørsmålet bak spørsmålet")).to_be_visible()
    wait_until(page, "window.heard.length")
    frame = frame_of(page, packages_at)

    # from the page's own origin, and from another frame of the packages' origin
    page.evaluate("window.postMessage({ type: 'kb:hello' }, '*')")
    page.evaluate("window.postMessage({ type: 'score', score: 1, scoreMax: 1 }, '*')")
    page.evaluate(
        """async (address) => {
             const stranger = document.createElement("iframe");
             stranger.name = "fremmed";
             stranger.src = address;
             document.body.append(stranger);
             await new Promise((resolve) => stranger.addEventListener("load", resolve));
           }""",
        f"{packages_at}/spiller/{lesson.body[2].value['package'].digest}/",
    )
    stranger = page.locator("iframe[name=fremmed]").element_handle().content_frame()
    assert stranger is not None
    stranger.wait_for_selector("main", state="attached")
    assert stranger.evaluate(ASK, site) == "ignored"
    assert page.evaluate("window.heard.filter((one) => one.score === 1).length") == 0
    assert frame.evaluate(TAKE_THE_PORT, site) is True
    send = "([nonce, message]) => window.taken.port.postMessage({ nonce: nonce ?? window.taken.nonce, ...message })"
    before = page.evaluate("window.heard.length")
    wrong: list[list[Any]] = [
        ["feil", {"type": "score", "score": 7, "scoreMax": 7}],
        [None, {"type": "score", "score": 8, "scoreMax": 7}],
        [None, {"type": "score", "score": -1, "scoreMax": 7}],
        [None, {"type": "score", "score": "7", "scoreMax": 7}],
        [None, {"type": "score", "score": 7, "scoreMax": 10_000_000}],
        [None, {"type": "state", "state": "tekst"}],
        [None, {"type": "state", "state": {"a": "x" * 70_000}}],
        [None, {"type": "noe annet", "completed": True}],
    ]
    for message in wrong:
        frame.evaluate(send, message)
    frame.evaluate(send, [None, {"type": "score", "score": 3, "scoreMax": 7}])
    wait_until(page, "window.heard.at(-1)?.score === 3")

    heard = page.evaluate("window.heard")
    assert (len(heard) - before, heard[-1]["score"], heard[-1]["scoreMax"]) == (1, 3, 7)


def test_what_a_learner_does_is_kept_and_given_back(
    page: Page, site: str, lesson: LessonPage, packages_at: str
) -> None:
    learner = make_learner()
    enrolment, package = enrolled(learner, lesson.course), lesson.body[1].value["package"]
    client = signed_in(learner)
    token = "t" * 32
    cookies = {"sessionid": client.cookies["sessionid"].value, "csrftoken": token}
    page.context.add_cookies([{"name": name, "value": value, "url": site} for name, value in cookies.items()])
    keeps_at = reverse("learner_packages:state", args=(enrolment.pk, lesson.pk, package.pk))
    as_on_the_learners_page = """([keepsAt, token]) =>
        Object.assign(document.querySelector("figure.package").dataset, { keepsAt, token })"""
    opened(page, site, lesson)
    page.evaluate(as_on_the_learners_page, [keeps_at, token])

    with page.expect_response(
        lambda answer: answer.request.method == "POST" and "completed" in answer.request.post_data
    ):
        answer_scorm(start(page, 0))
    page.reload()
    page.evaluate(as_on_the_learners_page, [keeps_at, token])
    package_again = start(page, 0).frame_locator("iframe")

    expect(package_again.get_by_label("Hvilken krig tenker du på")).to_be_checked()
    kept = PackageState.objects.get()
    assert (kept.score, kept.score_max, kept.completed_at is not None) == (100, 100, True)


def test_an_editor_puts_a_package_into_a_lesson(browser: Any, site: str, lesson: LessonPage) -> None:
    world = find_world()
    package = lesson.body[1].value["package"]  # in the place of the other
    editor = log_in(browser, site, world.contact)
    editor.goto(f"{site}/admin/pages/{lesson.pk}/edit/")

    chooser = editor.locator("[data-contentpath='package'] .chooser").last
    chooser.locator("[data-w-dropdown-target='toggle']").click()
    editor.locator("[data-chooser-action-choose]:visible").last.click()
    dialog = editor.locator(".modal-dialog")
    expect(dialog.get_by_role("link", name="Øvelse").first).to_be_visible()
    dialog.locator(f"a[href*='/chosen/{package.pk}/']").click()

    expect(editor.locator("input[name='body-2-value-package']")).to_have_value(str(package.pk))


def test_a_package_reaches_neither_the_site_nor_another_host(
    page: Page, site: str, lesson: LessonPage, packages_at: str
) -> None:
    opened(page, site, lesson)
    package = start(page, 0).frame_locator("iframe")
    expect(package.get_by_role("heading", name="Spørsmålet bak spørsmålet")).to_be_visible()
    frame = frame_of(page, packages_at)
    attempt = "(address) => fetch(address, { mode: 'no-cors' }).then(() => 'reached', () => 'stopped')"

    reached = [frame.evaluate(attempt, address) for address in (f"{site}/kurs/", "http://127.0.0.1:9/x")]
    seen = frame.evaluate("() => { try { return window.parent.document.title } catch (error) { return error.name } }")
    popup = frame.evaluate("() => window.open('about:blank') === null")

    assert (reached, seen, popup) == (["stopped", "stopped"], "SecurityError", True)


def test_a_package_is_opened_by_itself(page: Page, site: str, lesson: LessonPage) -> None:
    page.goto(site + lesson.url)

    page.locator("figure.package").nth(0).locator("a").click()

    package = page.frame_locator("#package iframe")
    expect(package.get_by_role("heading", name="Spørsmålet bak spørsmålet")).to_be_visible()


def test_without_scripts_the_lesson_says_so_and_stands_by_itself(browser: Any, site: str, lesson: LessonPage) -> None:
    page = browser.new_context(java_script_enabled=False).new_page()

    page.goto(site + lesson.url)

    figure = page.locator("figure.package").nth(0)
    expect(page.get_by_text("Før øvelsen.")).to_be_visible()
    expect(figure.locator("noscript p, .notice")).to_be_visible()
    expect(figure.locator("[data-start]")).to_be_hidden()
