"""The page in a real browser. Skipped where Playwright or a Chromium is missing."""

from __future__ import annotations

import asyncio
import os
import re
import shutil
import textwrap
import threading
from collections.abc import Callable

import pypdfium2
import pytest

from kadqa.records import Filters, Source
from kadqa.web import chat, order
from tests.web.fake import ANSWERED, RINGAN, FakeAsker, pdf, running

sync_api = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed")


def chromium() -> str | None:
    """Where a Chromium is: `KADQA_CHROMIUM`, or by its usual names."""
    given = os.environ.get("KADQA_CHROMIUM", "")
    names = (given, "/usr/bin/chromium", "chromium", "chromium-browser", "google-chrome")
    return next((found for name in names if name and (found := shutil.which(name))), None)


pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(chromium() is None, reason="no Chromium: install it, or name it in KADQA_CHROMIUM"),
    # Gradio's figures about its queue use what pandas will drop.
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
    # What the browser's own driver leaves open at its end is not ours.
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]

ALONE = [
    f"--{switch}"
    for switch in (
        "no-sandbox",
        "disable-gpu",
        "disable-background-networking",
        "disable-component-update",
        "disable-default-apps",
        "disable-domain-reliability",
        "disable-sync",
        "no-first-run",
    )
]
WIDTHS = {"a desktop": (1280, 900), "a phone": (390, 844), "a small phone": (360, 640)}


@pytest.fixture(scope="module")
def asker() -> FakeAsker:
    return FakeAsker()


@pytest.fixture(scope="module")
def site(asker):
    with running(asker) as where:
        yield where


@pytest.fixture(scope="module")
def browser():
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=ALONE)
        yield browser
        browser.close()


class Page:
    """The page with what it asked of the network and what its console said."""

    def __init__(self, browser, site: str, size: tuple[int, int], scheme: str = "light") -> None:
        width, height = size
        view = {"width": width, "height": height}
        self.context = browser.new_context(viewport=view, color_scheme=scheme, locale="id-ID", reduced_motion="reduce")
        self.page = self.context.new_page()
        self.page.set_default_timeout(120_000)
        self.requests: list[str] = []
        self.complaints: list[str] = []
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("console", lambda said: self.complaints.append(said.text) if said.type == "error" else None)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.goto(site)
        self.box = self.page.locator("#pertanyaan textarea")
        self.box.wait_for()
        self.until(lambda: self.page.locator("#contoh button.contoh").count() > 0)

    def until(self, holds: Callable[[], bool], seconds: float = 120) -> None:
        """Wait; the browser's own waiting evaluates a string, which the page forbids."""
        for _ in range(int(seconds * 20)):
            if holds():
                return
            self.page.wait_for_timeout(50)
        raise AssertionError("waited in vain")

    def still(self) -> None:
        """Wait until nothing moves or fades: what is half faded has another contrast, and is no place to click."""
        self.until(lambda: self.page.evaluate("document.getAnimations().every((one) => one.playState !== 'running')"))

    def ask(self, question: str) -> None:
        answers = self.page.locator("#percakapan .kadqa:not(.tunggu)")
        before = answers.count()
        self.box.fill(question)
        self.box.press("Enter")
        self.until(lambda: answers.count() > before)

    def fresh(self) -> None:
        """Begin a new conversation: at the side where there is room for it, else below the box."""
        self.page.locator("#riwayat .baru:visible, #baru:visible").first.click()

    def width(self) -> int:
        return self.page.evaluate("document.documentElement.scrollWidth")


@pytest.fixture
def open_page(browser, site):
    opened: list[Page] = []

    def opening(size: tuple[int, int] = WIDTHS["a desktop"], scheme: str = "light") -> Page:
        opened.append(Page(browser, site, size, scheme))
        return opened[-1]

    yield opening
    for one in opened:
        one.context.close()


def outside(requests: list[str]) -> list[str]:
    return [url for url in requests if not url.startswith(("http://127.0.0.1:", "data:", "blob:"))]


