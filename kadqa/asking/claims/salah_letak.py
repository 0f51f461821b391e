"""That a provision does not have the amount which a question claims of it: "pasal 12 ... 45 hari, betul?"."""

from __future__ import annotations

import re

from kadqa.asking.claims.contradicted import AMOUNT, number
from kadqa.asking.claims.keharusan import Told
from kadqa.asking.claims.klaim import (
    ASKED,
    FEW,
    MADE,
    NARROWED,
    OPEN,
    TAG,
    Claim,
    denied,
    inmost,
    under,
    whole_here,
)
from kadqa.asking.question.informal import standard
from kadqa.asking.question.own import GENERAL
from kadqa.asking.question.terms import blanked
from kadqa.asking.question.titles import in_full
from kadqa.hukum import ids
from kadqa.hukum.rujukan import find_rujukan
from kadqa.hukum.wording import without_notes
from kadqa.lexical import content_words, words
from kadqa.library.snapshot import Library
from kadqa.records import Query
from kadqa.text import even_spelling, squash


def misplaced(query: Query, library: Library) -> Told | None:
    """That a provision does not have the amount which a question claims of it, and which others of its law have it.

    "Menurut pasal 12 DPRD wajib menjawab dalam 45 hari, betul?": the number tells, whatever the other words.
    """
    targets = [p for p in query.provisions if "/" in p and library.texts(p)]
    text = squash(standard(even_spelling(query.resolved)))
    blank = blanked(text, in_full(find_rujukan(text), text, library))
    amount = AMOUNT.search(blank)
    if (
        len(targets) != 1
        or amount is None
        or query.as_of is not None
        or not (ASKED.search(blank) or MADE.search(blank))
    ):
        return None
    if OPEN.search(blank) or any(_has(amount, passage.full_text) for passage in under(targets[0], library)):
        return None
    if NARROWED.search(TAG.sub("", blank)) or not whole_here(targets[0], query, library):
        return None
    asked = frozenset(content_words(f"{blank[: amount.start()]} {blank[amount.end() :]}")) - GENERAL
    there = {
        passage.provision: len(asked & frozenset(words(passage.full_text)))
        for passage in library.of_source(ids.source_of(targets[0]))
        if passage.kind in {"ayat", "pasal"}
        and _has(amount, without_notes(passage.text))
        and library.in_force(passage.provision, query.day)
    }
    most = max(there.values(), default=0)
    best = inmost([one for one, shared in there.items() if shared == most and most])[:FEW]
    claim = Claim(
        targets[0], squash(amount[0]), plain=True, ruled=False, made=True, given=False, own=frozenset(), terms=()
    )
    quoted = (library.excerpt(one, query.day, query.today) for one in best or targets)
    return Told(tuple(e for e in quoted if e is not None), premises=(denied(claim, best, query, library),))


def _has(amount: re.Match[str], text: str) -> bool:
    """Whether a text has an amount: "45 hari" is there where "45 hari kerja" is."""
    unit = amount["unit"].casefold()
    return any(
        number(found["n"]) == number(amount["n"]) and found["unit"].casefold().startswith(unit)
        for found in AMOUNT.finditer(text)
    )
