"""What stands in a lampiran: another regulation (the Perppu that a law makes law), or tables, forms and lists.

The pasal of a regulation are provisions below the lampiran ("uu-2-2015/lampiran-1/pasal-i"), read like any others;
all else is its paragraphs and the rows of its tables, so that a tariff can be found.
"""

from __future__ import annotations

import re

from kadqa.reading.lines import Line, Piece, whole
from kadqa.reading.parts import Parts
from kadqa.reading.peraturan.baca import Walk
from kadqa.reading.peraturan.judul import amended
from kadqa.reading.peraturan.urutan import Lookout
from kadqa.reading.pohon import Node, Tree

_MAKES_LAW = re.compile(r"\s*penetapan\s+peraturan\b.*?\btentang\s+(?P<judul>.*)", re.IGNORECASE | re.DOTALL)
"""The title of a law that carries another regulation in its lampiran; others annex tables, forms and examples."""
_DECIDES = re.compile(r"M\s?E\s?M\s?U\s?T\s?U\s?S\s?K\s?A\s?N|\bMenetapkan\s*:")


def line_of(piece: Piece) -> Line:
    """A part of a line as a line of its own, whose spans lead to the same characters."""
    line, start, end = piece.line, piece.start, piece.end
    text = line.text[start:end]
    start, end = start + len(text) - len(text.lstrip()), end - len(text) + len(text.rstrip())
    blank = line.blank_before and start == 0
    if not line.runs:
        return Line(line.page, line.text[start:end], line.start + start, blank)
    runs: list[tuple[int, int]] = []
    for i, (at, origin) in enumerate(line.runs):
        stop = line.runs[i + 1][0] if i + 1 < len(line.runs) else len(line.text)
        low = max(at, start)
        if low < min(stop, end):
            runs.append((low - start, origin + low - at))
    return Line(line.page, line.text[start:end], runs[0][1], blank, tuple(runs))


def unfold(tree: Tree, judul: str, *, wrapped: bool) -> None:
    """Read the regulation in each lampiran of a law that makes another regulation law.

    Args:
        tree: of the whole document; what it owns stays accounted for.
        judul: the law's title; one that makes nothing law is left as it is.
        wrapped: lines are printed lines, not paragraphs.
    """
    made = _MAKES_LAW.match(judul)
    if made is None:
        return
    for node in [node for node in tree.nodes if node.kind == "lampiran"]:
        lines = [line_of(piece) for piece in node.body if piece.text]
        look = Lookout(lines, wrapped=wrapped)
        if not any(_DECIDES.search(line.text) for line in lines) or not any(
            look.between(first, 0, len(lines)) for first in ("1", "I")
        ):
            continue
        inner = made["judul"]
        below = Tree(node.id)
        Walk(below, lines, amended(inner), amends=inner.lower().startswith("perubahan"), wrapped=wrapped).run()
        _adopt(tree, node, below)


PACKED = 400
"""Characters up to which the lines of a table that is no table any more, as in a PDF, are one paragraph."""
TITLE_LINES = 8


def take_apart(tree: Tree, *, wrapped: bool) -> None:
    """Take each lampiran that is no regulation apart into paragraphs and rows; its title stays its own text.

    Args:
        tree: of the whole document; what it owns stays accounted for.
        wrapped: lines are printed lines, not paragraphs.
    """
    for node in [node for node in tree.nodes if node.kind == "lampiran" and len(node.body) > 1]:
        lines = [line_of(piece) for piece in node.body if piece.text]
        texts = [line.text for line in lines[:TITLE_LINES]]
        title = next((n for n, text in enumerate(texts) if n and (text.upper() != text or "\t" in text)), len(texts))
        below = Tree(node.id)
        packed = PACKED if wrapped else 0
        Parts(below, node.id, "alinea", wrapped=wrapped, parent=node, packed=packed).read(lines[title:])
        _adopt(tree, node, below)
        node.body = [whole(line) for line in lines[:title]]


def _adopt(tree: Tree, node: Node, below: Tree) -> None:
    """Put a tree below a lampiran, in place of its text."""
    node.body = []
    for child in below.nodes:
        if child.parent is None:
            child.parent = node
    at = tree.nodes.index(node) + 1
    after = tree.nodes[at:]
    del tree.nodes[at:]
    warnings, below.warnings = below.warnings, []
    tree.adopt(below)
    tree.nodes += after
    for warning in warnings:
        tree.warn(f"Dalam lampiran: {warning}")
