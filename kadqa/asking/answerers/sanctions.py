"""What follows where a rule is not kept: the sanction, found by the number of what it punishes.

It often stands in a bab of its own and says only "yang melanggar Pasal 12", so that no search over words finds it.
"""

from __future__ import annotations

from collections.abc import Sequence

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
"""Sanctions quoted at most, each beside what it punishes."""


def takes(query: Query, _: Library) -> float:
    """A question for a sanction."""
    asked = query.intent in {"tanya", "isi"} and query.asks.get("sanction", 0.0) >= LIKELY
    return (1.0 if query.provisions else 0.6) * asked


def answer(query: Query, hits: Sequence[Hit], library: Library) -> Evidence | None:
    """The sanctions in force that refer to what was found, each before that; None if there is none."""
    if not hits or _sets_one(hits[0].best_unit, library):
        return None
    found: dict[str, Excerpt] = {}
    for hit in hits:
        if hit.score < NEAR * hits[0].score or len(found) > MOST:
            break
        sanctions = _of(hit, query, library)
        for provision in [*sanctions[:MOST], hit.best_unit] if sanctions else []:
            for block, quote in quoted_parts(provision, query, library):
                excerpt = library.excerpt(block, query.day, query.today, quote=quote)
                if excerpt is not None:
                    found.setdefault(block, excerpt)
    return with_what_is_beside(query, tuple(found.values()), library) if found else None


def _of(hit: Hit, query: Query, library: Library) -> list[str]:
    """The sanctions in force that refer to a find: to the part that was found, else to what is around it."""
    part: str | None = hit.best_unit
    while part and ids.meets(part, hit.provision):
        origins = [one for one in library.referred_by(part) if not ids.meets(one, hit.provision)]
        found = [one for one in origins if _sets_one(one, library) and library.in_force(one, query.day)]
        if found:
            return found
        part = ids.parent_of(part) if part != hit.provision else None
    return []


def _sets_one(provision: str, library: Library) -> bool:
    rows = library.rows_at(provision)
    own = not ids.is_penjelasan(provision) and bool(rows)
    return own and bool(library.signs.has("sanction", np.array(rows, np.int64)).any())
