"""Steps of the walk: what an amending pasal puts into another law.

Pasal I of an amending law, or any pasal of an omnibus law ("Beberapa ketentuan dalam Undang-Undang
Nomor ... diubah sebagai berikut"), holds items, and these hold pasal of the law that they change.
"""

from __future__ import annotations

import re

from kadqa.hukum.ids import is_penjelasan, put_into, source_of
from kadqa.hukum.numbering import as_id, follows, sort_key
from kadqa.hukum.rujukan import find_rujukan, resolve
from kadqa.reading.lines import Line, Piece
from kadqa.reading.peraturan.keadaan import ROMAN, State
from kadqa.reading.peraturan.penanda import Marker
from kadqa.reading.pohon import Node
from kadqa.reading.ragu import NUMBER_DOUBT
from kadqa.text import squash

OTHER_LAW = "peraturan-lain"
"""Stands for the amended law in an id where it could not be told."""
_ASKS = re.compile(r"\b(?:se\s?bagai\s+berikut|berbunyi(?:\s+sebagai)?)\s*[:;.]?\s*[\"\u201c]?$", re.IGNORECASE)
"""How an item of an amending law ends before the new text."""
_LEAD = re.compile(r"(?:diubah|perubahan|berbunyi)\b.*\bsebagai\s+berikut\s*:?\s*$|\bdiubah\s*:\s*$", re.IGNORECASE)
"""How an amending pasal ends before its items."""
BEGINS_CHANGE = re.compile(r"\W*(?:\(1\)\s*)?Beberapa\s+ketentuan\b", re.IGNORECASE)
"""How a pasal of an omnibus law begins, never one of the law that it changes."""
_NAMED = re.compile(r"[Pp]asal\s*(?:berikut\s*:\s*)?(\d[\dlIO]*\s?[A-Z]?)(?![\w/])")
_BODY = re.compile(r"\W*[A-Z\d]")
_BEGUN = re.compile(r"\s*(?:\(1\)\s*)?[A-Z][a-z]+\W")
"""How the text of a pasal begins behind a heading that is glued to it."""
_TOLD = re.compile(r"\W*(?:diubah|dihapus|disisipkan|ditambah|sehingga|berbunyi|dan|yang)\b")
"""After a pasal that an instruction names and that is no heading: "Pasal 4 diubah sehingga ..."."""
_GONE = re.compile(r"^\W*(?:Ketentuan\s+)?(Pasal\s*(\d+[A-Z]*))\s+dihapus\W*$")
_BETWEEN = re.compile(
    r"[Dd]i\s?antara\s+(?:ketentuan\s+)?[Pp]asa[l1]\s*(\d[\dlIO]*\s?[A-Z]?)\s+dan\s+(?:[Pp]asa[l1]\s*)?(\d[\dlIO]*\s?[A-Z]?)(?!\w)"
)
_LETTER = {"8": "B", "0": "D", "6": "G", "1": "I"}
"""The letter of an inserted pasal that OCR reads as a digit."""
_DAMAGED = "OILSTZ"
_LAST_PIECES = 4
_ASKED_CHARS = 300
_LEAD_PIECES = 40
_LEAD_CHARS = 1500
_OCR_NUMBER = re.compile(r"(?<=\bTahun )[12][\dlIOo]{3}\b|(?<=\bNomor )[\dlIO]+\b")
_UNNUMBERED = re.compile(r"(?<![\w-])Undang(?:\s*-\s*Undang)?\s+(?:Nomor\s+)?(?=[\dlIO]{1,3}\s+Tahun\b)")
"""A law whose words OCR lost: "Undang Nomor 23 Tahun", "Undang-Undang 6 Tahun"."""
_DIGITS = str.maketrans("lIOo", "1100")


