"""Which law came after which: read from the relations, and where those are silent from titles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from kadqa.hukum.ids import source_of
from kadqa.hukum.jenis import rank
from kadqa.hukum.table import StandingTable
from kadqa.records import Source
from kadqa.text import fold

TITLES_ALIKE = 0.5
"""Share of common words (Jaccard) from which two titles are of laws on the same matter."""


def former(law: str, table: StandingTable, sources: Mapping[str, Source]) -> tuple[str, ...]:
    """The laws of its own rank that a law came after, latest relation first; unchecked relations do not count.

    Those that it repealed or replaced, as far as it also took their place: a relation of menggantikan or
    padanan says so, or their titles are alike, or it repealed no other.
    """
    rows = [row for row in table.relations_of(law) if source_of(row.dari) == law and row.basis != "belum"]
    rows = [row for row in rows if row.jenis in {"mencabut", "menggantikan"} and (row.mulai or not row.syarat)]
    gone = dict.fromkeys(one for row in rows for one in row.ke if "/" not in one and one != law)
    gone = {one: None for one in gone if _rank(one, sources) == _rank(law, sources)}
    place = [one for one in gone if table.replaces(law, one)] or [one for one in gone if _alike(one, law, sources)]
    return tuple(place or (gone if len(gone) == 1 else ()))


def successor_laws(law: str, table: StandingTable, sources: Mapping[str, Source]) -> tuple[str, ...]:
    """The laws of its own rank that stand in a law's place, as far as relations say so."""
    found = dict.fromkeys(source_of(one) for one in table.successors(law))
    return tuple(one for one in found if one != law and _rank(one, sources) == _rank(law, sources))


def chain(law: str, table: StandingTable, sources: Mapping[str, Source]) -> tuple[str, ...]:
    """A law with all that came before it and after it, oldest first."""
    found = [law]
    for step in found:
        found += [one for one in former(step, table, sources) if one not in found]
    before = list(reversed(found))
    here = law
    while True:
        later = [one for one in sources if one not in before and here in former(one, table, sources)]
        if not later:
            return tuple(before)
        before += later[:1]
        here = later[0]


def counterparts_in(law: str, provision: str, table: StandingTable) -> tuple[str, ...]:
    """The provisions of a law that tables of padanan put in the place of a provision, in however many steps.

    Forward to a later law, else back to an earlier one; () if no chain of padanan leads there. A provision without a
    padanan of its own has that of what it stands in or, of all that stands in it, theirs.
    """
    for step in (table.padanan_after, table.padanan_before):
        seen = {provision}
        here = [provision]
        while here:
            there = list(dict.fromkeys(one for place in here for one in step(place)))
            found = tuple(one for one in there if source_of(one) == law)
            if found:
                return found
            here = [one for one in there if one not in seen]
            seen.update(here)
    return ()


def pair_of(jenis: str, table: StandingTable, sources: Mapping[str, Source]) -> tuple[str, ...]:
    """The old and the new law between which most padanan stand, the new one the latest; () if there are none.

    Args:
        jenis: a key of JENIS that both are of; "": any.
        table: the relations.
        sources: by id.
    """
    counted: Counter[tuple[str, str]] = Counter()
    for row in table.relations:
        if row.jenis == "padanan":
            counted.update({(source_of(row.dari), source_of(one)) for one in row.ke})
    pairs = [
        pair for pair in counted
        if pair[0] != pair[1] and all(law in sources and (not jenis or sources[law].jenis == jenis) for law in pair)
        and sources[pair[0]].jenis == sources[pair[1]].jenis
    ]  # fmt: skip
    newest = [pair for pair in pairs if not any(other[0] == pair[1] for other in pairs)]
    return max(newest, key=lambda pair: (counted[pair], pair), default=())


def _rank(law: str, sources: Mapping[str, Source]) -> int:
    return rank(sources[law]) if law in sources else -1


def _alike(one: str, other: str, sources: Mapping[str, Source]) -> bool:
    if one not in sources or other not in sources:
        return False
    first, second = (set(fold(sources[law].judul).split()) for law in (one, other))
    return bool(first and second) and len(first & second) >= TITLES_ALIKE * len(first | second)