def test_a_question_is_typed_and_its_marker_opens_the_source_beside_the_answer(open_page):
    opened = open_page()
    opened.ask("Kapan kerja sama kebun bibit diadakan?")
    page = opened.page
    assert page.locator(".kadqa-tanya").inner_text() == "Kapan kerja sama kebun bibit diadakan?"
    assert ANSWERED.sentences[0].text in page.locator(".kadqa p.kalimat").first.inner_text()
    link = page.locator(".kadqa a.rujuk", has_text="[1]").first
    link.click()
    panel = page.locator("#panel-sumber")
    opened.until(lambda: panel.locator("mark").count() > 0)
    assert page.evaluate("document.activeElement.className") == "nama-sumber"
    assert "".join(panel.locator("mark").all_inner_texts()) == RINGAN.quote
    words = panel.inner_text()
    for said in (
        "[1] PP 7/2031 Pasal 4 ayat (1)",
        "✓ Berlaku",
        "Naskah resmi.",
        "Surat kuasa memuat:",
        "Dirujuk oleh:",
    ):
        assert said in words
    assert "PP 7/2031 Pasal 4 ayat (1)" in page.locator(".kartu.disorot").inner_text()
    assert panel.get_by_role("link", name="Buka teks resminya").get_attribute("href").startswith("https://")
    answer, beside = page.locator(".kadqa").first.bounding_box(), panel.bounding_box()
    assert answer["x"] + answer["width"] <= beside["x"], "beside the answer, not over it"
    page.keyboard.press("Escape")
    assert panel.count() == 0
    assert page.evaluate("document.activeElement.textContent") == "[1]"
    assert opened.complaints == []


def test_a_repealed_source_says_what_replaces_it(open_page):
    opened = open_page()
    opened.ask("apa?")
    opened.page.locator(".kadqa a.rujuk", has_text="[3]").first.click()
    panel = opened.page.locator("#panel-sumber")
    opened.until(lambda: panel.locator("h2").count() > 0)
    assert "✕ Dicabut" in panel.inner_text()
    assert "Penggantinya: PP 7/2031 Pasal 4, PP 7/2031 Pasal 5" in panel.inner_text()


def test_on_a_phone_the_source_opens_below_and_can_be_closed(open_page):
    opened = open_page(WIDTHS["a small phone"])
    opened.ask("apa?")
    opened.page.locator(".kadqa a.rujuk").first.click()
    panel = opened.page.locator("#panel-sumber")
    opened.until(lambda: panel.locator("mark").count() > 0)
    box = panel.bounding_box()
    assert box["y"] > 100
    assert box["width"] <= 360
    assert opened.width() <= 360
    panel.get_by_role("button", name="Tutup").click()
    assert panel.count() == 0


def test_a_sentence_that_is_pointed_at_marks_its_source(open_page):
    opened = open_page()
    opened.ask("apa?")
    page = opened.page
    page.locator(".kadqa p.kalimat").nth(1).hover()
    opened.until(lambda: page.locator(".kartu.terkait").count() == 1)
    assert "Perda Kota Melati" in page.locator(".kartu.terkait").inner_text()
    page.locator(".kadqa p.kalimat").nth(2).locator("a.rujuk").focus()
    opened.until(lambda: page.locator(".kartu.terkait", has_text="PP 2/2020").count() == 1)


def test_a_page_of_a_pdf_is_shown_with_the_quote_marked(browser, tmp_path):
    file = tmp_path / "pp-7.pdf"
    file.write_bytes(pdf("Pasal 4", *textwrap.wrap(f"(1) {RINGAN.quote}", 60)))
    with running(FakeAsker(file=file)) as where:
        opened = Page(browser, where, WIDTHS["a desktop"])
        opened.ask("apa?")
        opened.page.locator(".kadqa a.rujuk").first.click()
        image = opened.page.locator("#panel-sumber figure img")
        opened.until(lambda: image.count() == 1 and image.evaluate("i => i.complete && i.naturalWidth") > 500)
        assert outside(opened.requests) == []
        opened.context.close()


def test_filters_and_an_earlier_conversation_and_an_address_that_asks(open_page, asker, site):
    opened = open_page()
    page = opened.page
    page.locator("#saring-tombol").click()
    page.get_by_label("Hanya yang berlaku", exact=True).check()
    page.get_by_label("PP", exact=True).check()
    page.get_by_label("Dari tahun", exact=True).fill("2030")
    opened.until(lambda: "(3)" in page.locator("#saring-tombol").inner_text())
    opened.ask("pertama?")
    assert asker.filters[-1] == Filters(in_force=True, jenis=("pp",), first_year=2030)
    assert "Disaring: hanya yang berlaku; jenis PP; sejak tahun 2030" in page.locator(".kadqa").inner_text()
    opened.until(lambda: not page.get_by_label("Dari tahun", exact=True).is_visible())
    address = page.locator("a.tautan").get_attribute("href")
    opened.fresh()
    opened.until(lambda: page.locator("#riwayat [aria-current]").count() == 0)
    page.locator(".buka-percakapan").get_by_text("pertama?", exact=True).click()
    opened.until(lambda: page.locator(".kadqa .kartu").count() > 0)
    assert asker.asked[-1][0] == "pertama?"
    assert asker.filters[-1] == Filters(in_force=True, jenis=("pp",), first_year=2030)
    page.goto(site + address)
    opened.until(lambda: page.locator(".kadqa .kartu").count() > 0)
    assert asker.filters[-1] == Filters(in_force=True, jenis=("pp",), first_year=2030)


