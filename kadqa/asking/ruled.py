"""Questions whose answer is told by the form of the law rather than found by its words: stages, steps, conditions."""

from __future__ import annotations

from dataclasses import dataclass

from kadqa.asking.mitra_asing import allowed_abroad, approvals, conditions, of_the_country, requirements
from kadqa.asking.peralihan import made_before
from kadqa.asking.sesudah import quoted_from, stages_from
from kadqa.asking.urutan import MOST, in_order
from kadqa.library.snapshot import Library
from kadqa.records import Excerpt, Fact, Query


@dataclass(frozen=True, slots=True)
class Ruled:
    """What answers."""

    excerpts: tuple[Excerpt, ...]
    facts: tuple[Fact, ...] = ()
    """What is said before them."""
    most: int | None = None
    """How many may be cited; None: as many as an answer has else."""


def ruled(query: Query, library: Library) -> Ruled | None:
    """What answers a question of one of these forms, or None."""
    if stages := stages_from(query, library):
        excerpts, places = quoted_from(stages, query, library)
        return Ruled(excerpts, tuple(places))
    chain, where = in_order(query, library)
    if chain:
        return Ruled(chain, tuple(where), MOST + len(where))
    if must := approvals(query, library) or requirements(query, library):
        return Ruled(must)
    if (abroad := allowed_abroad(query, library)) and (must := conditions(abroad, query, library)):
        return Ruled(must, tuple(of_the_country(query, must, abroad, library)))
    if old := made_before(query, library):
        return Ruled(old)
    return None
