"""Plots as SVG text, drawn here so that a report is one file that needs nothing.

Colours come from the page (`currentColor` and the classes of report_html). Every mark has a title, which a
browser shows and a screen reader says.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

WIDTH = 720
LEFT = 190
"""Room for names at the left of rows, pixels."""
ROW = 22
"""Height of a row, pixels."""


def _svg(height: int, parts: Sequence[str], label: str) -> str:
    return (
        f'<svg viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" height="{height}" role="img" '
        f'aria-label="{escape(label)}">{"".join(parts)}</svg>'
    )


def _text(x: float, y: float, text: str, anchor: str = "start") -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{escape(text)}</text>'


def _line(x1: float, y1: float, x2: float, y2: float, kind: str) -> str:
    return f'<line class="{kind}" x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}"/>'


def whiskers(rows: Sequence[tuple[str, float, float, float, str]], label: str) -> str:
    """A dot with its interval per row, on a scale of 0..1.

    Args:
        rows: (name, value, low, high, what the mark says), all 0..1.
        label: what the plot shows.
    """
    span = WIDTH - LEFT - 50
    parts = []
    bottom = 8 + ROW * len(rows)
    for tick in (0.0, 0.25, 0.5, 0.75, 1.0):
        x = LEFT + span * tick
        parts += [_line(x, 4, x, bottom, "grid"), _text(x, bottom + 14, f"{tick:g}", "middle")]
    for n, (name, value, low, high, says) in enumerate(rows):
        y = 8 + ROW * n + ROW / 2
        parts += [
            _text(LEFT - 8, y + 4, name, "end"),
            f"<g><title>{escape(says)}</title>",
            _line(LEFT + span * low, y, LEFT + span * high, y, "whisker"),
            f'<circle class="dot" cx="{LEFT + span * value:.1f}" cy="{y:.1f}" r="4"/></g>',
            _text(WIDTH - 4, y + 4, f"{value:.3f}", "end"),
        ]
    return _svg(bottom + 22, parts, label)


def bars(rows: Sequence[tuple[str, float, str]], label: str) -> str:
    """A bar per row, on a scale of 0..1.

    Args:
        rows: (name, value 0..1, what stands at its end).
        label: what the plot shows.
    """
    span = WIDTH - LEFT - 120
    parts = []
    for n, (name, value, says) in enumerate(rows):
        y = 4 + ROW * n
        parts += [
            _text(LEFT - 8, y + 15, name, "end"),
            f'<rect class="empty" x="{LEFT}" y="{y + 3}" width="{span}" height="{ROW - 6}"/>',
            f'<rect class="bar" x="{LEFT}" y="{y + 3}" width="{span * value:.1f}" height="{ROW - 6}">'
            f"<title>{escape(f'{name}: {says}')}</title></rect>",
            _text(LEFT + span + 8, y + 15, says),
        ]
    return _svg(8 + ROW * len(rows), parts, label)


def curves(
    lines: Sequence[tuple[str, Sequence[tuple[float, float]]]], label: str, *, marked: float | None = None, x_name: str
) -> str:
    """Lines of (x, y 0..1) over one x axis; `marked` is an x with a line of its own.

    Args:
        lines: (name, points with rising x); at most six, those without points are left out.
        label: what the plot shows.
        marked: the x to mark.
        x_name: what the x axis measures.
    """
    lines = [(name, points) for name, points in lines if points]
    xs = [x for _, points in lines for x, _ in points]
    if not xs:
        return ""
    least, most = min(xs), max(xs)
    wide, high, left = WIDTH - 60, 240, 44

    def at(x: float, y: float) -> tuple[float, float]:
        return left + wide * (x - least) / ((most - least) or 1.0), 10 + high * (1 - y)

    parts = []
    for tick in (0.0, 0.25, 0.5, 0.75, 1.0):
        _, y = at(least, tick)
        parts += [_line(left, y, left + wide, y, "grid"), _text(left - 6, y + 4, f"{tick:g}", "end")]
    for x in (least, most):
        parts.append(_text(at(x, 0)[0], high + 26, f"{x:.2f}", "start" if x == least else "end"))
    parts.append(_text(left + wide / 2, high + 26, x_name, "middle"))
    if marked is not None and least <= marked <= most:
        x, _ = at(marked, 0)
        parts += [_line(x, 10, x, 10 + high, "marked"), _text(x + 4, 22, f"{marked:g}")]
    for n, (name, points) in enumerate(lines):
        path = " ".join(f"{x:.1f},{y:.1f}" for x, y in (at(*point) for point in points))
        parts.append(f'<polyline class="line c{n}" points="{path}"><title>{escape(name)}</title></polyline>')
        parts += [
            _line(left + n * 165, high + 44, left + n * 165 + 18, high + 44, f"line c{n}"),
            _text(left + n * 165 + 23, high + 48, name),
        ]
    return _svg(high + 58, parts, label)


def histogram(values: Sequence[float], label: str, *, unit: str, columns: int = 24) -> str:
    """How often which value comes; the last column holds everything above the 99th of 100 as well.

    Args:
        values: at least one, 0 and up.
        label: what the plot shows.
        unit: of the values.
        columns: how many of equal width.
    """
    ordered = sorted(values)
    most = ordered[min(len(ordered) - 1, int(0.99 * len(ordered)))] or 1.0
    counts = [0] * columns
    for value in ordered:
        counts[min(columns - 1, int(columns * value / most))] += 1
    wide, high, left = WIDTH - 60, 140, 44
    step = wide / columns
    parts = [_line(left, 10 + high, left + wide, 10 + high, "grid"), _text(left - 6, 20, str(max(counts)), "end")]
    for n, count in enumerate(counts):
        tall = high * count / max(counts)
        says = f"{most * n / columns:.1f}-{most * (n + 1) / columns:.1f} {unit}: {count}"
        parts.append(
            f'<rect class="bar" x="{left + step * n:.1f}" y="{10 + high - tall:.1f}" width="{step - 1:.1f}" '
            f'height="{tall:.1f}"><title>{escape(says)}</title></rect>'
        )
    parts += [_text(left, high + 26, f"0 {unit}"), _text(left + wide, high + 26, f"{most:.1f} {unit}", "end")]
    return _svg(high + 34, parts, label)
