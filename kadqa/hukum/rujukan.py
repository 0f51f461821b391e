"""Citations in text: found as laws write them and as people type them, and resolved to ids.

Marks (a law, a pasal, an ayat ...) that stand together are joined. A law counts for the pasal
before or after it: "Pasal 101 dan Pasal 154 UU 23/2014", "UU 23/2014 Pasal 363 ayat (2)".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from kadqa.hukum.ids import SOURCE_LIKE, put_into, source_of, without_penjelasan
from kadqa.hukum.jenis import source_id
from kadqa.hukum.marks import JOIN, LEVELS, OF, TITLE, Mark, marks, wilayah_of
from kadqa.hukum.numbering import as_id, from_roman, to_roman
from kadqa.records import Rujukan

__all__ = ["amended_laws", "find_rujukan", "refers", "resolve", "wilayah_of"]

_ANNEX = re.compile(r"lampiran-\d+")
_IN_ANNEX = re.compile(r"[^/]+/lampiran-\d+(?=/)")
"""A regulation that stands in another's lampiran is cited within: "uu-1-2015/lampiran-1/pasal-5"."""
_AMENDING = re.compile(r"[^/]+/(?:lampiran-\d+/)?(?:penjelasan/)?pasal-[^/]+")
MOST_IN_RANGE = 50
"""Ranges with more members keep their two ends only."""


def find_rujukan(text: str) -> list[Rujukan]:
    """Every citation in a text, in its order; a range or a list gives one for each member.

    "Pasal 5 ayat (1) dan ayat (2)" gives two, "Pasal 10 sampai dengan Pasal 12" three, "Pasal 101
    dan Pasal 154 UU 23/2014" two of the same law. A law without a pasal is a citation of its own;
    a law without a year, or known by its title alone, is none.

    Args:
        text: any length, any line breaks.

    Returns:
        `start` and `end` of a citation cover the law where it stands next to it. Regulations of a
        kind that is not in JENIS have the slug of their name as `jenis`.
    """
    joiner = _Joiner(text)
    for mark in marks(text):
        joiner.add(mark)
    return joiner.finish()


def resolve(rujukan: Rujukan, default_source: str | None = None, here: str | None = None) -> str | None:
    """The id that a citation means, whether or not anything of that id exists.

    Args:
        rujukan: as found.
        default_source: the law meant where none is named; None: that of `here`.
        here: the id of the provision that the text belongs to; an "ayat (1)" without a pasal is one of its pasal.

    Returns:
        An id ("uu-23-2014/pasal-363/ayat-2"), or None if there is nothing to hold on to.
    """
    here = _inner(without_penjelasan(here)) if here else None
    named = _law_id(rujukan)
    source = named or default_source or (source_of(here) if here else None)
    inner = [rujukan.ayat and f"ayat-{as_id(rujukan.ayat)}"]
    last = [rujukan.huruf and f"huruf-{as_id(rujukan.huruf)}", rujukan.angka and f"angka-{as_id(rujukan.angka)}"]
    steps = [step for step in (*inner, *(reversed(last) if rujukan.angka_first else last)) if step]
    if rujukan.pasal is None and steps and named is None:
        base = _base(here, steps[0]) if here else None
        return "/".join([base, *steps]) if base else None
    if source is None:
        return None
    if rujukan.pasal is None:
        return f"{source}/penjelasan/umum" if rujukan.penjelasan else source
    head = [source, "penjelasan"] if rujukan.penjelasan else [source]
    return "/".join([*head, f"pasal-{as_id(rujukan.pasal)}", *steps])


def amended_laws(provisions: Iterable[str]) -> dict[str, str]:
    """The law that each amending pasal changes, told by what it puts there.

    Args:
        provisions: ids of one document.

    Returns:
        "uu-9-2015/pasal-i" -> "uu-23-2014", and the same for its penjelasan.
    """
    found: dict[str, str] = {}
    for provision in provisions:
        inside = put_into(provision)
        if inside is not None:
            outer = provision[: -len(inside) - 1]
            match = _AMENDING.match(outer)
            if match is not None:
                found.setdefault(match[0].replace("/penjelasan/", "/"), source_of(inside))
    return found


