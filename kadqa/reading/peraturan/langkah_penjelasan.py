"""Steps of the walk: the penjelasan, its general part and its pasal demi pasal."""

from __future__ import annotations

import re

from kadqa.hukum.numbering import as_id, follows
from kadqa.reading.lines import Line, Piece
from kadqa.reading.peraturan import daftar
from kadqa.reading.peraturan.daftar import Level
from kadqa.reading.peraturan.keadaan import RUJUKAN_AFTER, STOPPED
from kadqa.reading.peraturan.langkah_isi import ListSteps
from kadqa.reading.peraturan.penanda import Marker

_FULL = 55
"""Characters from which on a printed line is full, so that the paragraph may go on in the next."""
_NUMBERED = re.compile(r"(?:\d{1,2}|[a-z])\.\s")
LARGEST_AYAT = 60


class PenjelasanSteps(ListSteps):
    """The penjelasan repeats "Pasal n", "Ayat (1)", "Huruf a": a branch of its own."""

    def step_penjelasan(self, line: Line, marker: Marker) -> bool:
        """The heading PENJELASAN, after the body."""
        if self.branch is not None or self.pasal is None or self.mode == "lampiran":
            return False
        if not (marker.at_start or self.stopped() or self.mode in ("tanda", "penutup")):
            return False
        self.sign()
        node = self.begin_penjelasan()
        node.body.append(Piece(line, marker.start, marker.end))
        self.mode = "awal"
        return True

    def step_umum(self, line: Line, marker: Marker) -> bool:
        """The general part ("I. UMUM")."""
        capitals = bool(self.tail) and self.tail.upper() == self.tail
        if self.mode != "awal" or self.umum is not None or not (marker.at_start or self.stopped() or capitals):
            return False
        self.mode = "umum"
        self.umum = self.tree.add(f"{self.root}/penjelasan/umum", "penjelasan", self.branch)
        self.umum.shown = "UMUM"
        return self.open(line, marker, self.umum)

    def step_demi(self, line: Line, marker: Marker) -> bool:
        """The heading PASAL DEMI PASAL; it also tells of a penjelasan whose own heading was not legible."""
        if self.mode not in ("awal", "umum", "tanda", "penutup") or (self.branch and self.pasal):
            return False
        if self.branch is None:
            self.tree.warn("Judul PENJELASAN tidak terbaca; penjelasan dikenali dari PASAL DEMI PASAL.")
            self.sign()
            self.begin_penjelasan()
        assert self.branch is not None
        self.mode = "demi"
        self.close_lists(None)
        self.branch.label.append(Piece(line, marker.start, marker.end))
        self.node = self.branch
        return True

    def warn_of_ends(self) -> None:
        """Say what is missing after the last pasal that was found, in the body and in the penjelasan."""
        body = self._last_number(f"{self.root}/pasal-")
        further = self.look.last_change()
        if self.laws and body and further > body:
            lost = str(further) if further == body + 1 else f"{body + 1} s.d. {further}"
            self.tree.warn(f"Pasal {lost} tidak ditemukan; teksnya mungkin ada di bawah Pasal {body}.")
        explained = self._last_number(f"{self.root}/penjelasan/pasal-")
        if body and body < explained and not further > body:
            lost = str(explained) if explained == body + 1 else f"{body + 1} s.d. {explained}"
            self.tree.warn(f"Pasal {lost} tidak ditemukan; teksnya mungkin ada di bawah Pasal {body}.")
        if f"{self.root}/pasal-i" in self.tree.ids and f"{self.root}/pasal-ii" not in self.tree.ids:
            # Whoever amends says in Pasal I what is changed and in Pasal II when it begins.
            self.tree.warn("Pasal II tidak ditemukan; teksnya mungkin ada di bawah Pasal I.")
        if (
            self.umum is not None
            and body
            and not any(
                node.kind == "pasal" and node.id.startswith(f"{self.root}/penjelasan/") for node in self.tree.nodes
            )
        ):
            self.tree.warn("Penjelasan pasal demi pasal tidak ditemukan.")
        elif body and 0 < explained < body:
            lost = str(body) if explained + 1 == body else f"{explained + 1} s.d. {body}"
            self.tree.warn(f"Penjelasan Pasal {lost} tidak ditemukan.")

    def _last_number(self, start: str) -> int:
        """The largest plain number of the pasal whose ids begin so; 0 if there is none."""
        tails = (node.id[len(start) :] for node in self.tree.nodes if node.id.startswith(start))
        return max((int(tail) for tail in tails if tail.isdigit()), default=0)

    def paragraph(self, line: Line) -> None:
        """Within the general part: begin a new alinea where one paragraph ends and another begins."""
        assert self.umum is not None
        if self.node is not self.umum or self.node.body or not self.fresh:
            if not self.stopped():
                return
            above = self.lines[self.i - 1].text
            new = line.blank_before or not self.wrapped or len(above) < _FULL or bool(_NUMBERED.match(line.text))
            if not new or not (line.text[:1].isupper() or line.text[:1].isdigit() or _NUMBERED.match(line.text)):
                return
        self.alinea += 1
        self.node = self.tree.add(f"{self.umum.id}/alinea-{self.alinea}", "alinea", self.umum)

    def step_explained(self, line: Line, marker: Marker) -> bool:
        """What explains a part of a pasal: "Ayat (2)", "Huruf b", "Angka 3"."""
        if self.mode != "demi" or self.pasal is None or self.list_root is None:
            return False
        if not (marker.at_start or self.fresh or STOPPED.search(self.tail)):
            return False
        rest = line.text[marker.end :]
        if RUJUKAN_AFTER.match(rest) and not re.match(r"\s*[A-Z]", rest):
            return False
        if marker.kind == "pangka" and self._outer_explained(line, marker):
            return True
        style = marker.kind
        depth = next((k for k, level in enumerate(self.levels) if level.style == style), len(self.levels))
        if style == "payat":
            depth = 0
        parent = self.levels[depth - 1].node if depth else self.list_root
        last = self.levels[depth].last if depth < len(self.levels) else None
        for number in sorted(marker.readings, key=lambda n: not follows(last, n)):
            node_id = daftar.child_id(parent, style, number)
            if node_id in self.tree.ids or (number.isdigit() and int(number) > LARGEST_AYAT and style == "payat"):
                continue
            node = self.tree.add(node_id, daftar.STEPS[style], parent)
            del self.levels[depth:]
            self.levels.append(Level(style, number, node))
            return self.open(line, marker, node)
        return False

    def _outer_explained(self, line: Line, marker: Marker) -> bool:
        """The explanation of an item of an amending pasal: "Angka 5" below "Pasal I"."""
        number = marker.readings[0]
        if self.pasal is None or not self.amending():
            return False
        node_id = f"{self.pasal.id}/angka-{as_id(number)}"
        last = self.outer.last if self.outer else None
        if node_id in self.tree.ids or not (follows(last, number) or (last and daftar.gap(last, number))):
            return False
        node = self.tree.add(node_id, "angka", self.pasal)
        self.outer = Level("angka", number, node)
        self.inner = self.last_inner = self.inner_head = None
        self.close_lists(node)
        return self.open(line, marker, node)
