"""Pages to lines that know where they stand: every later step works on these.

A line's `text` is what a reader sees of it: the pieces that the format's reader dropped
(Markdown's marks, a page's navigation) are cut out, and `spans` finds the way back.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kadqa.records import Document, Page, Span


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a page, trimmed; never blank."""

    page: int
    text: str
    start: int
    """Where it begins in the page's text."""
    blank_before: bool = False
    """A blank line stands above it."""
    runs: tuple[tuple[int, int], ...] = ()
    """(index in `text`, index in the page) of each run, where something was cut out; else empty."""

    def spans(self, start: int, end: int) -> tuple[Span, ...]:
        """Spans of text[start:end] in the page, without the white space at its ends and without what was cut out."""
        while start < end and self.text[start].isspace():
            start += 1
        while end > start and self.text[end - 1].isspace():
            end -= 1
        if start >= end:
            return ()
        if not self.runs:
            return ((self.page, self.start + start, self.start + end),)
        found: list[Span] = []
        for i, (at, origin) in enumerate(self.runs):
            stop = self.runs[i + 1][0] if i + 1 < len(self.runs) else len(self.text)
            low, high = max(start, at), min(end, stop)
            if low < high:
                found.append((self.page, origin + low - at, origin + high - at))
        return tuple(found)


def part(line: Line, start: int, end: int) -> Line | None:
    """text[start:end] of a line as a line of its own, trimmed; None if nothing of it is visible."""
    text = line.text[start:end]
    start += len(text) - len(text.lstrip())
    text = text.strip()
    if not text:
        return None
    blank = line.blank_before and start == 0
    if not line.runs:
        return Line(line.page, text, line.start + start, blank)
    runs = []
    for i, (at, origin) in enumerate(line.runs):
        stop = line.runs[i + 1][0] if i + 1 < len(line.runs) else len(line.text)
        low = max(at, start)
        if low < min(stop, start + len(text)):
            runs.append((low - start, origin + low - at))
    return Line(line.page, text, runs[0][1], blank, tuple(runs))


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a line: the unit that provisions and dropped pieces are made of."""

    line: Line
    start: int
    end: int

    @property
    def text(self) -> str:
        return self.line.text[self.start : self.end].strip()

    @property
    def spans(self) -> tuple[Span, ...]:
        return self.line.spans(self.start, self.end)


def whole(line: Line) -> Piece:
    return Piece(line, 0, len(line.text))


def _line(page: Page, start: int, end: int, holes: list[Span], starts: list[int], blank: bool) -> Line | None:
    """The visible part of page.text[start:end], or None if nothing of it is visible."""
    text = page.text
    i = bisect_left(starts, start)
    if i and holes[i - 1][2] > start:
        i -= 1
    if i >= len(holes) or holes[i][1] >= end:
        seen = text[start:end].strip()
        if not seen:
            return None
        return Line(page.n, seen, start + (end - start - len(text[start:end].lstrip())), blank)
    parts: list[str] = []
    runs: list[tuple[int, int]] = []
    length, at = 0, start
    while at < end:
        stop = end
        if i < len(holes) and holes[i][1] < end:
            if holes[i][1] > at:
                stop = holes[i][1]
            else:
                at, i = max(at, min(end, holes[i][2])), i + 1
                continue
        run = text[at:stop]
        if not parts:
            at += len(run) - len(run.lstrip())
            run = run.lstrip()
        if run:
            runs.append((length, at))
            parts.append(run)
            length += len(run)
        at = stop
    seen = "".join(parts).rstrip()
    if not seen:
        return None
    return Line(page.n, seen, runs[0][1], blank, tuple(run for run in runs if run[0] < len(seen)))


def lines_of(document: Document) -> list[Line]:
    """All visible lines of a document in reading order."""
    holes: dict[int, list[Span]] = {}
    for dropped in document.dropped:
        for span in dropped.spans:
            holes.setdefault(span[0], []).append(span)
    found: list[Line] = []
    for page in document.pages:
        cut = sorted(holes.get(page.n, []))
        starts = [span[1] for span in cut]
        at, blank = 0, True
        for raw in page.text.split("\n"):
            line = _line(page, at, at + len(raw), cut, starts, blank) if raw.strip() else None
            blank = line is None
            if line is not None:
                found.append(line)
            at += len(raw) + 1
    return found


def joined(spans: Iterable[Span], pages: dict[int, str]) -> tuple[Span, ...]:
    """Spans in order, neighbours with nothing but white space between them made one."""
    found: list[Span] = []
    for page, start, end in sorted(spans):
        if found and found[-1][0] == page and not pages[page][found[-1][2] : start].strip():
            found[-1] = (page, found[-1][1], end)
        else:
            found.append((page, start, end))
    return tuple(found)


def count(spans: Iterable[Span], pages: dict[int, str]) -> int:
    """Number of non-space characters in the spans."""
    return sum(len("".join(pages[page][start:end].split())) for page, start, end in spans)


def uncovered(spans: Iterable[Span], pages: dict[int, str]) -> Iterator[Span]:
    """Stretches of non-space characters that no span covers."""
    by_page: dict[int, list[Span]] = {}
    for span in spans:
        by_page.setdefault(span[0], []).append(span)
    for n, text in pages.items():
        at = 0
        for _, start, end in [*sorted(by_page.get(n, [])), (n, len(text), len(text))]:
            if start > at and text[at:start].strip():
                yield (n, at, start)
            at = max(at, end)
