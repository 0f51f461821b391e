"""What follows where a rule is not kept: the sanction, found by the number of what it punishes.

It often stands in a bab of its own and says only "yang melanggar Pasal 12", so that no search over words finds it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from kadqa.asking.answerers.beside import with_what_is_beside
from kadqa.asking.search.blocks import quoted_parts
from kadqa.hukum import ids
from kadqa.library.snapshot import Library
from kadqa.records import Evidence, Excerpt, Hit, Query

LIKELY = 0.5
"""How likely a question must ask for a sanction."""
NEAR = 0.8
"""Share of the best score from which the sanctions of a find are looked for."""
MOST = 2
"""Sanctions quoted at most of one provision."""
PUNISHED = 0.99
"""Share of its score that what is punished has beside its sanction."""


def takes(query: Query, _: Library) -> float:
    """A question for a sanction."""
    return 0.6 * (query.intent == "tanya" and _asks(query))


def takes_named(query: Query, _: Library) -> float:
    """A question for the sanction of a provision that it names."""
    return float(bool(query.provisions) and query.intent in {"tanya", "isi"} and _asks(query))


def answer(query: Query, hits: Sequence[Hit], library: Library) -> Evidence | None:
    """The sanctions in force of what was found, each before that; None if there is none, or the find sets one."""
    if not hits or _sets_one(hits[0].best_unit, library):
        return None
    near = [hit for hit in hits if hit.score >= NEAR * hits[0].score]
    return _quoted({hit.best_unit: hit.score for hit in near}, query, library)


def of_named(query: Query, _: Sequence[Hit], library: Library) -> Evidence | None:
    """The sanctions in force of the provisions named, found by their numbers alone; None if there is none."""
    return _quoted(dict.fromkeys(query.provisions, 1.0), query, library)


def _asks(query: Query) -> bool:
    return query.asks.get("sanction", 0.0) >= LIKELY


def _quoted(punished: dict[str, float], query: Query, library: Library) -> Evidence | None:
    """The sanctions of these provisions (with their scores, best first) before what they punish."""
    found: dict[str, Excerpt] = {}
    for provision, score in punished.items():
        sanctions = _of(provision, query, library)
        for one in [*sanctions[:MOST], provision] if sanctions else []:
            for block, quote in quoted_parts(one, query, library):
                excerpt = library.excerpt(block, query.day, query.today, quote=quote)
                if excerpt is not None:
                    # What is left out first where the citations do not fit is what is punished.
                    found.setdefault(block, replace(excerpt, score=score * (PUNISHED if one == provision else 1.0)))
    return with_what_is_beside(query, tuple(found.values()), library) if found else None


def _of(provision: str, query: Query, library: Library) -> list[str]:
    """The sanctions in force that refer to a provision, else to what is around it up to its pasal."""
    pasal, part = ids.pasal_of(provision), provision
    while True:
        origins = [one for one in library.referred_by(part) if not ids.meets(one, pasal)]
        found = [one for one in origins if _sets_one(one, library) and library.in_force(one, query.day)]
        if found or part == pasal:
            return found
        part = ids.parent_of(part) or pasal


def _sets_one(provision: str, library: Library) -> bool:
    """Whether a provision sets a sanction; what elucidates one does not."""
    rows = [] if ids.is_penjelasan(provision) else library.rows_at(provision)
    return bool(library.signs.has("sanction", np.array(rows, np.int64)).any())
