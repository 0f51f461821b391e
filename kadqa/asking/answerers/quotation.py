"""Plain quotation: what was found, as far as it answers."""

from __future__ import annotations

from collections.abc import Sequence

from kadqa.asking.answerers.beside import with_what_is_beside
from kadqa.asking.excerpts.select import select
from kadqa.asking.judge import TEXT_TIDAK
from kadqa.asking.laws.times import before_any_law, of_its_day, without_law_of_the_day
from kadqa.library.snapshot import Library
from kadqa.records import Evidence, Hit, Query


def takes(query: Query, _: Library) -> float:
    """Any question; every other answerer that takes it goes before."""
    return 0.01 if query.refusal is None else 0.0


def answer(query: Query, hits: Sequence[Hit], library: Library) -> Evidence:
    """The provisions that answer, with what must be said beside them."""
    chosen = select(query, hits, library)
    excerpts = tuple(one for excerpt in chosen for one in of_its_day(excerpt, query, library))
    if before_any_law(query, excerpts, hits, library) or (query.as_of is not None and not excerpts):
        return Evidence(refusal=("tidak-ditemukan", without_law_of_the_day(query, library)))
    if not excerpts:
        return Evidence(refusal=("tidak-ditemukan", TEXT_TIDAK))
    return with_what_is_beside(query, excerpts, library)
