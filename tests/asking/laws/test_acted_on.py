"""Whether a law acted on provisions of a matter, and laws called by title that acted: over the shipped corpus."""

from __future__ import annotations

import pytest

from kadqa.asking.understand import understand
from tests.conftest import TODAY

LEFT = {
    "pasal of a matter": "Apakah UU 11/2020 mengubah pasal kerja sama daerah di UU 23/2014?",
    "ketentuan of a matter": "Apakah Perppu 2/2022 mengubah ketentuan kerja sama daerah dalam UU 23/2014?",
    "the law acted on is not named": "Apakah UU 9/2015 mengubah ketentuan tentang kerja sama daerah?",
    "in the passive": "Apakah ketentuan kerja sama daerah dalam UU 23/2014 pernah diubah oleh UU 9/2015?",
    "an act that a law established": "Apakah UU 2/2015 mengubah pengaturan kerja sama daerah di UU 23/2014?",
    "called by title": "Apakah ketentuan kerja sama daerah dalam UU 23/2014 diubah oleh UU Cipta Kerja?",
}


@pytest.mark.parametrize("text", LEFT.values(), ids=LEFT)
def test_a_law_that_changed_other_provisions_did_not_change_those_of_the_matter(shipped, text):
    answer = shipped.ask(text)
    assert answer.sentences[0].text.startswith("Tidak. Yang tercatat diubah oleh ")
    assert any("Catatan KADQA: " in s.text and "Pasal 363 sampai Pasal 370" in s.text for s in answer.sentences)
    assert not any(s.text.startswith("Ya") for s in answer.sentences)


CHANGED = {
    "a law that is of it as a whole": (
        "Apakah PP 28/2018 mencabut ketentuan kerja sama daerah di PP 50/2007?",
        "PP 50",
    ),
}


@pytest.mark.parametrize(("text", "provision"), CHANGED.values(), ids=CHANGED)
def test_of_what_a_law_changed_only_what_is_of_the_matter_is_told(shipped, text, provision):
    answer = shipped.ask(text)
    assert answer.sentences[0].text.startswith("Ya. ")
    assert provision in answer.sentences[0].text
    assert not any("Pasal 349" in s.text or "Pasal 88" in s.text for s in answer.sentences)


OWN = {
    "spoken of in the text": ("Apakah UU 11/2020 mengubah ketentuan tentang perda dalam UU 23/2014?", "Pasal 250"),
    "spoken of in what leads it in": (
        "Apakah UU 9/2015 mengubah pasal tentang tugas DPRD di UU 23/2014?",
        "Pasal 101 ayat (1) huruf d1",
    ),
    "loose words": ("Apakah UU 11/2020 mengubah ketentuan peraturan kepala daerah di UU 23/2014?", "Pasal 16"),
    "words in different texts": (
        "Apakah UU 11/2020 mengubah ketentuan pembagian urusan pemerintahan di UU 23/2014?",
        "Yang tercatat diubah oleh UU 11/2020: UU 23/2014 Pasal 16, ",
    ),
}


@pytest.mark.parametrize(("text", "told"), OWN.values(), ids=OWN)
def test_of_what_is_no_term_neither_yes_nor_no_is_claimed(shipped, text, told):
    said = [s.text for s in shipped.ask(text).sentences]
    assert told in said[0]
    assert not any(one.startswith(("Ya. ", "Tidak. ")) or "tidak satu pun" in one for one in said)
    assert not any("Pasal 349" in one or "Pasal 88" in one for one in said[1:])


def test_words_that_are_no_term_decide_nothing(shipped):
    answer = shipped.ask("Apakah UU 1/2022 mengubah aturan persetujuan DPRD di UU 23/2014?")
    assert answer.sentences[0].text.startswith("Yang tercatat diubah oleh UU 1/2022: UU 23/2014 Pasal 245.")


def test_which_definition_among_others_was_changed_is_not_claimed(shipped):
    answer = shipped.ask("Apakah UU 11/2020 mengubah ketentuan delegasi dan mandat di UU 30/2014?")
    first, note = (s.text for s in answer.sentences[:2])
    assert first.startswith("Yang tercatat diubah oleh UU 11/2020: UU 30/2014 Pasal 1, ")
    assert first.endswith("Definisi mana dalam UU 30/2014 Pasal 1 yang diubah tidak tercatat di sini.")
    assert "ketentuan tentang delegasi, mandat" in note


BY_TITLE = {
    "after oleh": "Apakah Pasal 364 UU 23/2014 pernah diubah oleh UU Cipta Kerja?",
    "without oleh": "Pasal 364 UU 23/2014 udah diubah UU Cipta Kerja belum?",
    "from the act's side": "Apakah UU Cipta Kerja mengubah Pasal 364 UU 23/2014?",
}


@pytest.mark.parametrize("text", BY_TITLE.values(), ids=BY_TITLE)
def test_a_law_called_by_title_is_asked_what_it_did(shipped, text):
    answer = shipped.ask(text)
    said = [s.text for s in answer.sentences]
    for law in ("UU 11/2020", "Perppu 2/2022"):
        assert f"Tidak tercatat di korpus ini bahwa {law} mengubah UU 23/2014 Pasal 364." in said
    assert any("Catatan KADQA: Pasal 363 sampai Pasal 370" in text for text in said)


def test_a_law_called_by_title_that_did_nothing_only_says_where_to_look(shipped):
    query = understand("Menurut UU ASN, apa hak PPPK?", (), TODAY, shipped.library)
    assert not query.acts
    assert not query.laws
