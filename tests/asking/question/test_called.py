"""Laws called by their title come first, and saying which law is asked draws the search to nothing."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace

import pytest

from kadqa.asking.question.called import by_years, called, numbered, old_and_new, without_place
from kadqa.asking.question.singkatan import SHORT, in_words
from kadqa.asking.search.find import naming
from kadqa.asking.understand import understand
from kadqa.records import Source, Term

LAWS = (
    Source("uu-1-2001", "uu", nomor="1", tahun="2001", judul="Pasar Rakyat"),
    Source("uu-2-2015", "uu", nomor="2", tahun="2015", judul="Pasar Rakyat"),
    Source("uu-3-2016", "uu", nomor="3", tahun="2016", judul="Perubahan Kedua Atas Undang-Undang tentang Pasar Rakyat"),
    Source("uu-4-2017", "uu", nomor="4", tahun="2017", judul="Retribusi Pasar dan Retribusi Terminal"),
    Source("pp-5-2018", "pp", nomor="5", tahun="2018", judul="Tata Cara Sewa Kios Pasar"),
    Source("uu-6-2019", "uu", nomor="6", tahun="2019", judul="Pengelolaan Aparatur Pasar Negara"),
)
TERMS = (Term("Aparatur Pasar Negara", ("APN",), ("uu-6-2019/pasal-1/angka-1",)),)
LIBRARY = SimpleNamespace(
    label=lambda law: f"{law.split('-')[0].upper()} {law.split('-')[1]}/{law.split('-')[2]}",
    sources={law.id: law for law in LAWS},
    terms=TERMS,
    knows=lambda stem: stem in {"pasar", "kios", "ortal"},
)

CALLED = {
    "by its title, all laws of that title": ("apa hak pedagang menurut UU Pasar Rakyat?", ("uu-1-2001", "uu-2-2015")),
    "by the first words of its title": ("di PP Sewa Kios, siapa yang menyewa", ("pp-5-2018",)),
    "by an abbreviation that a law defines": ("UU APN bilang apa", ("uu-6-2019",)),
    "by the initials of its title": ("berapa tarifnya di UU RPRT?", ("uu-4-2017",)),
    "of another kind": ("menurut PP Pasar Rakyat", ("pp-5-2018",)),
    "a title that no law here has": ("menurut UU Perkapalan, apa itu nakhoda", ()),
    "words that many titles have": ("UU negara mana yang dipakai", ()),
    "a number is no title": ("menurut UU 1/2001 dan UU nomor 2 tahun 2015", ()),
    "no kind": ("apa hak pedagang Pasar Rakyat", ()),
}


@pytest.mark.parametrize(("text", "laws"), CALLED.values(), ids=CALLED)
def test_called(text, laws):
    found = called(text, LIBRARY)
    assert tuple(law for one in found for law in one.laws) == laws
    assert all(0 <= one.start < one.end <= len(text) for one in found)


OLD_AND_NEW = {
    "the old one first": ("apa beda UU pemda lama dan baru soal kerja sama?", "UU 32/2004 dan UU 23/2014 soal"),
    "the new one first": ("UU pemerintahan daerah yang sekarang dengan yang lama", "UU 23/2014 dan UU 32/2004"),
    "the kind said twice": ("beda PP kerja sama daerah lama vs PP baru", "PP 50/2007 dan PP 28/2018"),
    "only one of them": ("isi UU pemda lama", "isi UU pemda lama"),
    "twice the same": ("UU pemda baru dan terbaru", "UU pemda baru dan terbaru"),
    "a law that has none before it": ("UU desa lama dan baru", "UU desa lama dan baru"),
}


@pytest.mark.parametrize(("text", "read"), OLD_AND_NEW.values(), ids=OLD_AND_NEW)
def test_the_law_before_and_the_one_of_today_called_by_one_title(shipped, text, read):
    assert read in old_and_new(text, shipped.library)


BY_YEARS = {
    "a row of years": ("bandingkan sengketa di UU 1999, 2004, dan 2014", "di UU 22/1999 dan UU 32/2004 dan UU 23/2014"),
    "the kind each time": ("beda PP 2007 dan PP 2018 soal DPRD", "beda PP 50/2007 dan PP 28/2018 soal DPRD"),
    "a history": ("riwayat dari UU 1999 sampai UU 2014", "riwayat dari UU 22/1999 dan UU 23/2014"),
    "one year": ("beda KSDD menurut UU 1999", "beda KSDD menurut UU 1999"),
    "nothing set side by side": ("siapa yang membayar menurut UU 1999 dan 2004?", "menurut UU 1999 dan 2004"),
    "no row of laws": ("beda UU 1998 dan UU 2001", "beda UU 1998 dan UU 2001"),
    "numbers": ("beda UU 22/1999 dan UU 32/2004", "beda UU 22/1999 dan UU 32/2004"),
}


@pytest.mark.parametrize(("text", "read"), BY_YEARS.values(), ids=BY_YEARS)
def test_laws_of_one_row_told_by_their_years(shipped, text, read):
    assert read in by_years(text, shipped.library)


@pytest.mark.parametrize(
    "text", ["pasal 10 PP kerja sama daerah 2018", "apa isi pasal 10 dari PP kerja sama daerah 2018"]
)
def test_a_pasal_is_of_the_law_of_its_title_and_year(shipped, text):
    assert numbered(text, shipped.library).endswith("PP 28/2018")


NUMBERED = {
    "its standing": ("UU Pasar Rakyat 2001 masih berlaku?", "UU 1/2001 masih berlaku?"),
    "with the word": ("apakah UU Pasar Rakyat tahun 2015 sudah dicabut", "apakah UU 2/2015 sudah dicabut"),
    "two set side by side": ("beda UU Pasar Rakyat 2001 dan UU Pasar Rakyat 2015", "beda UU 1/2001 dan UU 2/2015"),
    "a year of no such law": ("UU Pasar Rakyat 2003 masih berlaku?", "UU Pasar Rakyat 2003 masih berlaku?"),
    "what it says": (
        "apa hak pedagang menurut UU Pasar Rakyat 2001?",
        "apa hak pedagang menurut UU Pasar Rakyat 2001?",
    ),
    "no year": ("UU Pasar Rakyat masih berlaku?", "UU Pasar Rakyat masih berlaku?"),
}


@pytest.mark.parametrize(("text", "expected"), NUMBERED.values(), ids=NUMBERED)
def test_a_law_called_by_title_and_year_is_numbered_where_it_is_asked_about(text, expected):
    assert numbered(text, LIBRARY) == expected


WITHOUT = {
    "in front": ("Menurut UU Pasar Rakyat, apa hak pedagang kios?", "apa hak pedagang kios?"),
    "behind": ("apa hak pedagang kios di UU APN?", "apa hak pedagang kios ?"),
    "after a comma": ("apa hak pedagang kios, sesuai UU Pasar Rakyat?", "apa hak pedagang kios ?"),
    "by number": ("Berdasarkan UU 99/2031 apa hak pedagang kios", "apa hak pedagang kios"),
    "by number with its title": (
        "Dalam UU 1/2001 tentang Pasar Rakyat, apa hak pedagang kios", "apa hak pedagang kios"),
    "a pasal stays": ("apa isi Pasal 5 UU 1/2001 menurut pedagang", "apa isi Pasal 5 UU 1/2001 menurut pedagang"),
    "a law that is asked about": ("apakah UU Pasar Rakyat melindungi kios", "apakah UU Pasar Rakyat melindungi kios"),
    "hardly a word is left": ("apa isi menurut UU Pasar Rakyat", "apa isi menurut UU Pasar Rakyat"),
    "no law": ("apa hak pedagang menurut adat", "apa hak pedagang menurut adat"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "left"), WITHOUT.values(), ids=WITHOUT)
def test_without_place(text, left):
    assert without_place(text, called(text, LIBRARY), LIBRARY) == left


SHORTS = {
    "written out": ("siapa yang melantik wagub dan kades?", "siapa yang melantik wakil gubernur dan kepala desa?"),
    "capitals": ("tugas BAKAMLA", "tugas badan keamanan laut"),
    "within a word": ("wagubnya siapa", "wagubnya siapa"),
    "nothing to write out": ("kios pasar", "kios pasar"),
    "nothing": ("", ""),
}


@pytest.mark.parametrize(("text", "expected"), SHORTS.values(), ids=SHORTS)
def test_in_words(text, expected):
    assert in_words(text, LIBRARY) == expected


def test_a_short_form_that_the_texts_use_stays():
    known = SimpleNamespace(knows=lambda stem: stem == "wagub")
    assert in_words("wagub dan wabup", known) == "wagub dan wakil bupati"


def test_no_short_form_stands_in_what_another_is_short_for():
    assert not {word for full in SHORT.values() for word in full.split()} & SHORT.keys()


def test_a_question_is_searched_without_its_law_and_that_law_leads(shipped):
    query = understand(
        "Menurut UU Pemerintahan Daerah, siapa yang membina kerja sama?", (), date(2026, 11, 24), shipped.library
    )
    assert query.search_text == "siapa yang membina kerja sama?"
    assert {"uu-32-2004", "uu-23-2014"} <= set(query.called)
    assert query.laws == ()
    assert naming(query, "uu-23-2014/pasal-363") == 1
    assert naming(query, "pp-28-2018/pasal-3") == 0
    found = shipped.search("Menurut UU Pemerintahan Daerah, siapa yang membina kerja sama?", k=5)
    assert all(hit.provision.split("/")[0] in query.called for hit in found)


def test_a_comparison_keeps_its_laws(shipped):
    text = "Apa beda pihak ketiga menurut PP 50/2007 dan menurut PP 28/2018?"
    query = understand(text, (), date(2026, 11, 24), shipped.library)
    assert "50/2007" in query.search_text
    assert "28/2018" in query.search_text


def test_the_name_of_a_law_is_no_term_of_the_question(shipped):
    asked = understand("Buat apa sih daerah kerjasama menurut UU Pemda?", (), date(2026, 11, 24), shipped.library)
    assert "Pemerintah Daerah" not in [term.istilah for term in asked.terms]
    assert "perintah" not in asked.asked
    said = understand("Apa tugas pemda?", (), date(2026, 11, 24), shipped.library)
    assert "Pemerintah Daerah" in [term.istilah for term in said.terms]


def test_two_terms_are_compared_in_a_law_called_by_its_title(shipped):
    text = "Apa beda dekonsentrasi dengan tugas pembantuan menurut UU Pemda yang sekarang?"
    asked = understand(text, (), date(2026, 11, 24), shipped.library)
    assert asked.intent == "banding"
    assert [side.name for side in asked.sides] == ["dekonsentrasi", "tugas pembantuan"]
