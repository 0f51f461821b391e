"""Steps of the walk: bab, bagian, paragraf, pasal."""

from __future__ import annotations

import re

from kadqa.hukum.numbering import as_id, follows, from_roman
from kadqa.reading.lines import Line
from kadqa.reading.peraturan import daftar
from kadqa.reading.peraturan.keadaan import BEFORE_RUJUKAN, RUJUKAN_AFTER, STOPPED
from kadqa.reading.peraturan.langkah_ubah import BEGINS_CHANGE, AmendSteps
from kadqa.reading.peraturan.penanda import Marker
from kadqa.reading.peraturan.urutan import LARGEST_GLUED_JUMP, LARGEST_JUMP, jump
from kadqa.reading.pohon import Node
from kadqa.reading.ragu import LOST_AFTER
from kadqa.text import slug

_BODY = re.compile(r"[\"\u201c\u2018'(\[^A-Z\d]|$")
"""How the text of a pasal begins: a capital, a bracket, a number, a quotation mark."""
_FIRST_AYAT = re.compile(r"\s*(?:\(\s?[1lIf]\s?[)1lI]|l1\))")
_DAMAGED_AYAT = re.compile(r"\(\w{1,2}\)?\s+[A-Z][a-z]")
"""The first ayat with a number that OCR made illegible: "(U Dalam"."""
_BEGINS = re.compile(r"\s*(?:Undang-Undang|Peraturan(?:\s+\w+){1,4}?)\s+ini\s+(?:mulai\s+)?berlaku\b", re.IGNORECASE)
"""The last pasal says when the regulation begins; no citation is followed by this."""
_ANEW = re.compile(r"\s*(?:Pasal\s*[1I]\W*$|\(1\))")
_CLEAR = re.compile(r"\s*Cukup\s+\W?je[l1]as")
_EXPLAINS = re.compile(r"\s*(?:Cukup|Ayat|Huruf|Angka|Yang\s+dimaksud|Pasal)\b")
"""How the explanation of a first pasal begins, where its heading PASAL DEMI PASAL is missing."""
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_TITLE_NEXT = re.compile(r"\s*(?:[A-Z(\"\u201c]|$)")
_LOWER = {"bab": ("bagian", "paragraf"), "bagian": ("paragraf",)}


def _later(last: str, number: str) -> bool:
    """Whether a heading's number comes a little later than the last: "IV" -> "VI", "2" -> "4"."""
    before, after = (from_roman(n) or (int(n) if n.isdigit() else 0) for n in (last, number))
    return bool(before) and 0 < after - before <= daftar.LARGEST_GAP


