"""Steps of the walk: ayat, huruf, angka, and the items of an amending pasal."""

from __future__ import annotations

import re
from dataclasses import replace

from kadqa.hukum.ids import step_label
from kadqa.hukum.numbering import as_id, follows
from kadqa.reading.lines import Line
from kadqa.reading.peraturan import daftar
from kadqa.reading.peraturan.daftar import Level
from kadqa.reading.peraturan.keadaan import BEFORE_NUMBER, BEFORE_RUJUKAN, STOPPED
from kadqa.reading.peraturan.langkah_pasal import PasalSteps
from kadqa.reading.peraturan.penanda import Marker, markers
from kadqa.reading.peraturan.tertelan import NUMBER_LOST

_LIST_BEFORE = re.compile(r"[.;:]\s*$|[;,.]\s*(?:dan|atau|dan/\s?atau|serta)\s*,?\s*$")
"""What stands before a list item that is glued into a line."""
_AYAT_BODY = re.compile(r"\s*[\"\u201c\u2018^(\[]*[A-Z\d]")
_SENTENCE = re.compile(r"\s*[A-Z][a-z]")
_AHEAD = 30
"""Paragraphs that are looked through for the next ayat."""
_OUTER = re.compile(
    r"\s*(?:Ketentuan|Di\s*antara|Diantara|Pasal|Judul|Bab|BAB|Setelah|Sesudah|Penjelasan|Menghapus|Mengubah|Menambah|"
    r"Ayat|Bagian|Paragraf|Lampiran|LAMPIRAN|Nomenklatur|Semua|Kata|Frasa|Antara|Substansi|Pada|Istilah|Rumusan)\b"
)
"""How an item of an amending law begins."""


_DOES = re.compile(r"\b(?:diubah|dihapus|disisipkan|ditambah)")


