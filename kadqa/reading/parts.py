"""Paragraphs, lists and tables of what is no pasal: an office document, an attachment."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kadqa.reading.halaman import is_heading, joins, printed_on
from kadqa.reading.lines import Line, Piece, whole
from kadqa.reading.pohon import Node, Tree
from kadqa.text import slug, squash

_ITEM = re.compile(
    r"^(?P<mark>\(?(?:\d{1,2}|[a-z]|[IVX]{1,4}(?=[.)]\s+(?:Nama|[A-Z][\w.]*\s.*:)))[.)]|\d{1,2}(?:\.\d{1,2})+\.?|[-\u2013\u2022*]"
    r"|(?P<diktum>KESATU|KEDUA|KETIGA|KEEMPAT|KELIMA|KEENAM|KETUJUH|KEDELAPAN|KESEMBILAN|KESEPULUH|PERTAMA)\s*:)(?:\s+|$)"
)
"""An item of a list; or a dictum of a decision."""
_CHAPTER = re.compile(r"^(?:BAB\s+[IVX]+|[A-Z]\.|[IVX]{1,4}\.)\s+(?=[A-Z])(?!.*[.;:,]$)")
_ENDS = re.compile(r"[.;:!?]\s*$")
_PARTICULAR = re.compile(
    r"^(?:nomor|judul|nama|tanggal|tgl|revisi|disahkan|ditetapkan|jabatan|hari|pukul|waktu|tempat|acara|alamat|hal)\b[^\t]*\t",
    re.IGNORECASE,
)
_GOES_ON = re.compile(r"^(?:dalam hal ini|(?:untuk )?selanjutnya)\b", re.IGNORECASE)
"""How a party's introduction goes on in a paragraph of its own."""
_WORD = re.compile(r"[^\W\d_]{3}")
_PARTY = re.compile(r"\bPIHAK\s+(?:KE\w+|PERTAMA|I\b)")
DIKTUM = "diktum"
META = re.compile(r"^(?P<key>[A-Z][\w./ ]{1,40}?)\s*(?::|\t)\s*(?P<value>\S.*)?$")
"""A line of particulars: "Tanggal pembuatan : 15-01-2025"."""


@dataclass(slots=True)
class _Level:
    """An open list."""

    style: str
    parent: Node | None
    """What announced it; None: its items are paragraphs."""
    items: int = 0


