"""Statements on standing, and what a question takes for granted of a law."""

from __future__ import annotations

from datetime import date

import pytest

from kadqa.asking.premises import missing_pasal_facts, wrong_law_facts
from kadqa.asking.standing.conflict import differences, named_in
from kadqa.asking.standing.facts import all_beside, beside, correction_facts, leading_facts
from kadqa.asking.standing.wording import listed, listed_labels, lower_first
from kadqa.asking.understand import understand
from kadqa.hukum import ids
from kadqa.hukum.rujukan import find_rujukan, resolve

TODAY = date(2026, 11, 24)

ASSERTED = {
    "repealed law said to be in force": ("menurut UU 32/2004 yang masih berlaku, apa syarat kerja sama wajib?", True),
    "law in force said to be repealed": ("karena UU 23/2014 sudah dicabut, siapa yang menyelesaikan?", True),
    "repealed law said to be repealed": ("karena UU 32/2004 sudah dicabut, apa syarat kerja sama wajib?", False),
    "law in force said to be in force": ("menurut UU 23/2014 yang masih berlaku, apa syarat kerja sama?", False),
    "nothing said of its standing": ("apa syarat kerja sama wajib menurut UU 32/2004?", False),
}


@pytest.mark.parametrize(("text", "wrong"), ASSERTED.values(), ids=ASSERTED)
def test_a_wrong_standing_taken_for_granted_is_told(shipped, text, wrong):
    facts = wrong_law_facts(understand(text, (), TODAY, shipped.library), shipped.library)
    assert bool(facts) is wrong
    assert all(fact.excerpts for fact in facts)


PASAL = {
    "the last one": ("apa isi Pasal 411 UU 23/2014?", False),
    "one past it": ("apa isi Pasal 412 UU 23/2014?", True),
    "of a law that nobody knows": ("apa isi Pasal 412 UU 1/1900?", False),
}


@pytest.mark.parametrize(("text", "missing"), PASAL.values(), ids=PASAL)
def test_a_pasal_past_the_last_one_is_told(shipped, text, missing):
    facts = missing_pasal_facts(understand(text, (), TODAY, shipped.library), shipped.library)
    assert [("tidak mempunyai Pasal 412" in fact.text) for fact in facts] == [True] * missing


def named_laws(text: str) -> tuple[str, ...]:
    """Source ids of the regulations that a text names, in its order, each once."""
    found = (resolve(rujukan) for rujukan in find_rujukan(text) if rujukan.jenis)
    return tuple(dict.fromkeys(ids.source_of(target) for target in found if target))


def test_names_in_a_row():
    assert [listed(list(names)) for names in ("", "a", "ab", "abc")] == ["", "a", "a dan b", "a, b, dan c"]


def test_a_sentence_made_to_follow_its_subject():
    assert (lower_first("Dicabut sejak 2014."), lower_first("")) == ("dicabut sejak 2014.", "")


def test_what_is_not_known_is_the_standing_not_the_law(shipped):
    answer = shipped.ask("apakah pasal 2 PP 27/2014 masih berlaku?")
    assert answer.sentences[0].text.startswith("Belum dapat dipastikan. Status PP 27/2014 Pasal 2 tidak diketahui: ")
    dated = shipped.ask("apakah pasal 2 PP 27/2014 masih berlaku?", as_of=date(2024, 1, 1))
    assert dated.sentences[0].text.startswith(
        "Belum dapat dipastikan. Per 1 Januari 2024, status PP 27/2014 Pasal 2 tidak diketahui: "
    )


LEADING = {
    "a number": ("berapa jumlah provinsi di Indonesia?", ["si-13"]),
    "a place": ("apakah Kutai Kartanegara berpedoman pada Kota Bandung?", ["si-23"]),
    "another matter of the page": ("apa pesan penutup halaman Kemendagri?", []),
    "one general word": ("apa itu provinsi?", []),
}


