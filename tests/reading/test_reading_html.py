"""Web pages: the numbers of lists as a browser draws them, and what of a page is not its text."""

from __future__ import annotations

import pytest

from kadqa.reading import structure
from kadqa.reading.formats import html
from kadqa.records import Document


def text(body: str) -> list[str]:
    return html.read(f"<body>{body}</body>".encode()).pages[0].text.splitlines()


LISTS = {
    "numbers": ("<ol><li>Madu<li>Lilin</ol>", ["1. Madu", "2. Lilin"]),
    "letters": ("<ol type=a><li>Madu</li><li>Lilin</li></ol>", ["a. Madu", "b. Lilin"]),
    "capital letters beyond Z": ("<ol type=A start=26><li>x<li>y</ol>", ["Z. x", "AA. y"]),
    "Roman": ("<ol type=I start=4><li>x<li>y</ol>", ["IV. x", "V. y"]),
    "small Roman by style": ("<ol style='list-style-type: lower-roman'><li>x<li>y</ol>", ["i. x", "ii. y"]),
    "letters by style": ("<ol style='list-style: lower-alpha inside'><li>x</ol>", ["a. x"]),
    "a start": ("<ol start=3><li>x</ol>", ["3. x"]),
    "a value": ("<ol><li>x<li value=7>y<li>z</ol>", ["1. x", "7. y", "8. z"]),
    "backwards": ("<ol reversed><li>x<li>y</ol>", ["2. x", "1. y"]),
    "one in another": (
        "<ol><li>Pagar:<ol type=a><li>besi<li>kayu</ol></li><li>C</ol>", ["1. Pagar:", "a. besi", "b. kayu", "2. C"],
    ),
    "a paragraph in an item": ("<ol><li><p>Madu</p></li></ol>", ["1. Madu"]),
    "the item has its number in its text": ("<ol><li>a. Madu<li>b. Lilin</ol>", ["a. Madu", "b. Lilin"]),
    "a list without marks": ("<ol class=list-unstyled><li>Madu</ol>", ["Madu"]),
    "a style without marks": ("<ol style='list-style:none'><li>Madu</ol>", ["Madu"]),
    "an unordered list": ("<ul><li>Madu<li>Lilin</ul>", ["Madu", "Lilin"]),
    "an empty item": ("<ol><li><li>Madu</ol>", ["2. Madu"]),
    "a start that is no number": ("<ol start=x><li>Madu</ol>", ["1. Madu"]),
    "a start below nought": ("<ol type=a start=-1><li>x</ol>", ["-1. x"]),
}  # fmt: skip


@pytest.mark.parametrize(("body", "lines"), LISTS.values(), ids=LISTS)
def test_the_numbers_of_a_list_are_written_out(body, lines):
    assert text(body) == lines


def test_the_numbers_of_navigation_are_not():
    assert text("<nav><ol><li>Beranda</ol></nav><p>Madu</p>") == ["Beranda", "Madu"]


def test_a_regulation_in_html_reads_by_its_lists():
    body = (
        "<p>PERATURAN PEMERINTAH</p><p>NOMOR 9 TAHUN 1999</p><p>TENTANG</p><p>KEBUN</p><h3>Pasal 1</h3>"
        "<p>Pagar meliputi:</p><ol type=a><li>besi;<li>kayu:<ol><li>jati;<li>bambu.</ol></ol>"
        "<table><tr><td>(1)</td><td>tabel</td></tr></table>"
    )
    read = structure(html.read(body.encode()), name="kebun.html")
    ends = [p.id.partition("/")[2] for p in read.provisions]
    assert ends[-4:] == [
        "pasal-1/huruf-a", "pasal-1/huruf-b", "pasal-1/huruf-b/angka-1", "pasal-1/huruf-b/angka-2",
    ]  # fmt: skip


PARAGRAPH = "Kebun lebah dua desa dirawat bersama sepanjang tahun oleh para petani yang tinggal di sekitarnya " * 2
AWAY = {
    "a button that is a link": ("<p>Madu</p><a class='btn btn-red' href=x>Ajukan</a>", ["Ajukan"]),
    "a link that does something": ("<p>Madu</p><p><a href=x>Baca selengkapnya</a></p>", ["Baca selengkapnya"]),
    "a link that names something": ("<p>Madu</p><p><a href=x>Peraturan Kebun</a></p>", []),
    "a link within a sentence": ("<p>Silakan <a href=x>lihat di sini</a>.</p>", []),
    "a carousel of captions": ("<div class='carousel slide'><h5>SELAMAT</h5></div><p>Madu</p>", ["SELAMAT"]),
    "a carousel of paragraphs": (f"<div class=carousel><p>{PARAGRAPH}</p></div>", []),
    "a window with a question": ("<div role=dialog>Setuju?</div><p>Madu</p>", ["Setuju?"]),
    "a window with a text": (f"<div role=dialog><p>{PARAGRAPH[:90]}<b>{PARAGRAPH[90:]}</b></p></div>", []),
}  # fmt: skip