class PasalSteps(AmendSteps):
    """Headings."""

    def step_heading(self, line: Line, marker: Marker) -> bool:
        """Bab, bagian, paragraf: one after another, below one another."""
        kind = marker.kind
        if self.section == "batang" and self.inner_heading(line, marker):
            return True
        early = kind == "bab" and self.mode in ("menetapkan", "mengingat", "menimbang", "judul")
        if self.section != "batang" or not (self.mode == "batang" or early):
            return False
        rest = line.text[marker.end :]
        # A bab's title is in capitals; where lines are paragraphs, none begins with a citation.
        sure = marker.at_start and (not self.wrapped or (kind == "bab" and rest.upper() == rest))
        if not (sure or self.stopped()) or not _TITLE_NEXT.match(rest):
            return False
        number, last = marker.readings[0], self.numbers[kind]
        if not follows(last, number) and not (marker.at_start and last is not None and _later(last, number)):
            return False
        above = None if kind == "bab" else (self.heads["bagian"] if kind == "paragraf" else None) or self.heads["bab"]
        if kind != "bab" and above is None and self.pasal is None:
            return False
        node_id = f"{above.id if above else self.root}/{kind}-{as_id(number)}"
        if node_id in self.tree.ids or (self.inner is not None and not self.ends_changes(line)):
            return False
        node = self.tree.add(node_id, kind, above)
        self.mode = "batang"
        self.numbers[kind], self.heads[kind] = number, node
        for lower in _LOWER.get(kind, ()):
            self.numbers[lower] = self.heads[lower] = None
        self.close_lists(None)
        self.outer = self.inner = self.last_inner = self.inner_head = None
        return self.open(line, marker, node)

    def step_aturan(self, line: Line, marker: Marker) -> bool:
        """ATURAN PERALIHAN, ATURAN TAMBAHAN of a constitution: their pasal are numbered anew, in Roman."""
        if self.mode != "batang" or self.pasal is None or not (marker.at_start and self.stopped()):
            return False
        # Elsewhere the same words are the title of a bab, whose pasal go on from those before.
        if self.node.is_heading or self.numbers["bab"] is None or not _ANEW.match(self.after(line, marker)):
            return False
        words = line.text[marker.start : marker.end]
        node_id = f"{self.root}/{slug(words)}"
        if node_id in self.tree.ids:
            return False
        node = self.tree.add(node_id, "bab", None)
        self.heads = {"bab": node, "bagian": None, "paragraf": None}
        self.base, self.amends = node_id, True
        self.last_pasal = self.outer = self.inner = self.last_inner = self.inner_head = None
        self.close_lists(node)
        return self.open(line, marker, node)

    def step_pasal(self, line: Line, marker: Marker) -> bool:
        """A pasal whose number comes next and that stands alone, or is followed by its body."""
        if self.mode == "lampiran":
            return False
        rest, after = line.text[marker.end :], self.after(line, marker)
        alone = marker.at_start and not rest.strip(' .,;:*^"\u201c')
        if self.mode == "umum" and not (alone and _EXPLAINS.match(after)):
            return False
        if RUJUKAN_AFTER.match(rest) and not (_BEGINS.match(rest) and self.stopped()):
            return False
        # In print that is wrapped, a citation may stand alone in its line; a paragraph never is one.
        first_ayat = bool(_FIRST_AYAT.match(after))
        sure = (alone and (not self.wrapped or self.node.is_heading or first_ayat)) or (
            first_ayat and not self.wrapped and self.section == "batang"
        )
        if not sure:
            # OCR makes a small letter of the capital that a body begins with.
            lower = alone and not self.fresh and bool(STOPPED.search(self.tail)) and self._is_next(marker)
            if not (_BODY.match(after) or lower) or (BEFORE_RUJUKAN.search(self.tail) and not self.fresh):
                return False
            if alone and RUJUKAN_AFTER.match(after) and not after[:1].isupper():
                return False
        if self.inner_pasal(line, marker, after, alone=alone):
            return True
        if self.mode == "tanda" and not alone:
            return False
        number = self._number(line, marker, alone=alone, sure=sure)
        if number is None:
            number = self._unannounced(marker, after, alone=alone)
            if number is None:
                return False
        base = self.branch.id if self.branch and self.section == "penjelasan" else self.base
        node_id = f"{base}/pasal-{as_id(number)}"
        if node_id in self.tree.ids:
            return False
        parent: Node | None
        if self.section == "penjelasan":
            parent, self.mode = self.branch, "demi"
        else:
            parent, self.mode = self.heads["paragraf"] or self.heads["bagian"] or self.heads["bab"], "batang"
        node = self.tree.add(node_id, "pasal", parent)
        node.shown = f"Pasal {number}"
        if not marker.clean or number != marker.readings[0]:
            node.doubts.append(f"nomor pasal tercetak \u201c{line.text[marker.start : marker.end]}\u201d")
        self.pasal, self.last_pasal = node, number
        self.outer = self.inner = self.last_inner = self.inner_head = None
        self.close_lists(node)
        return self.open(line, marker, node)

    def _is_next(self, marker: Marker) -> bool:
        return self.last_pasal is not None and any(follows(self.last_pasal, n) for n in marker.readings)

    def _number(self, line: Line, marker: Marker, *, alone: bool, sure: bool) -> str | None:
        """The number of a heading if it comes next, or later with none of those between in sight."""
        readings = marker.readings
        changes = bool(BEGINS_CHANGE.match(self.after(line, marker))) and self.section == "batang"
        anew = self.base != self.root and self.last_pasal is None
        if anew and readings == ("1",) and self.look.between("II", self.i + 1, self.section_end):
            readings = ("I",)  # Roman numbers follow
        if not self.amends and self.last_pasal is None:
            readings = tuple(r for r in readings if r != "I")
        for number in readings:
            if self.last_pasal is None and number not in ("1", "I"):
                continue
            if follows(self.last_pasal, number) and (
                alone or changes or ((sure or self.stopped()) and self._goes_on(line, marker))
            ):
                return number
        if (
            changes
            and not self._roman()
            and (late := next((n for n in readings if self._jumped(n, LARGEST_JUMP, certain=True)), None))
        ):
            return late
        glued = not (alone or sure)
        if glued and (self.wrapped or self.section != "batang" or not self._goes_on(line, marker)):
            return None
        if not marker.clean or not (sure or self.stopped()):
            return None
        if self.amending() and not BEGINS_CHANGE.match(self.after(line, marker)):
            return None  # a number that jumps is one of the amended law
        largest = LARGEST_GLUED_JUMP if glued else LARGEST_JUMP
        return next((number for number in readings if self._jumped(number, largest)), None)

    def _jumped(self, number: str, largest: int, *, certain: bool = False) -> bool:
        """Whether a number may come although some before it are missing; says so if it does.

        Args:
            number: what the heading says.
            largest: how many may be missing.
            certain: it is a heading whatever stands further on.
        """
        last = self.last_pasal or "0"
        plain = re.match(r"\d+", last)
        missing = jump(last, number) if re.fullmatch(r"\d+[A-Z]?", number) and plain else 0
        if not plain or missing < 1:
            return False
        following = int(plain.group(0)) + 1
        if missing > largest and (
            largest != LARGEST_JUMP or not self._many_lost(following, int(number.rstrip(_LETTERS)))
        ):
            return False
        if not certain and self.look.between(str(following), self.i + 1, self.section_end):
            return False
        upto = following + missing - 1
        lost = str(following) if upto <= following else f"{following} s.d. {upto}"
        where = "Penjelasan Pasal" if self.section == "penjelasan" else "Pasal"
        under = f"; teksnya mungkin ada di bawah Pasal {last}" if self.pasal is not None else ""
        self.tree.warn(f"{where} {lost} tidak ditemukan{under}.")
        if self.pasal is not None:
            self.pasal.doubts.append(f"Pasal {lost} {LOST_AFTER}")
        return True

    def _many_lost(self, following: int, number: int) -> bool:
        """Whether a heading far beyond the last is one: the next two stand further on, and none of those between."""
        ahead = self.i + 1, self.section_end
        return all(self.look.between(str(n), *ahead) for n in (number + 1, number + 2)) and not any(
            self.look.between(str(n), *ahead) for n in range(following, number)
        )

    def _unannounced(self, marker: Marker, after: str, *, alone: bool) -> str | None:
        """Pasal 1 again, after the end of the body: a penjelasan whose heading was not legible."""
        if (
            self.section != "batang"
            or self.last_pasal in (None, "1")
            or not alone
            or marker.readings[0] not in ("1", "I")
        ):
            return None
        if self.mode not in ("tanda", "penutup") and not _CLEAR.match(after):
            return None
        self.tree.warn("Judul PENJELASAN tidak terbaca; penjelasan dikenali dari pasal yang mulai lagi dari 1.")
        self.sign()
        self.begin_penjelasan()
        return marker.readings[0]

    def _goes_on(self, line: Line, marker: Marker) -> bool:
        """Whether what follows a heading glued into a line reads like the body of a pasal."""
        rest = line.text[marker.end :].strip(" ^.\u00b7")
        if not rest:
            return True
        if self.section == "penjelasan":
            return bool(re.match(r"[A-Z\"\u201c(]", rest))
        return bool(_FIRST_AYAT.match(rest) or _DAMAGED_AYAT.match(rest) or re.match(r"[A-Z\"\u201c]", rest))
