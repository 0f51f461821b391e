"""Lines to a tree: a walk over the markers with a small memory of what came before.

The rule of every step is the same: a marker begins a provision only if its number comes next
where it stands, and if the words around it allow it. Else it is text of the provision that is open.
Each stretch of text goes to exactly one place, so that none is lost and none is doubled.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from kadqa.reading.lines import Line, Piece
from kadqa.reading.peraturan.langkah_penjelasan import PenjelasanSteps
from kadqa.reading.peraturan.penanda import Marker, markers

Step = Callable[[Line, Marker], bool]
_TAIL = 120
"""Characters of the text before a marker that are looked at."""


class Walk(PenjelasanSteps):
    """One reading of a regulation. `run` is all that is called from outside."""

    def run(self) -> None:
        """Walk over all lines; afterwards the tree is whole."""
        steps: dict[str, Step] = {
            "menimbang": self.step_preamble,
            "mengingat": self.step_preamble,
            "memutuskan": self.step_memutuskan,
            "bab": self.step_heading,
            "bagian": self.step_heading,
            "paragraf": self.step_heading,
            "aturan": self.step_aturan,
            "pasal": self.step_pasal,
            "ayat": self.step_list,
            "huruf": self.step_list,
            "huruf)": self.step_list,
            "(huruf)": self.step_list,
            "angka": self.step_list,
            "angka)": self.step_list,
            "penutup": self.step_penutup,
            "tanda": self.step_tanda,
            "lembaran": self.step_lembaran,
            "penjelasan": self.step_penjelasan,
            "umum": self.step_umum,
            "demi": self.step_demi,
            "payat": self.step_explained,
            "phuruf": self.step_explained,
            "pangka": self.step_explained,
            "lampiran": self.step_lampiran,
        }
        for i, line in enumerate(self.lines):
            self.i = i
            self._line(line, steps)
        self.sign()
        self.split_deletions()
        self.doubt_order()
        self.warn_of_ends()

    def _line(self, line: Line, steps: dict[str, Step]) -> None:
        if self.mode == "umum":
            self.paragraph(line)
        done = 0
        for marker in markers(line.text):
            if marker.start < done:
                continue
            # The text before a marker belongs to what is open until it is taken.
            before = Piece(line, done, marker.start)
            held, target = (self.tail, self.fresh), self._target()
            if before.text:
                target.append(before)
                if before.text.strip('"\u201c^\u00b7 ') not in ("", "PASAL"):
                    self.tail, self.fresh = before.text[-_TAIL:], False
            if steps[marker.kind](line, marker):
                done = marker.end
                self.tail, self.fresh = "", True
            else:
                self.tail, self.fresh = held
                if before.text:
                    target.pop()
        rest = Piece(line, done, len(line.text))
        if rest.text:
            self._target().append(rest)
            self.tail, self.fresh = rest.text[-_TAIL:], False

    def _target(self) -> list[Piece]:
        """Where text goes now."""
        return self.signed if self.mode == "tanda" else self.node.body

    # --- the opening ------------------------------------------------------------------------

    def step_preamble(self, line: Line, marker: Marker) -> bool:
        """Menimbang, Mengingat: once each, before the body."""
        modes = ("judul",) if marker.kind == "menimbang" else ("judul", "menimbang")
        node_id = f"{self.root}/{marker.kind}"
        if self.mode not in modes or node_id in self.tree.ids:
            return False
        if not (marker.at_start or self.stopped() or self.mode == "judul"):
            return False
        node = self.tree.add(node_id, marker.kind, None)
        self.mode = marker.kind
        self.close_lists(node)
        return self.open(line, marker, node)

    def step_memutuskan(self, line: Line, marker: Marker) -> bool:
        """The end of the opening: "Dengan Persetujuan Bersama", MEMUTUSKAN or Menetapkan."""
        if self.mode not in ("menimbang", "mengingat") or not (marker.at_start or self.stopped()):
            return False
        node = self.tree.add(f"{self.root}/menetapkan", "judul", None)
        node.body.append(Piece(line, marker.start, marker.end))
        node.shown = "Menetapkan"
        self.mode, self.node = "menetapkan", node
        self.close_lists(None)
        return True

    # --- the end ----------------------------------------------------------------------------

    def step_penutup(self, line: Line, marker: Marker) -> bool:
        """The promulgation clause ("Agar setiap orang mengetahuinya ..."): it belongs to no pasal."""
        node_id = f"{self.root}/penutup"
        if self.mode != "batang" or self.pasal is None or node_id in self.tree.ids:
            return False
        if not (marker.at_start or self.stopped()):
            return False
        node = self.tree.add(node_id, "penutup", None)
        node.body.append(Piece(line, marker.start, marker.end))
        self.mode, self.node, self.inner, self.inner_head = "penutup", node, None, None
        self.close_lists(None)
        return True

    def step_tanda(self, line: Line, marker: Marker) -> bool:
        """The signature block ("Ditetapkan di Jakarta ...")."""
        if self.mode not in ("batang", "penutup") or self.pasal is None:
            return False
        named = bool(re.search(r"\b[A-Z]{3,}\W*$", self.tail))  # the name of who signs stands before it
        if self.mode == "batang" and not (self.stopped() or named):
            return False
        if not re.match(r"\s*[A-Z]|\s*$|\s*pada\s+tanggal\b", line.text[marker.end :]):
            return False
        self.mode = "tanda"
        self.close_lists(None)
        self.signed.append(Piece(line, marker.start, marker.end))
        return True

    def step_lembaran(self, line: Line, marker: Marker) -> bool:
        """The number of the (Tambahan) Lembaran Negara after the penjelasan."""
        if (
            self.section != "penjelasan"
            or self.mode not in ("demi", "umum")
            or not (line.text[marker.start :][:30].isupper())
        ):
            return False
        if not self.stopped() and not marker.at_start:
            return False
        self.mode = "tanda"
        self.signed.append(Piece(line, marker.start, marker.end))
        return True

    def step_lampiran(self, line: Line, marker: Marker) -> bool:
        """An attachment: it is kept whole, its tables are not taken apart."""
        if self.mode not in ("tanda", "demi", "penutup", "lampiran", "umum"):
            return False
        rest = line.text[marker.end :].strip()
        if not marker.at_start and (self.mode not in ("tanda", "demi") or not rest):
            return False
        if rest and not rest[:30].isupper():
            return False
        named = re.search(r"\b([IVX]+|\d+)$", line.text[marker.start : marker.end])
        label = f"LAMPIRAN {named[1]}" if named else "LAMPIRAN"
        if self.mode == "lampiran" and (not named or self.node.shown == label):
            return False
        kept = self.sign()
        self.mode, self.inner = "lampiran", None
        self.close_lists(None)
        if kept is not None:  # its heading stands in its midst
            kept.body.append(Piece(line, marker.start, marker.end))
            self.node = kept
            return True
        node = self.tree.add(self.lampiran_id(), "lampiran", None)
        node.shown = label
        return self.open(line, marker, node)
