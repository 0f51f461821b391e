"""What is found: more of it changes nothing among the first, the day narrows it, what is named leads."""

from __future__ import annotations

from datetime import date

import pytest

from kadqa.asking.search.find import AHEAD_MOSTLY, find, followed, founding, naming, support, unsaid, words_of
from kadqa.asking.understand import understand
from kadqa.lexical import content_words
from kadqa.records import GONE, Hit, Query, Term
from kadqa.stores import TOP
from kadqa.stores.base import Unanswered

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


def test_without_a_hit_nothing_bears_on_a_question(shipped):
    query = Query("lapak apung", "lapak apung", "tanya", TODAY, asked=content_words("lapak apung"))
    found = support(query, (), shipped.library)
    assert (found.dense, found.coverage, found.founded, found.unheld) == (-1.0, 0.0, False, ())


def test_coverage_is_the_share_of_one_hit_not_of_all_together(shipped):
    library = shipped.library
    one, other = "uu-23-2014/pasal-363/ayat-1", "pp-28-2018/pasal-6/ayat-1"
    said = [words_of(library, [p]) for p in (one, other)]
    asked = (min(said[0] - said[1]), min(said[1] - said[0]))
    query = Query("x", "x", "tanya", TODAY, asked=asked)
    hits = [Hit(p, p, 1.0, 0.9, 1.0, units=((p, 1.0),)) for p in (one, other)]
    assert 0 < support(query, hits, library).coverage < 1
    both = [Hit(one, one, 1.0, 0.9, 1.0, units=((one, 1.0), (other, 1.0)))]
    assert support(query, both, library).coverage == pytest.approx(1.0)


KNOWN_OF = {
    "no hit": ((), None),
    "the first": ((0.9, -1.0), 0.9),
    "a later one that is nearer": ((0.8, 0.9), 0.9),
    "only a later one": ((-1.0, 0.9), None),
    "none": ((-1.0, -1.0), None),
}


@pytest.mark.parametrize(("cosines", "expected"), KNOWN_OF.values(), ids=KNOWN_OF)
def test_the_nearest_known_question_counts_where_one_is_known_of_the_best(shipped, cosines, expected):
    query = Query("lapak apung", "lapak apung", "tanya", TODAY, asked=content_words("lapak apung"))
    hits = [Hit(f"uu-{n}-2000", "x", 1.0, 0.9, 1.0, asked=cosine) for n, cosine in enumerate(cosines)]
    assert support(query, hits, shipped.library).asked == expected


AHEAD = {
    "no hit": (0, AHEAD_MOSTLY),
    "one": (1, AHEAD_MOSTLY),
    "nine": (9, AHEAD_MOSTLY),
    "ten": (10, 0.9),
    "twelve": (12, 0.9),
}


@pytest.mark.parametrize(("number", "expected"), AHEAD.values(), ids=AHEAD)
def test_the_first_hit_is_held_against_the_tenth(shipped, number, expected):
    query = Query("lapak apung", "lapak apung", "tanya", TODAY, asked=content_words("lapak apung"))
    hits = [Hit(f"uu-{n}-2000", "x", 1.0 - 0.1 * n, 0.9, 1.0) for n in range(number)]
    assert support(query, hits, shipped.library).ahead == pytest.approx(expected)


@pytest.mark.parametrize("known", [True, False])
def test_unanswered_questions_count_where_one_is_known_of_the_best_hit(shipped, known):
    query = Query("lapak apung", "lapak apung", "tanya", TODAY, asked=content_words("lapak apung"))
    hits = [Hit("uu-1-2000", "x", 1.0, 0.9, 1.0, asked=0.9 if known else -1.0)]
    stands = Unanswered(0.9, -3.0, 12.0)
    assert support(query, hits, shipped.library, unanswered=stands).unanswered == (stands if known else None)


UNSAID = {
    "the unit does not say": ("kerja sama daerah dengan juru tambat", True, ("juru", "tambat")),
    "all where nothing was found": ("kerja sama juru tambat", False, ("kerja", "sama", "juru", "tambat")),
    "none where the unit says them": ("kerja sama daerah", True, ()),
}


@pytest.mark.parametrize(("text", "hit", "expected"), UNSAID.values(), ids=UNSAID)
def test_what_the_first_hit_does_not_say(shipped, text, hit, expected):
    query = Query(text, text, "tanya", TODAY, asked=content_words(text))
    unit = "uu-23-2014/pasal-363/ayat-2"
    hits = [Hit("uu-23-2014/pasal-363", unit, 1.0, 0.9, 1.0, units=((unit, 1.0),))] if hit else []
    assert unsaid(query, hits, shipped.library) == expected


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


FOUNDED = {
    "today": (None, True),
    "under the law before": (date(2010, 1, 1), True),
    "before any of it": (date(1970, 1, 1), False),
}


@pytest.mark.parametrize(("as_of", "expected"), FOUNDED.values(), ids=FOUNDED)
def test_a_term_rests_only_on_what_was_law_that_day(shipped, as_of, expected):
    query = understand("apa tujuan kerja sama antardaerah", (), TODAY, shipped.library, as_of=as_of)
    assert query.defined
    assert support(query, (), shipped.library).founded is expected


def test_a_meaning_is_asked_of_pasal_1_where_it_stands_there(shipped):
    library = shipped.library
    found = founding(understand("apa itu KSDD?", (), TODAY, library), library)
    assert found == ["pp-28-2018/pasal-1/angka-2"]
    # What no Pasal 1 says rests on what it is made of.
    found = founding(understand("apa itu kerja sama wajib?", (), TODAY, library), library)
    assert "uu-23-2014/pasal-364/ayat-1" in found


def test_the_asking_sentence_is_weighed_without_the_situation_told_before_it(shipped):
    library = shipped.library
    asked = "kapan kerja sama daerah berakhir?"
    plain = understand(asked, (), TODAY, library)
    told = understand(f"Gudang garam milik nelayan hangus terbakar. {asked.capitalize()}", (), TODAY, library)
    hits = find(plain, shipped._vector(plain), library)
    alone = support(plain, hits, library).coverage
    assert support(told, hits, library).coverage == pytest.approx(alone, abs=0.05)
    run_on = understand(f"Gudang garam milik nelayan hangus terbakar, {asked}", (), TODAY, library)
    assert support(run_on, hits, library).coverage < alone - 0.1


def test_a_term_that_is_a_page_is_held_by_what_stands_on_the_page(shipped):
    (page,) = [s.id for s in shipped.library.sources.values() if "Kutai" in s.wilayah]
    assert not shipped.library.texts(page)
    query = Query("Kukar", "Kukar", "tanya", TODAY, terms=(Term("Kukar", (), (page,)), Term("X", (), ("uu-1-1900",))))
    assert support(query, (), shipped.library).unheld == ("uu-1-1900",)
