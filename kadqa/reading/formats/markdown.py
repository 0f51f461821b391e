"""Markdown: one page, read as lines. Its marks are dropped as `markup`, its words stay where they are."""

from __future__ import annotations

import re

from kadqa.reading.formats.plain import decode, first_line
from kadqa.records import Document, Dropped, Page, Span

_MARKS = re.compile(
    r"""
      ^[ \t]*\#{1,6}[ \t]+            # "## Judul"
    | [ \t]+\#{1,6}[ \t]*$            # closing marks of a heading
    | ^[ \t]*>[ \t]?                  # "> kutipan"
    | ^[ \t]*[*+-][ \t]+(?!\d+[ \t]*-)(?=\S)   # "- butir", but not the page number "- 12 -"
    | ^[ \t]*(?:[-*_][ \t]*){3,}$     # a rule: "---"
    | ^[ \t]*\|?(?:[ \t]*:?-{3,}:?[ \t]*\|)+[ \t:-]*$   # the line under a table's head
    | \*\*\*?|__+|~~                  # "**tebal**", "__tebal__", "~~coret~~"
    | (?<![\w*])\*(?=\w)|(?<=[\w.,;:)])\*(?![\w*])      # "*miring*"
    | (?<!\w)_(?=[^\W_])|(?<=[^\s_])_(?!\w)            # "_miring_"
    | `+                              # code
    | !?\[(?=[^\]\n]{0,300}\]\()      # "[" of a link
    | (?<=\w)\]\([^)\n]{0,2000}\)     # "](alamat)" of a link
    | \\(?=[^\w\s])                   # an escape: "1\."
    | <!--.*?-->|</?[a-zA-Z][^<>\n]*> # a comment, an HTML tag
    | \|                              # a table's bars
    """,
    re.MULTILINE | re.VERBOSE | re.DOTALL,
)
_FRONT = re.compile(r"\A---\n.*?\n---(?=\n|\Z)", re.DOTALL)
"""Front matter between two rules at the very start."""


def marks(text: str) -> tuple[Span, ...]:
    """Spans of all marks, in order, none overlapping; they hold no letter of the text proper."""
    found: list[Span] = []
    start = 0
    front = _FRONT.match(text)
    if front:
        found.append((1, 0, front.end()))
        start = front.end()
    found += [(1, m.start(), m.end()) for m in _MARKS.finditer(text, start) if m.group(0).strip()]
    return tuple(found)


def read(data: bytes) -> Document:
    """Read Markdown as one page of lines; the title is its first line without its marks.

    Raises:
        UnreadableFile: the bytes are no text.
    """
    text = decode(data)
    spans = marks(text)
    dropped = (Dropped("markup", spans),) if spans else ()
    return Document("markdown", (Page(1, text),), title=first_line(text).lstrip("# ").strip(), dropped=dropped)
