"""Lists within a pasal: which level a marker belongs to, and whether it can stand there at all."""

from __future__ import annotations

from dataclasses import dataclass

from kadqa.hukum.numbering import as_id, follows, is_first, sort_key
from kadqa.reading.pohon import Node

STEPS = {
    "ayat": "ayat", "huruf": "huruf", "huruf)": "huruf", "(huruf)": "huruf", "angka": "angka", "angka)": "angka",
    "payat": "ayat", "phuruf": "huruf", "pangka": "angka",
}  # fmt: skip
"""Kind of marker to the word of an id and the kind of a provision."""
LARGEST_GAP = 3
"""How many numbers a list may jump over (lost to OCR) before its marker is not believed."""


@dataclass(slots=True)
class Level:
    """An open list: the style of its markers, its last number, its last item."""

    style: str
    last: str
    node: Node


@dataclass(frozen=True, slots=True)
class Place:
    """Where a marker goes: below `parent`, as `number`; `depth` open levels stay."""

    parent: Node
    number: str
    depth: int
    gap: bool = False


def gap(previous: str, number: str) -> bool:
    """Whether a number comes a little later than it should: 3 -> 5, c -> e."""
    before, after = sort_key(previous, roman=False), sort_key(number, roman=False)
    return before[0] == after[0] and len(before) == len(after) == 2 and 1 < after[1] - before[1] <= LARGEST_GAP


def place(
    levels: list[Level], root: Node, style: str, readings: tuple[str, ...], *, loose: bool, late: bool = False
) -> Place | None:
    """Find the list that a marker carries on, else the one that it opens.

    Args:
        levels: open lists, outermost first.
        root: the provision that an outermost list belongs to.
        style: kind of the marker.
        readings: its number, likeliest first.
        loose: also accept a number that jumps.
        late: the first number of its list may be lost, and what it began be text of the provision above.

    Returns:
        None if the marker fits nowhere: then it is text.
    """
    for depth in range(len(levels) - 1, -1, -1):
        level = levels[depth]
        if level.style != style:
            continue
        for number in readings:
            if follows(level.last, number):
                return Place(level.node.parent or root, number, depth)
    for number in readings:
        if is_first(number) and number in ("1", "a") and (not levels or levels[-1].style != style):
            parent = levels[-1].node if levels else root
            if style == "ayat" and levels:
                continue
            return Place(parent, number, len(levels))
    if loose:
        for depth in range(len(levels) - 1, -1, -1):
            level = levels[depth]
            for number in readings:
                if level.style == style and gap(level.last, number):
                    return Place(level.node.parent or root, number, depth, gap=True)
    if late and style == "ayat" and all(level.style != style for level in levels):
        return next((Place(root, number, 0, gap=True) for number in readings if gap("0", number)), None)
    if late and style == "huruf" and "b" in readings:
        return Place(levels[-1].node if levels else root, "b", len(levels), gap=True)
    return None


def child_id(parent: Node, style: str, number: str) -> str:
    return f"{parent.id}/{STEPS[style]}-{as_id(number)}"
