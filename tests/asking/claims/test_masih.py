"""Whether a thing named without its law still holds: what it rests on comes first, with its standing."""

from __future__ import annotations

import pytest

from kadqa.asking.claims.masih import without_holding

HELD = {
    "after a comma": ("Halaman X menyebut 11 prinsip, masih berlaku?", "Halaman X menyebut 11 prinsip"),
    "of it": ("ada 11 prinsip kerja sama, itu masih berlaku tidak?", "ada 11 prinsip kerja sama"),
    "as a sentence of its own": ("Laman X memuat prinsip. Apakah masih berlaku sekarang?", "Laman X memuat prinsip"),
    "said to be gone": ("kewajiban kerja sama sudah dicabut?", "kewajiban kerja sama"),
    "hearsay": ("Katanya ada 11 prinsip, apa masih berlaku?", "ada 11 prinsip"),
    "of a deed": ("perjanjian dengan swasta tahun 2016 apa masih berlaku?", ""),
    "of a case": ("Kalau bupati diganti, apakah perjanjiannya masih berlaku?", ""),
    "of when": ("sampai kapan perjanjian kerja sama masih berlaku?", ""),
    "nothing named": ("masih berlaku?", ""),
    "no such question": ("Apa saja prinsip kerja sama daerah?", ""),
}


@pytest.mark.parametrize(("text", "rest"), HELD.values(), ids=HELD)
def test_that_it_holds_says_nothing_of_the_matter(text, rest):
    assert without_holding(text) == rest


def test_what_a_page_names_is_told_to_rest_on_law_that_is_gone(shipped):
    answer = shipped.ask("Halaman Buleleng menyebut 11 prinsip, masih berlaku?")
    first = answer.sentences[0].text
    assert first.startswith("Dasarnya tidak berlaku lagi: Halaman Kabupaten Buleleng, pokok 8 merujuk PP 50/2007")
    assert "Kini: PP 28/2018." in first
    assert "pp-50-2007/pasal-2" in {c.provision for c in answer.citations}
    assert not {"uu-23-2014/pasal-363/ayat-2"} & {c.provision for c in answer.citations}


def test_the_passage_that_a_note_on_the_matter_corrects_is_the_one_meant(shipped):
    answer = shipped.ask("Halaman Buleleng bilang kerja sama antardaerah wajib, masih berlaku?")
    assert "UU 32/2004 Pasal 196 ayat (2) (dicabut" in answer.sentences[0].text


GONE = {
    "in words": "sebelas prinsip kerja sama daerah, apakah masih berlaku?",
    "one of them": "apakah prinsip transparansi kerja sama daerah masih berlaku?",
}


@pytest.mark.parametrize("text", GONE.values(), ids=GONE)
def test_the_repealed_provision_that_a_thing_rests_on_speaks_first(shipped, text):
    answer = shipped.ask(text)
    assert answer.sentences[0].text.startswith("PP 50/2007 Pasal 2 dicabut sejak 13 Juli 2018")
    quoted = {n for s in answer.sentences if s.kind == "kutipan" for n in s.citations}
    assert {c.source for c in answer.citations if c.n in quoted} == {"pp-50-2007"}


def test_what_stands_in_law_in_force_is_answered_from_there(shipped):
    answer = shipped.ask("apakah tahapan kerja sama masih berlaku?")
    assert {c.source for c in answer.citations} == {"pp-28-2018"}


CITED = {
    "a page": "Website Kukar menyebut UU 32/2004, masih berlaku?",
    "a regulation of one's own": "Perda kami merujuk UU 32/2004, apakah masih berlaku?",
    "an agreement": "MoU kami mengacu ke UU 32/2004, masih berlaku?",
}


@pytest.mark.parametrize("text", CITED.values(), ids=CITED)
def test_who_cites_a_law_says_nothing_of_how_it_stands(shipped, text):
    answer = shipped.ask(text)
    assert answer.intent == "status"
    assert answer.sentences[0].text.startswith("Tidak lagi. UU 32/2004")
