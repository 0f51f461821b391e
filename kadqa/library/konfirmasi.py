"""What a document's own text says of standing, one line each, for whoever brought it to confirm."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from kadqa.hukum.hubungan import write_date, write_relation
from kadqa.hukum.ids import label, label_of, source_of
from kadqa.library.cocok import AGAINST, KNOWN
from kadqa.library.usul import first_day, propose
from kadqa.records import Relation, Source, Structure


@dataclass(frozen=True, slots=True)
class Offer:
    """One thing that a document says, and the row that records it: a relation, or the first day of its source."""

    text: str
    """In labels: "Perda Contoh 2/2024 Pasal 9 mencabut Perda Contoh 5/2010 sejak 3 Januari 2024."."""
    quote: str = ""
    """The document's words that say so; "" for a day that was counted."""
    relation: Relation | None = None
    berlaku: str = ""
    """The first day in force, for the row of the source; "" where a relation is offered."""
    against: str = ""
    """What is recorded otherwise; "": nothing."""


def offers(
    structure: Structure, sources: Mapping[str, Source], relations: Sequence[Relation] = (), *, checked: str = ""
) -> tuple[Offer, ...]:
    """What one read document says of itself and of other laws and is not recorded yet.

    Args:
        structure: the document, read; one that is no regulation says nothing.
        sources: those that are known, for labels and dates.
        relations: those that are recorded.
        checked: the day to write into a row, which is that of the confirmation.
    """
    source = sources.get(structure.source.id) or structure.source
    if not source.is_law:
        return ()
    known = {**sources, source.id: source}
    found = []
    begun = first_day(structure, sources.get(source.id))
    if begun.count("-") == 2 and begun != source.berlaku:
        text = f"{label(source.id, source)} mulai berlaku {write_date(begun)}."
        found.append(Offer(text, berlaku=begun))
    for proposal in propose(structure, relations, sources):
        if proposal.state == KNOWN:
            continue
        row = replace(proposal.relation, ke=proposal.new or proposal.relation.ke, diperiksa=checked)
        text = write_relation(row, lambda one: named(one, known))
        against = proposal.why if proposal.state == AGAINST else ""
        found.append(Offer(text, proposal.quote, row, against=against))
    return tuple(found)


def named(provision: str, sources: Mapping[str, Source]) -> str:
    """The label of an id, also of a law that no source lists: "Perda Contoh 5/2010 Pasal 3"."""
    source = sources.get(source_of(provision))
    return label(provision, source) if source else label_of(provision)
