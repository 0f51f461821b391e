"""Documents that say that they end a law, where no relation says so: what the standing table would not know of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from kadqa.hukum.ids import label, source_from_id
from kadqa.library.cocok import NEW, PARTLY
from kadqa.library.usul import propose
from kadqa.records import Relation, Source, Structure

REMEDY = "tambahkan hubungan: `kadqa corpus relations --suggest`"


def unrecorded_repeals(
    structures: Iterable[Structure], relations: Sequence[Relation], sources: Mapping[str, Source]
) -> tuple[str, ...]:
    """One line for each document that repeals whole laws without a relation of it, in the order given.

    Args:
        structures: documents, read; pages have no say.
        relations: those that are recorded.
        sources: by id, for labels and dates.
    """
    lines = []
    for structure in structures:
        named: dict[str, None] = {}
        for proposal in propose(structure, relations, sources):
            if proposal.relation.jenis == "mencabut" and proposal.state in {NEW, PARTLY}:
                new = proposal.new or proposal.relation.ke
                named.update(
                    (label(one, sources.get(one) or source_from_id(one)), None) for one in new if "/" not in one
                )
        if named:
            act = label(structure.source.id, sources.get(structure.source.id) or structure.source)
            lines.append(f"{act} menyatakan mencabut {', '.join(named)}; {REMEDY}.")
    return tuple(lines)
