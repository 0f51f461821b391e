"""Offices that a law names with one word: what it means is said once, where the law says so."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kadqa.asking.turns.jabatan import office_of
from kadqa.records import Turn
from tests.conftest import TODAY

DEFINED = {
    "an office": ("Menteri adalah menteri yang mengurus laut.", ("Menteri", "menteri yang mengurus laut")),
    "with a gap": (
        "Menteri adalah menteri [tak terbaca: kata kerja] urusan laut.",
        ("Menteri", "menteri [tak terbaca] urusan laut"),
    ),
    "with a note of ours": (
        "Menteri adalah menteri yang mengurus laut. Catatan KADQA: lain dari UU 1/2000.",
        ("Menteri", "menteri yang mengurus laut"),
    ),
    "by a longer name": (
        "Kepala Badan Laut yang selanjutnya disebut Kepala adalah pimpinan Badan Laut.",
        ("Kepala", "Kepala Badan Laut, pimpinan Badan Laut"),
    ),
    "no office": ("Pembiayaan adalah semua penerimaan.", None),
    "several words": ("Perangkat Daerah adalah lembaga pembantu kepala daerah.", None),
}


@pytest.mark.parametrize(("text", "meant"), DEFINED.values(), ids=DEFINED)
def test_a_definition_of_an_office_by_one_word(shipped, text, meant):
    passage = shipped.library.passage("pp-28-2018/pasal-1/angka-6", TODAY)
    office = office_of(replace(passage, text=text, full_text=text))
    assert (office and (office.name, office.meaning)) == meant


def _told(answer):
    return [s for s in answer.sentences if s.text.startswith("Yang dimaksud “")]


def test_it_is_said_once_after_the_quotations_with_its_citation(shipped):
    answer = shipped.ask("isi pasal 11 PP 28/2018")
    (told,) = _told(answer)
    assert told.text == "Yang dimaksud “Menteri” dalam PP 28/2018: menteri [tak terbaca] urusan dalam negeri."
    assert answer.sentences[-1] == told
    assert [c.provision for c in answer.citations if c.n in told.citations] == ["pp-28-2018/pasal-1/angka-6"]


UNSAID = {
    "the definition itself": "isi pasal 1 angka 6 PP 28/2018",
    "its meaning asked for": "siapa Menteri yang dimaksud dalam PP 28/2018?",
    "no office quoted": "isi pasal 9 PP 28/2018",
    "a law that defines none": "isi pasal 2 ayat 1 PP 28/2018",
}


@pytest.mark.parametrize("text", UNSAID.values(), ids=UNSAID)
def test_where_it_is_told_anyway_or_not_named_nothing_is_said(shipped, text):
    assert not _told(shipped.ask(text))


def test_a_follow_up_leans_on_what_was_quoted_and_not_on_the_office(shipped):
    first = shipped.ask("isi pasal 11 ayat 2 PP 28/2018")
    turn = Turn("isi pasal 11 ayat 2 PP 28/2018", tuple(c.provision for c in first.citations))
    assert "pp-28-2018/pasal-1/angka-6" in turn.citations
    resting = shipped.ask("itu dari peraturan mana?", history=[turn])
    assert "pp-28-2018/pasal-1/angka-6" not in {c.provision for c in resting.citations}
