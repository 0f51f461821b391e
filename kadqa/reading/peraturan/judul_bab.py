"""Where the title of a bab, bagian or paragraf ends: what follows it without a pasal is text, and no title."""

from __future__ import annotations

import re

from kadqa.reading.lines import Piece
from kadqa.reading.pohon import Node, Tree

NO_PASAL = "judul pasalnya tidak terbaca"
"""The doubt of a text below a heading."""
_JOINS = frozenset(
    (
        "antar", "antara", "atas", "atau", "bagi", "berdasarkan", "dalam", "dan", "dari", "daripada", "dengan", "di",
        "hingga", "ke", "kepada", "melalui", "meliputi", "menjadi", "menurut", "oleh", "pada", "per", "sampai",
        "sebagai", "sebelum", "secara", "selain", "selama", "serta", "sesuai", "setelah", "tanpa", "tentang",
        "terhadap", "tidak", "untuk", "yang",
    )
)  # fmt: skip
"""Words of a title that are written small."""
_TEXT = re.compile(r"(?<!\S)(?:\(\s?\d{1,2}\s?\)\s|Pasal\s\d|[a-z]\.\s|\d{1,2}\.\s)")
"""What is no title within its line: an ayat, a pasal, an item."""
_WORD = re.compile(r"(?<!\S)[A-Za-z][A-Za-z'’-]*")


def part_titles(tree: Tree) -> None:
    """Put what follows a heading's title into an alinea below the heading, doubted."""
    nodes: list[Node] = []
    for node in tree.nodes:
        nodes.append(node)
        rest = _after_title(node) if node.is_heading else []
        if rest:
            node.body = _cut(node, rest)
            text = Node(f"{node.id}/alinea-1", "alinea", node, body=rest, doubts=[NO_PASAL])
            tree.ids.add(text.id)
            nodes.append(text)
    tree.nodes = nodes


def _after_title(node: Node) -> list[Piece]:
    """The pieces of a heading's body that are no title."""
    for n, piece in enumerate(node.body):
        text = _TEXT.search(piece.text)
        small = next((m for m in _WORD.finditer(piece.text) if _is_text(m[0])), None) if n or text else None
        if n and small is not None and small.start() == 0:
            return node.body[n:]
        ends = min((m.start() for m in (text, small) if m is not None), default=0)
        if text is not None and (n or ends):
            begin = piece.line.text.index(piece.text, piece.start) + ends
            return [Piece(piece.line, begin, piece.end), *node.body[n + 1 :]]
    return []


def _is_text(word: str) -> bool:
    """Whether a word is a small one that no title has."""
    return word[0].islower() and word not in _JOINS


def _cut(node: Node, rest: list[Piece]) -> list[Piece]:
    """A heading's body without the rest, which may begin in the middle of a line."""
    last = len(node.body) - len(rest)
    piece = node.body[last]
    begun = Piece(piece.line, piece.start, rest[0].start)
    return [*node.body[:last], begun] if begun.text else node.body[:last]