class Parts:
    """Paragraphs, lists and tables below one node.

    Args:
        tree: to which they are added.
        root: the beginning of their ids.
        kind: "alinea".
        wrapped: lines are printed lines, which go on in the next.
        parent: the node they stand below.
        packed: characters up to which plain lines stand together in a paragraph; 0: each is one.
    """

    def __init__(
        self, tree: Tree, root: str, kind: str, *, wrapped: bool, parent: Node | None = None, packed: int = 0
    ) -> None:
        self.tree, self.root, self.kind, self.wrapped, self.parent = tree, root, kind, wrapped, parent
        self.packed = packed
        self.label = ""
        """The heading of what comes next, where it is not printed just above."""
        self.heading: list[Piece] = []
        self.levels: list[_Level] = []
        self.last: Node | None = None
        self.count = 0
        self.tables = 0
        self.above: Line | None = None

    def read(self, lines: Sequence[Line]) -> None:
        """Add all lines."""
        i = 0
        while i < len(lines):
            rows = _rows(lines, i)
            if rows > 1:
                self._rows(lines[i : i + rows])
                i += rows
                continue
            self._line(lines[i], lines[i + 1].text if i + 1 < len(lines) else "")
            i += 1
        if self.heading:
            # Headings with nothing below: they are text.
            node = self._new()
            node.body, node.label = node.label, []

    def _line(self, line: Line, following: str) -> None:
        text = line.text
        # What a printer took apart is no list: the marks of several columns stand between one another.
        item = None if self.packed else _ITEM.match(text)
        before = self.above.text if self.above is not None else ""
        self.above = line
        last = self.last if not self.heading and not item and not line.blank_before else None
        if last is not None and (
            (self.wrapped and (text[:1].islower() or printed_on(before, line)))
            or joins(before, text)
            or _GOES_ON.match(text)
            or (META.match(text) and META.match(_ITEM.sub("", before)))
        ):
            last.body.append(whole(line))
        elif (_CHAPTER.match(text) and len(text.split()) <= 12) or (
            not item and _WORD.search(text) and is_heading(text, following, before)
        ):
            self.levels = []
            self.heading.append(whole(line))
        elif item and not _is_chapter(text):
            self._item(line, item)
        elif item:
            self.levels = []
            self.heading.append(whole(line))
        elif self.last is not None and not self.heading and not self.levels and self._room(self.last, text):
            self.last.body.append(whole(line))
        else:
            self.levels = []
            self._new().body = [whole(line)]

    def _room(self, node: Node, text: str) -> bool:
        """Whether a plain line still goes into the last paragraph: the cells of a table that a printer took apart."""
        return sum(len(piece.text) for piece in node.body) + len(text) <= self.packed

    def _new(self, node_id: str = "", parent: Node | None = None) -> Node:
        if not node_id:
            self.count += 1
            node_id = f"{self.root}/{self.kind}-{self.count}"
        node = self.tree.add(node_id, "alinea", parent or self.parent)
        if parent is None and self.heading:
            node.label, self.heading, self.label = self.heading, [], ""
        elif parent is None and self.label:
            node.shown, self.label = self.label, ""
        self.last = node
        return node

    def _item(self, line: Line, item: re.Match[str]) -> None:
        """An item: of the list that is open, of one around it, or of a new one."""
        style, above = _style(item["mark"]), self.last
        if above is not None and style != DIKTUM and self._announces(above) and style not in self._styles()[-1:]:
            self.levels.append(_Level(style, above))
        elif style in self._styles():
            while self.levels[-1].style != style:
                self.levels.pop()
        else:
            self.levels = [_Level(style, None)]
        level = self.levels[-1]
        if level.parent is None:
            named = f"{self.root}/diktum-{slug(item['diktum'])}" if item["diktum"] else ""
            node = self._new("" if named in self.tree.ids else named)
            node.body = [whole(line)]
        else:
            level.items += 1
            node = self.tree.add(f"{level.parent.id}/butir-{level.items}", "angka", level.parent)
            node.label = [Piece(line, 0, item.end())]
            node.body = [Piece(line, item.end(), len(line.text))]
            self.last = node

    def _styles(self) -> list[str]:
        return [level.style for level in self.levels]

    def _announces(self, node: Node) -> bool:
        """Whether a list may begin below a node: its text ends in a colon."""
        return bool(node.body) and node.body[-1].text.rstrip().endswith(":")

    def _rows(self, rows: Sequence[Line]) -> None:
        if _are_particulars(rows):
            self.levels = []
            self._new().body = [whole(row) for row in rows]
            self.above = rows[-1]
        else:
            self._table(rows)

    def _table(self, rows: Sequence[Line]) -> None:
        """A table: its first row is the heading of all others."""
        self.levels, self.last = [], None
        self.tables += 1
        table = self.tree.add(f"{self.root}/tabel-{self.tables}", "tabel", self.parent)
        above = squash(" ".join(piece.text for piece in self.heading)) or self.label
        table.shown = above or "Tabel"
        table.label, self.heading, self.label = self.heading, [], ""
        table.body = [whole(rows[0])]
        for n, row in enumerate(rows[1:], 1):
            node = self.tree.add(f"{table.id}/baris-{n}", "baris", table)
            node.body = [whole(row)]
        self.above = None


def _is_chapter(text: str) -> bool:
    """Whether a numbered line is a heading: few words in capitals, without an end."""
    return len(text.split()) <= 7 and not _ENDS.search(text) and text.upper() == text and any(map(str.isalpha, text))


def _rows(lines: Sequence[Line], at: int) -> int:
    """How many lines from here on are rows of one table: cells apart by tabs, as many in each."""
    cells = lines[at].text.count("\t")
    stop = at
    while cells and stop < len(lines) and lines[stop].text.count("\t") == cells and not _is_layout(lines[stop].text):
        stop += 1
    return stop - at


def _is_layout(text: str) -> bool:
    """Whether tabs only set apart what stands in one sentence: "KESATU : Membentuk ...", "2. Peminjam ..."."""
    apart = text.split("\t")
    return bool(_PARTY.search(text) or ":" in map(str.strip, apart) or (len(apart) == 2 and _ITEM.match(text)))


def _are_particulars(rows: Sequence[Line]) -> bool:
    """Whether the rows of a table of two columns are particulars ("Tanggal Revisi", "19 November 2024")."""
    return rows[0].text.count("\t") == 1 and any(_PARTICULAR.match(row.text) for row in rows)


def _style(mark: str) -> str:
    """What marks an item apart from those of other lists: "2." and "3." are alike, "(a)" is not."""
    if mark.rstrip(": ").isupper() and len(mark) > 4:
        return DIKTUM
    return re.sub(r"[a-z]", "a", re.sub(r"[IVX]+", "I", re.sub(r"\d+", "1", mark)))
