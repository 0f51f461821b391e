"""What KADQA's notes say is wrong on a page, as one list: over the shipped corpus."""

from __future__ import annotations

import pytest

WHOLE = {
    "errors": "Apa kekeliruan halaman Buleleng?",
    "in everyday words": "apa aja sih yg salah di web buleleng",
    "whether it may be used": "apakah halaman Buleleng masih bisa dipakai?",
    "whether it may be cited": "Bolehkah halaman Buleleng dikutip dalam nota dinas?",
    "whether it is accurate": "Apakah isi halaman Buleleng masih akurat?",
    "in English": "what is wrong with the Buleleng page?",
    "whether it can be used, in English": "can the Buleleng page still be used?",
}


@pytest.mark.parametrize("text", WHOLE.values(), ids=WHOLE)
def test_every_note_on_a_page_is_told_with_what_it_rests_on(shipped, text):
    answer = shipped.ask(text)
    notes = [n for n in shipped.library.corrections if n.halaman == "halaman/buleleng-kerjasama-antar-daerah"]
    cited = [c.provision for c in answer.citations]
    assert {f"catatan/{note.id}" for note in notes} <= set(cited)
    assert "pp-50-2007/pasal-2" in cited
    assert f"{len(notes)} hal yang perlu diluruskan" in answer.sentences[0].text
    assert "PP 50/2007 (dicabut sejak" in answer.sentences[0].text


def test_a_page_that_leans_on_no_repealed_law_is_not_said_to(shipped):
    answer = shipped.ask("Apa yang salah di halaman Kemendagri?")
    assert "tidak berlaku lagi" not in answer.sentences[0].text
    assert any(c.provision == "catatan/si-05" for c in answer.citations)


OF_ONE = {
    "a thing with its number": ("Apakah 11 prinsip di halaman Buleleng keliru?", {"si-04"}),
    "a law": ("Apa kesalahan halaman Kukar tentang UU 22/1999?", {"si-18", "si-26"}),
}


@pytest.mark.parametrize(("text", "notes"), OF_ONE.values(), ids=OF_ONE)
def test_of_one_thing_on_a_page_only_its_notes_are_told(shipped, text, notes):
    cited = {c.provision for c in shipped.ask(text).citations if c.kind == "catatan"}
    assert cited == {f"catatan/{one}" for one in notes}


NOT_ASKED = {
    "what a page says of weakness": "apa kelemahan daerah menurut halaman Buleleng?",
    "one of several": "Apakah halaman Kukar menyebut salah satu bentuk kerja sama?",
    "no page": "apa kesalahan yang membuat perjanjian kerja sama batal?",
    "who wrote it": "siapa penulis halaman Buleleng?",
    "when it was mended": "Kapan halaman Kukar dikoreksi?",
    "whether it was mended": "Apakah halaman Kukar sudah diperbaiki?",
    "what is not wrong": "Apa yang tidak salah di halaman Kukar?",
    "weakness written there": "Apa kelemahan kerja sama yang ditulis halaman Kukar?",
    "errors of an office": "Apa kesalahan bagian kerja sama Kukar?",
}


@pytest.mark.parametrize("text", NOT_ASKED.values(), ids=NOT_ASKED)
def test_where_no_errors_of_a_page_are_asked_for_none_are_listed(shipped, text):
    assert "perlu diluruskan" not in shipped.ask(text).answer
