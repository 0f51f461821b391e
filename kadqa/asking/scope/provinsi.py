"""Daerah of one province and of several told apart: a rule for the one is not answered with a rule for the other."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kadqa.asking.scope.matter import REMARK
from kadqa.asking.scope.wilayah import NAME
from kadqa.asking.search.find import SENTENCES, naming
from kadqa.hukum import ids
from kadqa.hukum.rujukan import find_rujukan, resolve
from kadqa.library.snapshot import Library
from kadqa.records import Hit, Query
from kadqa.text import fold

WITHIN = re.compile(r"(?<!salah )\b(?:(?:satu|1|sesama) provinsi|se[- ]?provinsi|provinsi(?:nya)? (?:yang )?sama)\b")
"""Within one province: "dalam satu provinsi", "seprovinsi", "provinsi yang sama"; folded."""
ACROSS = re.compile(
    r"\bprovinsi(?:nya)? (?:yang )?(?:ber)?(?:beda|lain)(?:an)?\b|\b(?:ber)?(?:beda|lain)(?:an)? provinsi\b"
    r"|\b(?:lintas|antar|antardaerah|dua|kedua|2|tiga|beberapa)[- ]?provinsi\b"
    r"|\bluar (?:provinsi|wilayah)(?:nya)?\b"
)
"""Across provinces: "beda provinsi", "provinsi yang berlainan", "lintas provinsi", "antarprovinsi"; folded."""
NOT_ONE = re.compile(r"\b(?:tidak|bukan|bkn|tak|tdk)\b(?: \w+){0,2}? (?:(?:satu|1) provinsi|se-?provinsi)")
"""Says of several provinces in the words for one: "tidak dalam satu provinsi"; folded."""
BESIDE = 0.8
"""What is left of the score of a rule for the other case, 0..1."""
NEXT = 0.999
"""Score of the rule for the other case against the best one's, where the question says neither."""
LOOKED_AT = 3
"""Of so many first hits the two cases are brought together."""


def case_of(text: str) -> str:
    """Of which case a text speaks: "satu" (within one province), "lintas" (across several), "" (both, neither)."""
    said = fold(text)
    across = bool(ACROSS.search(said)) or bool(NOT_ONE.search(said))
    within = bool(WITHIN.search(NOT_ONE.sub(" ", said)))
    return "" if within == across else "satu" if within else "lintas"


def asked_case(query: Query) -> str:
    """Which case a question asks for, as `case_of` says it; of a question on both, what its last sentence asks.

    Two provinces by name are several.
    """
    said = query.search_text
    if len({match.lastgroup for match in NAME.finditer(query.resolved)}) > 1:
        return "lintas"
    return case_of(said) or case_of(SENTENCES.split(said.strip())[-1])


def provinces_apart(query: Query, hits: Sequence[Hit], library: Library) -> tuple[Hit, ...]:
    """The hits with the rules for the other case than the question asks for put back, best first.

    An ayat that says of none for which it holds is of the case of those that it refers to: "Bila perselisihan menurut
    ayat (1) tidak dapat diselesaikan ...". What the question names stays. A question that does not say which case it
    asks for is not answered with the rule for one alone: that for the other, in the same pasal, comes up beside it.
    """
    if query.provisions:
        return tuple(hits)
    asked = asked_case(query)
    if not asked:
        return tuple(_with_other(hit, library) if n < LOOKED_AT else hit for n, hit in enumerate(hits))
    kept = []
    for hit in hits:
        units = [(unit, score * _share(unit, asked, library)) for unit, score in hit.units]
        if naming(query, hit.provision) or not units or units == list(hit.units):
            kept.append(hit)
            continue
        units = sorted(((unit, round(score, 6)) for unit, score in units), key=lambda pair: -pair[1])
        scale = units[0][1] / (hit.units[0][1] or 1.0)
        kept.append(replace(hit, best_unit=units[0][0], units=tuple(units), score=round(hit.score * scale, 6)))
    return tuple(sorted(kept, key=lambda hit: (-naming(query, hit.provision), -hit.score)))


def _with_other(hit: Hit, library: Library) -> Hit:
    """A hit whose best unit is for one case alone, with the best unit that says that it is for the other next to it."""
    if len(hit.units) < 2 or not (case := _own_case(hit.units[0][0], library)):
        return hit
    other = next((unit for unit, _ in hit.units[1:] if _own_case(unit, library) not in {"", case}), None)
    if other is None:
        return hit
    first = hit.units[0][1]
    raised = [(unit, max(score, first * NEXT) if unit == other else score) for unit, score in hit.units]
    return replace(hit, units=tuple(sorted(raised, key=lambda pair: -pair[1])))


def _share(provision: str, asked: str, library: Library) -> float:
    case = _case(provision, library)
    return BESIDE if case and case != asked else 1.0


def _own_words(provision: str, library: Library) -> str:
    texts = library.texts(provision)
    if not texts or library.sources[ids.source_of(provision)].is_page:
        return ""
    return REMARK.sub(" ", texts[0].full_text)


def _own_case(provision: str, library: Library) -> str:
    return case_of(_own_words(provision, library))


def _case(provision: str, library: Library) -> str:
    """The case that a provision is about, by its own words, else by all that it refers to in its own law."""
    own = _own_words(provision, library)
    if WITHIN.search(fold(own)) or ACROSS.search(fold(own)):
        return case_of(own)
    found = set()
    for rujukan in find_rujukan(own):
        target = resolve(rujukan, here=provision)
        found.add(case_of(library.texts(target)[0].full_text) if target and library.texts(target) else "")
    return found.pop() if len(found) == 1 else ""