def refers(text: str, here: str, amends: Mapping[str, str]) -> Iterator[tuple[Rujukan, str]]:
    """What the text of a regulation's provision refers to, each citation with the id that it means.

    Words that an amending law puts into another law speak of that one, and so do those that tell what is changed
    there ("Ketentuan Pasal 101 ayat (1), di antara huruf d dan huruf e"). Whoever amends has Roman pasal itself,
    so that elsewhere in such a law, too, a Pasal 101 is one of the law that it amends.

    Args:
        text: the provision's own text.
        here: its id.
        amends: of `amended_laws` for its document.
    """
    source = source_of(here)
    inside = put_into(here)
    amending = _AMENDING.match(here)
    law = amends.get(amending[0].replace("/penjelasan/", "/")) if amending else None
    annex = _IN_ANNEX.match(here)
    own = annex[0] if annex else source
    roman = amends.get(f"{own}/pasal-i")
    default = source_of(inside) if inside else law or own
    last = None if law and inside is None else here
    for rujukan in find_rujukan(text):
        named = default
        if rujukan.pasal is not None and inside is None:
            if from_roman(rujukan.pasal) is not None:
                named = own
            elif roman is not None and law is None:
                named = roman
        target = resolve(rujukan, default_source=named, here=last)
        if target is None:
            continue
        if law and inside is None and rujukan.pasal is not None:
            last = target
        yield rujukan, target


def _law_id(rujukan: Rujukan) -> str | None:
    if rujukan.jenis is None or (rujukan.tahun is None and rujukan.jenis != "uud"):
        return None
    return source_id(rujukan.jenis, rujukan.nomor or "", rujukan.tahun or "", rujukan.wilayah or "")


def _inner(provision: str) -> str:
    """Inside an amending law the text put into another law speaks from there."""
    parts = provision.split("/")
    at = max((i for i, part in enumerate(parts) if SOURCE_LIKE.match(part)), default=0)
    return "/".join(parts[at:])


def _base(here: str, step: str) -> str | None:
    """What a citation without a pasal continues: "ayat-1" the pasal, "huruf-a" the ayat, "angka-1" the huruf."""
    above = {"ayat": ("pasal",), "huruf": ("pasal", "ayat"), "angka": ("pasal", "ayat", "huruf")}[step.split("-")[0]]
    parts = here.split("/")
    if not any(part.startswith("pasal-") for part in parts):
        return None
    kept = [parts[0]]
    if len(parts) > 1 and _ANNEX.fullmatch(parts[1]):
        kept.append(parts.pop(1))
    for part in parts[1:]:
        if part.split("-")[0] not in above:
            break
        kept.append(part)
    return "/".join(kept) if len(kept) > 1 else None


# --- joining --------------------------------------------------------------------------------


