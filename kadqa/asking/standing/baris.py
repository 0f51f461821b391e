"""The rows of perbandingan.toml for two sides or more: what is said of one aspect stands in one row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TypeVar

from kadqa.asking.question.aspects import Aspect
from kadqa.asking.standing.facts import grounds
from kadqa.hukum import ids
from kadqa.lexical import words
from kadqa.library.snapshot import Library
from kadqa.records import Cell, Query

NOT_COMPARED = "Belum dibandingkan di korpus ini."
Row = TypeVar("Row")


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
