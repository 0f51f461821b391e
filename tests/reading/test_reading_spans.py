"""No text is lost: the spans of provisions and dropped pieces cover every non-space character exactly once."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from kadqa.reading import full_texts, passages, structure, units
from kadqa.reading.formats.markdown import marks
from kadqa.reading.lines import lines_of
from kadqa.reading.mend import mend
from kadqa.records import Document, Dropped, Page, Structure
from kadqa.text import nonspace

PARTS = st.sampled_from(
    [
        "BAB I KETENTUAN UMUM", "BAB II", "Bagian Kesatu", "Bagian Kedua Syarat", "Paragraf 1", "Paragraf 2 Izin",
        "Pasal 1", "Pasal 2", "Pasal 2A", "Pasal 3", "PasaJ 4", "Pasal I", "Pasal 1 (1) Kebun.", "(1)", "(2)", "(2a)",
        "(21", "a.", "b.", "a)", "1.", "2.", "1)", "Ayat (1)", "Ayat (2", "Huruf a", "Angka 1", "Cukup jelas.",
        "Menimbang :", "Mengingat:", "MEMUTUSKAN:", "Menetapkan", "Agar setiap orang mengetahuinya",
        "Ditetapkan di Sukamaju", "PENJELASAN ATAS", "PENJELASAN", "I. UMUM", "II. PASAL DEMI PASAL", "LAMPIRAN",
        "LAMPIRAN II", "TAMBAHAN LEMBARAN NEGARA REPUBLIK INDONESIA NOMOR 1", "PERATURAN PEMERINTAH NOMOR 9 TAHUN 1999",
        "TENTANG KEBUN", "diubah sebagai berikut:", "1. Ketentuan Pasal 3 diubah", "- 2 -", "2012, No.170",
        "PRESIDEN", "REPUBLIK INDONESIA", "(2) Kebun . . .", "www.kebun.example.go.id", "kebun meliputi:", "lebah;",
        "dan", "sebagaimana dimaksud dalam", "masing-", "masing kebun.", "OLEH: N. N.", "Beranda", "\u201cmadu\u201d",
        "**tebal**", "## Judul", "| a | b |", "__", "Ke{a sama", "\u200b", "\u00a0", "\x0c", "1\\.", "\U0001f41d",
    ]
)  # fmt: skip
GAPS = st.sampled_from(["\n", "\n", "\n\n", " ", "   "])
TEXTS = st.lists(st.tuples(PARTS, GAPS), max_size=40).map(lambda pairs: "".join(a + b for a, b in pairs))
START = "PERATURAN PEMERINTAH NOMOR 9 TAHUN 1999 TENTANG KEBUN\nPasal 1\n"


@st.composite
def documents(draw: st.DrawFn) -> Document:
    media = draw(st.sampled_from(["pdf", "markdown", "html", "text"]))
    pages = draw(st.lists(TEXTS, min_size=1, max_size=4 if media == "pdf" else 1))
    if draw(st.booleans()):
        pages[0] = START + pages[0]
    spans = marks(pages[0]) if media == "markdown" else ()
    return Document(
        media,
        tuple(Page(n, text) for n, text in enumerate(pages, start=1)),
        title=draw(st.sampled_from(["", "Kebun"])),
        dropped=(Dropped("markup", spans),) if spans else (),
    )


def covered(read: Structure) -> dict[int, list[int]]:
    """How often each character of each page is covered."""
    times = {page.n: [0] * len(page.text) for page in read.pages}
    for piece in (*read.provisions, *read.dropped):
        for page, start, end in piece.spans:
            for k in range(start, end):
                times[page][k] += 1
    return times


@settings(max_examples=300, deadline=None)
@given(documents())
def test_no_text_is_lost_and_none_is_doubled(document):
    read = structure(document, name="kebun.txt")
    times = covered(read)
    wrong = [
        (page.n, k, page.text[k], times[page.n][k])
        for page in read.pages
        for k in range(len(page.text))
        if not page.text[k].isspace() and times[page.n][k] != 1
    ]
    assert wrong == []
    assert read.report.unaccounted == 0
    assert read.report.chars_in == sum(nonspace(page.text) for page in document.pages)
    assert read.report.chars_in == read.report.chars_kept + sum(read.report.dropped.values())


@settings(max_examples=200, deadline=None)
@given(documents())
def test_ids_are_unique_and_parents_come_first(document):
    seen: set[str] = set()
    for provision in structure(document, name="kebun.txt").provisions:
        assert provision.id not in seen
        assert provision.parent is None or provision.parent in seen
        assert re.fullmatch(r"[a-z0-9]+(?:[-/][a-z0-9]+)*", provision.id)
        seen.add(provision.id)


@settings(max_examples=150, deadline=None)
@given(documents())
def test_every_own_text_begins_its_full_text(document):
    read = structure(document, name="kebun.txt")
    full = full_texts(read)
    assert list(full) == [p.id for p in read.provisions]
    for passage in passages(read):
        assert passage.full_text.startswith(passage.text)
        assert passage.full_text == full[passage.provision]
        assert passage.text == " ".join(passage.text.split())


@settings(max_examples=150, deadline=None)
@given(documents())
def test_every_unit_is_of_a_passage_and_holds_its_words(document):
    read = structure(document, name="kebun.txt")
    found = passages(read)
    by_id = {passage.provision: passage for passage in found}
    for n, unit in enumerate(units(found, {read.source.id: read.source})):
        assert unit.n == n
        assert by_id[unit.provision].text in unit.text
        assert (
            unit.group == unit.provision
            or unit.provision.replace("/penjelasan", "").startswith(unit.group)
            or ("/penjelasan/" in unit.group)
        )


@given(documents())
def test_a_line_knows_where_each_of_its_characters_stands(document):
    pages = {page.n: page.text for page in document.pages}
    for line in lines_of(document):
        assert line.text == line.text.strip() != ""
        spans = line.spans(0, len(line.text))
        there = "".join(pages[page][start:end] for page, start, end in spans)
        assert "".join(there.split()) == "".join(line.text.split())


@given(st.lists(st.text(max_size=20), max_size=6))
def test_mending_adds_no_letter(parts):
    text, mended = mend(parts)
    letters = [char for char in "".join(parts) if char.isalnum()]
    assert [char for char in text if char.isalnum()] == letters
    assert mended >= 0
