"""An office document to its parts: head, paragraphs with their lists, clauses, signatures, attachments, tables."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kadqa.reading.kantor.kepala import SIGNS, Head, day_in, parties, read_head, signers, year_of
from kadqa.reading.lines import Line, whole
from kadqa.reading.parts import Parts
from kadqa.reading.peraturan.baca import Walk
from kadqa.reading.peraturan.judul_bab import part_titles
from kadqa.reading.peraturan.lampiran import PACKED
from kadqa.reading.peraturan.tertelan import tell
from kadqa.reading.peraturan.urutan import Lookout
from kadqa.reading.pohon import Tree
from kadqa.records import Document, Source
from kadqa.text import squash

CONTRACTS = frozenset({"pks", "kesepakatan"})
NAMES = {
    "kepala": "Judul (tentang apa), nomor, dan tanggal",
    "pembuka": "Para pihak yang menandatangani",
    "penanda-tangan": "Yang menandatangani, dan tanggalnya",
}
"""What is said of parts that have no heading of their own."""
_LAMPIRAN = re.compile(r"^LAMPIRAN\b(?!\s*:\s*(?:-|\d|satu|dua))")
_PASAL = re.compile(r"^\W*pasal\s*\d+\W*$", re.IGNORECASE)
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
    packed = PACKED if document.media == "pdf" else 0
    reading = _Reading(tree, lines, head, wrapped=document.media in ("pdf", "text"), packed=packed)
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


class _Reading:
    """One reading of an office document."""

    def __init__(self, tree: Tree, lines: Sequence[Line], head: Head, *, wrapped: bool, packed: int) -> None:
        self.tree = tree
        self.lines = lines
        self.head = head
        self.wrapped = wrapped
        self.packed = packed
        """Characters of the paragraphs that an attachment is packed into; 0: its lines are what they were."""
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
        parts = Parts(self.tree, node.id, "alinea", wrapped=self.wrapped, parent=node, packed=self.packed)
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
