"""What an answer leaves out because nearly the very question is known of another provision."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from kadqa.asking.search.known import nearness, without_farther
from kadqa.lexical import content_words
from kadqa.records import Hit, Query

TODAY = date(2026, 11, 24)
PLAN, SIGNED, OLD = "pp-28-2018/pasal-30", "pp-28-2018/pasal-33", "pp-50-2007/pasal-9"


def query(**more) -> Query:
    text = "berapa lama persetujuan DPRD"
    return Query(text, text, "tanya", TODAY, words=content_words(text), asked=content_words(text), **more)


def hit(provision: str, known: float | None) -> Hit:
    near = () if known is None else ((provision, known),)
    return Hit(provision.rpartition("/")[0], provision, 0.9, 0.9, 1.0, units=((provision, 0.9),), known=near)


def test_nearness_is_that_of_the_best_below_it():
    hits = [
        Hit(PLAN, f"{PLAN}/ayat-3", 0.9, 0.9, 1.0, known=((f"{PLAN}/ayat-3", 0.92), (f"{PLAN}/ayat-2/huruf-a", 0.9))),
        Hit(SIGNED, SIGNED, 0.9, 0.9, 1.0, known=(("pp-28-2018/penjelasan/pasal-33/ayat-3", 0.91),)),
    ]
    assert nearness(PLAN, hits) == 0.92
    assert nearness(f"{PLAN}/ayat-2", hits) == 0.9
    assert nearness(f"{SIGNED}/ayat-3", hits) == 0.91
    assert nearness(f"{PLAN}/ayat-1", hits) is None


KEPT = {
    "nearly this question is known of the first": (0.95, 0.93, False),
    "both are near": (0.95, 0.94, True),
    "neither is nearly this question": (0.91, 0.85, True),
    "none is known of the other": (0.95, None, True),
    "none is known of the first": (None, 0.85, True),
}


@pytest.mark.parametrize(("first", "second", "kept"), KEPT.values(), ids=KEPT)
def test_a_further_pasal(shipped, first, second, kept):
    places = (f"{PLAN}/ayat-4", f"{SIGNED}/ayat-1")
    excerpts = [shipped.library.excerpt(one, TODAY, TODAY) for one in places]
    hits = [hit(one, known) for one, known in zip(places, (first, second), strict=True)]
    found = without_farther(query(), excerpts, hits, ["berlaku", "berlaku"])
    assert [one.passage.provision for one in found] == list(places if kept else places[:1])
    named = without_farther(query(provisions=places), excerpts, hits, ["berlaku", "berlaku"])
    assert len(named) == 2


WEAKER = {
    "much farther and weaker": (0.91, 0.86, 0.9, False),
    "much farther, but as good": (0.91, 0.86, 0.99, True),
    "weaker, but little farther": (0.91, 0.88, 0.9, True),
}


@pytest.mark.parametrize(("first", "second", "score", "kept"), WEAKER.values(), ids=WEAKER)
def test_where_nothing_so_near_is_known(shipped, first, second, score, kept):
    places = (f"{PLAN}/ayat-4", f"{SIGNED}/ayat-1")
    one, other = (shipped.library.excerpt(place, TODAY, TODAY) for place in places)
    hits = [hit(place, known) for place, known in zip(places, (first, second), strict=True)]
    quoted = [replace(one, score=1.0), replace(other, score=score)]
    assert len(without_farther(query(), quoted, hits, ["berlaku", "berlaku"])) == 1 + kept


def test_classes_and_ayat_of_one_pasal_are_not_compared(shipped):
    ayat = (f"{PLAN}/ayat-4", f"{PLAN}/ayat-2")
    excerpts = [shipped.library.excerpt(one, TODAY, TODAY) for one in ayat]
    hits = [hit(ayat[0], 0.96), hit(ayat[1], 0.8)]
    assert len(without_farther(query(), excerpts, hits, ["berlaku", "berlaku"])) == 2
    places = (f"{PLAN}/ayat-4", OLD)
    excerpts = [shipped.library.excerpt(one, TODAY, TODAY) for one in places]
    hits = [hit(places[0], 0.96), hit(OLD, 0.8)]
    assert len(without_farther(query(), excerpts, hits, ["berlaku", "dicabut"])) == 2
