"""What a reading remembers, and the questions that every step asks of it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kadqa.reading.lines import Line, Piece
from kadqa.reading.peraturan.daftar import Level
from kadqa.reading.peraturan.penanda import Marker, markers
from kadqa.reading.peraturan.urutan import Lookout
from kadqa.reading.pohon import Node, Tree

BEFORE_RUJUKAN = re.compile(
    r"(?:^|[\s(\"\u201c/])(?:dalam|dan|atau|dengan|sampai|pada|ketentuan|dari|ke|ayat|pasal|huruf|angka|nomor|oleh|"
    r"menurut|berdasarkan|s\.d\.|bahwa|antara|terhadap|atas|penjelasan|tahun|jo\.?|juncto|maksud|isi|,)\s*$",
    re.IGNORECASE,
)
"""What stands before a citation, never before a heading."""
BEFORE_NUMBER = re.compile(
    r"(?:^|\s)(?:ayat|pasal|huruf|angka|nomor|no\.|tahun|bab|bagian|pada|butir)\s*$", re.IGNORECASE
)
"""What stands before the number of a citation."""
STOPPED = re.compile(
    r"[.;:!?\u201d\"')\]](?:\s+(?:www\.)?[\w\-]+(?:\.[\w\-]+){0,3}\.(?:id|com|org))?[\s^*\-]*$|[.;:,]\s*(?:dan|atau|dan/\s?atau|serta)\s*,?\s*$|[Cc]ukup\s+\S?je[l1]as\W*$"
)
"""How a provision ends; the name of a site that stands at the foot of each page may follow."""
RUJUKAN_AFTER = re.compile(
    r"^\s*(?:ayat|huruf|angka|dan|atau|sampai|jo\b|juncto|,|;|\)|s\.d|Undang|UU\b|Peraturan|Keputusan|Konvensi|Piagam|"
    r"Kitab|KUH|di\s+atas|tersebut|ini\b|itu\b|UUD|Anggaran)"
)
"""What stands after a citation, never after a heading."""
TITLE_TAIL = re.compile(
    r"(?:^|\s)(?:BAB|BAGIAN|Bag[a-z]{1,4}n|PARAGRAF|Paragraf)\s*\w+(?:\s+(?:[A-Z(]\S*|dan|di|ke|dari|dalam|atas|dengan|"
    r"yang|untuk|pada|bagi|antara|atau|tentang|oleh|serta|/))*\s*$"
)
"""A heading and its title before a pasal that is glued to it, where the heading itself was not believed."""
ROMAN = re.compile(r"[IVX]+")
OPENS = re.compile(r"^(?:Menimbang|Mengingat)\b\s*:?")
"""A line with which another regulation opens, after the end of the first."""
LONGEST_SIGNATURE = 2000
"""Characters after the end of a regulation beyond which they are no signature block but an attachment."""


class State:
    """One reading: the lines, the tree that grows, and where in the regulation the walk is.

    `mode`: judul, menimbang, mengingat, menetapkan, batang, penutup, tanda (signature block), awal
    (head of the penjelasan), umum, demi (pasal demi pasal), lampiran.
    """

    def __init__(self, tree: Tree, lines: Sequence[Line], amended: str, *, amends: bool, wrapped: bool) -> None:
        self.tree = tree
        self.lines = lines
        self.look = Lookout(lines, wrapped=wrapped)
        self.amended = amended
        self.amends = amends
        self.wrapped = wrapped
        """Lines are printed lines, which break anywhere (PDF), not paragraphs."""
        self.root = tree.source
        self.base = self.root
        """What the ids of pasal begin with: the source, or a part of it that numbers them anew."""
        self.mode = "judul"
        self.section = "batang"
        self.section_end = self._penjelasan_line()
        self.i = 0
        self.node: Node = tree.add(f"{self.root}/judul", "judul", None)
        self.tail = ""
        """The end of the text read since the last marker."""
        self.fresh = True
        """No text has been read since the last marker."""
        self.heads: dict[str, Node | None] = {"bab": None, "bagian": None, "paragraf": None}
        self.numbers: dict[str, str | None] = {"bab": None, "bagian": None, "paragraf": None}
        self.pasal: Node | None = None
        self.last_pasal: str | None = None
        self.levels: list[Level] = []
        self.list_root: Node | None = self.node
        self.outer: Level | None = None
        """The open item of an amending pasal."""
        self.inner: Node | None = None
        """The open pasal of the amended law."""
        self.last_inner: str | None = None
        self.inner_head: Node | None = None
        """The open bab, bagian or paragraf that is put into the amended law."""
        self.asked_in: tuple[Node, str] | None = None
        """The words that last announced a new text ("... berbunyi sebagai berikut:"), and below which node."""
        self.laws: dict[str, str] = {}
        """The law that each amending pasal changes: number of the pasal -> id of the law."""
        self.branch: Node | None = None
        """The root of the penjelasan, once it has begun."""
        self.umum: Node | None = None
        self.alinea = 0
        self.signed: list[Piece] = []
        """The signature block and what follows it, until it is known how long it is."""
        self.closing: list[str] = []
        """Text of all signature blocks, for the dates."""

    def _penjelasan_line(self) -> int:
        """The line where the penjelasan begins, as far as its heading tells; else the number of lines."""
        begun = False
        for i, line in enumerate(self.lines):
            if begun and line.text == "Pasal 1" and "".join(x.text for x in self.lines[i + 1 : i + 2])[:5] == "Cukup":
                return i
            begun = begun or line.text.startswith("Pasal")
            if (
                begun
                and ("SAN" in line.text or "A N" in line.text or "DEMI" in line.text)
                and any(m.kind in ("penjelasan", "demi") for m in markers(line.text))
            ):
                return i
        return len(self.lines)

    def open(self, line: Line, marker: Marker, node: Node) -> bool:
        """Make a node the open one, with the marker as its label."""
        node.label.append(Piece(line, marker.start, marker.end))
        self.node = node
        return True

    def after(self, line: Line, marker: Marker) -> str:
        """What comes after a marker: the rest of its line, else the next line."""
        rest = line.text[marker.end :].strip(" ^\u00b7")
        if not rest.strip('.,:;*"\u201c') and self.i + 1 < len(self.lines):
            return self.lines[self.i + 1].text
        return rest

    def stopped(self) -> bool:
        """Whether what came before is finished, so that something new may begin."""
        return (
            self.fresh or not self.tail or self.node.is_heading
            or bool(STOPPED.search(self.tail) or TITLE_TAIL.search(self.tail))
        )  # fmt: skip

    def close_lists(self, root: Node | None) -> None:
        self.levels, self.list_root = [], root

    def sign(self) -> Node | None:
        """Settle what was read since the signature: drop it, or keep it as a lampiran if it cannot be one.

        Returns:
            The lampiran, if it is one.
        """
        length = sum(len(piece.text) for piece in self.signed)
        self.closing += [piece.text for piece in self.signed[:400]]
        kept = None
        if length > LONGEST_SIGNATURE or any(OPENS.search(piece.text) for piece in self.signed):
            self.tree.warn("Teks panjang sesudah akhir peraturan dibaca sebagai lampiran.")
            kept = self.tree.add(self.lampiran_id(), "lampiran", None)
            kept.shown = "LAMPIRAN"
            kept.body = self.signed
        else:
            for piece in self.signed:
                self.tree.drop("signature", piece)
        self.signed = []
        return kept

    def lampiran_id(self) -> str:
        return f"{self.root}/lampiran-{1 + sum(1 for node in self.tree.nodes if node.kind == 'lampiran')}"

    def begin_penjelasan(self) -> Node:
        """Open the branch of the penjelasan; nothing of the body is open any more."""
        node = self.tree.add(f"{self.root}/penjelasan", "penjelasan", None)
        node.shown = "PENJELASAN"
        self.branch, self.section, self.section_end = node, "penjelasan", len(self.lines)
        self.pasal = self.last_pasal = self.outer = self.inner = self.last_inner = self.inner_head = None
        self.close_lists(None)
        self.node = node
        return node
