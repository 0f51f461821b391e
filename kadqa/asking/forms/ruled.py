"""Questions whose answer is told by the form of the law rather than found by its words: stages, steps, conditions,
whether cooperation is a duty, who may be a partner, what a body's part is.
"""

from __future__ import annotations

from dataclasses import dataclass

from kadqa.asking.claims.keharusan import not_always_a_duty
from kadqa.asking.claims.salah_letak import misplaced
from kadqa.asking.forms.bernama import name_facts, partner_named, who_is_meant
from kadqa.asking.forms.mitra_asing import allowed_abroad, approvals, conditions, of_the_country, requirements
from kadqa.asking.forms.peralihan import made_before
from kadqa.asking.forms.peran import part_facts, part_of_body
from kadqa.asking.forms.sesudah import quoted_from, stages_from
from kadqa.asking.forms.urutan import MOST, in_order
from kadqa.asking.scope.kinds import asked_kinds
from kadqa.asking.standing.facts import all_beside
from kadqa.library.snapshot import Library
from kadqa.records import Excerpt, Fact, Query


@dataclass(frozen=True, slots=True)
class Ruled:
    """What answers."""

    excerpts: tuple[Excerpt, ...]
    facts: tuple[Fact, ...] = ()
    """What is said before them."""
    premises: tuple[Fact, ...] = ()
    """What the question takes for granted and is wrong."""
    most: int | None = None
    """How many may be cited; None: as many as an answer has else."""
    free: bool = False
    """The law or pasal that the question names is not where the answer stands."""
    whole: bool = False
    """All of it is the answer, and nothing else."""


def ruled(query: Query, library: Library) -> Ruled | None:
    """What answers a question of one of these forms, or None."""
    if ready := not_always_a_duty(query, library) or misplaced(query, library):
        return Ruled(ready.excerpts, tuple(ready.facts), tuple(ready.premises), free=True)
    if stages := stages_from(query, library):
        excerpts, places = quoted_from(stages, query, library)
        return Ruled(excerpts, tuple(places))
    chain, where = in_order(query, library)
    if chain:
        return Ruled(chain, tuple(where), most=MOST + len(where))
    if must := approvals(query, library):
        return Ruled(must, tuple(of_the_country(query, must, asked_kinds(query)[0], library)))
    if must := requirements(query, library):
        return Ruled(must)
    if (abroad := allowed_abroad(query, library)) and (must := conditions(abroad, query, library)):
        return Ruled(must, tuple(of_the_country(query, must, abroad, library)))
    if (partner := partner_named(query, library)) and (who := who_is_meant(partner, query, library)):
        return Ruled(who, tuple(name_facts(partner, who, library)))
    if part := part_of_body(query, library):
        return Ruled(part, (*part_facts(part, library), *all_beside(part, query, library)), whole=True)
    if old := made_before(query, library):
        return Ruled(old)
    return None
