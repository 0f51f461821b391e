"""Page heads, feet, catchwords and letterheads are taken by what they say and by where they stand."""

from __future__ import annotations

import pytest

from kadqa.reading import structure
from kadqa.reading.furniture import furniture, parted
from kadqa.reading.lines import lines_of
from kadqa.records import Document, Dropped, Page
from tests.reading.reading_forms import printed

HEADS = {
    "a number between dashes": ("- 192 -", "page-head"),
    "a number misread": ("-ll-", "page-head"),
    "a number of all pages": ("1 / 35", "page-head"),
    "the Lembaran Negara": ("2012, No.170 2", "page-head"),
    "the Lembaran Negara, number between dashes": ("2018, No.147 -2-", "page-head"),
    "the President": ("PRESIDEN", "letterhead"),
    "the President, misread": ("FRES IDEN", "letterhead"),
    "the republic, misread": ("REPUELIK INDONE!3IA", "letterhead"),
    "a heading is none": ("BAB II", None),
    "an ayat is none": ("(2) Kebun dipagari.", None),
    "a title is none": ("KEBUN LEBAH", None),
}
FEET = {
    "the number of the sheet": ("SK No 016999A", "page-foot"),
    "the number of the sheet, misread": ("SK No l90l87A", "page-foot"),
    "an address": ("www.peraturan.go.id", "page-foot"),
    "a catchword of an ayat": ("(2) Kerja . . .", "catchword"),
    "a catchword of a heading": ("BAB IV . . .", "catchword"),
    "a catchword, its dots close": ("Mengingat...", "catchword"),
    "a list item is none": ("c. madu; dan", None),
    "the end of a sentence is none": ("dipagari.", None),
}


@pytest.mark.parametrize(("head", "kind"), HEADS.values(), ids=HEADS)
def test_the_head_of_a_page(head, kind):
    lines = lines_of(printed("PERATURAN\nKebun dipagari.", f"{head}\nPagar dicat dengan warna hijau.\nCat kering."))
    assert furniture(lines, "pdf").get(2) == kind


@pytest.mark.parametrize(("foot", "kind"), FEET.values(), ids=FEET)
def test_the_foot_of_a_page(foot, kind):
    lines = lines_of(printed(f"Kebun dipagari.\nPagar dicat.\nCat kering.\n{foot}", "Cat lain."))
    assert furniture(lines, "pdf").get(3) == kind


def test_the_same_words_within_a_page_are_text():
    text = "Kebun dipagari.\n" * 6 + "- 192 -\nPRESIDEN\n" + "Pagar dicat.\n" * 6
    assert furniture(lines_of(printed(text, text)), "pdf") == {}


def test_a_line_that_heads_most_pages_is_a_page_head():
    pages = [f"Kumpulan Peraturan Kebun {n}\nKebun {word}.\nPagar." for n, word in enumerate(["satu", "dua", "tiga"])]
    kinds = furniture(lines_of(printed(*pages)), "pdf")
    assert [kinds.get(i) for i in (3, 6)] == ["page-head", "page-head"]


def test_other_media_have_no_furniture():
    assert furniture(lines_of(printed("- 1 -\nKebun.")), "markdown") == {}


def test_a_catchword_makes_no_ayat_of_its_own():
    read = structure(
        printed(
            "PERATURAN PEMERINTAH\nNOMOR 9 TAHUN 1999\nTENTANG\nKEBUN\nPasal 1\n(1) Kebun dipagari.\n\n(2) Pagar . . .",
            "- 2 -\n(2) Pagar dicat\nhijau.",
        ),
        name="kebun.pdf",
    )
    by_id = {p.id: p for p in read.provisions}
    assert by_id["pp-9-1999/pasal-1/ayat-1"].text == "Kebun dipagari."
    assert by_id["pp-9-1999/pasal-1/ayat-2"].text == "Pagar dicat hijau."
    assert by_id["pp-9-1999/pasal-1/ayat-2"].page_first == 2
    assert {piece.kind for piece in read.dropped} == {"catchword", "page-head"}