class _Joiner:
    """Puts marks together, in one pass. A cluster ends where other words stand between two marks."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.done: list[Rujukan] = []
        self.cluster: list[Rujukan] = []
        self.fixed = 0
        """Members of the cluster before this one have their law for good."""
        self.law: Rujukan | None = None
        self.law_used = True
        self.penjelasan: Mark | None = None
        self.last: Mark | None = None

    def add(self, mark: Mark) -> None:
        join, close, titled = None, False, False
        if self.last is not None:
            gap = self.text[self.last.end : mark.start]
            join, close = JOIN.fullmatch(gap), OF.fullmatch(gap) is not None
            titled = self.last.level == "law" and TITLE.fullmatch(gap) is not None
        if not (join or close or titled):
            self._close()
        if mark.level == "law":
            self._add_law(mark, close=close, join=join)
        elif mark.level == "penjelasan":
            self.penjelasan = mark
        else:
            self._add_level(mark, join, close=close)
        self.last = mark

    def finish(self) -> list[Rujukan]:
        self._close()
        return self.done

    def _add_law(self, mark: Mark, *, close: bool, join: re.Match[str] | None) -> None:
        assert mark.law is not None
        law = replace(mark.law, start=mark.start, end=mark.end)
        waiting = self.cluster[self.fixed :]
        comma = join is not None and join[0].strip() == ","
        after_level = self.last is not None and self.last.level in LEVELS
        if waiting and after_level and (close or (comma and self.law is None)):
            self.cluster[self.fixed :] = [_of_law(one, law) for one in waiting]
            self.cluster[-1] = replace(self.cluster[-1], end=mark.end)
            self._emit_law()
            self.fixed = len(self.cluster)
            self.law, self.law_used = law, True
            return
        penjelasan = self.penjelasan
        self._settle()
        if penjelasan is not None and self.last is penjelasan and close:
            law = replace(law, start=penjelasan.start, penjelasan=penjelasan.value == "umum")
            self.penjelasan = penjelasan
        self.law, self.law_used = law, False

    def _add_level(self, mark: Mark, join: re.Match[str] | None, *, close: bool) -> None:
        previous = self.cluster[-1] if self.cluster else None
        after = self.last.level if self.last else ""
        if previous is not None and after in LEVELS:
            if join is not None and join["to"] and after == mark.level:
                self._fill(previous, mark)
            if mark.level != "pasal":
                deeper = join is None and _value(previous, mark.level) is None
                if deeper:
                    self.cluster[-1] = _deeper(previous, mark, after)
                else:
                    self.cluster.append(_beside(previous, mark))
                return
            if previous.pasal is None and close and "\n" not in self.text[previous.end : mark.start]:
                self._above(mark)
                return
        one = Rujukan(penjelasan=self.penjelasan is not None, start=mark.start)
        if self.penjelasan is not None and self.last is self.penjelasan:
            one = replace(one, start=self.penjelasan.start)
        named = self.law if after == "law" and join is None else None
        if named is not None:
            one = _of_law(replace(one, start=one.start if self.law_used else named.start), named)
            self.law_used = True
        self.cluster.append(_with(one, mark))
        if named is not None:
            self.fixed = len(self.cluster)

    def _above(self, mark: Mark) -> None:
        """A pasal named behind its ayat: "ayat (1) dan ayat (2) Pasal 5"."""
        for i in range(self.fixed, len(self.cluster)):
            if self.cluster[i].pasal is None:
                self.cluster[i] = replace(self.cluster[i], pasal=mark.value)
        self.cluster[-1] = replace(self.cluster[-1], end=mark.end)

    def _fill(self, previous: Rujukan, mark: Mark) -> None:
        """The members of a range between its ends."""
        for value in _between(_value(previous, mark.level), mark.value):
            one = replace(_beside(previous, replace(mark, value=value)), start=previous.end, end=mark.start)
            self.cluster.append(one)

    def _settle(self) -> None:
        """What has no law of its own by now is of the law named before it in the cluster."""
        if self.law is not None:
            tail = [_of_law(one, self.law) for one in self.cluster[self.fixed :]]
            if tail and not self.law_used:
                tail[0] = replace(tail[0], start=min(tail[0].start, self.law.start))
                self.law_used = True
            self.cluster[self.fixed :] = tail
        self._emit_law()
        self.fixed = len(self.cluster)
        self.law, self.law_used, self.penjelasan = None, True, None

    def _emit_law(self) -> None:
        if self.law is not None and not self.law_used:
            self.cluster.append(self.law)

    def _close(self) -> None:
        self._settle()
        self.done += sorted(self.cluster, key=lambda one: one.start)
        self.cluster, self.fixed, self.last = [], 0, None


def _of_law(one: Rujukan, law: Rujukan) -> Rujukan:
    return replace(one, jenis=law.jenis, nomor=law.nomor, tahun=law.tahun, wilayah=law.wilayah)


def _value(one: Rujukan, level: str) -> str | None:
    found: str | None = getattr(one, level)
    return found


def _with(one: Rujukan, mark: Mark, **changes: Any) -> Rujukan:
    return replace(one, end=mark.end, **{**changes, mark.level: mark.value})


def _deeper(one: Rujukan, mark: Mark, after: str) -> Rujukan:
    return _with(one, mark, angka_first=one.angka_first or (mark.level == "huruf" and after == "angka"))


def _beside(one: Rujukan, mark: Mark) -> Rujukan:
    """The same place with another number at one level, and nothing below it."""
    order = ("pasal", "ayat", "angka", "huruf") if one.angka_first else LEVELS
    below = dict.fromkeys(order[order.index(mark.level) + 1 :])
    return _with(one, mark, start=mark.start, **below)


def _between(first: str | None, last: str) -> list[str]:
    """Members between the ends of a range, without them; [] if it cannot be told or is very long."""
    if first is None:
        return []
    for read, write in ((_number, str), (_letter, lambda n: chr(n)), (_roman, to_roman)):
        low, high = read(first), read(last)
        if low is not None and high is not None:
            return [write(n) for n in range(low + 1, high)] if high - low <= MOST_IN_RANGE else []
    return []


def _number(value: str) -> int | None:
    return int(value) if value.isascii() and value.isdigit() else None


def _letter(value: str) -> int | None:
    return ord(value) if len(value) == 1 and value.islower() else None


def _roman(value: str) -> int | None:
    return from_roman(value)