@pytest.mark.parametrize(("text", "expected"), LEADING.values(), ids=LEADING)
def test_a_correction_of_what_is_asked_leads(shipped, text, expected):
    library = shipped.library
    query = understand(text, (), TODAY, library)
    pages = ["halaman/kemendagri-empat-hal/pokok-1", "halaman/kukar-latar-belakang/pokok-4"]
    excerpts = [library.excerpt(page, TODAY, TODAY) for page in pages]
    pairs = [pair for excerpt in excerpts for pair in correction_facts(excerpt, query, library)]
    facts = leading_facts(query, pairs, library)
    assert [fact.excerpts[0].passage.provision.partition("/")[2] for fact in facts] == expected
    assert all(fact.first for fact in facts)


def test_on_an_earlier_day_the_page_may_have_been_right(shipped):
    library = shipped.library
    query = understand("berapa jumlah provinsi di Indonesia?", (), TODAY, library, as_of=date(2021, 1, 1))
    page = library.excerpt("halaman/kemendagri-empat-hal/pokok-1", TODAY, TODAY)
    assert leading_facts(query, correction_facts(page, query, library), library) == ()


def test_the_same_repeal_of_several_provisions_is_said_once(shipped):
    library = shipped.library
    query = understand("pihak ketiga menurut PP 50/2007", (), TODAY, library)
    old = [library.excerpt(f"pp-50-2007/{step}", TODAY, TODAY) for step in ("pasal-6", "pasal-16/ayat-2", "pasal-2")]
    now = library.excerpt("pp-28-2018/pasal-14", TODAY, TODAY)
    first, second, third = (fact.text for fact in all_beside([*old, now], query, library))
    assert first.startswith("PP 50/2007 Pasal 6, Pasal 16 ayat (2), dan Pasal 2 dicabut sejak ")
    assert " Padanan PP 50/2007 Pasal 6 kini: PP 28/2018 Pasal 16." in first
    assert second == "Padanan PP 50/2007 Pasal 16 ayat (2) kini: PP 28/2018 Pasal 21."
    assert third.startswith("Tidak ada padanan PP 50/2007 Pasal 2 dalam aturan yang berlaku.")
    assert [fact.text for fact in all_beside(old[:1], query, library)] == [beside(old[0], query, library).text]


def test_what_our_own_note_names_the_page_does_not_refer_to(shipped):
    library = shipped.library
    pages = [p.provision for s in library.sources.values() if s.is_page for p in library.of_source(s.id)]
    excerpts = [library.excerpt(page, TODAY, TODAY) for page in pages]
    noted = [e for e in excerpts if "Catatan KADQA: " in e.passage.text and named_laws(e.passage.text)]
    assert noted
    for excerpt in noted:
        said, _, note = excerpt.passage.text.partition("Catatan KADQA: ")
        ours = set(named_laws(note)) - set(named_laws(said))
        assert not ours & {target.split("/")[0] for target in named_in(excerpt, library)}, excerpt.label
        assert not any(excerpt.passage.provision in library.referred_by(law) for law in ours), excerpt.label


PADANAN_NOTES = {
    "of the padanan that is shown": ("uu-22-1999/pasal-88", ["uu-32-2004/pasal-42/ayat-1/huruf-g"], "Yang disebut"),
    "below the padanan": ("uu-22-1999/pasal-88/ayat-1", ["uu-32-2004/pasal-42/ayat-1"], "Yang disebut di sana"),
    "of one that was replaced in turn": (
        "uu-22-1999/pasal-88",
        ["uu-23-2014/pasal-367"],
        "Padanannya mula-mula UU 32/2004 Pasal 42 ayat (1) huruf g. Yang disebut di sana",
    ),
}


@pytest.mark.parametrize(("old", "shown_now", "begins"), PADANAN_NOTES.values(), ids=PADANAN_NOTES)
def test_a_remark_on_a_padanan_is_said_of_that_padanan_alone(shipped, old, shown_now, begins):
    (remark,) = differences(old, shown_now, shipped.library)
    assert remark.startswith(begins)


def test_labels_in_a_row_name_what_they_share_once(shipped):
    row = ["pp-28-2018/pasal-6/ayat-1", "pp-28-2018/pasal-6/ayat-2", "pp-28-2018/pasal-9", "uu-23-2014/pasal-363"]
    assert (
        listed_labels(row, shipped.library)
        == "PP 28/2018 Pasal 6 ayat (1), ayat (2), Pasal 9, dan UU 23/2014 Pasal 363"
    )
