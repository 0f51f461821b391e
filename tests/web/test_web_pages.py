"""The pages of our own over HTTP: sources, reader, downloads, tabs. Whatever they show is text."""

from __future__ import annotations

import io
import json
import re
import textwrap
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from docx import Document
from fastapi import FastAPI
from fastapi.testclient import TestClient

from kadqa.rendering.brand import Brand
from kadqa.settings import shipped_summary
from kadqa.web.asker import Kept
from kadqa.web.guard import POLICY
from kadqa.web.pages import FORGOTTEN, REPORTS, Pages, add_pages
from kadqa.web.server import build_app
from tests.web.fake import ANSWERED, EVIL, HALAMAN, HOSTILE, REFUSED, RINGAN, FakeAsker, pdf

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")
FORBIDDEN = {"script", "iframe", "style", "svg", "object", "embed", "base", "meta", "link"}
"""Elements that text of a document must never become; the site's own stand outside <main>."""


class Elements(HTMLParser):
    """Every element and attribute that a browser would find."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


@pytest.fixture(scope="module")
def kept() -> Kept:
    return Kept()


@pytest.fixture(scope="module")
def client(kept, tmp_path_factory):
    folder = tmp_path_factory.mktemp("berkas")
    file = folder / "pp-7.pdf"
    file.write_bytes(pdf("Pasal 4", *textwrap.wrap(f"(1) {RINGAN.quote}", 60)))
    app = FastAPI()
    add_pages(app, Pages(FakeAsker(file=file), kept, reports=[folder / "tidak-ada.json"]))
    with TestClient(app) as client:
        yield client


def test_a_source_marks_the_quote_in_its_pasal_and_says_how_it_stands(client, kept):
    name = kept.keep(ANSWERED)
    part = client.get(f"/sumber?j={name}&n=1&bagian=1").text
    assert "".join(re.findall(r"<mark>(.*?)</mark>", part)) == RINGAN.quote
    assert "(2) Surat kuasa memuat:" in part
    assert "Penjelasan PP 7/2031 Pasal 4" in part
    assert '<a href="/?pasal=pp-7-2031/pasal-9">' in part
    assert f'href="/sumber/halaman?j={name}&amp;n=1"' in part
    whole = client.get(f"/sumber?j={name}&n=1").text
    assert whole.startswith("<!doctype html>")
    assert part.partition('<p class="gambar-halaman">')[0] in whole
    assert f'src="/sumber/halaman.png?j={name}&amp;n=1"' in whole


CAPTIONS = {
    "the quote stands on it": (RINGAN.quote, "Halaman 1 dari 1; kutipan ditandai kuning."),
    "it does not": (
        "Kebun ini tidak ada di berkas mana pun.", "Halaman 1 dari 1; letak kutipannya tidak ditemukan di gambar ini.",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("quote", "caption"), CAPTIONS.values(), ids=CAPTIONS)
def test_the_caption_of_a_page_says_that_the_quote_is_marked_only_where_it_is(client, kept, quote, caption):
    name = kept.keep(replace(ANSWERED, citations=(replace(RINGAN, quote=quote),)))
    figure = client.get(f"/sumber/halaman?j={name}&n=1&bagian=1").text
    assert f"<figcaption>{caption}</figcaption>" in figure
    assert ("dengan kutipan ditandai" in figure) == ("ditandai kuning" in caption)


def test_the_pages_beside_that_of_the_quote_are_turned_to_and_the_pdf_is_opened(tmp_path, kept):
    import pypdfium2

    book = pypdfium2.PdfDocument.new()
    for lines in (("Pasal 3", "Kosong."), ("Pasal 4", f"(1) {RINGAN.quote}"), ("Pasal 5", "Penutup.")):
        book.import_pages(pypdfium2.PdfDocument(pdf(*lines)))
    file = tmp_path / "kebun.pdf"
    book.save(file)
    app = FastAPI()
    add_pages(app, Pages(FakeAsker(file=file), kept))
    client = TestClient(app)
    where = f"j={kept.keep(replace(ANSWERED, citations=(replace(RINGAN, page=2),)))}&n=1"
    quoted = client.get(f"/sumber/halaman?{where}&bagian=1").text
    assert "Halaman 2 dari 3; kutipan ditandai kuning." in quoted
    assert re.findall(r"hal=(\d)", quoted) == ["1", "3"]
    assert 'class="letak" style="top:' in quoted
    last = client.get(f"/sumber/halaman?{where}&hal=3&bagian=1").text
    assert "Halaman 3 dari 3." in last
    assert re.findall(r'class="balik" href="[^"]*hal=(\d)', last) == ["2"]
    picture = re.search(r'src="([^"]+)"', last)[1].replace("&amp;", "&")
    assert client.get(picture).content != client.get(f"/sumber/halaman.png?{where}").content
    assert client.get(f"/sumber/halaman?{where}&hal=2&bagian=1").text == quoted
    assert client.get(f"/sumber/halaman?{where}&hal=4&bagian=1").status_code == 404
    whole = client.get(f"/sumber/berkas?{where}")
    assert whole.headers["content-type"] == "application/pdf"
    assert whole.content == file.read_bytes()
    assert client.get("/sumber/berkas?j=x&n=1").status_code == 410


def test_a_title_is_no_digest(client, kept):
    title = replace(RINGAN, provision="pp-7-2031", quote="Kebun Bibit Bersama", layer="ringkasan")
    part = client.get(f"/sumber?j={kept.keep(replace(ANSWERED, citations=(title,)))}&n=1&bagian=1").text
    assert "Judul peraturan." in part
    assert "Ringkasan KADQA" not in part


def test_a_page_has_no_standing_and_leads_to_its_original(client, kept):
    part = client.get(f"/sumber?j={kept.keep(ANSWERED)}&n=4&bagian=1").text
    assert HALAMAN.status_note in part
    assert "lencana" not in part
    assert "Buka halaman aslinya" in part


def test_a_source_of_an_answer_that_was_forgotten_says_so(client, kept):
    for address in ("/sumber?j=x&n=1", f"/sumber?j={kept.keep(ANSWERED)}&n=99", "/jawaban/x.docx", "/jawaban/x/dasar"):
        answer = client.get(address)
        assert answer.status_code == 410
        assert FORGOTTEN in answer.text


def test_the_picture_of_a_page_has_the_mark_where_the_words_stand(client, kept):
    from PIL import Image

    from kadqa.rendering.page_image import SCALE, YELLOW

    answer = client.get(f"/sumber/halaman.png?j={kept.keep(ANSWERED)}&n=1")
    assert answer.headers["content-type"] == "image/png"
    picture = Image.open(io.BytesIO(answer.content)).convert("RGB")
    yellow = [(x, y) for x in range(picture.width) for y in range(picture.height) if picture.getpixel((x, y)) == YELLOW]
    top, bottom = min(y for _, y in yellow) / SCALE, max(y for _, y in yellow) / SCALE
    # Lines stand 20 points apart, the first ("Pasal 4", not quoted) 100 points below the top.
    assert 105 < top < 120
    assert 138 < bottom < 150
    left = min(x for x, y in yellow if y / SCALE < 125) / SCALE
    assert left > 80, "the label (1) is not part of the quote"
    other = client.get(f"/sumber/halaman.png?j={kept.keep(ANSWERED)}&n=2")
    assert other.status_code == 410


HOSTILE_PAGES = {
    "a source": "/sumber?j={name}&n=1",
    "a source as a part": "/sumber?j={name}&n=1&bagian=1",
    "the reader": "/?pasal=halaman/melati-kebun/pokok-9",
    "the legal basis": "/jawaban/{name}/dasar",
    "the citation": "/jawaban/{name}/sitasi",
    "a provision that is not there": "/baca?pasal=<script>alert(1)</script>",
    "a search": "/regulasi?cari=%22%3E%3Cscript%3Ealert(1)%3C/script%3E",
    "a form that is not there": "/jawaban/{name}.exe",
}


@pytest.mark.parametrize("path", HOSTILE_PAGES.values(), ids=HOSTILE_PAGES)
def test_hostile_text_stays_text(client, kept, path):
    answer = client.get(path.format(name=kept.keep(EVIL)).replace("/?pasal", "/baca?pasal"))
    page = answer.text
    if answer.headers["content-type"].startswith("text/html"):
        main = page.partition('<main id="isi">')[2].partition("</main>")[0] or page
        for tag, attributes in Elements(main).found:
            assert tag not in FORBIDDEN
            assert not any(name.startswith("on") for name in attributes)
            assert tag != "img" or (attributes["src"] or "").startswith("/sumber/halaman.png?")
    links = re.findall(r'(?:href|src)="([^"]*)"', page.replace(Brand().icon, ""))
    assert all(re.match(r"(?:https?:/)?/|#", link) for link in links)


def test_hostile_words_are_shown_as_they_are(client):
    page = client.get("/baca?pasal=halaman/melati-kebun/pokok-9").text
    assert "&lt;script&gt;window.PWN=1&lt;/script&gt;" in page
    assert "<script>window.PWN" not in page


def test_a_word_file_has_every_citation_with_its_standing_and_the_legal_basis(client, kept):
    answer = client.get(f"/jawaban/{kept.keep(ANSWERED)}.docx")
    text = "\n".join(paragraph.text for paragraph in Document(io.BytesIO(answer.content)).paragraphs)
    for citation in ANSWERED.citations:
        assert f"[{citation.n}] {citation.label}" in text
        assert citation.status_note.split(" (diperiksa")[0] in text
    assert "PP 7/2031 Pasal 4 ayat (1) (berlaku)" in text
    assert "PP 2/2020 Pasal 11 (dicabut)" in text
    assert "diperiksa s.d. 20 Agustus 2031" in text
    assert "Keadaan hukum per 1 September 2031" in text
    assert f"“{RINGAN.quote}” [1]" in text
    assert "javascript:" not in text


def test_markdown_escapes_what_would_be_markup(client, kept):
    text = client.get(f"/jawaban/{kept.keep(EVIL)}.md").text
    assert "![x]" not in text
    assert "<script" not in text
    assert "&lt;script" in text
    assert "\\!\\[x\\]" in text


def test_a_file_of_any_answer_can_be_made(client, kept):
    for answer in (ANSWERED, EVIL, REFUSED):
        for form in ("docx", "md", "txt"):
            assert client.get(f"/jawaban/{kept.keep(answer)}.{form}").status_code == 200


def test_the_reader_has_contents_neighbours_penjelasan_and_links(client):
    page = client.get("/baca?pasal=pp-7-2031/pasal-4").text
    assert "<h1>PP 7/2031 Pasal 4</h1>" in page
    assert '<a rel="next" href="/?pasal=pp-7-2031/pasal-9">Pasal 9 →</a>' in page
    assert '<a href="/?pasal=pp-7-2031/pasal-4" aria-current="true">Pasal 4</a>' in page
    assert '<h2>Penjelasan PP 7/2031 Pasal 4</h2><div class="teks"><p class="baris ">Cukup jelas.</p>' in page
    assert '<p class="baris huruf">b. luas.</p>' in page
    whole = client.get("/baca?pasal=pp-7-2031").text
    assert '<h2 class="bab" id="bab-i">BAB I KEBUN</h2>' in whole
    assert '<section class="pasal" id="pasal-9">' in whole
    assert client.get("/baca?pasal=pp-9-2099").status_code == 404
    assert "Teks peraturan ini belum ada" in client.get("/baca?pasal=pp-2-2020").text


def test_the_stable_address_of_a_pasal_is_the_reader_and_has_the_policy_too():
    with TestClient(build_app(FakeAsker())) as client:
        answer = client.get("/?pasal=pp-7-2031/pasal-4")
        assert "<h1>PP 7/2031 Pasal 4</h1>" in answer.text
        assert answer.headers["content-security-policy"] == POLICY
        assert "#percakapan" in client.get("/?q=apa").text


def test_the_table_of_regulations_is_searched_and_tells_the_standing(client):
    page = client.get("/regulasi").text
    assert page.count("<tr data-cari=") == 3
    assert '<a href="/?pasal=pp-2-2020">PP 2/2020</a>' in page
    assert "✕ Dicabut" in page
    assert "20 Agustus 2031" in page
    found = client.get("/regulasi?cari=peraturan+pemerintah+2020").text
    assert found.count("<tr data-cari=") == 1
    assert "Tidak ada nama atau judul yang cocok." in client.get("/regulasi?cari=zzz").text
    assert "Dalam teksnya" not in page


def test_the_texts_are_searched_too(client):
    page = client.get("/regulasi?cari=surat+kuasa").text
    texts = page.partition("Dalam teksnya")[2]
    assert '<a href="/?pasal=pp-7-2031/pasal-4">PP 7/2031 Pasal 4</a> <span class="lencana ada">' in texts
    assert "surat kuasa" in texts.casefold()
    assert "ringkasan KADQA" not in texts
    assert "ringkasan KADQA" in client.get("/regulasi?cari=tim+kebun").text.partition("Dalam teksnya")[2]
    assert "Tulis pertanyaannya." in client.get("/regulasi?cari=%3F").text


WRITTEN = {
    "none": (None, "Belum ada laporan pengukuran."),
    "no JSON": ("{", "Belum ada laporan pengukuran."),
    "another JSON": ("[1]", "Belum ada laporan pengukuran."),
    "one of numbers": (
        json.dumps({"metrics": {"R@5": {"value": 0.9, "low": 0.8, "high": 0.95, "n": 40}, "x": {"value": None}}}),
        "<b>90 %</b> <small>40 pertanyaan</small>",
    ),
    "one with types": (json.dumps({"metrics": {}, "types": {"list": {"questions": 4, "right": 1}}}), "1 dari 4"),
    "one with a failure": (
        json.dumps({"metrics": {}, "questions": [{"question": "<b>apa?", "right": False, "faults": ["salah"]}]}),
        "<li>&lt;b&gt;apa? <small>salah</small></li>",
    ),
    "one that says when and how": (
        json.dumps({"metrics": {}, "day": "2031-09-01", "kadqa": "9.9", "command": "kadqa eval --questions a.jsonl"}),
        "Diukur 1 September 2031, KADQA 9.9, dengan <code>kadqa eval --questions a.jsonl</code>.",
    ),
    "one with sets": (
        json.dumps({"metrics": {}, "sets": {"dev": {"questions": 8, "right": 6}}}),
        "ambang dan cara mencari dipilih dengannya",
    ),
    "one with a hidden question": (json.dumps({"metrics": {}, "questions": [{"question": None}]}), "<h1>Mutu</h1>"),
}


@pytest.mark.parametrize(("written", "expected"), WRITTEN.values(), ids=WRITTEN)
def test_quality_is_told_from_the_last_report(tmp_path, written, expected):
    from fastapi import FastAPI

    report = tmp_path / "terakhir.json"
    if written is not None:
        report.write_text(written, encoding="utf-8")
    app = FastAPI()
    add_pages(app, Pages(FakeAsker(), Kept(), reports=[report]))
    with TestClient(app) as client:
        assert expected in client.get("/mutu").text


ABSENT = {
    "an ayat of a pasal that is here": (
        "pp-7-2031/pasal-4/ayat-9", "PP 7/2031 Pasal 4 ayat (9) tidak ada di KADQA.", "Baca PP 7/2031 Pasal 4<",
    ),
    "a regulation that is not": ("uu-1-2000/pasal-3", "UU 1/2000 Pasal 3 tidak ada di KADQA.", "/regulasi"),
    "no id at all": ("apa%20saja", "apa saja tidak ada di KADQA.", "/regulasi"),
}  # fmt: skip


@pytest.mark.parametrize(("provision", "said", "way"), ABSENT.values(), ids=ABSENT)
def test_what_is_not_here_is_named_with_a_way_on(client, provision, said, way):
    answer = client.get(f"/baca?pasal={provision}")
    assert answer.status_code == 404
    assert said in answer.text
    assert way in answer.text.partition("<main")[2]


def test_where_nobody_has_measured_the_numbers_that_ship_are_shown(tmp_path, monkeypatch):
    from fastapi import FastAPI

    monkeypatch.chdir(tmp_path)
    app = FastAPI()
    add_pages(app, Pages(FakeAsker(), Kept()))
    with TestClient(app) as client:
        page = client.get("/mutu").text
        assert "<code>kadqa eval" in page
        assert "pertanyaan uji dijawab tanpa cela" in page
        last = tmp_path / REPORTS[0]
        last.parent.mkdir(parents=True)
        last.write_text('{"metrics": {}, "types": {"list": {"questions": 4, "right": 1}}}', encoding="utf-8")
        assert "<b>1 dari 4</b>" in client.get("/mutu").text


def test_the_numbers_that_ship_hold_no_question():
    shipped = json.loads(shipped_summary().read_text(encoding="utf-8"))
    assert {"day", "command", "metrics", "sets"} <= set(shipped)
    assert not {"questions", "skipped", "not_in_index", "threshold_curve"} & set(shipped)
    # Users see how good it is on questions that nothing was chosen by, not only on those that it was made with.
    assert {"dev", "held-out"} <= set(shipped["sets"])


def test_nothing_of_the_question_is_in_an_error(client):
    assert HOSTILE not in client.get(f"/baca?pasal={'a' * 3000}").text
