"""Numbers that are missing or out of turn: read where it is certain, else told in a line and doubted."""

from __future__ import annotations

import pytest

from kadqa.reading import structure
from kadqa.records import Document, Page, Structure
from tests.reading.reading_forms import markdown, printed

TITLE = "PERATURAN PEMERINTAH REPUBLIK INDONESIA\nNOMOR 7 TAHUN 2019\nTENTANG\nPASAR RAKYAT\nMenimbang: bahwa perlu.\n"


def read(body: str, media: str = "text") -> Structure:
    return structure(Document(media, (Page(1, TITLE + body),)), name="pp.txt")  # type: ignore[arg-type]


def texts(found: Structure) -> dict[str, str]:
    return {p.id.partition("/")[2]: p.text for p in found.provisions}


PLACED = {
    "the number of the first ayat is lost": (
        "Pasal 1\nKios disewakan. (2) Sewa dibayar. (3) Denda ada.\nPasal 2\nSelesai.",
        {"pasal-1": "Kios disewakan.", "pasal-1/ayat-2": "Sewa dibayar.", "pasal-1/ayat-3": "Denda ada."},
    ),
    "an ayat whose number is damaged, inside a line": (
        "Pasal 1\n(1) Kios disewakan. (21 Sewa dibayar. (3) Denda ada.\nPasal 2\nSelesai.",
        {"pasal-1/ayat-2": "Sewa dibayar.", "pasal-1/ayat-3": "Denda ada."},
    ),
    "the full stop before an ayat is lost, and the next paragraph leaves it out": (
        "Pasal 1\n(1) Pasar dapat memiliki kios (2) Kios disewakan.\n(3) Sewa dibayar.\nPasal 2\nSelesai.",
        {"pasal-1/ayat-1": "Pasar dapat memiliki kios", "pasal-1/ayat-2": "Kios disewakan."},
    ),
    "the number of an ayat is damaged and its full stop lost": (
        "Pasal 1\n(1) Kios disewakan per meter (21 Sewa dibayar menurut kelas. (3) Denda ada.\nPasal 2\nSelesai.",
        {"pasal-1/ayat-2": "Sewa dibayar menurut kelas.", "pasal-1/ayat-3": "Denda ada."},
    ),
    "the dot behind the first letter is lost": (
        "Pasal 1\nPasar memiliki:\na kios;\nb. los; dan\nc. gudang.\nPasal 2\nSelesai.",
        {"pasal-1": "Pasar memiliki: a kios;", "pasal-1/huruf-b": "los; dan", "pasal-1/huruf-c": "gudang."},
    ),
    "a bracket is damaged": (
        "Pasal 1\n(1) Kios disewakan.\n{2) Sewa dibayar.\nPasal 2\nSelesai.",
        {"pasal-1/ayat-2": "Sewa dibayar."},
    ),
    "the space behind a letter is lost": (
        "Pasal 1\nPasar memiliki:\na. kios;\na1.los;\nb.lapak; dan\nc. gudang.\nPasal 2\nSelesai.",
        {"pasal-1/huruf-a1": "los;", "pasal-1/huruf-b": "lapak; dan", "pasal-1/huruf-c": "gudang."},
    ),
}


@pytest.mark.parametrize(("body", "expected"), PLACED.values(), ids=PLACED)
def test_an_item_is_read_where_its_place_is_certain(body, expected):
    found = texts(structure(markdown(TITLE + body), name="pp.md"))
    assert {key: found.get(key) for key in expected} == expected


CITED = {
    "an ayat that is cited": "Pasal 1\n(1) Kios menurut ayat (3) Sewa tetap.\n(2) Los ada.\nPasal 2\nSelesai.",
    "ayat that are listed": "Pasal 1\n(1) Kios pada ayat (2) dan (3) Pasar ada.\n(4) Los ada.\nPasal 2\nSelesai.",
    "a citation that comes next, and the next paragraph does not leave it out": (
        "Pasal 1\n(1) Kios kelas (2) Sewa tetap.\n(2) Los ada.\nPasal 2\nSelesai."
    ),
    "a letter where nothing was announced": "Pasal 1\n(1) Kios kelas;\nb. tetap.\n(2) Los.\nPasal 2\nSelesai.",
    "a catchword without its space": "Pasal 1\nAda:\na. kios;\nb.los\u2026\nb. los; dan\nc. lapak.\nPasal 2\nSelesai.",
    "an abbreviation inside a line": "Pasal 1\nAda:\na. kios; b.los tetap;\nb. lapak.\nPasal 2\nSelesai.",
}


@pytest.mark.parametrize("body", CITED.values(), ids=CITED)
def test_what_is_cited_begins_nothing(body):
    found = structure(markdown(TITLE + body), name="pp.md")
    ayat = [p for p in found.provisions if p.kind in ("ayat", "huruf")]
    printed_once = [line for line in body.splitlines() if line.startswith(("(", "a.", "b. los", "b. lapak", "c."))]
    assert len(ayat) == len(printed_once)
    assert found.report.unaccounted == 0


