"""An office document to its parts: head, paragraphs with their lists, clauses, signatures, attachments, tables."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from kadqa.reading.halaman import is_heading, joins, printed_on
from kadqa.reading.kantor.kepala import META, SIGNS, Head, day_in, parties, read_head, signers, year_of
from kadqa.reading.lines import Line, Piece, whole
from kadqa.reading.peraturan.baca import Walk
from kadqa.reading.peraturan.judul_bab import part_titles
from kadqa.reading.peraturan.pohon import Node, Tree
from kadqa.reading.peraturan.tertelan import tell
from kadqa.reading.peraturan.urutan import Lookout
from kadqa.records import Document, Source
from kadqa.text import slug, squash

CONTRACTS = frozenset({"pks", "kesepakatan"})
NAMES = {"kepala": "Judul dan nomor", "pembuka": "Pembuka: para pihak", "penanda-tangan": "Tanggal dan penanda tangan"}
"""What is said of parts that have no heading of their own."""
_LAMPIRAN = re.compile(r"^LAMPIRAN\b(?!\s*:\s*(?:-|\d|satu|dua))")
_ITEM = re.compile(
    r"^(?P<mark>\(?(?:\d{1,2}|[a-z])[.)]|\d{1,2}(?:\.\d{1,2})+\.?|[-\u2013\u2022*]"
    r"|(?P<diktum>KESATU|KEDUA|KETIGA|KEEMPAT|KELIMA|KEENAM|KETUJUH|KEDELAPAN|KESEMBILAN|KESEPULUH|PERTAMA)\s*:)(?:\s+|$)"
)
"""An item of a list; or a dictum of a decision."""
_PASAL = re.compile(r"^\W*pasal\s*\d+\W*$", re.IGNORECASE)
_CHAPTER = re.compile(r"^(?:BAB\s+[IVX]+|[A-Z]\.|[IVX]{1,4}\.)\s+(?=[A-Z])(?!.*[.;:,]$)")
_ENDS = re.compile(r"[.;:!?]\s*$")
_PARTY = re.compile(r"\bPIHAK\s+(?:KE\w+|PERTAMA|I\b)")
DIKTUM = "diktum"
MOST_SIGNED = 40
"""Lines that a block of signatures has, at most."""


def read_office(
    lines: Sequence[Line], source: Source, document: Document, warnings: Sequence[str] = ()
) -> tuple[Source, Tree]:
    """Read a document that is no regulation.

    Args:
        lines: in reading order, without what stands on every page.
        source: as the file's name and title name it.
        document: tells whether its lines are printed lines.
        warnings: what is already known to be wrong with the file.

    Returns:
        Its source, with what its head says, and the tree of its parts.
    """
    head = read_head(lines, squash(source.judul))
    tree = Tree(source.id)
    for warning in warnings:
        tree.warn(warning)
    if head.jenis == "berkas":
        tree.warn("Bukan peraturan berpasal, dan jenisnya tidak dikenali: berkas dibaca sebagai judul dan alinea.")
    reading = _Reading(tree, lines, head, wrapped=document.media in ("pdf", "text"))
    reading.run()
    text = "\n".join(line.text for line in lines)
    head.pihak = parties(head, text) if head.jenis in CONTRACTS else ()
    opening = "\n".join(line.text for line in lines[head.lines : reading.first_clause])
    signed = [line.text for line in reading.signed]
    head.penanda_tangan = signers(opening if head.jenis in CONTRACTS else "", signed)
    head.ditetapkan = head.ditetapkan or day_in("\n".join(signed)) or day_in(opening)
    named = replace(
        source, jenis=head.jenis, nomor=head.nomor, tahun=year_of(head), judul=head.judul, ditetapkan=head.ditetapkan,
        pihak=head.pihak, penanda_tangan=head.penanda_tangan,
    )  # fmt: skip
    return named, tree


@dataclass(slots=True)
class _Level:
    """An open list."""

    style: str
    parent: Node | None
    """What announced it; None: its items are paragraphs."""
    items: int = 0


class _Reading:
    """One reading of an office document."""

    def __init__(self, tree: Tree, lines: Sequence[Line], head: Head, *, wrapped: bool) -> None:
        self.tree = tree
        self.lines = lines
        self.head = head
        self.wrapped = wrapped
        self.signed: list[Line] = []
        attached = [i for i, line in enumerate(lines) if i > head.lines and _LAMPIRAN.match(line.text)]
        self.body_end = attached[0] if attached else len(lines)
        self.attached = [*attached, len(lines)]
        self.first_clause, self.last_clause = self._clauses()

    def _clauses(self) -> tuple[int, int]:
        """Where the first and the last pasal begin; the end of the body twice if it has none."""
        look = Lookout(self.lines, wrapped=self.wrapped)
        at = [
            i for i, line in enumerate(self.lines[: self.body_end]) if re.match(r"(?i)^\W*pasal\s*\d+\W*$", line.text)
        ]
        if len(at) < 2 or not look.between("1", 0, self.body_end):
            return self.body_end, self.body_end
        first = at[0]
        while first > self.head.lines and re.match(r"(?:BAB|Bagian|BAGIAN)\b", self.lines[first - 1].text):
            first -= 1
        if first > self.head.lines and first > 1 and re.match(r"BAB\b", self.lines[first - 2].text):
            first -= 2
        return first, at[-1]

    def run(self) -> None:
        """Give every line to a part."""
        root = self.tree.source
        head, end = self.head.lines, self._signatures()
        if head:
            self._part(f"{root}/kepala", "kepala", self.lines[:head])
        opening = Parts(self.tree, root, "alinea", wrapped=self.wrapped)
        opening.label = NAMES["pembuka"] if self.head.jenis in CONTRACTS and self.first_clause < self.body_end else ""
        opening.read(self.lines[head : min(self.first_clause, end)])
        if self.first_clause < end:
            self._clauses_read(self.lines[self.first_clause : end])
        self.signed = list(self.lines[end : self.body_end])
        if self.signed:
            self._part(f"{root}/penanda-tangan", "penanda-tangan", self.signed)
        for n, (at, stop) in enumerate(zip(self.attached, self.attached[1:], strict=False), 1):
            self._attachment(n, self.lines[at:stop])

    def _part(self, node_id: str, kind: str, lines: Sequence[Line]) -> None:
        node = self.tree.add(node_id, kind, None)
        node.shown = NAMES[kind]
        node.body = [whole(line) for line in lines]

    def _signatures(self) -> int:
        """Where the block of signatures begins; the end of the body if it has none."""
        least = max(self.head.lines, self.last_clause + 1 if self.last_clause < self.body_end else 0)
        for i in range(max(least, self.body_end - MOST_SIGNED), self.body_end):
            if SIGNS.match(self.lines[i].text.strip()):
                return i
        return self.body_end

    def _clauses_read(self, lines: Sequence[Line]) -> None:
        walk = Walk(self.tree, lines, "", amends=False, wrapped=self.wrapped)
        walk.run()
        part_titles(self.tree)
        pasal_titles(self.tree)
        tell(self.tree)

    def _attachment(self, n: int, lines: Sequence[Line]) -> None:
        node = self.tree.add(f"{self.tree.source}/lampiran-{n}", "lampiran", None)
        title = 1
        while (
            title < min(len(lines), 8)
            and lines[title].text.upper() == lines[title].text
            and "\t" not in lines[title].text
        ):
            title += 1
        node.label = [whole(line) for line in lines[:title]]
        parts = Parts(self.tree, node.id, "alinea", wrapped=self.wrapped, parent=node)
        parts.read(lines[title:])


def pasal_titles(tree: Tree) -> None:
    """Take the title of a pasal ("PEMBIAYAAN", on a line of its own) out of its text, into its label."""
    for node in tree.nodes:
        if node.kind != "pasal" or not node.body:
            continue
        below = any(child.parent is node for child in tree.nodes)
        first = node.body[0]
        if (first.start == 0 and first.end == len(first.line.text) and is_pasal_title(first.text)) and (
            below or len(node.body) > 1
        ):
            node.label.append(first)
            node.body = node.body[1:]
            node.shown = f"{node.shown} {squash(first.text)}"


def is_pasal_title(text: str) -> bool:
    """Whether a line below "Pasal n" is its title: few words, in capitals or each with a capital, no end."""
    words = [word for word in re.findall(r"[^\W\d_]{2,}", text) if word.lower() not in _JOINS]
    if not words or len(text.split()) > 12 or re.search(r"[.;:,]\s*$", text):
        return False
    return all(word[0].isupper() for word in words) and (text.upper() == text or len(words) <= 7)


_JOINS = frozenset(
    ("dan", "atau", "serta", "di", "ke", "dari", "dalam", "atas", "untuk", "pada", "oleh", "dengan", "antara", "yang",
     "tentang", "bagi")
)  # fmt: skip


class Parts:
    """Paragraphs, lists and tables below one node.

    Args:
        tree: to which they are added.
        root: the beginning of their ids.
        kind: "alinea".
        wrapped: lines are printed lines, which go on in the next.
        parent: the node they stand below.
    """

    def __init__(self, tree: Tree, root: str, kind: str, *, wrapped: bool, parent: Node | None = None) -> None:
        self.tree, self.root, self.kind, self.wrapped, self.parent = tree, root, kind, wrapped, parent
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
                self._table(lines[i : i + rows])
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
        item = _ITEM.match(text)
        before = self.above.text if self.above is not None else ""
        self.above = line
        last = self.last if not self.heading and not item and not line.blank_before else None
        if last is not None and (
            (self.wrapped and (text[:1].islower() or printed_on(before, line)))
            or joins(before, text)
            or (META.match(text) and META.match(_ITEM.sub("", before)))
        ):
            last.body.append(whole(line))
        elif (_CHAPTER.match(text) and len(text.split()) <= 12) or (not item and is_heading(text, following, before)):
            self.levels = []
            self.heading.append(whole(line))
        elif item and not _is_chapter(text):
            self._item(line, item)
        elif item:
            self.levels = []
            self.heading.append(whole(line))
        else:
            self.levels = []
            self._new().body = [whole(line)]

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
    if not cells or _PARTY.search(lines[at].text):
        return 0
    stop = at
    while stop < len(lines) and lines[stop].text.count("\t") == cells and not _PARTY.search(lines[stop].text):
        stop += 1
    return stop - at


def _style(mark: str) -> str:
    """What marks an item apart from those of other lists: "2." and "3." are alike, "(a)" is not."""
    if mark.rstrip(": ").isupper() and len(mark) > 4:
        return DIKTUM
    return re.sub(r"[a-z]", "a", re.sub(r"\d+", "1", mark))