def test_what_is_set_is_a_chip_that_a_click_takes_away_and_a_new_conversation_clears(open_page, asker):
    opened = open_page()
    page, chips = opened.page, opened.page.locator("#keping-saring button")
    page.locator("#saring-tombol").click()
    page.get_by_label("Hanya yang berlaku", exact=True).check()
    page.get_by_label("PP", exact=True).check()
    page.locator("#tanggal input").fill("1 Januari 2010")
    opened.until(lambda: chips.all_inner_texts() == ["Hukum per 1 Januari 2010", "Hanya yang berlaku", "PP"])
    page.get_by_role("button", name="Lepas: PP", exact=True).click()
    opened.until(lambda: chips.count() == 2)
    opened.ask("pertama?")
    assert (asker.filters[-1], str(asker.asked[-1][2])) == (Filters(in_force=True), "2010-01-01")
    page.get_by_role("button", name="Lepas: Hukum per 1 Januari 2010").click()
    opened.ask("kedua?")
    assert (asker.filters[-1], asker.asked[-1][2]) == (Filters(in_force=True), None)
    opened.fresh()
    opened.until(lambda: page.locator(".kadqa").count() == 0 and chips.count() == 0)
    opened.ask("ketiga?")
    assert not asker.filters[-1]


@pytest.mark.parametrize("size", WIDTHS.values(), ids=WIDTHS)
def test_conversations_are_listed_opened_named_found_and_removed(open_page, size):
    opened = open_page(size)
    page = opened.page
    names = page.locator("#riwayat .buka-percakapan")
    page.on("dialog", lambda dialog: dialog.accept())

    def at_the_side() -> None:
        if page.locator("#riwayat-tombol").is_visible():
            page.locator("#riwayat-tombol").click()

    for question in ("pertama?", "kedua?"):
        opened.ask(question)
        opened.until(lambda: page.locator("#riwayat [aria-current]").count() == 1)
        opened.fresh()
        opened.until(lambda: page.locator(".kadqa").count() == 0)
    at_the_side()
    assert names.all_text_contents() == ["kedua?", "pertama?"]
    names.first.hover()
    page.get_by_role("button", name="Ubah nama: kedua?").click()
    page.get_by_label("Nama percakapan").fill("Nota <b>dinas")
    page.keyboard.press("Enter")
    assert names.all_text_contents() == ["Nota <b>dinas", "pertama?"]
    page.get_by_label("Cari percakapan").fill("kedua")
    assert names.all_text_contents() == ["Nota <b>dinas"], "by its questions too"
    page.get_by_label("Cari percakapan").fill("nota zzz")
    assert "Tidak ada percakapan yang cocok." in page.locator("#riwayat").inner_text()
    page.get_by_label("Cari percakapan").fill("")
    names.last.click()
    opened.until(lambda: page.locator(".kadqa-tanya").all_inner_texts() == ["pertama?"])
    opened.until(lambda: page.locator(".kadqa .kartu").count() > 0)
    assert names.all_text_contents() == ["Nota <b>dinas", "pertama?"], "one that was only opened keeps its place"
    assert page.locator("#riwayat [aria-current]").text_content() == "pertama?"
    at_the_side()
    names.last.hover()
    page.get_by_role("button", name="Hapus: pertama?").click()
    assert names.all_text_contents() == ["Nota <b>dinas"]
    opened.until(lambda: page.locator(".kadqa").count() == 0)
    page.get_by_role("button", name="Hapus semua").click()
    assert page.evaluate("localStorage.getItem('kadqa.percakapan')") is None
    if size[0] < 1100:
        page.keyboard.press("Escape")
        assert page.evaluate("document.activeElement.id") == "riwayat-tombol"
        assert page.locator("[inert]").count() == 0
    assert opened.width() <= size[0]
    assert opened.complaints == []