TOLD = {
    "ayat out of order": (
        "Pasal 1\n(1) Kios.\n(3) Los.\n(2) Lapak.\nPasal 2\nSelesai.",
        ["Nomor sebelumnya tidak ditemukan: Pasal 1 ayat (3).",
         "Tidak urut, sehingga dibaca sebagai teks: \u201c(2)\u201d dalam Pasal 1 ayat (3)."],
        "pasal-1/ayat-3",
    ),
    "an ayat far ahead": (
        "Pasal 1\n(1) Kios.\n(9) Los.\nPasal 2\nSelesai.",
        ["Tidak urut, sehingga dibaca sebagai teks: \u201c(9)\u201d dalam Pasal 1 ayat (1)."],
        "pasal-1/ayat-1",
    ),
    "an ayat twice": (
        "Pasal 1\n(1) Kios.\n(2) Los.\n(2) Lapak.\nPasal 2\nSelesai.",
        ["Tidak urut, sehingga dibaca sebagai teks: \u201c(2)\u201d dalam Pasal 1 ayat (2)."],
        "pasal-1/ayat-2",
    ),
    "a pasal twice": (
        "Pasal 1\nKios.\nPasal 2\nLos.\nPasal 2\nLapak.\nPasal 3\nSelesai.",
        ["Tidak urut, sehingga dibaca sebagai teks: \u201cPasal 2\u201d dalam Pasal 2."],
        "pasal-2",
    ),
    "pasal out of order": (
        "Pasal 1\nKios.\nPasal 3\nLos.\nPasal 2\nLapak.\nPasal 4\nSelesai.",
        ["Pasal 3 tidak ditemukan; teksnya mungkin ada di bawah Pasal 2.",
         "Tidak urut, sehingga dibaca sebagai teks: \u201cPasal 3\u201d dalam Pasal 1."],
        "pasal-1",
    ),
    "huruf out of order": (
        "Pasal 1\nAda:\na. kios;\nc. los;\nb. lapak; dan\nd. gudang.\nPasal 2\nSelesai.",
        ["Nomor sebelumnya tidak ditemukan: Pasal 1 huruf c.",
         "Tidak urut, sehingga dibaca sebagai teks: \u201cb.\u201d dalam Pasal 1 huruf c."],
        "pasal-1/huruf-c",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("body", "said", "doubted"), TOLD.values(), ids=TOLD)
def test_what_comes_out_of_turn_is_told_in_a_line_and_doubted(body, said, doubted):
    found = structure(printed(TITLE + body), name="pp.pdf")
    assert list(found.report.warnings) == said
    assert any(p.doubts for p in found.provisions if p.id.endswith(doubted))
    assert found.report.unaccounted == 0


def test_many_places_are_one_line():
    body = "".join(f"Pasal {n}\n(1) Kios.\n(3) Los.\n" for n in range(1, 10))
    assert list(read(body).report.warnings) == [
        "Nomor sebelumnya tidak ditemukan: Pasal 1 ayat (3), Pasal 2 ayat (3), Pasal 3 ayat (3), Pasal 4 ayat (3), "
        "Pasal 5 ayat (3) dan 4 lagi."
    ]


def test_a_clean_regulation_is_told_nothing_of():
    body = "Pasal 1\n(1) Kios menurut Pasal 2 ayat (1).\n(2) Los:\na. satu; dan\nb. dua.\nPasal 2\n(1) A.\n(2) B."
    assert read(body).report.warnings == ()


def test_letters_that_cannot_be_read_are_told_and_doubted_but_are_no_sign_of_ocr():
    found = read("Pasal 1\nKios \ufffd ada.\nPasal 2\nLos \ufffd.\nPasal 3\nLapak \ufffd.")
    assert "3 huruf tidak terbaca" in found.report.warnings[0]
    assert [bool(p.doubts) for p in found.provisions if p.kind == "pasal"] == [True] * 3


TITLES = {
    "an ayat whose pasal is not legible": (
        "Bagian Kedua\nSewa Kios\n(1) Kios disewakan.\nPasal 2\nSelesai.",
        "Bagian Kedua Sewa Kios",
        "(1) Kios disewakan.",
    ),
    "words that are written small": (
        "Bagian Kedua\nSewa Kios\ndibayar setiap bulan menurut Pasal 1.\nPasal 2\nSelesai.",
        "Bagian Kedua Sewa Kios",
        "dibayar setiap bulan menurut Pasal 1.",
    ),
    "in the same line": (
        "Bagian Kedua Sewa Kios dibayar menurut Pasal 1 ayat (2).\nPasal 2\nSelesai.",
        "Bagian Kedua Sewa Kios",
        "dibayar menurut Pasal 1 ayat (2).",
    ),
    "nothing; small words join a title": (
        "Bagian Kedua\nSewa Kios\nuntuk Pedagang yang Tidak Mampu\nPasal 2\nSelesai.",
        "Bagian Kedua Sewa Kios untuk Pedagang yang Tidak Mampu",
        None,
    ),
}


@pytest.mark.parametrize(("body", "label", "text"), TITLES.values(), ids=TITLES)
def test_behind_a_title_comes(body, label, text):
    found = structure(markdown(TITLE + "BAB I\nUMUM\nBagian Kesatu\nKios\nPasal 1\nAda.\n" + body), name="pp.md")
    by_id = {p.id: p for p in found.provisions}
    assert by_id["pp-7-2019/bab-i/bagian-2"].label == label
    below = by_id.get("pp-7-2019/bab-i/bagian-2/alinea-1")
    assert (below.text if below else None) == text
    assert below is None or below.doubts[0] == "judul pasalnya tidak terbaca"
    assert found.report.unaccounted == 0
