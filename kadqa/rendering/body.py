"""The text of a provision as HTML: a line per ayat and huruf, its rujukan as links, a quote marked in it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from itertools import pairwise
from urllib.parse import quote as quoted

from kadqa.hukum import ids
from kadqa.hukum.rujukan import find_rujukan, resolve
from kadqa.rendering.pieces import text_html

Known = Callable[[str], bool]
"""Whether an id can be shown."""
Range = tuple[int, int]
"""Start and end in a text, as Python string indexes, end exclusive."""

LEVELS = (
    (re.compile(r"\(\d+[a-z]*\)\s"), "ayat"),  # "(1) Untuk ..."
    (re.compile(r"[a-z]{1,2}\d?\.\s"), "huruf"),  # "a. Daerah lain;"
    (re.compile(r"\d+[a-z]?\.\s"), "angka"),  # "1. keadaan luar biasa;"
)
"""How a line of a provision begins, to what it is; a line that begins otherwise goes on from its start."""


def reader_address(provision: str) -> str:
    """The stable address at which a provision, or a whole regulation, is read."""
    return f"/?pasal={quoted(provision, safe='/-')}"


def links_in(text: str, provision: str, known: Known) -> list[tuple[int, int, str]]:
    """(start, end, address) of every rujukan in a text that leads to something shown here, in its order.

    Args:
        text: of the provision.
        provision: where it stands; "Pasal 5" alone is one of its own law. A page has no law of its own.
        known: whether an id can be shown; what cannot is tried one step up, at its pasal and its law.
    """
    page = ids.source_of(provision).startswith(ids.PAGE_PREFIX)
    found: list[tuple[int, int, str]] = []
    last: str | None = None
    for rujukan in find_rujukan(text):
        if page and rujukan.jenis is None and last is None:
            continue
        target = resolve(rujukan, default_source=last if page else None, here=None if page else provision)
        if target is None or rujukan.end <= rujukan.start:
            continue
        if page and rujukan.jenis is not None:
            last = ids.source_of(target)
        shown = next((step for step in (target, *ids.ancestors(target)) if known(step)), None)
        if shown is not None and shown != provision and (not found or rujukan.start >= found[-1][1]):
            found.append((rujukan.start, rujukan.end, reader_address(shown)))
    return found


def body_html(text: str, *, marks: Iterable[Range] = (), links: Iterable[tuple[int, int, str]] = ()) -> str:
    """A text as paragraphs, one for each of its lines.

    Args:
        text: any text of a document.
        marks: ranges to be marked, none overlapping.
        links: (start, end, address) with addresses that are safe, none overlapping.
    """
    marks, links = sorted(marks), sorted(links)
    edges = sorted({0, len(text), *(edge for mark in marks for edge in mark), *(e for link in links for e in link[:2])})
    parts: list[str] = []
    at = 0
    for line in text.split("\n"):
        end = at + len(line)
        if line.strip():
            parts.append(f'<p class="baris {_level(line)}">{_pieces(text, at, end, edges, marks, links)}</p>')
        at = end + 1
    return "".join(parts)


def find_quote(quote: str, text: str, within: Range | None = None) -> Range | None:
    """Where a quote stands in a text, its spaces aside; None if it does not.

    Args:
        quote: what is looked for.
        text: where.
        within: look in this part of the text only.
    """
    words = quote.split()
    if not words:
        return None
    start, end = within or (0, len(text))
    match = re.compile(r"\s+".join(map(re.escape, words))).search(text, start, end)
    return match.span() if match else None


def _level(line: str) -> str:
    return next((name for pattern, name in LEVELS if pattern.match(line)), "")


def _pieces(
    text: str, start: int, end: int, edges: list[int], marks: list[Range], links: list[tuple[int, int, str]]
) -> str:
    cuts = [start, *(edge for edge in edges if start < edge < end), end]
    found = []
    for first, last in pairwise(cuts):
        piece = text_html(text[first:last])
        if any(a <= first and last <= b for a, b in marks):
            piece = f"<mark>{piece}</mark>"
        address = next((to for a, b, to in links if a <= first and last <= b), None)
        found.append(f'<a href="{text_html(address)}">{piece}</a>' if address else piece)
    return "".join(found)