class ListSteps(PasalSteps):
    """What stands below a pasal, in Menimbang and in Mengingat."""

    def step_list(self, line: Line, marker: Marker) -> bool:
        """An ayat or a list item, if its number carries on an open list or opens one."""
        if self.mode not in ("batang", "menimbang", "mengingat") or self.section != "batang":
            return False
        if self._outer_item(line, marker):
            return True
        if self.list_root is None:
            return False
        rest = line.text[marker.end :]
        if not self._allowed(marker, rest):
            return False
        inside = not marker.at_start and not self.fresh
        between = self._between_sentences(marker, rest)
        loose = between or (marker.at_start and self.stopped())
        place = daftar.place(
            self.levels,
            self.list_root,
            marker.kind,
            marker.readings,
            loose=loose,
            late=between or self._without_first(marker),
        )
        if place is None and marker.readings == ("l",) and self.tail.rstrip().endswith(":"):
            marker = replace(marker, kind="angka", readings=("1",), clean=False)
            place = daftar.place(self.levels, self.list_root, marker.kind, marker.readings, loose=False)
        if place is None:
            return False
        if place.depth == len(self.levels) and inside and not place.gap and not self.tail.rstrip().endswith(":"):
            return False
        node_id = daftar.child_id(place.parent, marker.kind, place.number)
        if node_id in self.tree.ids:
            steps = node_id.removeprefix(self.root + "/").split("/")
            spoken = " ".join(map(step_label, steps))
            self.tree.warn(f"{spoken} tercetak dua kali; yang kedua dibaca sebagai teks.")
            return False
        node = self.tree.add(node_id, daftar.STEPS[marker.kind], place.parent)
        if place.gap:
            node.doubts.append(NUMBER_LOST)
        if not marker.clean:
            node.doubts.append(f"nomor tercetak \u201c{line.text[marker.start : marker.end]}\u201d")
        if marker.kind == "ayat":
            node.shown = f"({place.number})"
        del self.levels[place.depth :]
        self.levels.append(Level(marker.kind, place.number, node))
        return self.open(line, marker, node)

    def _allowed(self, marker: Marker, rest: str) -> bool:
        """Whether the words before and after a marker let it begin an item."""
        if not self.fresh and BEFORE_NUMBER.search(self.tail):
            return False
        if marker.kind == "ayat":
            if not self.fresh and BEFORE_RUJUKAN.search(self.tail):
                return False
            if rest.strip() and not _AYAT_BODY.match(rest):
                return False
        inside = not marker.at_start and not self.fresh
        if inside and not _LIST_BEFORE.search(self.tail) and not self._left_out(marker, rest):
            return False
        return bool(rest.strip()) or not self._gathered()

    def _between_sentences(self, marker: Marker, rest: str) -> bool:
        """Whether brackets are those of an ayat wherever in the line they stand: sentences end and begin there."""
        return self._sure_of_pasal() and marker.kind == "ayat" and self.stopped() and bool(_SENTENCE.match(rest))

    def _sure_of_pasal(self) -> bool:
        """Whether a list with a lost number is one of the open pasal.

        Not in an omnibus law: there it may be one of a pasal of the changed law whose heading was not legible.
        """
        return self.inner is not None if self._roman() else not self.laws and not self.amending()

    def _without_first(self, marker: Marker) -> bool:
        """Whether "b." begins the list that the open provision announced, the "a." not being legible."""
        if (
            marker.kind != "huruf"
            or not (marker.at_start and self._sure_of_pasal())
            or not self.tail.rstrip().endswith((";", ","))
        ):
            return False
        open_here = self.levels[-1].node if self.levels else self.list_root
        announced = self.node is open_here and any(":" in piece.text for piece in self.node.body)
        return announced and all(level.style != "huruf" for level in self.levels)

    def _left_out(self, marker: Marker, rest: str) -> bool:
        """Whether an ayat inside a paragraph, its full stop lost, is the one that the paragraphs below leave out.

        "(1) ... BUMD (2) Pendirian ..." is followed by a paragraph (3).
        """
        last = next((level.last for level in self.levels if level.style == "ayat"), None)
        if marker.kind != "ayat" or self.wrapped or last is None or not _SENTENCE.match(rest):
            return False
        if not follows(last, marker.readings[0]):
            return False
        for text in (rest, *(line.text for line in self.lines[self.i + 1 : self.i + 1 + _AHEAD])):
            for found in markers(text):
                begins = found.at_start if text is not rest else _SENTENCE.match(rest[found.end :])
                if begins and found.kind in ("ayat", "pasal"):
                    return found.kind == "ayat" and follows(marker.readings[0], found.readings[0])
        return False

    def _gathered(self) -> bool:
        """Whether markers stand on lines of their own ("a." / "b." / "c."): their texts stand elsewhere."""
        if self.i + 1 >= len(self.lines):
            return False
        following = self.lines[self.i + 1].text
        return len(following) <= 5 and any(
            m.kind in daftar.STEPS and not following[m.end :].strip() for m in markers(following)
        )

    def _misnumbered(self, last: str) -> str | None:
        """The number of an item whose own is wrong, because the next item says what it must be: 2, 2, 4 -> 3."""
        if not last.isdigit() or not _DOES.search(" ".join(x.text for x in self.lines[self.i : self.i + 4])):
            return None
        following = self.look.next_item(self.i + 1)
        return str(int(last) + 1) if following == int(last) + 2 else None

    def _outer_item(self, line: Line, marker: Marker) -> bool:
        """An item of an amending pasal ("5. Ketentuan Pasal 101 ...")."""
        if marker.kind != "angka" or self.pasal is None or self.mode != "batang":
            return False
        last = self.outer.last if self.outer else None
        number = next((r for r in marker.readings if follows(last, r)), None)
        lost = number is None
        if lost and last is not None and marker.at_start:
            number = next((r for r in marker.readings if daftar.gap(last, r)), None) or self._misnumbered(last)
        if number is None or not (marker.at_start or STOPPED.search(self.tail)) or not self.amending():
            return False
        if not _OUTER.match(self.after(line, marker)):
            return False
        node_id = f"{self.pasal.id}/angka-{as_id(number)}"
        if node_id in self.tree.ids:
            return False
        node = self.tree.add(node_id, "angka", self.pasal)
        if lost and number in marker.readings:
            node.doubts.append(NUMBER_LOST)
        elif lost:
            node.doubts.append(f"nomor tercetak \u201c{line.text[marker.start : marker.end]}\u201d")
        node.changes = self.law()
        self.outer = Level("angka", number, node)
        self.inner = self.last_inner = self.inner_head = None
        self.close_lists(node)
        return self.open(line, marker, node)