def test_the_conversation_is_there_again_when_its_reader_comes_back(open_page, asker, site):
    opened = open_page()
    page = opened.page
    opened.ask("pertama?")
    opened.ask("kedua?")
    page.goto(site + "/?pasal=pp-7-2031/pasal-4")
    page.go_back()
    opened.until(lambda: page.locator(".kadqa .kartu").count() == 2 * len(ANSWERED.citations))
    assert page.locator(".kadqa-tanya").all_inner_texts() == ["pertama?", "kedua?"]
    opened.ask("ketiga?")
    assert [turn.question for turn in asker.asked[-1][1]] == ["pertama?", "kedua?"]
    page.reload()
    opened.until(lambda: page.locator(".kadqa-tanya").count() == 3)
    page.goto(site + "/regulasi")
    page.get_by_role("link", name="Tanya", exact=True).click()
    opened.until(lambda: page.locator(".kadqa-tanya").count() == 3)
    page.goto(site + "/?q=lain?")
    opened.until(lambda: page.locator(".kadqa-tanya").all_inner_texts() == ["lain?"])
    opened.until(lambda: page.locator(".kadqa .kartu").count() > 0)
    opened.fresh()
    opened.until(lambda: page.locator(".kadqa").count() == 0)
    page.goto(site)
    page.locator(".buka-percakapan").get_by_text("pertama?", exact=True).wait_for()
    assert page.locator(".kadqa-tanya").count() == 0, "a new conversation stays one"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_filter_that_is_set_looks_set_and_its_row_fits_a_small_phone(open_page, scheme):
    opened = open_page(WIDTHS["a small phone"], scheme)
    page = opened.page
    page.locator("#saring-tombol").click()
    box = page.get_by_label("Hanya yang berlaku", exact=True)
    before = box.screenshot()
    box.check()
    page.get_by_label("Dari tahun", exact=True).fill("2030")
    opened.until(lambda: "(2)" in page.locator("#saring-tombol").inner_text())
    page.get_by_label("Dari tahun", exact=True).hover()
    assert box.screenshot() != before
    for button in ("#saring-tombol", "#baru"):
        place = page.locator(button).bounding_box()
        assert place["x"] + place["width"] <= 360, button
        assert place["y"] + place["height"] <= 640, button


def test_a_question_is_asked_again_or_edited_from_its_place_on(open_page, asker):
    opened = open_page()
    page = opened.page
    opened.ask("pertama?")
    opened.ask("kedua?")
    before = len(asker.asked)
    page.locator("a.ulangi").last.click()
    opened.until(lambda: len(asker.asked) > before and page.locator(".kadqa:not(.tunggu)").count() == 2)
    assert asker.asked[-1][0] == "kedua?"
    assert [turn.question for turn in asker.asked[-1][1]] == ["pertama?"]
    page.locator("a.ubah").first.click()
    opened.until(lambda: opened.box.input_value() == "pertama?")
    page.keyboard.press("Escape")
    assert opened.box.input_value() == ""
    page.locator("a.ubah").first.click()
    assert page.locator(".kadqa-tanya").all_inner_texts() == ["pertama?", "kedua?"], "until it is sent"
    page.locator("#saring-tombol").click()
    page.locator("#tanggal input").fill("31 Februari 2010")
    opened.box.fill("pertama sekali?")
    opened.box.press("Enter")
    opened.until(lambda: "31 Februari 2010" in page.locator("#pesan").inner_text())
    assert page.locator(".kadqa-tanya").all_inner_texts() == ["pertama?", "kedua?"]
    page.locator("#tanggal input").fill("1 Januari 2010")
    page.locator("#kirim").click()
    opened.until(lambda: page.locator(".kadqa-tanya").all_inner_texts() == ["pertama sekali?"])
    opened.until(lambda: page.locator(".kadqa .kartu").count() == len(ANSWERED.citations))
    assert (asker.asked[-1][0], asker.asked[-1][1], str(asker.asked[-1][2])) == ("pertama sekali?", (), "2010-01-01")
    assert opened.box.input_value() == ""
    assert page.locator("#mengubah").count() == 0


def test_legal_basis_and_copy(open_page):
    opened = open_page()
    page = opened.page
    opened.ask("apa?")
    page.get_by_role("link", name="Dasar hukum").click()
    block = page.locator("#panel-sumber .salinan")
    block.wait_for()
    assert block.inner_text().startswith("Dasar hukum:\n1. Peraturan Pemerintah Nomor 7 Tahun 2031 tentang Kebun")
    page.locator("#panel-sumber .salin-blok").click()
    opened.until(lambda: page.locator("#panel-sumber .salin-blok").inner_text() == "Tersalin")


