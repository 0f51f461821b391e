"""The tree while it grows: nodes that own pieces of lines. What a node does not own, it cannot lose."""

from __future__ import annotations

from dataclasses import dataclass, field

from kadqa.hukum.perubahan import changes_of
from kadqa.reading.lines import Line, Piece, joined
from kadqa.reading.mend import mend
from kadqa.reading.ragu import doubts_of
from kadqa.records import Dropped, Provision, Span
from kadqa.text import squash

HEADINGS = frozenset(("bab", "bagian", "paragraf", "tabel"))
"""Kinds whose text is a heading of what stands below: titles, and the first row of a table."""


@dataclass(slots=True, eq=False)
class Node:
    """A provision in the making. `label` and `body` are pieces of lines in reading order."""

    id: str
    kind: str
    parent: Node | None
    label: list[Piece] = field(default_factory=list)
    body: list[Piece] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)
    shown: str = ""
    """The label as it should be shown, where it is not just what is printed."""
    changes: str = ""
    """The law that its words change; "" if they change none."""
    told: str = ""
    """Those words, where they are no longer in `body`."""

    @property
    def is_heading(self) -> bool:
        return self.kind in HEADINGS


class Tree:
    """All nodes of one document in reading order, and what was dropped."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.nodes: list[Node] = []
        self.ids: set[str] = set()
        self.dropped: dict[str, list[Span]] = {}
        self.warnings: list[str] = []
        self.mended = 0

    def add(self, node_id: str, kind: str, parent: Node | None) -> Node:
        """A new node; its id must not be taken (look in `ids` first)."""
        if node_id in self.ids:
            raise ValueError(f"id {node_id} twice")
        node = Node(node_id, kind, parent)
        self.ids.add(node_id)
        self.nodes.append(node)
        return node

    def adopt(self, other: Tree) -> None:
        """Take over what another tree of the same document holds; none of its ids may be taken."""
        if not self.ids.isdisjoint(other.ids):
            raise ValueError(f"ids twice: {sorted(self.ids & other.ids)}")
        self.nodes += other.nodes
        self.ids |= other.ids
        for kind, spans in other.dropped.items():
            self.dropped.setdefault(kind, []).extend(spans)
        for warning in other.warnings:
            self.warn(warning)

    def drop(self, kind: str, piece: Piece) -> None:
        self.dropped.setdefault(kind, []).extend(piece.spans)

    def drop_line(self, kind: str, line: Line) -> None:
        self.drop(kind, Piece(line, 0, len(line.text)))

    def warn(self, text: str) -> None:
        if text not in self.warnings:
            self.warnings.append(text)

    def provisions(self, pages: dict[int, str]) -> tuple[Provision, ...]:
        """The finished provisions; the text of a heading is its title, which its label shows too."""
        found: list[Provision] = []
        parents = {node.parent for node in self.nodes}
        for node in self.nodes:
            if not node.label and not node.body and not node.shown and node not in parents:
                continue  # opened, but no text followed
            text, mended = mend(piece.text for piece in node.body)
            self.mended += mended
            label = node.shown or squash(" ".join(piece.text for piece in node.label))
            if node.is_heading and text:
                label = f"{label} {text}"
            spans = joined((span for piece in (*node.label, *node.body) for span in piece.spans), pages)
            doubts = tuple(dict.fromkeys((*node.doubts, *doubts_of(text))))
            changes = changes_of(node.told or text, node.changes) if node.changes else ()
            found.append(
                Provision(
                    node.id, node.kind, label, text, node.parent.id if node.parent else None, spans, doubts, changes
                )
            )
        return tuple(found)

    def drops(self, pages: dict[int, str]) -> tuple[Dropped, ...]:
        return tuple(Dropped(kind, joined(spans, pages)) for kind, spans in sorted(self.dropped.items()) if spans)