def law_in(lead: str, latest: int = 9999) -> str | None:
    """The law that the lead-in of an amending pasal names first, as an id; None if it names none.

    Digits that OCR read as letters are mended, and so is "Undang Nomor" for "Undang-Undang Nomor".

    Args:
        lead: the words before the items.
        latest: the year of the amending law; a law of a later year is misread, and none.
    """
    lead = _UNNUMBERED.sub("Undang-Undang Nomor ", squash(lead))
    lead = _OCR_NUMBER.sub(lambda m: m.group(0).translate(_DIGITS), lead)
    for rujukan in find_rujukan(lead):
        target = resolve(rujukan) if rujukan.jenis else None
        if target is not None:
            return source_of(target) if not rujukan.tahun or int(rujukan.tahun) <= latest else None
    return None


class AmendSteps(State):
    """What stands inside an amending pasal."""

    def amending(self) -> bool:
        """Whether the open pasal changes another law: it is Roman, or says "diubah sebagai berikut"."""
        if self.pasal is None:
            return False
        if self._roman() or self.outer is not None:
            return True
        if self.section == "penjelasan":
            return self.last_pasal in self.laws
        if self.last_pasal in self.laws:
            return True
        if self.node is not self.pasal or not self.pasal.body:
            return False
        return self.pasal.body[-1].text.rstrip(" :")[-7:] in ("berikut", " diubah") and bool(_LEAD.search(self._lead()))

    def _roman(self) -> bool:
        return bool(self.last_pasal and ROMAN.fullmatch(self.last_pasal))

    def _lead(self) -> str:
        assert self.pasal is not None
        return " ".join(piece.text for piece in self.pasal.body[:_LEAD_PIECES])[-_LEAD_CHARS:]

    def law(self) -> str:
        """The id of the law that the open pasal changes."""
        number = self.last_pasal or ""
        if self.section == "batang" and number not in self.laws and self.pasal is not None:
            lead = " ".join(piece.text for piece in self.pasal.body[:_LEAD_PIECES])[:_LEAD_CHARS]
            named = (
                law_in(lead, self._year())
                if re.search(r"diubah|perubahan|berbunyi|mengubah", lead, re.IGNORECASE)
                else None
            )
            if named == self.tree.source:
                named = None  # a slip of the pen: no law changes itself
            self.laws[number] = named or self.amended or OTHER_LAW
        return self.laws.get(number) or self.amended or OTHER_LAW

    def _year(self) -> int:
        year = self.root.rpartition("-")[2]
        return int(year) if re.fullmatch(r"\d{4}", year) else 9999

    def _holder(self) -> Node:
        assert self.pasal is not None
        return self.outer.node if self.outer else self.pasal

    def inner_pasal(self, line: Line, marker: Marker, after: str, *, alone: bool) -> bool:
        """A pasal of the amended law, inside the pasal of the amending one."""
        if self.pasal is None or not self.amending() or _TOLD.match(after):
            return False
        asked = not self.fresh and bool(_ASKS.search(self.tail)) and bool(_BODY.match(after))
        if asked:
            words = " ".join(piece.text for piece in self.node.body[-_LAST_PIECES:])
            self.asked_in = self._holder(), words[-_ASKED_CHARS:]
        number = self._inner_number(marker.readings)
        if number is None:
            return False
        if not (asked or (alone and self._belongs(number, after)) or self._awaited(number, after)):
            return False
        node_id = f"{self._holder().id}/{self.law()}/pasal-{as_id(number)}"
        if node_id in self.tree.ids:
            return False
        node = self.tree.add(node_id, "pasal", self.inner_head or self._holder())
        if self.outer is None and self.section == "batang":
            self.pasal.changes = self.law()
        node.shown = f"Pasal {number}"
        if number != marker.readings[0]:
            node.doubts.append(f"nomor pasal tercetak \u201c{line.text[marker.start : marker.end]}\u201d")
        if self.section == "batang" and self.inner_head is None and number not in self._announced():
            node.doubts.append(f"{NUMBER_DOUBT}: perintah perubahannya tidak menyebut Pasal {number}")
        self.inner, self.last_inner = node, number
        self.close_lists(node)
        return self.open(line, marker, node)

    def _awaited(self, number: str, after: str) -> bool:
        """Whether a pasal glued into a line is the first below an inserted heading, or one that the item announced."""
        if self.section != "batang" or not (self.stopped() and _BEGUN.match(after)):
            return False
        if self.inner_head is not None and self.node is self.inner_head and "(1)" in after[:5]:
            return True
        later = self.last_inner is None or sort_key(self.last_inner) < sort_key(number)
        return later and (number in self._announced() or self._inserted(number))

    def _inner_number(self, readings: tuple[str, ...]) -> str | None:
        """The number of a pasal of the amended law: as the instruction names it, else as it is printed.

        OCR prints 22B as 228 and 10 as 1O. "Di antara Pasal 22A dan Pasal 23 disisipkan ..." tells which it is.
        """
        plain = [r for r in readings if re.fullmatch(r"\d+[A-Z]{0,2}", r)]
        lettered = [r[:-1] + _LETTER[r[-1]] for r in plain if len(r) > 1 and r[-1] in _LETTER]
        named = self._announced()
        for number in (*plain, *lettered):
            if number in named and not (number in plain and self._between_denies(number)):
                return number
        for number in lettered:
            if self._inserted(number):
                return number
        # A letter that is a damaged digit, unless it comes next: 1O is 10, but after 1N it is 1O.
        sure = [r for r in plain if r.lstrip("0123456789").strip(_DAMAGED) == r.lstrip("0123456789")]
        sure = sure or [r for r in plain if self.last_inner and follows(self.last_inner, r)]
        return next(iter(sure or plain), None)

    def _bounds(self) -> tuple[str, str] | None:
        """Between which pasal the open item inserts; None if it inserts none."""
        found = _BETWEEN.search(self._instruction())
        if found is None:
            return None
        low, high = (squash(n).replace(" ", "").translate(_DIGITS) for n in found.groups())
        return low, high

    def _inserted(self, number: str) -> bool:
        """Whether a number is the next that the open item inserts."""
        bounds = self._bounds()
        if bounds is None:
            return False
        low, high = bounds
        return sort_key(low) < sort_key(number) < sort_key(high) and follows(self.last_inner or low, number)

    def _between_denies(self, number: str) -> bool:
        """Whether a number cannot stand where the open item inserts."""
        bounds = self._bounds()
        return bounds is not None and not sort_key(bounds[0]) < sort_key(number) < sort_key(bounds[1])

    def doubt_order(self) -> None:
        """Doubt the number of a pasal of an amended law that does not stand between its neighbours'."""
        rows: dict[str, list[tuple[str, Node]]] = {}
        for node in self.tree.nodes:
            inside = put_into(node.id) if node.kind == "pasal" else None
            if inside is not None and not is_penjelasan(node.id):
                outer = "/".join(node.id[: -len(inside) - 1].split("/")[:2])
                rows.setdefault(f"{outer}/{source_of(inside)}", []).append((inside.rpartition("-")[2].upper(), node))
        for row in rows.values():
            for (before, _), (number, node), (after, _) in zip(row, row[1:], row[2:], strict=False):
                low, here, high = sort_key(before), sort_key(number), sort_key(after)
                if low < high and not low < here < high:
                    node.doubts.append(f"{NUMBER_DOUBT}: Pasal {number} tidak urut, mungkin salah baca")

    def _belongs(self, number: str, after: str) -> bool:
        """Whether a pasal that no words announce is one of the amended law."""
        if self._roman():
            return True
        if self.section == "penjelasan":
            assert self.pasal is not None
            held = f"{self._holder().id}/{self.law()}/pasal-{as_id(number)}".replace("/penjelasan/", "/", 1)
            return held in self.tree.ids or (self.outer is not None and self.node is self.outer.node and self.fresh)
        if BEGINS_CHANGE.match(after) or self.look.begins_change(number, self.i, self.i + 2):
            return False
        if not number.isdigit():
            return True  # an omnibus law has no inserted pasal of its own
        if self.outer is not None and number in self._announced():
            return True
        if self.last_pasal is not None and follows(self.last_pasal, number):
            return self.look.begins_change(number, self.i + 1, self.section_end)
        return self.outer is not None and self.last_inner is None and self.stopped()

    def _announced(self) -> set[str]:
        """Pasal that the open item names."""
        words = self._instruction()
        found = {squash(n).replace(" ", "").translate(_DIGITS) for n in _NAMED.findall(words)}
        return found | {rujukan.pasal for rujukan in find_rujukan(words) if rujukan.pasal and rujukan.jenis is None}

    def _instruction(self) -> str:
        """The words that say what is changed here: those of the open item, and what last announced a new text."""
        words = [piece.text for piece in self.outer.node.body[:_LEAD_PIECES]] if self.outer else []
        if self.asked_in is not None and self.asked_in[0] is self._holder():
            words.append(self.asked_in[1])
        return " ".join(words)

    def inner_heading(self, line: Line, marker: Marker) -> bool:
        """A bab, bagian or paragraf that is put into the amended law ("... yakni BAB IXA yang berbunyi ...")."""
        if self.pasal is None or not self.amending():
            return False
        asked = not self.fresh and bool(_ASKS.search(self.tail))
        below = marker.kind != "bab" and self.inner_head is not None and self.node is self.inner_head
        if not (asked or below) or (not marker.at_start and self.wrapped):
            return False
        above = self.inner_head if below else None
        base = above.id if above else f"{self._holder().id}/{self.law()}"
        node_id = f"{base}/{marker.kind}-{as_id(marker.readings[0])}"
        if node_id in self.tree.ids:
            return False
        node = self.tree.add(node_id, marker.kind, above or self._holder())
        self.inner_head, self.inner, self.last_inner = node, None, None
        self.close_lists(None)
        return self.open(line, marker, node)

    def ends_changes(self, line: Line) -> bool:
        """Whether a heading inside an amending pasal is one of the amending law: its own next pasal comes after it."""
        if self._roman() or self.last_pasal is None or not self.last_pasal.isdigit():
            return False
        ahead = " ".join([line.text, *(following.text for following in self.lines[self.i + 1 : self.i + 6])])
        return bool(re.search(rf"\b[Pp]asal\s*{int(self.last_pasal) + 1}(?!\w)\s*(?!ayat|dan|atau|,)", ahead))

    def split_deletions(self) -> None:
        """Make "Pasal 9 dihapus" of an item a pasal of the amended law, whose text is that it is gone."""
        nodes: list[Node] = []
        for node in self.tree.nodes:
            nodes.append(node)
            if node.kind != "angka" or node.parent is None or len(node.body) > 3 or not node.body:
                continue
            steps = node.id.removeprefix(self.root + "/").split("/")
            law = self.laws.get(node.parent.shown.removeprefix("Pasal ")) if len(steps) == 2 else None
            gone = _GONE.match(" ".join(piece.text for piece in node.body)) if law else None
            first = node.body[0]
            at = first.line.text.find(gone[1], first.start) if gone else -1
            if gone is None or not first.start <= at <= first.end - len(gone[1]):
                continue
            node_id = f"{node.id}/{law}/pasal-{as_id(gone[2])}"
            if node_id in self.tree.ids:
                continue
            new = Node(node_id, "pasal", node)
            self.tree.ids.add(node_id)
            new.shown = f"Pasal {gone[2]}"
            node.told = gone.group(0)
            end = at + len(gone[1])
            new.label = [Piece(first.line, at, end)]
            new.body = [piece for piece in (Piece(first.line, end, first.end), *node.body[1:]) if piece.text]
            node.body = [piece for piece in (Piece(first.line, first.start, at),) if piece.text]
            nodes.append(new)
        self.tree.nodes = nodes