def test_the_reader_and_the_tabs_work_by_keyboard_and_without_other_hosts(open_page, site):
    opened = open_page()
    page = opened.page
    page.goto(site + "/?pasal=pp-7-2031/pasal-4")
    opened.complaints.clear()  # the chat complains where it is left while it listens
    assert page.locator("h1").inner_text() == "PP 7/2031 Pasal 4"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "lompat"
    page.get_by_role("link", name="Pasal 9 →").first.press("Enter")
    page.wait_for_url("**/?pasal=pp-7-2031/pasal-9")
    page.goto(site + "/regulasi")
    page.get_by_label("Cari nomor, tahun, judul, atau isi").fill("bibit 2031")
    opened.until(lambda: page.locator("#hasil").inner_text().startswith("1 dari 3"))
    page.locator("tr:visible details.riwayat summary").press("Enter")
    assert page.get_by_role("link", name="Buka dasarnya").is_visible()
    page.get_by_role("link", name="Mutu").click()
    assert page.locator("h1").inner_text() == "Mutu"
    assert outside(opened.requests) == []
    assert opened.complaints == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", WIDTHS.values(), ids=WIDTHS)
def test_no_page_is_wider_than_the_window(open_page, site, size, scheme):
    opened = open_page(size, scheme)
    for path in (
        "/?pasal=pp-7-2031",
        "/?pasal=pp-7-2031/pasal-4",
        "/?pasal=halaman/melati-kebun/pokok-9",
        "/regulasi",
        "/mutu",
    ):
        opened.page.goto(site + path)
        assert opened.width() <= size[0], path
        for table in opened.page.locator(".tabel").all():
            assert table.evaluate("one => one.scrollWidth <= one.clientWidth"), f"{path}: nothing is hidden sideways"


def test_a_marker_works_by_keyboard(open_page):
    opened = open_page()
    opened.ask("apa?")
    link = opened.page.locator(".kadqa a.rujuk").first
    # The page's observer names the links a moment after they appear.
    opened.until(lambda: link.get_attribute("aria-label") == "Sumber 1")
    link.focus()
    link.press("Enter")
    panel = opened.page.locator("#panel-sumber")
    opened.until(lambda: "PP 7/2031 Pasal 4 ayat (1)" in panel.inner_text())
    panel.press("Escape")
    assert opened.page.evaluate("document.activeElement.textContent") == "[1]"


def test_an_example_is_asked_with_one_click_and_a_new_conversation_brings_the_examples_back(open_page):
    opened = open_page()
    page = opened.page
    example = page.locator("#contoh button.contoh").first
    words = example.inner_text()
    example.click()
    opened.until(lambda: page.locator(".kadqa .kartu").count() > 0)
    assert page.locator(".kadqa-tanya").inner_text() == words
    opened.until(lambda: page.locator("#contoh button.contoh:visible").count() == 0)
    opened.fresh()
    opened.until(lambda: page.locator("#contoh button.contoh:visible").count() > 0)
    assert page.locator(".kadqa").count() == 0


def test_a_question_asked_while_the_one_before_is_still_in_hand_is_not_lost(browser):
    gate = threading.Event()

    class Slow(FakeAsker):
        def ask(self, question, **rest):
            gate.wait(30)
            return super().ask(question, **rest)

    asker = Slow()
    with running(asker) as where:
        opened = Page(browser, where, WIDTHS["a desktop"])
        opened.box.fill("pertama?")
        opened.box.press("Enter")
        opened.box.press("Enter")  # an impatient second time asks nothing more
        opened.until(lambda: opened.page.locator(".kadqa.tunggu").count() == 1)
        opened.until(lambda: opened.box.input_value() == "")
        opened.box.fill("kedua?")
        opened.box.press("Enter")
        opened.page.wait_for_timeout(300)
        assert opened.box.input_value() == "kedua?"
        gate.set()
        opened.until(lambda: opened.page.locator(".kadqa:not(.tunggu)").count() == 2)
        opened.until(lambda: opened.box.input_value() == "")
        assert [question for question, _, _ in asker.asked] == ["pertama?", "kedua?"]
        assert [turn.question for turn in asker.asked[1][1]] == ["pertama?"]
        assert opened.page.locator("#pesan").inner_text().strip() == ""
        opened.context.close()


