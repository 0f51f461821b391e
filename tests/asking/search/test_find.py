"""What is found: more of it changes nothing among the first, the day narrows it, what is named leads."""

from __future__ import annotations

from datetime import date

import pytest

from kadqa.asking.search.find import find, followed, founding, naming
from kadqa.asking.understand import understand
from kadqa.records import GONE, Hit, Query
from kadqa.stores import TOP

TODAY = date(2026, 11, 24)
QUESTIONS = (
    "apa tujuan kerja sama daerah",
    "siapa yang membentuk sekretariat kerja sama",
    "apa prinsip kerja sama menurut PP 50/2007",
)


@pytest.mark.parametrize("as_of", [None, date(2010, 1, 1)], ids=["today", "a day"])
@pytest.mark.parametrize("text", QUESTIONS)
def test_asking_for_more_changes_nothing_among_the_first(shipped, text, as_of):
    few, all_of_them = shipped.search(text, k=5, as_of=as_of), shipped.search(text, k=10_000, as_of=as_of)
    assert all_of_them[:5] == few
    provisions = [found.provision for found in all_of_them]
    assert len(provisions) == len(set(provisions)) > 30
    assert all(0 <= found.score <= 1 for found in all_of_them)
    # Of what is added, too, the law that is named comes first, whatever its scores.
    tail = [found.score for found in all_of_them[-20:] if not found.provision.startswith("pp-50-2007")]
    assert tail == sorted(tail, reverse=True)


def test_further_hits_stay_below_the_first_ones():
    first = (Hit("a", "a", 0.9, 0.9, 1.0), Hit("b", "b", 0.4, 0.8, 1.0))
    more = (Hit("b", "b", 0.95, 0.8, 1.0), Hit("c", "c", 0.8, 0.7, 0.0), Hit("d", "d", 0.4, 0.6, 0.0))
    found = followed(first, more)
    assert [(hit.provision, hit.score) for hit in found] == [("a", 0.9), ("b", 0.4), ("c", 0.4), ("d", 0.2)]
    assert followed((), more) == more


@pytest.mark.parametrize("day", [date(1995, 1, 1), date(2010, 1, 1), TODAY], ids=str)
def test_texts_that_stand_on_a_day_are_those_of_its_version_neither_gone_nor_yet_to_come(shipped, day):
    library = shipped.library
    mask = library.standing_texts(day)
    assert mask.shape == (len(library.units),)
    for unit, stands in zip(library.units, mask.tolist(), strict=True):
        interval = library.interval(unit.provision, day)
        there = interval is None or interval.status not in {*GONE, "belum berlaku"}
        shown = library.passage(unit.provision, day)
        assert stands == (there and shown.version == unit.version), unit.provision


def test_a_mask_shared_by_all_cannot_be_written_to(shipped):
    with pytest.raises(ValueError, match="read-only"):
        shipped.library.standing_texts(TODAY)[0] = False


def test_a_day_leaves_out_what_does_not_stand_and_keeps_what_is_named(shipped):
    day = date(2010, 1, 1)
    unnamed = shipped.search("kerja sama wajib", k=10_000, as_of=day)
    assert {found.provision.split("/")[0] for found in unnamed}.isdisjoint({"uu-23-2014", "pp-28-2018"})
    named = shipped.search("kerja sama wajib menurut UU 23/2014", k=10_000, as_of=day)
    assert "uu-23-2014/pasal-363" in [found.provision for found in named]


NAMED = {
    "its pasal": (("uu-1-2020/pasal-2",), ("uu-1-2020",), 2),
    "an ayat of it": (("uu-1-2020/pasal-2/ayat-1",), ("uu-1-2020",), 2),
    "another pasal of its law": (("uu-1-2020/pasal-3",), ("uu-1-2020",), 1),
    "a pasal whose number begins alike": (("uu-1-2020/pasal-21",), (), 0),
    "a law whose id begins alike": ((), ("uu-1-2021",), 0),
    "nothing": ((), (), 0),
}


@pytest.mark.parametrize(("provisions", "laws", "expected"), NAMED.values(), ids=NAMED)
def test_naming(provisions, laws, expected):
    query = Query("x", "x", "tanya", TODAY, laws=laws, provisions=provisions)
    assert naming(query, "uu-1-2020/pasal-2") == expected


def test_a_hit_has_the_nearest_question_of_any_of_its_units(shipped):
    library = shipped.library
    text = "bupati baru tidak mau meneruskan kerja sama yang lama"
    query = understand(text, (), TODAY, library)
    vector = shipped.embedder.embed_question(text)
    found = {hit.provision: hit.asked for hit in find(query, vector, library, fill=10_000)}
    best: dict[str, float] = {}
    every: list[float] = []
    for unit in library.units:
        cosines = (shipped.embedder.embed_passages(unit.questions) @ vector).tolist()
        best[unit.group] = max([best.get(unit.group, -1.0), *cosines])
        every += cosines
    assert set(found) == set(best)
    assert all(found[group] <= cosine + 1e-5 for group, cosine in best.items())
    # A unit that no list brought among the candidates has no question nearer than the last of them.
    least = sorted(every, reverse=True)[TOP - 1]
    near = {group: cosine for group, cosine in best.items() if cosine > least}
    assert len(near) > 10
    assert {group: found[group] for group in near} == pytest.approx(near, abs=1e-5)


def test_a_meaning_is_asked_of_pasal_1_where_it_stands_there(shipped):
    library = shipped.library
    found = founding(understand("apa itu KSDD?", (), TODAY, library), library)
    assert found == ["pp-28-2018/pasal-1/angka-2"]
    # What no Pasal 1 says rests on what it is made of.
    found = founding(understand("apa itu kerja sama wajib?", (), TODAY, library), library)
    assert "uu-23-2014/pasal-364/ayat-1" in found
