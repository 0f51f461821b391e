"""What is taken along: legal basis in the order of the hierarchy, a student's citation, plain text."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from kadqa.records import Sentence, Source
from kadqa.rendering.cite import answer_markdown, answer_plain, study_citations
from kadqa.rendering.dasar import gazette, legal_basis, legal_basis_text, official_name
from tests.web.fake import ANSWERED, DICABUT, HALAMAN, RINGAN, RINGKAS

NAMES = {
    "a law": (Source("uu-1-2031", "uu", "1", "2031", "Kebun"), "Undang-Undang Nomor 1 Tahun 2031 tentang Kebun"),
    "its title begins with the word": (
        Source("pp-1-2031", "pp", "1", "2031", "tentang Kebun"),
        "Peraturan Pemerintah Nomor 1 Tahun 2031 tentang Kebun",
    ),
    "regional law": (
        Source("perda-kota-melati-5-2029", "perda", "5", "2029", "Kebun", "kota-melati"),
        "Peraturan Daerah Kota Melati Nomor 5 Tahun 2029 tentang Kebun",
    ),
    "the constitution": (
        Source("uud-1945", "uud", tahun="1945"),
        "Undang-Undang Dasar Negara Republik Indonesia Tahun 1945",
    ),
    "a page": (Source("halaman/kebun", "halaman", judul="Kebun Kita"), "Kebun Kita"),
}


@pytest.mark.parametrize(("source", "name"), NAMES.values(), ids=NAMES)
def test_a_regulation_is_named_in_full(source, name):
    assert official_name(source) == name


GAZETTES = {
    "year first": ("2029/77", "9120", " (Lembaran Negara Republik Indonesia Tahun 2029 Nomor 77, Tambahan Lembaran "
                   "Negara Republik Indonesia Nomor 9120)"),
    "number first": ("77/2029", "", " (Lembaran Negara Republik Indonesia Tahun 2029 Nomor 77)"),
    "the number alone": ("77", "", " (Lembaran Negara Republik Indonesia Tahun 2031 Nomor 77)"),
    "neither": ("", "", ""),
}  # fmt: skip


@pytest.mark.parametrize(("ln", "tln", "words"), GAZETTES.values(), ids=GAZETTES)
def test_its_gazettes_are_written_out(ln, tln, words):
    assert gazette(Source("uu-1-2031", "uu", "1", "2031", ln=ln, tln=tln)) == words


def cited(*places: str):
    sources = [place.partition("/")[0] for place in places]
    return replace(
        ANSWERED,
        citations=tuple(
            replace(RINGAN, n=n, provision=place, source=source, label=place)
            for n, (place, source) in enumerate(zip(places, sources, strict=True), 1)
        ),
    )


ORDERS = {
    "higher law first": (("pp-2-2020", "uu-1-2031"), ["uu-1-2031", "pp-2-2020"]),
    "older first within a rank": (("pp-3-2031", "pp-12-2020", "pp-2-2020"), ["pp-2-2020", "pp-12-2020", "pp-3-2031"]),
    "regional law last": (("perda-melati-1-2000", "permendagri-9-2030"), ["permendagri-9-2030", "perda-melati-1-2000"]),
}


@pytest.mark.parametrize(("places", "expected"), ORDERS.values(), ids=ORDERS)
def test_the_legal_basis_follows_the_hierarchy(places, expected):
    standing, gone = legal_basis(cited(*places), {})
    names = [official_name_of(place) for place in expected]
    assert [row.partition(",")[0] for row in standing] == names
    assert gone == ()


def official_name_of(source_id: str) -> str:
    from kadqa.hukum.ids import source_from_id

    return official_name(source_from_id(source_id))


def test_provisions_of_one_law_stand_together_in_their_order():
    answer = cited("pp-7-2031/pasal-12", "pp-7-2031/pasal-4/ayat-2", "pp-7-2031/pasal-4/ayat-1")
    assert legal_basis_text(answer, {}) == (
        "Dasar hukum:\n1. Peraturan Pemerintah Nomor 7 Tahun 2031, Pasal 4 ayat (1), Pasal 4 ayat (2) dan Pasal 12."
    )


def test_repealed_law_is_no_basis_and_is_named_as_left_out():
    standing, gone = legal_basis(replace(ANSWERED, citations=(RINGAN, RINGKAS, DICABUT, HALAMAN)), {})
    assert [row.split(",")[0] for row in standing] == [
        "Peraturan Pemerintah Nomor 7 Tahun 2031", "Peraturan Daerah Kota Melati Nomor 5 Tahun 2029",
    ]  # fmt: skip
    assert len(gone) == 1
    text = legal_basis_text(ANSWERED, {})
    assert text.index("Tidak dicantumkan karena tidak berlaku") < text.index("Nomor 2 Tahun 2020")


def test_a_student_gets_each_source_once_with_its_address_and_the_day():
    rows = study_citations(ANSWERED, {}, date(2031, 9, 2))
    assert len(rows) == 4
    assert rows[0] == (
        "Peraturan Pemerintah Nomor 7 Tahun 2031, Pasal 4 ayat (1). https://jdih.example.go.id/pp-7-2031.pdf. "
        "Dibaca 2 September 2031."
    )
    assert "javascript:" not in " ".join(rows)


def test_a_copy_says_what_is_quoted_and_what_is_ours():
    text = answer_plain(ANSWERED, {})
    assert f"PP 7/2031 Pasal 4 ayat (1): “{RINGAN.quote}” [1]" in text
    assert f"(berlaku bersyarat; ringkasan KADQA): {RINGKAS.quote} [2]" in text
    assert "[3] PP 2/2020 Pasal 11 (dicabut)" in text


def test_what_nobody_knows_the_standing_of_is_no_basis():
    unknown = replace(cited("pp-7-2031"), citations=(replace(RINGAN, status_today="tidak diketahui"),))
    assert legal_basis(unknown, {})[0] == ()
    assert len(legal_basis(unknown, {})[1]) == 1


def test_a_repealed_quote_says_so_in_its_own_line():
    quoted = replace(ANSWERED, sentences=(Sentence(DICABUT.quote.strip(), "kutipan", (3,)),))
    assert "PP 2/2020 Pasal 11 (dicabut): “Kebun bibit" in answer_plain(quoted, {})
    assert "PP 2/2020 Pasal 11 (dicabut): “Kebun bibit" in answer_markdown(quoted, {})
