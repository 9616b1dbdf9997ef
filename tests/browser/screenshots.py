"""Takes the README's pictures from a running demo: `python tests/browser/screenshots.py http://127.0.0.1:8000`."""

import os
import sys
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "screenshots"
PASSWORD = "kompetanse-demo"


def main(site: str) -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"),
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )

        def window(height: int = 900) -> Page:
            return browser.new_context(viewport={"width": 1280, "height": height}, locale="nb-NO").new_page()

        reader = window()
        pages = {"forside": "/", "kurs": "/innlandet/konflikthandtering-i-bibliotek/"}
        pages["arrangement"] = "/innlandet/biblioteksjefmote-innlandet/"
        for name, path in pages.items():
            reader.goto(site + path)
            save(reader, name)
        contact = logged_in(window(), site, "kontakt.innlandet")
        contact.goto(f"{site}/admin/pages/search/?q=Konflikth%C3%A5ndtering")
        contact.get_by_role("link", name="Konflikthåndtering i bibliotek").first.click()
        contact.wait_for_load_state("networkidle")
        number = contact.url.rstrip("/").split("/")[-2]
        save(contact, "kurs-redigering")
        contact.goto(f"{site}/admin/gjennomgang/send/{number}/")
        save(contact, "send-til-gjennomgang")
        contact.goto(f"{site}/admin/")
        contact.locator("#kb-translations-section a[href*='/oversettelse/']").first.click()
        save(contact, "oversettelse")
        contact.goto(f"{site}/admin/arrangement/")
        contact.get_by_role("link", name="Biblioteksjefmøte i Innlandet").first.click()
        save(contact, "pameldte")
        member = logged_in(window(), site, "ressurs.trondelag")
        member.goto(f"{site}/admin/gjennomgang/")
        member.locator("main table a[href*='/admin/gjennomgang/']").first.click()
        member.wait_for_load_state("networkidle")
        save(member, "gjennomgang")
        member.goto(f"{site}/admin/bevis/")
        member.get_by_role("link", name="Kursbevis: ").first.click()
        reader.goto(member.locator("main .kb-meta a").first.get_attribute("href") or "")
        save(reader, "kursbevis")
        browser.close()


def logged_in(page: Page, site: str, name: str) -> Page:
    page.goto(f"{site}/konto/login/")
    page.fill("input[name=login]", f"{name}@example.org")
    page.fill("input[name=password]", PASSWORD)
    page.press("input[name=password]", "Enter")
    page.wait_for_url(f"{site}/admin/")
    return page


def save(page: Page, name: str) -> None:
    page.wait_for_timeout(800)
    page.screenshot(path=FOLDER / f"{name}.png")


if __name__ == "__main__":
    main(sys.argv[1].rstrip("/"))
