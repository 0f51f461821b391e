"""What a search shows first: what an answer from the relations rests on, and the hits of several parts in turn."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kadqa.asking.search.found import found_in, in_turn
from kadqa.errors import InputError
from kadqa.records import Cell, Event, Evidence, Excerpt, Fact, Filters, Hit, Passage, Source, Table, Turn


def excerpt(provision: str, kind: str = "peraturan") -> Excerpt:
    source = "/".join(provision.split("/")[: 2 if kind == "halaman" else 1])
    passage = Passage(provision, source, "pasal", "", "asli", "ringkasan", "Teks.", "Teks.", None)
    return Excerpt(passage, Source(source, "uu"), provision, kind, None, None, None)


def fact(*provisions: str) -> Fact:
    return Fact("Dicabut.", tuple(map(excerpt, provisions)))


def hit(provision: str, score: float = 0.5) -> Hit:
    return Hit(provision, provision, score, 0.9, 3.0)


TABLE = Table(("aspek", "a"), ((Cell("luas"), Cell("Satu.", (excerpt("uu-1-2020/pasal-3"),))),))
RESTED = {
    "nothing": (Evidence(), []),
    "a fact, its provision before the law": (
        Evidence(facts=(fact("uu-1-2020", "uu-2-2030/pasal-9/huruf-b"),)),
        ["uu-2-2030/pasal-9", "uu-1-2020"],
    ),
    "the table before the facts": (
        Evidence(facts=(fact("uu-1-2020/pasal-7"),), table=TABLE),
        ["uu-1-2020/pasal-3", "uu-1-2020/pasal-7"],
    ),
    "provisions of later facts before laws of earlier ones": (
        Evidence(facts=(fact("uu-1-2020"), fact("uu-2-2030"), fact("uu-2-2030/pasal-9"))),
        ["uu-2-2030/pasal-9", "uu-1-2020", "uu-2-2030"],
    ),
    "each pasal once": (
        Evidence(facts=(fact("uu-1-2020/pasal-1/ayat-1", "uu-1-2020/pasal-1/ayat-2"), fact("uu-1-2020/pasal-1"))),
        ["uu-1-2020/pasal-1"],
    ),
    "a penjelasan is its pasal's": (Evidence(facts=(fact("uu-1-2020/penjelasan/pasal-1"),)), ["uu-1-2020/pasal-1"]),
    "what is quoted, then what is said beside it": (
        Evidence(
            excerpts=(excerpt("uu-1-2020/pasal-2"),), facts=(fact("uu-1-2020/pasal-4"),), premises=(fact("uu-3-2031"),)
        ),
        ["uu-1-2020/pasal-2", "uu-1-2020/pasal-4", "uu-3-2031"],
    ),
    "a history": (
        Evidence(events=(Event("2020", "Dibuat.", "uu-1-2020", "UU 1/2020", (excerpt("uu-1-2020/pasal-9"),)),)),
        ["uu-1-2020/pasal-9"],
    ),
    "each pokok of a page": (
        Evidence(excerpts=(excerpt("halaman/taman/pokok-1", "halaman"), excerpt("halaman/taman/pokok-2", "halaman"))),
        ["halaman/taman/pokok-1", "halaman/taman/pokok-2"],
    ),
    "what was searched, if anything was": (
        Evidence(facts=(fact("uu-1-2020/pasal-7"),), hits=(hit("uu-2-2030/pasal-1"), hit("uu-2-2030/pasal-2"))),
        ["uu-2-2030/pasal-1", "uu-2-2030/pasal-2"],
    ),
    "what was searched, each once": (
        Evidence(hits=(hit("uu-2-2030/pasal-1"), hit("uu-2-2030/pasal-2"), hit("uu-2-2030/pasal-1", 0.4))),
        ["uu-2-2030/pasal-1", "uu-2-2030/pasal-2"],
    ),
}


@pytest.mark.parametrize(("evidence", "expected"), RESTED.values(), ids=RESTED)
def test_found_in(evidence, expected):
    assert [found.provision for found in found_in(evidence)] == expected


def test_what_was_not_searched_is_sure_and_has_neither_cosine_nor_bm25():
    (found,) = found_in(Evidence(facts=(fact("uu-1-2020/pasal-1/ayat-2"),)))
    assert found == Hit("uu-1-2020/pasal-1", "uu-1-2020/pasal-1/ayat-2", 1.0, 0.0, 0.0)
    assert found.asked == -1.0


def test_of_a_hit_that_comes_twice_the_first_counts():
    found = found_in(Evidence(hits=(hit("a", 0.4), hit("b", 0.3), hit("a", 0.9))))
    assert [(one.provision, one.score) for one in found] == [("a", 0.4), ("b", 0.3)]


TURNS = {
    "no part": ([], ""),
    "one part": (["abc"], "abc"),
    "two": (["abc", "xyz"], "axbycz"),
    "of unequal length": (["a", "xyz", "pq"], "axpyqz"),
    "one part without hits": (["", "xy"], "xy"),
}


@pytest.mark.parametrize(("parts", "expected"), TURNS.values(), ids=TURNS)
def test_in_turn(parts, expected):
    assert "".join(one.provision for one in in_turn([list(map(hit, part)) for part in parts])) == expected


@given(st.lists(st.lists(st.sampled_from("abcdef"), max_size=5), max_size=4))
def test_of_parts_nothing_is_lost_and_the_first_of_each_lead(parts):
    found = [one.provision for one in in_turn([list(map(hit, part)) for part in parts])]
    assert sorted(found) == sorted(one for part in parts for one in part)
    leading = [part[0] for part in parts if part]
    assert found[: len(leading)] == leading


# --- the search -------------------------------------------------------------------------------

STANDING = {
    "whether it is in force": "Apakah PP 50/2007 masih berlaku?",
    "what replaced it": "Apa yang menggantikan PP 50/2007?",
    "who repealed it": "PP 50/2007 dicabut oleh peraturan apa?",
}


@pytest.mark.parametrize("question", STANDING.values(), ids=STANDING)
def test_of_a_question_on_standing_the_pasal_that_repeals_leads(shipped, question):
    found = shipped.search(question)
    assert len(found) == 10
    assert found[0].provision == "pp-28-2018/pasal-51"
    assert (found[0].score, found[0].dense, found[0].lexical) == (1.0, 0.0, 0.0)
    provisions = [one.provision for one in found]
    assert len(provisions) == len(set(provisions))
    rested = [one for one in found if one.score == 1.0]
    assert "pp-50-2007" in [one.provision for one in rested]
    assert list(found[: len(rested)]) == rested
    assert all(one.dense or one.lexical for one in found[len(rested) :])


@pytest.mark.parametrize("k", [1, 2, 3, 5, 40])
def test_k_hits_are_given_and_more_of_them_change_nothing_before(shipped, k):
    question = STANDING["whether it is in force"]
    found = shipped.search(question, k=k)
    assert len(found) == k
    assert found == shipped.search(question, k=41)[:k]


def test_all_hits_are_given_if_the_library_holds_fewer(shipped):
    found = shipped.search(STANDING["whether it is in force"], k=100_000)
    provisions = [one.provision for one in found]
    assert len(provisions) == len(set(provisions))
    assert {unit.group for unit in shipped.library.units} <= set(provisions)


def test_ties_of_what_is_rested_on_keep_the_order_of_the_answer(shipped):
    question = STANDING["whether it is in force"]
    cited = [citation.provision for citation in shipped.ask(question).citations]
    rested = [one.provision for one in shipped.search(question) if one.score == 1.0]
    assert sorted(rested) == sorted(cited)
    laws = [one for one in cited if "/" not in one]
    assert rested == [*(one for one in cited if "/" in one), *laws]


def test_the_parts_of_a_question_lead_in_turn(shipped):
    found = [one.provision for one in shipped.search("Apakah PP 50/2007 masih berlaku? Apa itu KSDLL?", k=4)]
    assert found[:2] == ["pp-28-2018/pasal-51", "pp-28-2018/pasal-1"]


def test_a_follow_up_is_searched_with_the_turn_before(shipped):
    turn = Turn("Apakah PP 50/2007 masih berlaku?")
    found = shipped.search("Digantikan apa?", history=(turn,), k=3)
    assert found[0].provision == "pp-28-2018/pasal-51"
    assert shipped.search("Digantikan apa?", k=3)[0].provision != "pp-28-2018/pasal-51"


def test_the_standing_is_that_of_the_day(shipped):
    found = shipped.search(STANDING["whether it is in force"], as_of=date(2010, 1, 1), k=30)
    (law,) = [one for one in found if one.provision == "pp-50-2007"]
    assert (law.score, law.status) == (1.0, "berlaku")


@pytest.mark.parametrize("k", [0, -1])
def test_less_than_one_hit_cannot_be_asked_for(shipped, k):
    with pytest.raises(InputError, match=f"-k {k}"):
        shipped.search("Apakah PP 50/2007 masih berlaku?", k=k)


def test_a_search_after_an_answer_is_read_anew_where_anything_differs(shipped):
    text = "siapa yang membentuk sekretariat kerja sama?"
    today, then = shipped.search(text), shipped.search(text, as_of=date(2010, 1, 1))
    assert today != then
    shipped.ask(text, as_of=date(2010, 1, 1))
    assert shipped.search(text) == today
    shipped.ask(text)
    assert shipped.search(text) == today
    shipped.ask(text, filters=Filters(in_force=True, jenis=("halaman",)))
    assert shipped.search(text) == today
