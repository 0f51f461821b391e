"""The markers [1] [2] of an answer, each a link to the page of its source."""

from __future__ import annotations

from collections.abc import Iterable

from kadqa.records import Warning_
from kadqa.rendering.pieces import text_html, toggle_html

NO_BREAK = "\u00a0"
BOUND = 3
"""Markers that are kept on one line; four are too wide for a cell on a phone."""
MARKERS = 6
"""Markers of a warning that are shown at once."""
FEW = 2
"""So many more are shown too: folding them away would spare nothing."""


def source_address(n: int, anchor: str) -> str:
    """Where the page of a source is; the script of the page shows it beside the answer."""
    return f"/sumber?j={anchor}&amp;n={int(n)}"


def markers(numbers: Iterable[int], anchor: str) -> str:
    """The markers, bound to the word before them so that none begins a line; a long run may break."""
    return "".join(f"{' ' if at and at % BOUND == 0 else NO_BREAK}{_marker(n, anchor)}" for at, n in enumerate(numbers))


def warning_html(warning: Warning_, anchor: str) -> str:
    """Its text; a marker that stands in it becomes the link, the others follow it."""
    text = text_html(warning.text)
    later = []
    for n in warning.citations:
        if f"[{n}]" in text:
            text = text.replace(f"[{n}]", _marker(n, anchor))
        else:
            later.append(n)
    if len(later) <= MARKERS + FEW:
        return text + markers(later, anchor)
    words = toggle_html(f"dan {len(later) - MARKERS} lagi", "ringkas")
    rest = f"<details><summary>{words}</summary>{markers(later[MARKERS:], anchor)}</details>"
    return f"{text}{markers(later[:MARKERS], anchor)} {rest}"


def _marker(n: int, anchor: str) -> str:
    return f'<a class="rujuk" href="{source_address(n, anchor)}">[{int(n)}]</a>'
