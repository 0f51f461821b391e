"""Which lines may be headings of a pasal: looked over before the tree is built, so that a jump can be doubted."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from kadqa.hukum.numbering import sort_key
from kadqa.reading.lines import Line
from kadqa.reading.peraturan.penanda import PASAL_WORD, markers

_ALONE = re.compile(rf"^[\"\u201c^*.,\s]*{PASAL_WORD}\s*[\dlIOTSZVXL]")
_GLUED = re.compile(rf"[.;:][\s^*]+(?={PASAL_WORD})")
"""The end of a provision before a heading that is glued into a line."""
_GLUED_AFTER = re.compile(r"[\s.\u00b7^]*(?:\(\s?[1lI]|[A-Z][a-z]+\s)")
_CHANGE = re.compile(rf"{PASAL_WORD}\s*(\d+)\s+Beberapa\s+ketentuan\b")
_ITEM = re.compile(r"(\d{1,3})\s?\.\s+(?:Ketentuan|Di\s?antara|Pasal|Setelah|Sesudah|Judul|BAB|Bab)\b")
_NUMBER_ALONE = re.compile(rf"{PASAL_WORD}\s*(\d+)\s*$")
LARGEST_JUMP = 12
"""How many pasal may be missing (lost to OCR) before a heading is not believed."""
LARGEST_GLUED_JUMP = 3
"""The same for a heading that is glued into a line."""


class Lookout:
    """Headings of pasal that stand alone in their line, by number; in paragraphs also those glued into them."""

    def __init__(self, lines: Sequence[Line], *, wrapped: bool = True) -> None:
        self._at: dict[str, list[int]] = {}
        self._items: list[tuple[int, int]] = []
        self._changes: dict[str, list[int]] = {}
        for i, line in enumerate(lines):
            if not wrapped and _GLUED.search(line.text):
                self._glued(i, line.text)
            if item := _ITEM.match(line.text):
                self._items.append((i, int(item[1])))
            for change in _CHANGE.finditer(line.text):
                self._changes.setdefault(change[1], []).append(i)
            if line.text[:8] == "Beberapa" and i and (above := _NUMBER_ALONE.search(lines[i - 1].text)):
                self._changes.setdefault(above[1], []).append(i - 1)
            if len(line.text) > 24 or not _ALONE.match(line.text):
                continue
            first = next(iter(markers(line.text)), None)
            if first and first.kind == "pasal" and first.at_start and not line.text[first.end :].strip(" .,;"):
                for reading in first.readings:
                    self._at.setdefault(reading, []).append(i)

    def _glued(self, i: int, text: str) -> None:
        for end in _GLUED.finditer(text):
            first = next(iter(markers(text[end.end() : end.end() + 24])), None)
            if first and first.kind == "pasal" and _GLUED_AFTER.match(text, end.end() + first.end):
                for reading in first.readings:
                    self._at.setdefault(reading, []).append(i)

    def between(self, number: str, start: int, end: int) -> bool:
        """Whether a heading of this number stands in lines start..end (end not included)."""
        at = self._at.get(number, [])
        i = bisect_left(at, start)
        return i < len(at) and at[i] < end

    def begins_change(self, number: str, start: int, end: int) -> bool:
        """Whether a pasal of this number in lines start..end begins as those of an omnibus law do."""
        at = self._changes.get(number, [])
        i = bisect_left(at, start)
        return i < len(at) and at[i] < end

    def next_item(self, start: int) -> int | None:
        """The number of the next item of an amending law from line `start` on ("4. Ketentuan Pasal ..."), or None."""
        i = bisect_left(self._items, (start, 0))
        return self._items[i][1] if i < len(self._items) else None

    def last_change(self) -> int:
        """The largest number of a pasal that begins as those of an omnibus law do; 0 if none does."""
        return max(map(int, self._changes), default=0)

    def count(self, start: int, end: int) -> int:
        """How many different numbers stand as headings in lines start..end."""
        return sum(1 for at in self._at.values() if bisect_left(at, start) < bisect_left(at, end))


def jump(previous: str, number: str) -> int:
    """How many whole numbers lie between two pasal; 0 if the second does not come later, or is no plain number."""
    before, after = sort_key(previous), sort_key(number)
    if before[0] or after[0] or after <= before:
        return 0
    return max(0, after[1] - before[1] - 1)