@pytest.mark.parametrize(("body", "away"), AWAY.values(), ids=AWAY)
def test_what_is_not_the_text_of_a_page(body, away):
    read = html.read(f"<body>{body}</body>".encode())
    page = read.pages[0].text
    assert [page[a:b].strip() for piece in read.dropped for _, a, b in piece.spans] == away


def test_the_head_of_a_page_says_who_wrote_it_and_when():
    head = (
        "<meta name=author content='N. N.'><meta property='article:published_time' content='2017-08-29T10:00:00+08:00'>"
        "<meta property='og:site_name' content='Kebun'><meta name=date content='kemarin'>"
    )
    read = html.read(f"<html><head>{head}</head><body><p>Madu</p></body></html>".encode())
    assert read.facts == ("Penulis: N. N.", "Penerbit: Kebun", "Terbit: 2017-08-29")
    found = structure(read, name="kebun.html").provisions[0]
    assert (found.id, found.label) == (
        "halaman/kebun/identitas", "Penulis: N. N. | Penerbit: Kebun | Terbit: 2017-08-29",
    )  # fmt: skip


def test_no_date_is_guessed():
    read = html.read(b"<html><head><meta name=date content='lama sekali'></head><body>Madu 1998</body></html>")
    assert read.facts == ()


def said(*paragraphs: str) -> dict[str, list[str]]:
    read = structure(html.read("".join(f"<p>{p}</p>" for p in paragraphs).encode()), name="kebun.html")
    page = read.pages[0].text
    kept = {"alinea": [f"{p.label} {p.text}".strip() for p in read.provisions if p.kind == "alinea"]}
    return kept | {piece.kind: [page[a:b] for _, a, b in piece.spans] for piece in read.dropped}


def test_the_latin_of_a_template_is_no_text():
    latin = "Fusce dapibus tellus ac cursus commodo tortor mauris condimentum nibh ut fermentum."
    assert said(PARAGRAPH, latin)["filler"] == [latin]


def test_the_numbers_of_cards_are_no_text():
    assert said(PARAGRAPH, "01", "MADU", PARAGRAPH[::-1]).get("navigation") == ["01"]


def test_cards_may_have_the_same_heading():
    found = said(PARAGRAPH, "Langkah 1", PARAGRAPH.upper() + "A", "Langkah 1", PARAGRAPH.upper() + "B")
    assert [alinea.split("  ")[0][:9] for alinea in found["alinea"][1:]] == ["Langkah 1", "Langkah 1"]


def test_a_heading_goes_on_in_no_small_letter():
    assert said("SK", "dan KAK berfungsi sebagai bahan pertimbangan tim untuk merancang kebun lebah.")["alinea"] == [
        "SK dan KAK berfungsi sebagai bahan pertimbangan tim untuk merancang kebun lebah."
    ]


def test_the_items_of_a_list_are_no_headings():
    items = ["Pengarah", "1. Kepala Desa Madu", "2. Kepala Desa Lilin yang lebih panjang"]
    assert said(*items)["alinea"] == [" ".join(items)]


def test_a_page_that_is_not_of_the_web_keeps_its_numbers():
    from kadqa.records import Page

    read = structure(Document("text", (Page(1, f"{PARAGRAPH}\n\n01\n"),)), name="kebun.txt")
    assert read.report.dropped == {}


TITLES = {
    "its title": ("<title>Kios | Pasar</title><h1>Los</h1>", "Kios | Pasar"),
    "its first heading, where the template's maker wrote the title": (
        "<title>Shop - Free Bootstrap 4 Template by Colorlib</title><h1>Sewa <b>Kios</b>)</h1>", "Sewa Kios",
    ),
    "nothing": ("<title>Untitled Document</title><h2>Los</h2>", ""),
}  # fmt: skip


@pytest.mark.parametrize(("head", "title"), TITLES.values(), ids=TITLES)
def test_a_page_is_called(head, title):
    assert html.read(f"<html>{head}<p>Kios disewakan.</p></html>".encode()).title == title