def test_a_follow_up_carries_the_earlier_question_and_a_new_conversation_does_not(open_page, asker):
    opened = open_page()
    opened.ask("pertama?")
    opened.ask("kedua?")
    assert [turn.question for turn in asker.asked[-1][1]] == ["pertama?"]
    assert asker.asked[-1][1][0].citations == tuple(c.provision for c in ANSWERED.citations)
    opened.fresh()
    opened.until(lambda: opened.page.locator(".kadqa").count() == 0)
    opened.ask("ketiga?")
    assert asker.asked[-1][1] == ()


def test_a_day_goes_with_the_question_and_a_wrong_one_is_said(open_page, asker):
    opened = open_page()
    page = opened.page
    page.locator("#saring-tombol").click()
    page.locator("#tanggal input").fill("31 Februari 2010")
    opened.box.fill("apa?")
    opened.box.press("Enter")
    opened.until(lambda: "31 Februari 2010" in page.locator("#pesan").inner_text())
    assert page.locator(".kadqa").count() == 0
    assert opened.box.input_value() == "apa?"
    page.locator("#tanggal input").fill("1 Januari 2010")
    opened.ask("apa?")
    assert str(asker.asked[-1][2]) == "2010-01-01"
    assert page.locator("#pesan").inner_text().strip() == ""


def test_what_was_published_meanwhile_can_be_chosen_once_the_page_is_opened_again(browser):
    asker = FakeAsker()
    sources = asker.sources()
    with running(asker) as where:
        opened = Page(browser, where, WIDTHS["a desktop"])
        opened.until(lambda: "2 peraturan" in opened.page.locator("#jangkauan").inner_text())
        kinds = opened.page.locator("#saring-jenis label")
        assert "".join(kinds.all_text_contents()).split() == ["PP", "Halaman", "web"]
        asker.sources = lambda: (*sources, Source("uu-9-2030", "uu", "9", "2030", "Kebun"))
        opened.page.goto(where)
        opened.until(lambda: "3 peraturan" in opened.page.locator("#jangkauan").inner_text())
        opened.until(lambda: "".join(kinds.all_text_contents()).split() == ["UU", "PP", "Halaman", "web"])
        opened.context.close()


def test_a_refusal_and_a_failure_are_plain_lines(open_page):
    opened = open_page()
    opened.ask("ditolak")
    assert "Yang paling dekat:" in opened.page.locator(".kadqa").last.inner_text()
    opened.ask("gagal")
    assert "Silakan coba lagi" in opened.page.locator(".kadqa").last.inner_text()
    opened.ask("dijawab")
    assert opened.page.locator(".kadqa .kartu").count() == len(ANSWERED.citations)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", WIDTHS.values(), ids=WIDTHS)
def test_nothing_is_cut_off_and_nothing_leaves_this_machine(open_page, size, scheme):
    opened = open_page(size, scheme)
    assert opened.width() <= size[0]
    for question in ("dijawab", "ditolak", "dikoreksi", "panjang", "jahat ![x](http://evil.example/q.png)"):
        opened.ask(question)
        assert opened.width() <= size[0], question
        for table in opened.page.locator("#percakapan .tabel").all():
            assert table.evaluate("one => one.scrollWidth <= one.clientWidth"), "nothing is hidden sideways"
        box = opened.page.locator("#tulis").bounding_box()
        assert box["y"] + box["height"] <= size[1] + 1, "the question box is always in the window"
    assert outside(opened.requests) == []
    assert opened.complaints == []


def test_a_page_finds_its_server_again_with_the_conversation_and_what_was_being_written(browser):
    with running(FakeAsker()) as where:
        opened = Page(browser, where, WIDTHS["a desktop"])
        opened.ask("pertama?")
    page = opened.page
    opened.box.fill("kedua?")
    opened.box.press("Enter")
    opened.until(lambda: "Mencoba menyambung lagi" in " ".join(page.locator(".toast-body").all_inner_texts()))
    asker = FakeAsker()
    with running(asker, int(where.rpartition(":")[2])):
        page.wait_for_event("load")
        opened.until(lambda: page.locator(".kadqa-tanya").all_inner_texts() == ["pertama?"] and bool(asker.asked))
        opened.until(lambda: opened.box.input_value() == "kedua?")
        opened.until(lambda: page.locator(".kadqa .kartu").count() == len(ANSWERED.citations))
        opened.box.press("Enter")
        opened.until(lambda: page.locator(".kadqa .kartu").count() == 2 * len(ANSWERED.citations))
        opened.context.close()


