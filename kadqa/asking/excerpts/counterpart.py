"""Which of the provisions in the place of a repealed one, and which ayat of them, answer what was asked of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from kadqa.asking.question.own import own_words
from kadqa.lexical import word_set, words
from kadqa.library.snapshot import Library
from kadqa.records import Excerpt, Query

ASKED = 2.0
"""How much more a word of the question weighs than a word of the repealed text."""


def nearest(
    provisions: Sequence[str],
    old: Excerpt,
    query: Query,
    library: Library,
    *,
    most: int,
    scores: Mapping[str, float] | None = None,
) -> list[str]:
    """The provisions that hold most of the question and of the repealed text, best first; ties keep the order given.

    The padanan of a whole pasal may be one sentence of it: a pasal with ayat gives the one that holds most.

    Args:
        provisions: what stands in the place of the repealed provision.
        old: the repealed provision, with what is quoted of it.
        query: the question.
        library: for the texts and the rarity of words.
        most: how many are given at most.
        scores: how well what was found bears on the question; of the ayat of a pasal, what was found best goes first.
    """
    weights = {word: library.rarity(word) for word in words(old.quote or old.passage.full_text)}
    for word, rarity in own_words(query, library).items():
        weights[word] = ASKED * rarity
    found = scores or {}
    held: dict[str, float] = {}
    for provision in provisions:
        parts = {part: _held(part, weights, query, library) for part in _parts(provision, query, library)}
        part = max(parts, key=lambda one: (found.get(one, 0.0), parts[one]))
        held[part] = parts[part]
    return sorted(held, key=lambda part: -held[part])[:most]


def _parts(provision: str, query: Query, library: Library) -> Iterator[str]:
    passage = library.passage(provision, query.day)
    ayat = library.children(provision, version=passage.version, layer=passage.layer) if passage else ()
    if passage and passage.kind == "pasal" and ayat and all(child.kind == "ayat" for child in ayat):
        yield from (child.provision for child in ayat)
    else:
        yield provision


def _held(provision: str, weights: Mapping[str, float], query: Query, library: Library) -> float:
    there = word_set(_text(provision, query, library))
    return sum(weight for word, weight in weights.items() if word in there)


def _text(provision: str, query: Query, library: Library) -> str:
    passage = library.passage(provision, query.day)
    return passage.full_text if passage else ""
