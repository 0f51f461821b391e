"""The rows of perbandingan.toml for two sides or more: what is said of one aspect stands in one row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise
from typing import TypeVar

from kadqa.asking.facts import grounds
from kadqa.hukum import ids
from kadqa.hukum.chain import chain
from kadqa.lexical import word_set, words
from kadqa.library.snapshot import Library
from kadqa.records import Cell, Comparison, Query, Side

NOT_COMPARED = "Belum dibandingkan di korpus ini."
Row = TypeVar("Row")


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


def cells_of(aspect: Aspect, query: Query, library: Library) -> tuple[Cell, ...]:
    """A row of the table, a side that is not compared on the aspect said to be so."""
    cells = [Cell(aspect.name[:1].upper() + aspect.name[1:])]
    for n, side in enumerate(query.sides):
        if n not in aspect.says:
            cells.append(Cell(NOT_COMPARED, grounds(side.ids[:1], query, library)))
            continue
        provisions, says = aspect.says[n]
        cells.append(Cell(says, grounds(list(provisions) or [ids.source_of(side.ids[0])], query, library)))
    return tuple(cells)


def about(asked: Sequence[str], rows: Sequence[tuple[Row, str, str]], *, named: bool) -> list[Row]:
    """The rows that the aspects asked for are about; every row if none are asked for.

    Args:
        asked: stems.
        rows: (row, its name, all that it says).
        named: a row's name says what it is about, so that it decides where it can; else all that it says does.
    """
    if not asked:
        return [row for row, _, _ in rows]
    whole = [row for row, name, says in rows if set(asked) <= _stems(f"{name} {says}")]
    titled = list(_titled(set(asked), rows))
    return (titled or whole) if named else (whole or titled)


def _stems(text: str) -> set[str]:
    """The stems of a text, and each two in a row as one: "diambil alih" is "pengambilalihan" too."""
    found = words(text)
    return {*found, *(f"{one}{other}" for one, other in pairwise(found))}


def _titled(asked: set[str], rows: Sequence[tuple[Row, str, str]]) -> Iterator[Row]:
    """The rows whose names hold most of what is asked; after them those that hold a word of it that few names hold.

    "Persetujuan DPRD": the row on when it is needed, then those on how long the DPRD has and what its silence means.
    """
    names = [_stems(name) for _, name, _ in rows]
    shares = [len(asked & name) for name in names]
    best = max(shares, default=0)
    if not best:
        return
    yield from (row for (row, _, _), share in zip(rows, shares, strict=True) if share == best)
    few = {word for word in asked if sum(word in name for name in names) * 4 <= max(len(rows), 4)}
    for (row, _, says), name, share in zip(rows, names, shares, strict=True):
        rest = asked - name
        if 0 < share < best and name & few and (not rest or rest & set(words(says)) or _of_few(name, asked)):
            yield row


def _of_few(name: set[str], asked: set[str]) -> bool:
    """Whether a short name is for the greater part what is asked, "Tenggat DPRD"."""
    return len(name & asked) * 4 >= len(name)
