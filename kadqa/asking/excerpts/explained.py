"""The elucidation that says what a word of the question means, or names it as an example."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kadqa.asking.question.own import GENERAL
from kadqa.asking.search.known import nearness
from kadqa.hukum import ids
from kadqa.lexical import words
from kadqa.library.snapshot import Library
from kadqa.records import IN_FORCE, Excerpt, Hit, Query
from kadqa.text import fold

NEAR = 5
"""Hits whose pasal are looked at for a meaning, beside what is quoted."""
MODAL = frozenset(words("boleh bisa dapat perlu harus wajib jadi menjadi termasuk masuk"))
"""Stems of whether something may be or is so: no name of a thing."""

ASKS_MEANING = re.compile(
    r"\b(?:dimaksud|maksud(?:nya)?|arti(?:nya)?|diartikan|makna(?:nya)?|definisi|pengertian|apa itu|itu apa|apa sih)\b"
    r"|\b(?:itu|yang) (?:yang )?(?:seperti apa|bagaimana|gimana)\b"
)
"""Asks what a word means: "apa yang dimaksud kondisi darurat", "kompleksitas tinggi itu yang bagaimana"."""
MEANS = re.compile(
    r"(?:(?<=^)|(?<=[.\n] ))(?:yang dimaksud (?:dengan )?)?[\"“]?(?P<term>[^\"“”.:;,]{3,80}?)[\"”]? "
    r"(?:adalah|ialah|yaitu|berarti|merupakan|menyatakan|meliputi|mencakup|antara lain)\b",
    re.IGNORECASE,
)
"""Says what a word means: "Kondisi darurat adalah ...", "Yang dimaksud dengan “kondisi darurat” adalah ..."."""


def with_explained(query: Query, excerpts: Sequence[Excerpt], hits: Sequence[Hit], library: Library) -> list[Excerpt]:
    """The excerpts with the elucidation that the question is about: a meaning asked for first, an example named in it
    behind what it explains.

    Args:
        query: the question.
        excerpts: what is quoted, in its order.
        hits: what it was chosen from, best first.
        library: for the texts.
    """
    meaning = _meaning(query, excerpts, hits, library)
    if meaning is not None:
        provision = meaning.passage.provision
        return [meaning, *(one for one in excerpts if one.passage.provision != provision)]
    return _with_example(query, _with_asked(query, excerpts, hits, library), library)


def _with_asked(query: Query, excerpts: Sequence[Excerpt], hits: Sequence[Hit], library: Library) -> list[Excerpt]:
    """The excerpts with the elucidation of the first that is known to answer a nearer question than that one itself."""
    if not excerpts:
        return []
    first = excerpts[0]
    here = first.passage.provision
    own = max((near for hit in hits for unit, near in hit.known if f"{unit}/".startswith(f"{here}/")), default=None)
    quoted = {one.passage.provision for one in excerpts}
    for provision in elucidations(here, query, library):
        near = nearness(provision, hits)
        if own is not None and near is not None and near > own and provision not in quoted:
            excerpt = library.excerpt(provision, query.day, query.today)
            if excerpt is not None:
                return [first, replace(excerpt, score=first.score), *excerpts[1:]]
    return list(excerpts)


def _meaning(query: Query, excerpts: Sequence[Excerpt], hits: Sequence[Hit], library: Library) -> Excerpt | None:
    """The elucidation in force that says what a word asked about means; None if none does, or a law defines it."""
    asked = fold(query.search_text)
    if not excerpts or not (query.form == "definisi" or ASKS_MEANING.search(asked)):
        return None
    places = dict.fromkeys([ids.pasal_of(one.passage.provision) for one in excerpts])
    places |= dict.fromkeys(hit.provision for hit in hits[:NEAR])
    stems = words(asked)
    # What a law defines in its own text (Pasal 1) needs no elucidation to say it.
    known = [words(term.istilah) for term in query.terms if not any(map(ids.is_penjelasan, term.ketentuan))]
    for provision in (below for pasal in places for below in elucidations(pasal, query, library)):
        excerpt = library.excerpt(provision, query.day, query.today)
        if excerpt is None or excerpt.on_day is None or excerpt.on_day.status not in IN_FORCE:
            continue
        terms = [words(match["term"]) for match in MEANS.finditer(excerpt.passage.text)]
        if any(set(term) - GENERAL and _together(term, stems) and term not in known for term in terms):
            return replace(excerpt, score=max(one.score for one in excerpts))
    return None


def _together(some: Sequence[str], stems: Sequence[str]) -> bool:
    """Whether some stems stand one after the other among others."""
    return any(list(stems[n : n + len(some)]) == list(some) for n in range(len(stems)))


def _with_example(query: Query, excerpts: Sequence[Excerpt], library: Library) -> list[Excerpt]:
    """The excerpts with the elucidation of one of them that alone holds the most telling word of the question."""
    # Of the words as they were asked: "koperasi" is searched as "pihak ketiga", and the example is koperasi.
    asked = [word for word in query.words if word not in GENERAL | MODAL and library.knows(word)]
    if not asked:
        return list(excerpts)
    telling = max(asked, key=library.rarity)
    if any(telling in words(one.quote or one.passage.full_text) for one in excerpts):
        return list(excerpts)
    for n, one in enumerate(excerpts):
        for provision in elucidations(one.passage.provision, query, library):
            excerpt = library.excerpt(provision, query.day, query.today)
            if excerpt is not None and telling in words(excerpt.passage.text):
                return [*excerpts[: n + 1], replace(excerpt, score=one.score), *excerpts[n + 1 :]]
    return list(excerpts)


def elucidations(provision: str, query: Query, library: Library) -> Iterator[str]:
    """The elucidations of a provision and of what stands in it that have words of their own, in reading order."""
    if "/pasal-" not in provision or ids.is_penjelasan(provision):
        return
    waiting = [provision.replace("/pasal-", "/penjelasan/pasal-", 1)]
    while waiting:
        here = waiting.pop(0)
        passage = library.passage(here, query.day)
        if passage is None:
            continue
        if passage.text:
            yield here
        below = library.children(here, version=passage.version, layer=passage.layer)
        waiting = [*(child.provision for child in below), *waiting]
