"""What a page counts ("empat hal") and tells one by one after it: all of them, where is asked what they rest on.

Each passage names its own law; a search brings the one or two whose words are nearest, and the rest are lost.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kadqa.asking.question.informal import standard
from kadqa.asking.question.intent import FORM_WORDS
from kadqa.hukum import ids
from kadqa.lexical import content_words, word_set, words
from kadqa.library.snapshot import Library
from kadqa.records import Excerpt, Passage, Query
from kadqa.text import even_spelling, fold

_NUMBER = r"(?:dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh|sebelas|[2-9]|1\d)"
COUNTED = re.compile(rf"\b(?P<count>{_NUMBER}) (?P<thing>[a-z]{{3,}})\b")
"""So many of something: "empat hal"; folded."""
WHAT_THEY_REST_ON = re.compile(
    r"\b(?:per)?aturan(?:nya)?\b|\b(?:acuan|landasan|dasar|rujukan|regulasi|pedoman)(?:nya| hukum(?:nya)?)?\b"
    r"|\b(?:masih|tetap) (?:berlaku|dipakai)\b|\bdicabut\b"
)
"""Asks for the laws behind them, or whether these hold; folded."""
ONE_BY_ONE = r"\b{} (?:ke-?\d+|ke-?\w{{2,}}|pertama|terakhir)\b"
"""One of them in its place: "hal kedua"; folded."""
LEAST = 2
"""Passages that must tell one of them each."""


def one_by_one(query: Query, library: Library) -> tuple[Excerpt, ...]:
    """The passage of a page that counts what a question names, and those that tell them one by one; () if none does."""
    said = fold(standard(even_spelling(query.resolved)))
    if query.intent != "tanya" or query.provisions or not WHAT_THEY_REST_ON.search(said):
        return ()
    named = {match[0] for match in COUNTED.finditer(said)}
    things = {match["thing"] for match in COUNTED.finditer(said)}
    for page in library.sources.values() if named else ():
        if not page.is_page or not (page.id in query.laws or set(words(page.wilayah)) & set(words(said))):
            continue
        told = _named(_told(library.of_source(page.id), named, things), said)
        excerpts = [library.excerpt(one.provision, query.day, query.today) for one in told]
        if told:
            return tuple(replace(one, score=1.0) for one in excerpts if one is not None)
    return ()


def _told(passages: Sequence[Passage], named: set[str], things: set[str]) -> list[Passage]:
    """The first passage that says so many of something, and those behind it that tell one each."""
    folded = [(one, fold(one.full_text)) for one in passages if not one.provision.endswith("/identitas")]
    for n, (first, text) in enumerate(folded):
        if not any(match[0] in named for match in COUNTED.finditer(text)) or ids.is_penjelasan(first.provision):
            continue
        rest = [
            one
            for one, said in folded[n + 1 :]
            if any(re.match(rf".{{0,12}}{ONE_BY_ONE.format(re.escape(thing))}", said) for thing in things)
        ]
        if len(rest) >= LEAST:
            return [first, *rest]
    return []


def _named(told: Sequence[Passage], said: str) -> list[Passage]:
    """Of the passages those on what a folded question names of the list that counts them ("aset"); all if none."""
    asked = set(content_words(WHAT_THEY_REST_ON.sub(" ", COUNTED.sub(" ", said)))) - FORM_WORDS
    listed = word_set(told[0].full_text) if told else frozenset()
    each = [asked & listed & word_set(one.full_text) for one in told[1:]]
    shared = frozenset.intersection(*map(frozenset, each)) if each else frozenset()
    named = [one for one, there in zip(told[1:], each, strict=True) if there - shared]
    return named or list(told)