def test_an_address_is_asked_though_the_end_of_a_stream_comes_late(browser, monkeypatch):
    # Long enough for a browser that shares its machine with other tests.
    monkeypatch.setattr(order, "SETTLING", 2)

    # The end of a stream comes on another connection than the number of the next event, and may come after it.
    def slow(app):
        async def serving(scope, receive, send):
            async def late(message):
                if b"close_stream" in message.get("body", b""):
                    await asyncio.sleep(0.1)
                await send(message)

            await app(scope, receive, late)

        return serving

    asker = FakeAsker()
    with running(asker, network=slow) as where:
        opened = Page(browser, where, WIDTHS["a desktop"])
        opened.page.goto(where + "/?q=pertama?")
        opened.until(lambda: opened.page.locator(".kadqa .kartu").count() == len(ANSWERED.citations))
        opened.ask("kedua?")
        opened.ask("ketiga?")
        assert [one[0] for one in asker.asked] == ["pertama?", "kedua?", "ketiga?"]
        opened.context.close()


def test_paper_is_white_and_holds_the_answer_without_its_tools(open_page):
    opened = open_page(scheme="dark")
    opened.ask("apa?")
    page = opened.page
    page.emulate_media(media="print", color_scheme="dark")
    answer = page.locator(".kadqa")
    opened.until(lambda: answer.evaluate("one => getComputedStyle(one).backgroundColor") == "rgb(255, 255, 255)")
    assert answer.locator("p.kalimat").first.is_visible()
    for gone in (".alat", ".pakai", ".nilai", "#tulis", "nav.tab"):
        assert page.locator(f"{gone}:visible").count() == 0, gone
    page.goto(page.url + "?pasal=pp-7-2031/pasal-4")
    assert page.locator("body").evaluate("one => getComputedStyle(one).color") == "rgb(0, 0, 0)"


def test_on_a_touch_screen_the_keyboard_makes_room_for_the_answer(browser, site):
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    page = context.new_page()
    page.goto(site)
    box = page.locator("#pertanyaan textarea")
    page.locator("#contoh button.contoh").first.wait_for()
    box.fill("apa?")
    box.press("Enter")
    page.locator(".kadqa .kartu").first.wait_for()
    assert page.evaluate("document.activeElement.closest('#pertanyaan')") is None
    context.close()


def test_an_answer_is_read_from_its_question_on(open_page):
    opened = open_page(WIDTHS["a phone"])
    for question in ("panjang", "dijawab", "panjang"):
        opened.ask(question)
        last = opened.page.locator(".kadqa-tanya").last
        opened.until(lambda last=last: 0 <= last.bounding_box()["y"] < 40)


def test_hostile_text_stays_text(open_page):
    opened = open_page()
    opened.ask("jahat <img src=x onerror=window.PWN=7> ![x](http://evil.example/q.png) <script>window.PWN=8</script>")
    page = opened.page
    page.wait_for_timeout(300)
    assert page.evaluate("window.PWN") is None
    assert page.locator(".message-row :is(img, script, iframe, style, form, input)").count() == 0
    assert page.locator(".message-row :is(h1, code, strong, .katex)").count() == 0
    answer = page.locator(".kadqa").inner_text()
    for words in ("<script>window.PWN=1</script>", "![x](http://evil.example/a.png)", "**tebal** `kode` $$x^2$$"):
        assert words in answer
    assert "<img src=x onerror=window.PWN=7>" in page.locator(".kadqa-tanya").inner_text()
    links = page.locator("#percakapan a[href]").evaluate_all("all => all.map(a => a.getAttribute('href'))")
    assert links
    assert all(re.match(r"/sumber\?j=j|/\?q=|/jawaban/j|#u", link) for link in links)
    assert outside(opened.requests) == []


def test_who_must_wait_is_told_so_and_past_the_bound_asked_to_come_again(browser, monkeypatch):
    gate = threading.Event()

    class Slow(FakeAsker):
        def ask(self, question, **rest):
            gate.wait(30)
            return super().ask(question, **rest)

    monkeypatch.setattr(chat, "WAITING", 1)
    monkeypatch.setattr(chat.os, "cpu_count", lambda: 1)
    with running(Slow()) as where:
        pages = [Page(browser, where, WIDTHS["a phone"]) for _ in range(3)]
        for one in pages:
            one.box.fill("apa?")
            # The next one asks when this one has its place.
            with one.page.expect_response(re.compile("/queue/join")):
                one.box.press("Enter")
        first, second, third = pages
        first.until(lambda: first.page.locator(".kadqa.tunggu").count() == 1)
        second.until(lambda: second.page.locator("#tulis.menunggu").count() == 1)
        third.until(lambda: "Silakan coba lagi" in " ".join(third.page.locator(".toast-body").all_inner_texts()))
        assert third.box.input_value() == "apa?"
        gate.set()
        for one in (first, second):
            one.until(lambda one=one: one.page.locator(".kartu").count() > 0)
            assert one.page.locator("#tulis.menunggu").count() == 0
        for one in pages:
            one.context.close()


