"""A question on what a law holds as a whole: how it stands, and its bab with their pasal."""

from __future__ import annotations

from datetime import date

import pytest

from kadqa.asking.laws.overview import _range

WHOLE = (
    "PP 28/2018 tentang apa?",
    "PP 28 tahun 2018 mengatur apa saja?",
    "apa isi PP 28/2018",
    "ruang lingkup PP Nomor 28 Tahun 2018",
    "jelaskan garis besar PP 28/2018",
    "PP 28/2018",
)


@pytest.mark.parametrize("question", WHOLE)
def test_what_a_law_holds_is_told_by_its_bab(shipped, question):
    answer = shipped.ask(question)
    assert answer.intent == "isi"
    standing, bab = answer.sentences
    assert standing.text.startswith("PP 28/2018 tentang Kerja Sama Daerah berlaku sejak 13 Juli 2018")
    assert bab.text.startswith("PP 28/2018 tentang Kerja Sama Daerah mengatur:\nBab I Ketentuan Umum (Pasal 1);\n")
    assert "Bab II Kerja Sama Daerah dengan Daerah Lain (Pasal 2 s.d. 12);" in bab.text
    assert bab.text.endswith("Bab VIII Ketentuan Penutup (Pasal 50 s.d. 52).")
    assert {c.provision for c in answer.citations} == {"pp-28-2018"}


def test_of_a_law_that_is_here_in_part_that_is_said(shipped):
    bab = shipped.ask("UU 23/2014 mengatur apa saja?").sentences[-1].text
    assert bab.startswith("Dari UU 23/2014 tentang Pemerintahan Daerah, yang ada di korpus ini:\n")
    assert "Bab XVII Kerja Sama Daerah dan Perselisihan (Pasal 363 s.d. 370)" in bab


def test_a_repealed_law_is_told_so_first(shipped):
    answer = shipped.ask("apa isi PP 50/2007?")
    assert "dicabut sejak 13 Juli 2018" in answer.sentences[0].text
    assert "dicabut" in {warning.kind for warning in answer.warnings}
    then = shipped.ask("apa isi PP 50/2007?", as_of=date(2010, 1, 1))
    assert then.sentences[0].text.startswith("Per 1 Januari 2010, PP 50/2007")


def test_two_laws_are_told_one_after_the_other(shipped):
    told = [s.text.partition(" mengatur:")[0] for s in shipped.ask("PP 50/2007 dan PP 28/2018 mengatur apa?").sentences]
    assert told[-1] == "PP 28/2018 tentang Kerja Sama Daerah"
    assert "PP 50/2007 tentang Tata Cara Pelaksanaan Kerja Sama Daerah" in told


def test_a_law_of_which_no_bab_are_known_is_searched(shipped):
    answer = shipped.ask("Permendagri 25/2020 mengatur apa?")
    assert answer.sentences[0].kind == "kutipan"
    assert not any(" mengatur:" in s.text for s in answer.sentences)


def test_a_law_that_is_not_here_is_refused(shipped):
    assert shipped.ask("PP 99/2030 mengatur apa?").reason[0] == "peraturan-tidak-ada"


@pytest.mark.parametrize("question", ["PP 28/2018 mengatur apa soal sekretariat?", "PP 28/2018 bab II mengatur apa?"])
def test_a_question_on_something_in_a_law_is_none_on_the_whole(shipped, question):
    assert shipped.ask(question).intent == "tanya"


def test_beside_the_standing_asked_for_it_is_not_told_again(shipped):
    answer = shipped.ask("Apakah PP 28/2018 masih berlaku dan mengatur apa?")
    assert [s.text[:3] for s in answer.sentences] == ["Ya.", "PP "]
    assert answer.sentences[1].text.startswith("PP 28/2018 tentang Kerja Sama Daerah mengatur:")


RANGES = {
    "one": (["7"], "Pasal 7"),
    "two in a row": (["7", "8"], "Pasal 7 dan 8"),
    "a row": (["7", "8", "9", "10"], "Pasal 7 s.d. 10"),
    "a row with inserted ones": (["7", "7a", "7b", "8"], "Pasal 7 s.d. 8"),
    "gaps": (["2", "5", "6", "7", "12a"], "Pasal 2, 5 s.d. 7, dan 12A"),
    "roman": (["i", "ii"], "Pasal I dan II"),
}


@pytest.mark.parametrize(("numbers", "written"), RANGES.values(), ids=RANGES)
def test_pasal_in_a_row(numbers, written):
    assert _range(numbers) == written
