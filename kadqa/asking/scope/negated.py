"""A condition that a question denies: "yang tidak berbatasan" is not answered with rules for those that are."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kadqa.asking.question.informal import standard
from kadqa.asking.question.intent import FORM_WORDS
from kadqa.asking.scope.matter import REMARK, WISHES
from kadqa.asking.search.find import naming
from kadqa.hukum import ids
from kadqa.lexical import word_set, words
from kadqa.library.snapshot import Library
from kadqa.records import Hit, Query, Unit
from kadqa.text import even_spelling, fold

_NOT = r"(?:tidak|bukan|tanpa|belum|tak)"
DENIED = re.compile(
    rf"\b{_NOT} (?:(?:yang|saling|lagi|ada|harus) )?(?P<state>[bt]er[a-z]{{3,}})|\btanpa (?P<thing>[a-z]{{4,}})"
)
"""What is denied: "tidak berbatasan", "tanpa badan hukum"; a state or a thing, no deed ("tidak membayar"); folded."""
EITHER = re.compile(rf"\b(?P<words>[bt]er[a-z]{{3,}} (?:[a-z]+ )?)(?:maupun|atau|ataupun) (?:yang )?{_NOT}\b")
"""What may be so or not: "berbatasan maupun tidak", "berbadan hukum atau tidak"; folded."""
NEIGHBOURS = re.compile(r"\b(?:ber(?:tetangga|sebelahan|dekatan|dampingan)|(?:me)?nempel)\b")
"""Everyday words for "berbatasan"; folded."""
RAISED = 0.95
"""How far a rule that is open to what is denied is brought to the best score, 0..1."""
BESIDE = 0.8
"""What is left of the score of a rule for those of whom the condition is true, 0..1."""
MOST = 3
"""Pasal open to what is denied; one that more of them are open to is no condition."""


def denied(query: Query) -> frozenset[str]:
    """The stems of the conditions that a question denies; those of its mood ("tidak perlu") are none."""
    said = NEIGHBOURS.sub("berbatasan", fold(standard(even_spelling(query.resolved))))
    found = {stem for match in DENIED.finditer(said) for stem in words(match["state"] or match["thing"])}
    return frozenset(found) - FORM_WORDS - WISHES


def open_to(text: str) -> frozenset[str]:
    """The stems of what a text lets be so or not."""
    said = fold(REMARK.sub(" ", text))
    return frozenset(stem for match in EITHER.finditer(said) for stem in words(match["words"]))


def denials_apart(query: Query, hits: Sequence[Hit], library: Library) -> tuple[Hit, ...]:
    """The hits with rules open to what the question denies raised, and those that set it as a condition put back.

    Only where a rule in force says that it may be so or not: "berbatasan maupun yang tidak berbatasan".
    """
    asked = denied(query)
    if not asked or not hits or query.provisions or query.laws:
        return tuple(hits)
    said = [(unit, asked & open_to(unit.text)) for unit in library.saying(sorted(asked))]
    free: dict[str, Unit] = {}
    for unit, stems in said:
        if stems and "/pasal-" in unit.provision and library.in_force(unit.provision, query.day):
            free.setdefault(unit.group, unit)
    if not 0 < len(free) <= MOST:
        return tuple(hits)
    answered = frozenset().union(*(stems for unit, stems in said if unit.group in free))
    top = max(hit.score for hit in hits)
    by_group = {hit.provision: hit for hit in hits}
    raised: list[Hit] = []
    for group, unit in free.items():
        hit = by_group.get(group) or Hit(group, unit.provision, 0.0, 0.0, 0.0)
        score = round(top * RAISED + hit.score * (1.0 - RAISED), 6)
        rest = tuple(
            (other, round(scored * (BESIDE if _true_of(other, answered, library) else 1.0), 6))
            for other, scored in hit.units
            if other != unit.provision
        )
        raised.append(replace(hit, best_unit=unit.provision, score=score, units=((unit.provision, score), *rest)))
    for hit in hits:
        if hit.provision not in free:
            share = BESIDE if _true_of(hit.best_unit, answered, library) else 1.0
            raised.append(replace(hit, score=round(hit.score * share, 6)))
    return tuple(sorted(raised, key=lambda hit: (-naming(query, hit.provision), -hit.score)))


def _true_of(provision: str, answered: frozenset[str], library: Library) -> bool:
    """Whether a rule speaks of those of whom the condition is true, and does not let it be so or not."""
    texts = library.texts(provision)
    if not texts or library.sources[ids.source_of(provision)].is_page:
        return False
    text = texts[0].full_text
    return bool(answered & word_set(text)) and not answered & open_to(text)
