"""What makes a heading and what does not, in documents made up in the form of real ones."""

from __future__ import annotations

import re

import pytest

from kadqa.reading import full_texts, passages, structure, tree_text, units
from kadqa.reading.mend import mend
from kadqa.reading.peraturan.judul import amended, from_name, read_title, source_from
from kadqa.reading.ragu import doubts_of, looks_ocr
from kadqa.records import Structure
from tests.reading.reading_forms import markdown, printed

TITLE = "PERATURAN PEMERINTAH REPUBLIK INDONESIA\nNOMOR 9 TAHUN 1999\nTENTANG\nKEBUN\n"


def read(body: str) -> Structure:
    return structure(printed(TITLE + body), name="kebun.pdf")


def steps(found: Structure) -> list[str]:
    return [p.id.partition("/")[2] for p in found.provisions if p.kind != "judul"]


BODIES = {
    "a citation alone in its line is no heading": (
        "Pasal 1\nKebun sebagaimana dimaksud dalam\nPasal 2\ndipagari.\nPasal 2\nPagar dicat.",
        ["pasal-1", "pasal-2"],
    ),
    "a citation at a line's start is no heading": (
        "Pasal 1\nKebun.\nPasal 2\nPagar menurut\nPasal 3 ayat (1) dicat.\nPasal 3\nCat kering.",
        ["pasal-1", "pasal-2", "pasal-3"],
    ),
    "an ayat that is cited is no ayat": (
        "Pasal 1\n(1) Kebun.\n(2) Pagar menurut ayat\n(1) dan ayat\n(3) dicat.\n(3) Cat.",
        ["pasal-1", "pasal-1/ayat-1", "pasal-1/ayat-2", "pasal-1/ayat-3"],
    ),
    "spaces in a heading": ("Pasal   1\nKebun.\nPasal2\nPagar.", ["pasal-1", "pasal-2"]),
    "a marker on a line of its own": (
        "Pasal 1\nKebun meliputi:\na.\nmadu; dan\nb.\nlilin.",
        ["pasal-1", "pasal-1/huruf-a", "pasal-1/huruf-b"],
    ),
    "inserted numbers": (
        "Pasal 1\n(1) Kebun.\n(1a) Pagar.\n(2) Cat.\nPasal 1A\nMadu.\nPasal 2\nLilin.",
        ["pasal-1", "pasal-1/ayat-1", "pasal-1/ayat-1a", "pasal-1/ayat-2", "pasal-1a", "pasal-2"],
    ),
    "lists within lists": (
        "Pasal 1\n(1) Kebun:\na. pagar:\n1. bambu:\na) kuning;\nb) hijau;\n2. besi; dan\nb. pintu.\n(2) Cat.",
        [
            "pasal-1", "pasal-1/ayat-1", "pasal-1/ayat-1/huruf-a", "pasal-1/ayat-1/huruf-a/angka-1",
            "pasal-1/ayat-1/huruf-a/angka-1/huruf-a", "pasal-1/ayat-1/huruf-a/angka-1/huruf-b",
            "pasal-1/ayat-1/huruf-a/angka-2", "pasal-1/ayat-1/huruf-b", "pasal-1/ayat-2",
        ],
    ),
    "Pertama is a bagian too, and a bab begins its bagian anew": (
        "BAB I\nSATU\nBagian Pertama\nA\nPasal 1\nKebun.\nBAB II\nDUA\nBagian Kesatu\nB\nPasal 2\nPagar.",
        ["bab-i", "bab-i/bagian-1", "pasal-1", "bab-ii", "bab-ii/bagian-1", "pasal-2"],
    ),
    "headings misread": (
        "PasaJ 1\nKebun.\nPasaI 2\nPagar.\nPasal3\nCat.", ["pasal-1", "pasal-2", "pasal-3"],
    ),
    "ayat misread": (
        "Pasal 1\n(l) Kebun.\n(21 Pagar.\nl3l Cat.",
        ["pasal-1", "pasal-1/ayat-1", "pasal-1/ayat-2", "pasal-1/ayat-3"],
    ),
    "the year of a law is no list item": (
        "Pasal 1\nKebun menurut Undang-Undang Nomor\n1. Tahun itu lewat.\nPasal 2\nPagar.", ["pasal-1", "pasal-2"],
    ),
    "a list number out of order is text": (
        "Pasal 1\nKebun:\na. madu;\nk. lilin.\nb. pagar sejak tahun\n2014. Cat.\n(9) Pintu.",
        ["pasal-1", "pasal-1/huruf-a", "pasal-1/huruf-b"],
    ),
    "an item lost in a list is jumped over": (
        "Pasal 1\nKebun:\na. madu;\nc. lilin.", ["pasal-1", "pasal-1/huruf-a", "pasal-1/huruf-c"],
    ),
    "PASAL DEMI PASAL broken over two lines": (
        "Pasal 1\nKebun.\nPENJELASAN\nATAS\nI. UMUM\nMadu.\nII. PASAL DEMI\nPASAL Pasal 1\nCukup jelas.",
        ["pasal-1", "penjelasan", "penjelasan/umum", "penjelasan/umum/alinea-1", "penjelasan/pasal-1"],
    ),
    "a penjelasan without any heading": (
        "Pasal 1\nKebun.\nPasal 2\nPagar.\nPasal 1\nCukup jelas.\nPasal 2\nCukup jelas.",
        ["pasal-1", "pasal-2", "penjelasan", "penjelasan/pasal-1", "penjelasan/pasal-2"],
    ),
    "the same list item twice stays text": (
        "Pasal 1\nKebun:\na. madu;\na. madu;\nb. lilin.", ["pasal-1", "pasal-1/huruf-a", "pasal-1/huruf-b"],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("body", "expected"), BODIES.values(), ids=BODIES)
def test_what_begins_a_provision(body, expected):
    assert steps(read(body)) == expected


def test_a_missing_pasal_is_warned_of_and_no_other_takes_its_number():
    found = read("Pasal 1\nKebun.\nPasal 4\nCat.\nPasal 5\nMadu.")
    assert steps(found) == ["pasal-1", "pasal-4", "pasal-5"]
    assert found.report.warnings == ("Pasal 2 s.d. 3 tidak ditemukan; teksnya mungkin ada di bawah Pasal 1.",)
    assert found.provisions[1].doubts == ("Pasal 2 s.d. 3 tidak ditemukan sesudahnya",)


def test_a_pasal_far_ahead_is_not_believed():
    assert steps(read("Pasal 1\nKebun.\nPasal 90\nCat.\nPasal 2\nPagar.")) == ["pasal-1", "pasal-2"]
    assert steps(read("Pasal 1\nKebun.\nPasal 90\nCat.\nPasal 91\nPagar.")) == ["pasal-1"]


def test_a_pasal_ahead_waits_for_those_that_are_still_to_come():
    assert steps(read("Pasal 1\nKebun.\nPasal 3\nCat.\nPasal 2\nPagar.\nPasal 3\nCat.")) == [
        "pasal-1",
        "pasal-2",
        "pasal-3",
    ]


def test_a_pasal_is_the_child_of_the_heading_above_it_though_its_id_does_not_show_it():
    found = read("BAB I\nSATU\nBagian Kesatu\nA\nParagraf 1\nB\nPasal 1\nKebun.\nBAB II\nDUA\nPasal 2\nPagar.")
    parents = {p.id: p.parent for p in found.provisions}
    assert parents["pp-9-1999/pasal-1"] == "pp-9-1999/bab-i/bagian-1/paragraf-1"
    assert parents["pp-9-1999/bab-i/bagian-1/paragraf-1"] == "pp-9-1999/bab-i/bagian-1"
    assert parents["pp-9-1999/pasal-2"] == "pp-9-1999/bab-ii"
    assert parents["pp-9-1999/bab-ii"] is None


def test_full_text_reads_as_one_would_read_it_aloud():
    found = read("BAB I\nUMUM\nPasal 1\n(1) Kebun.\n(2) Pagar dari:\na. bambu; dan\nb. besi.\nPasal 2\nCat.")
    full = full_texts(found)
    assert full["pp-9-1999/pasal-1"] == "(1) Kebun.\n(2) Pagar dari:\na. bambu; dan\nb. besi."
    assert full["pp-9-1999/pasal-1/ayat-1"] == "Kebun."
    assert full["pp-9-1999/bab-i"] == f"UMUM\nPasal 1\n{full['pp-9-1999/pasal-1']}\nPasal 2\nCat."


def test_passages_carry_the_trail_of_headings_and_the_page():
    found = structure(
        printed(TITLE + "BAB I\nKEBUN\nBagian Kesatu\nPagar\nPasal 1\n(1) Bambu.", "(2) Besi."), name="kebun.pdf"
    )
    by_id = {p.provision.partition("/")[2]: p for p in passages(found)}
    assert by_id["pasal-1/ayat-2"].trail == ("BAB I KEBUN", "Bagian Kesatu Pagar")
    assert (by_id["pasal-1/ayat-1"].page, by_id["pasal-1/ayat-2"].page) == (1, 2)
    assert by_id["pasal-1"].basis == "naskah"
    assert passages(structure(markdown(TITLE + "Pasal 1\nKebun."), name="k.md"))[-1].page is None


UNITS_BODY = """BAB I
KERJA SAMA KEBUN
Pasal 1
Dalam Peraturan Pemerintah ini yang dimaksud dengan:
1. Kebun adalah tanah.
2. Pagar adalah batas.
Pasal 2
(1) Kebun sebagaimana dimaksud dalam Pasal 1 memelihara:
a. lebah;
b. kupu-kupu yang hidup di sepanjang sungai dan di tepi hutan lindung; dan
c. madu.
Pasal 3
Pagar dicat.
Agar setiap orang mengetahuinya.
PENJELASAN
ATAS
I. UMUM
Lebah menyerbuki bunga.
II. PASAL DEMI PASAL
Pasal 1
Cukup jelas.
Pasal 2
Ayat (1)
Huruf a
Lebah yang dimaksud adalah lebah madu.
Huruf b
Cukup jelas.
Pasal 3
Cukup jelas."""


def test_units_are_small_and_carry_their_trail():
    found = read(UNITS_BODY)
    made = units(passages(found), {found.source.id: found.source})
    assert [(u.provision.partition("/")[2], u.group.partition("/")[2], u.kind, u.text) for u in made] == [
        ("pasal-1/angka-1", "pasal-1", "batang", "PP 9/1999 Pasal 1 angka 1. Kerja Sama Kebun. Kebun adalah tanah."),
        ("pasal-1/angka-2", "pasal-1", "batang", "PP 9/1999 Pasal 1 angka 2. Kerja Sama Kebun. Pagar adalah batas."),
        (
            "pasal-2/ayat-1",
            "pasal-2",
            "batang",
            "PP 9/1999 Pasal 2 ayat (1). Kerja Sama Kebun. Kebun sebagaimana dimaksud dalam Pasal 1 memelihara: "
            "a. lebah; b. kupu-kupu yang hidup di sepanjang sungai dan di tepi hutan lindung; dan c. madu.",
        ),
        (
            "pasal-2/ayat-1/huruf-b",
            "pasal-2",
            "batang",
            "PP 9/1999 Pasal 2 ayat (1) huruf b. Kerja Sama Kebun. Kebun memelihara: "
            "kupu-kupu yang hidup di sepanjang sungai dan di tepi hutan lindung; dan",
        ),
        ("pasal-3", "pasal-3", "batang", "PP 9/1999 Pasal 3. Kerja Sama Kebun. Pagar dicat."),
        (
            "penjelasan/umum/alinea-1",
            "penjelasan/umum",
            "penjelasan",
            "Penjelasan Umum PP 9/1999 alinea 1. Lebah menyerbuki bunga.",
        ),
        (
            "penjelasan/pasal-2/ayat-1/huruf-a",
            "pasal-2",
            "penjelasan",
            "Penjelasan PP 9/1999 Pasal 2 ayat (1) huruf a. Kerja Sama Kebun. Lebah yang dimaksud adalah lebah madu.",
        ),
    ]


TITLES = {
    "a law": ("UNDANG-UNDANG REPUBLIK INDONESIA NOMOR 23 TAHUN 2014 TENTANG KEBUN Menimbang", "uu-23-2014", "Kebun"),
    "doubled, as parsers give it": (
        "PERATURAN PEMERINTAH REPUBLIK INDONESIA PERATURAN PEMERINTAH REPUBLIK INDONESIA NOMOR 5 TAHUN 2007 TENTANG "
        "TATA CARA DI KEBUN Menimbang", "pp-5-2007", "Tata Cara di Kebun",
    ),
    "of a region": (
        "PERATURAN DAERAH KABUPATEN SUKAMAJU NOMOR 8 TAHUN 2025 TENTANG MADU BUPATI SUKAMAJU,",
        "perda-sukamaju-8-2025", "Madu",
    ),
    "of a city": ("PERATURAN WALI KOTA BATU NOMOR 8 TAHUN 2025 TENTANG MADU Menimbang", "perwali-8-2025", "Madu"),
    "of a ministry": (
        "PERATURAN MENTERI DALAM NEGERI REPUBLIK INDONESIA NOMOR 22 TAHUN 2020 TENTANG MADU DENGAN RAHMAT",
        "permendagri-22-2020", "Madu",
    ),
    "a year misread": ("UNDANG-UNDANG NOMOR 9 TAHUN 2OI8 TENTANG MADU Menimbang", "uu-9-2018", "Madu"),
    "a year within the number": (
        "PERATURAN MENTERI KEUANGAN REPUBLIK INDONESIA NOMOR 22/PMK.07/2020 TENTANG MADU Menimbang",
        "permenkeu-22-pmk-07-2020-2020", "Madu",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "key", "judul"), TITLES.values(), ids=TITLES)
def test_a_title_block_names_its_source(text, key, judul):
    source = source_from(read_title(text))
    if key.startswith("perwali"):
        assert source.jenis == "perwali"
    else:
        assert source.id == key
    assert source.judul == judul


NO_TITLES = {
    "nothing": "",
    "a law named in a sentence": "menurut Undang-Undang Nomor 23 Tahun 2014 tentang Kebun",
    "only the law that is amended": "PERUBAHAN ATAS UNDANG-UNDANG NOMOR 11 TAHUN 2008 TENTANG KEBUN",
    "no year": "PERATURAN DAERAH NOMOR 8 TENTANG MADU",
}


@pytest.mark.parametrize("text", NO_TITLES.values(), ids=NO_TITLES)
def test_what_is_no_title_block(text):
    assert not read_title(text).whole


NAMES = {
    "number first": ("pp-28-2018.md", "pp", "28", "2018"),
    "year first": ("pp-2018-28.md", "pp", "28", "2018"),
    "with more behind it": ("uu-9-2018_ocr.pdf", "uu", "9", "2018"),
    "no regulation": ("catatan.md", "", "", ""),
}


@pytest.mark.parametrize(("name", "jenis", "nomor", "tahun"), NAMES.values(), ids=NAMES)
def test_a_file_name_may_name_a_regulation(name, jenis, nomor, tahun):
    title = from_name(name)
    assert (title.jenis, title.nomor, title.tahun) == (jenis, nomor, tahun)


DAMAGED = {
    "the kind": ("PERATURAN PEMERIMAH NOMOR 3 TAHUN 2018 TENTANG KEBUN LADA DENGAN RAHMAT", "Kebun Lada"),
    "the number": ("PERATURAN PEMERINTAH NOMOR T2TAHUN 2018 TENTANG KEBUN Menimbang", "Kebun"),
    "numbers within": (
        "NOMOR 3 TAHUN 2OL8 TENTANG PERUBAHAN ATAS UNDANG-UNDANG NOMOR I1 TAHUN 2OO8 TENTANG LADA Menimbang",
        "Perubahan atas Undang-Undang Nomor 11 Tahun 2008 tentang Lada",
    ),
    "nothing, but the year is another": ("NOMOR 3 TAHUN 2017 TENTANG KEBUN Menimbang", ""),
    "nothing, but it is a sentence": ("NOMOR 3 TAHUN 2018 TENTANG Kebun dan lada. Menimbang", ""),
}


@pytest.mark.parametrize(("text", "judul"), DAMAGED.values(), ids=DAMAGED)
def test_a_title_is_read_where_the_name_of_the_file_confirms_its_year(text, judul):
    found = structure(printed(f"{text} : a\nPasal 1\nA.\nPasal 2\nB.\nPasal 3\nC."), name="pp-3-2018.pdf").source
    assert (found.id, found.judul) == ("pp-3-2018", judul)


def test_an_amending_title_names_the_law_it_changes():
    assert amended("Perubahan atas Undang-Undang Nomor I1 Tahun 2OO8 tentang Kebun") == "uu-11-2008"
    assert amended("Perubahan Kedua atas Undang-Undang Nomor 23 Tahun 2014 tentang Kebun") == "uu-23-2014"
    assert amended("Perubahan atas Peraturan Daerah Nomor 8 Tahun 2023", "sukamaju") == "perda-sukamaju-8-2023"
    assert amended("Kebun menurut Undang-Undang Nomor 23 Tahun 2014") == ""


MENDED = {
    "lines become running text": (["kebun dan", "pagar"], "kebun dan pagar"),
    "a reduplication keeps its hyphen": (["masing-", "masing"], "masing-masing"),
    "a reduplication with an ending": (["perundang-", "undangan"], "perundang-undangan"),
    "a compound keeps its hyphen": (["antar-", "Daerah"], "antar-Daerah"),
    "a word that was split": (["per-", "aturan"], "peraturan"),
    "a reduplication that came apart in a line": (["peraturan perundang- undangan"], "peraturan perundang-undangan"),
    "a dash between words stays": (["kebun - pagar"], "kebun - pagar"),
    "nothing": ([], ""),
}


@pytest.mark.parametrize(("parts", "text"), MENDED.values(), ids=MENDED)
def test_lines_are_mended(parts, text):
    assert mend(parts)[0] == text


DOUBTS = {
    "a bracket in a word": ("Ke{a sama", True),
    "an apostrophe in a word": ("keq'a sama", True),
    "a digit in a word": ("men5rusun", True),
    "a misread year": ("Tahun 2Ol4", True),
    "a misread ayat": ("pada ayat l2l", True),
    "clean text": ("Kerja sama pada ayat (2) huruf a, 2 (dua) tahun, Rp1.000.000,00 (satu juta).", False),
    "foreign words and abbreviations": ("Musabaqah Tilawatil Qur'an, CO2, m2, BUMDesa, https://a.go.id/x1y", False),
    "nothing": ("", False),
}


@pytest.mark.parametrize(("text", "doubtful"), DOUBTS.values(), ids=DOUBTS)
def test_misread_text_is_doubted(text, doubtful):
    assert bool(doubts_of(text)) is doubtful


def test_a_text_layer_full_of_doubts_counts_as_ocr():
    found = read("Pasal 1\nKe{a sama.\nPasal 2\nTahun 2Ol4.\nPasal 3\nMen5rusun.")
    assert looks_ocr(found.provisions)
    assert {p.basis for p in passages(found)} == {"ocr"}
    assert {p.basis for p in passages(found, basis="naskah")} == {"naskah"}


def test_the_tree_can_be_read():
    text = tree_text(read("BAB I\nUMUM\nPasal 1\n(1) Kebun.\n(2) Pagar."))
    assert text.splitlines()[0] == "pp-9-1999: Kebun"
    assert re.search(r"^  BAB I UMUM$", text, re.MULTILINE)
    assert re.search(r"^      \(2\) Pagar\.$", text, re.MULTILINE)
    assert "0 tak terhitung" in text


def test_a_long_list_is_left_to_the_units_of_its_items():
    items = "\n".join(f"{letter}. {'lebah yang hidup di kebun ' * 5}{letter};" for letter in "abcdef")
    found = read(f"Pasal 1\n(1) Kebun memelihara:\n{items}\ng. madu.")
    made = units(passages(found), {found.source.id: found.source})
    assert [u.provision.rpartition("/")[2] for u in made] == ["ayat-1", *(f"huruf-{letter}" for letter in "abcdefg")]
    assert made[0].text == "PP 9/1999 Pasal 1 ayat (1). Kebun memelihara:"
    assert made[-1].text == "PP 9/1999 Pasal 1 ayat (1) huruf g. Kebun memelihara: madu."