def test_a_screen_reader_hears_who_speaks(open_page):
    opened = open_page()
    opened.ask("apa?")
    page = opened.page
    assert page.evaluate("document.documentElement.lang") == "id"
    assert page.title() == "KADQA"
    assert page.locator("h1").inner_text() == "KADQA"
    opened.until(lambda: page.locator("#percakapan [aria-label*='<']").count() == 0)
    opened.until(lambda: page.locator("#percakapan [aria-label='Jawaban KADQA']").count() >= 1)
    assert page.get_by_label("Pertanyaan", exact=True).count() == 1
    assert page.get_by_label("Hukum per tanggal").count() == 1
    assert page.locator("#kepala [aria-current=page]").inner_text() == "Tanya"


def test_a_marker_shows_what_it_quotes_while_it_is_pointed_at_or_holds_the_focus(open_page):
    opened = open_page()
    opened.ask("Kapan kerja sama kebun bibit diadakan?")
    page = opened.page
    link, box = page.locator(".kadqa a.rujuk:not(.kartu-tautan)").first, page.locator("#petik")
    link.hover()
    box.wait_for()
    assert RINGAN.quote in box.inner_text()
    assert RINGAN.label in box.inner_text()
    assert "berlaku" in box.inner_text().casefold()
    assert link.get_attribute("aria-describedby") == "petik"
    edge = box.bounding_box()
    assert edge["x"] >= 0
    assert edge["x"] + edge["width"] <= 1280
    box.hover()
    page.wait_for_timeout(400)
    assert box.count() == 1
    page.keyboard.press("Escape")
    assert box.count() == 0
    page.mouse.move(5, 5)
    opened.box.focus()
    for _ in range(60):
        page.keyboard.press("Shift+Tab")
        if page.evaluate("document.activeElement.matches('a.rujuk:not(.kartu-tautan)')"):
            break
    box.wait_for()
    page.keyboard.press("Enter")
    page.locator("#panel-sumber mark").first.wait_for()
    assert box.count() == 0


def test_the_page_of_a_source_is_turned_and_enlarged_in_the_panel(browser, tmp_path):
    book = pypdfium2.PdfDocument.new()
    for lines in (("Pasal 4", f"(1) {RINGAN.quote}"), ("Pasal 5", "Penutup.")):
        book.import_pages(pypdfium2.PdfDocument(pdf(*lines)))
    book.save(tmp_path / "kebun.pdf")
    with running(FakeAsker(file=tmp_path / "kebun.pdf")) as site:
        opened = Page(browser, site, WIDTHS["a phone"])
        opened.ask("Kapan kerja sama kebun bibit diadakan?")
        panel = opened.page.locator("#panel-sumber")
        opened.page.locator(".kadqa a.rujuk").first.click()
        image, caption = panel.locator("figure img"), panel.locator("figcaption")
        opened.until(lambda: image.count() == 1 and image.evaluate("i => i.naturalWidth") > 0)
        fits = image.bounding_box()["width"]
        panel.locator("a.besar").click()
        assert image.bounding_box()["width"] > 1.5 * fits
        place, frame = panel.locator(".letak").bounding_box(), panel.bounding_box()
        assert frame["y"] <= place["y"] <= frame["y"] + frame["height"]
        panel.locator("a.besar").click()
        assert image.bounding_box()["width"] == fits
        panel.get_by_role("link", name="Halaman berikutnya").press("Enter")
        opened.until(lambda: caption.inner_text() == "Halaman 2 dari 2.")
        assert opened.page.evaluate("document.activeElement.textContent") == "← Halaman sebelumnya"
        panel.get_by_role("link", name="Halaman sebelumnya").press("Enter")
        opened.until(lambda: caption.inner_text() == "Halaman 1 dari 2; kutipan ditandai kuning.")
        assert panel.get_by_role("link", name="Buka PDF").get_attribute("href").endswith("#page=1")
        assert opened.complaints == []
        opened.context.close()
