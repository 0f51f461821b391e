"""What the rows of perbandingan.toml compare of two sides or more: one aspect, with what each side says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from kadqa.hukum import ids
from kadqa.hukum.chain import chain
from kadqa.lexical import word_set
from kadqa.library.snapshot import Library
from kadqa.records import Comparison, Side


@dataclass(frozen=True, slots=True)
class Aspect:
    """One aspect, with what each side that is compared on it says."""

    name: str
    says: dict[int, tuple[tuple[str, ...], str]]
    """Number of a side -> (the provisions it rests on, what is said)."""

    @property
    def text(self) -> str:
        return " ".join(said for _, said in self.says.values())


def aspects_of(sides: Sequence[Side], library: Library) -> list[Aspect]:
    """What the rows of the corpus compare of some sides, those that compare all of them first.

    Two laws between which no row stands are compared through the laws between them, each of which took the
    place of the last: only the aspects that reach from one end to the other are kept.
    """
    found = _joined(sides, library)
    if not found and len(sides) == 2 and all(len(side.ids) == 1 and "/" not in side.ids[0] for side in sides):
        return _through(sides, library)
    return sorted(found, key=lambda aspect: -len(aspect.says))


def _through(sides: Sequence[Side], library: Library) -> list[Aspect]:
    first, last = (side.ids[0] for side in sides)
    laws = chain(first, library.standing, library.sources)
    if first not in laws or last not in laws or laws.index(first) > laws.index(last):
        return []
    between = laws[laws.index(first) : laws.index(last) + 1]
    found = _joined([Side(law, (law,)) for law in between], library)
    ends = (0, len(between) - 1)
    return [Aspect(a.name, {n: a.says[end] for n, end in enumerate(ends)}) for a in found if {*ends} <= set(a.says)]


def _joined(sides: Sequence[Side], library: Library) -> list[Aspect]:
    """The rows between each two of the sides, those on one aspect as one."""
    found: list[Aspect] = []
    for here, there in combinations(range(len(sides)), 2):
        for row in library.comparisons:
            for kiri, kanan in ((here, there), (there, here)):
                if _means(row, 0, sides[kiri]) and _means(row, 1, sides[kanan]):
                    says = {kiri: row.kiri, kanan: row.kanan}
                    known = next((one for one in found if _continues(one, row.aspek, says)), None)
                    if known is None:
                        found.append(Aspect(row.aspek, says))
                    else:
                        known.says.update({n: said for n, said in says.items() if n not in known.says})
                    break
    return found


def _continues(aspect: Aspect, name: str, says: dict[int, tuple[tuple[str, ...], str]]) -> bool:
    """Whether a row tells of one more side what an aspect tells of others: by its name, or by what both rest on."""
    shared = set(aspect.says) & set(says)
    if len(shared) != 1:
        return False
    one, other = word_set(aspect.name), word_set(name)
    both = next(iter(shared))
    same = bool(says[both][0]) and set(says[both][0]) == set(aspect.says[both][0])
    return one <= other or other <= one or same


def _means(row: Comparison, at: int, side: Side) -> bool:
    """Whether one side of a row is one side of the question: the law itself, or what a term rests on."""
    named = row.antara[at]
    if named in side.ids or ids.source_of(named) == named.casefold() == side.name.casefold():
        return True
    if "/" not in named and "/" in row.antara[1 - at]:
        # A kind of cooperation against the law of another: the law stands for what it is about.
        return any(ids.source_of(one) == named for one in side.ids)
    if "/" in named:
        return any(_within(named, one) or _within(one, named) for one in side.ids if "/" in one)
    if row.antara[0] != row.antara[1] and all(
        "/" not in one and one.rpartition("-")[2].isdecimal() for one in row.antara
    ):
        # Two laws against each other say nothing of two terms, whatever provisions they rest on.
        return False
    provisions = (row.kiri, row.kanan)[at][0]
    return any(_within(one, provision) or _within(provision, one) for provision in provisions for one in side.ids)


def _within(provision: str, whole: str) -> bool:
    return provision == whole or ("/" in whole and provision.startswith(whole + "/"))