CATCHWORDS = {
    "an ayat, its dots close": ("(9) Sewa ...", "(9) Sewa kios dibayar."),
    "a heading": ("Pasal 20 \u2026", "Pasal 20"),
    "a word of a sentence": ("pagar . . .", "pagar yang dicat."),
}


@pytest.mark.parametrize(("catchword", "below"), CATCHWORDS.values(), ids=CATCHWORDS)
@pytest.mark.parametrize("media", ["pdf", "text", "markdown"])
def test_a_catchword_amid_a_page_is_told_by_the_line_below_it(media, catchword, below):
    text = "Kebun dipagari.\n" * 6 + f"{catchword}\n{below}\n" + "Pagar dicat.\n" * 6
    assert furniture(lines_of(printed(text)), media) == {6: "catchword"}


def test_a_catchword_behind_the_end_of_a_page_takes_no_text_with_it():
    pages = [
        "Pasal 1\n(1) Kios disewakan kepada pedagang di\ntempat parkir. (2) Dasar . . .",
        "(2) Dasar sewa adalah luas.",
    ]
    found = structure(
        printed("PERATURAN DAERAH\nNOMOR 3 TAHUN 2018\nTENTANG KIOS\n" + pages[0], pages[1]), name="x.pdf"
    )
    texts = {p.label: p.text for p in found.provisions}
    assert texts["(1)"] == "Kios disewakan kepada pedagang di tempat parkir."
    assert texts["(2)"] == "Dasar sewa adalah luas."
    assert found.report.dropped["catchword"] == len("(2)Dasar...")
    assert found.report.unaccounted == 0


DOTTED = {
    "other words below it": "Nama: ......\nAlamat: ......",
    "the same line twice": "Tanda tangan ....\nTanda tangan ....",
}


@pytest.mark.parametrize("text", DOTTED.values(), ids=DOTTED)
def test_a_form_to_be_filled_in_is_no_catchword(text):
    body = "Kebun dipagari.\n" * 6 + text + "\n" + "Pagar dicat.\n" * 6
    assert furniture(lines_of(printed(body)), "markdown") == {}


INLINE = {
    "told by its spaces": ("PRES I DEN REPUBLIK INDONESIA", "letterhead"),
    "told by its spaces and its page": ("P RE S IDEN REPUBLIK INDONESIA -24-", "letterhead"),
    "told by its page, misread": ("PRESIDEN REPUBLIK INDONESIA - t2 -", "letterhead"),
}


@pytest.mark.parametrize(("head", "kind"), INLINE.values(), ids=INLINE)
def test_a_letterhead_inside_a_sentence_is_taken_out_of_it(head, kind):
    title = "PERATURAN DAERAH\nNOMOR 3 TAHUN 2018\nTENTANG KIOS\n"
    body = f"{title}Pasal 1\nKios disewakan {head} kepada pedagang.\nPasal 2\nSelesai."
    for media in ("text", "markdown"):
        found = structure(Document(media, (Page(1, body),)), name="x.md")
        assert [p.text for p in found.provisions if p.label == "Pasal 1"] == ["Kios disewakan kepada pedagang."]
        assert found.report.dropped[kind] == len("".join(head.split()))
        assert found.report.unaccounted == 0


def test_the_president_who_signs_is_no_letterhead():
    line = "DENGAN RAHMAT TUHAN YANG MAHA ESA PRESIDEN REPUBLIK INDONESIA, Menimbang bahwa perlu"
    assert [one.text for one in parted(lines_of(printed(line)), "markdown")] == [line]


def test_a_part_of_a_line_finds_its_way_back_over_what_was_cut_out():
    document = Document(
        "markdown",
        (Page(1, "Kios **dan los** PRES I DEN REPUBLIK INDONESIA di pasar."),),
        dropped=(Dropped("markup", ((1, 5, 7), (1, 14, 16))),),
    )
    parts = parted(lines_of(document), "markdown")
    assert [one.text for one in parts] == ["Kios dan los", "PRES I DEN REPUBLIK INDONESIA", "di pasar."]
    text = document.pages[0].text
    assert ["".join(text[a:b] for _, a, b in one.spans(0, len(one.text))) for one in parts] == [
        one.text for one in parts
    ]
