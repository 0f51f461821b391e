"""axe-core finds nothing serious on any page. Skipped where a browser or axe-core is missing."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.web.fake import FakeAsker, running
from tests.web.test_web_browser import ALONE, Page, chromium, sync_api

ROOT = Path(__file__).resolve().parents[2]


def axe() -> Path | None:
    """Where axe-core is: `KADQA_AXE`, or what `npm install --no-save axe-core` leaves in the clone."""
    given = os.environ.get("KADQA_AXE")
    path = Path(given) if given else ROOT / "node_modules" / "axe-core" / "axe.min.js"
    return path if path.is_file() else None


pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(chromium() is None, reason="no Chromium: install it, or name it in KADQA_CHROMIUM"),
    pytest.mark.skipif(axe() is None, reason="no axe-core: npm install --no-save axe-core, or name it in KADQA_AXE"),
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]


@pytest.fixture(scope="module")
def site():
    with running(FakeAsker()) as where:
        yield where


@pytest.fixture(scope="module")
def browser():
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=ALONE)
        yield browser
        browser.close()


def found(opened: Page) -> list[str]:
    """Serious and critical violations, each with the first element that has it."""
    path = axe()
    assert path is not None
    opened.still()
    opened.page.add_script_tag(content=path.read_text(encoding="utf-8"))
    report = opened.page.evaluate("() => axe.run(document, {resultTypes: ['violations']})")
    return [
        f"{row['id']}: {row['nodes'][0]['html'][:160]}"
        for row in report["violations"]
        if row["impact"] in {"serious", "critical"}
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [(1280, 900), (390, 844)], ids=["a desktop", "a phone"])
def test_the_chat_with_its_answer_its_filters_and_its_source(browser, site, size, scheme):
    opened = Page(browser, site, size, scheme)
    assert found(opened) == [], "at the beginning"
    for question in ("dikoreksi", "ditolak", "dijawab"):
        opened.ask(question)
    opened.page.locator("#saring-tombol").click()
    opened.page.locator("details.pakai summary").last.click()
    assert found(opened) == [], "with answers"
    opened.page.locator(".kadqa a.rujuk:not(.kartu-tautan)").last.hover()
    opened.page.locator("#petik").wait_for()
    assert found(opened) == [], "with what a marker quotes"
    opened.page.keyboard.press("Escape")
    opened.page.locator(".kadqa a.rujuk").last.click()
    opened.until(lambda: opened.page.locator("#panel-sumber h2").count() > 0)
    assert found(opened) == [], "with a source"
    opened.context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    "path", ["/?pasal=pp-7-2031", "/?pasal=pp-7-2031/pasal-4", "/regulasi", "/regulasi?cari=bibit", "/mutu", "/entah"]
)
def test_a_page_of_our_own(browser, site, path, scheme):
    opened = Page(browser, site, (1280, 900), scheme)
    opened.page.goto(site + path)
    assert found(opened) == []
    opened.context.close()


def test_what_is_wrong_is_found(browser, site):
    opened = Page(browser, site, (1280, 900))
    opened.page.goto(site + "/mutu")
    opened.page.evaluate("document.querySelector('main').insertAdjacentHTML('beforeend', '<img src=x>')")
    assert any(row.startswith("image-alt") for row in found(opened))
    opened.context.close()
