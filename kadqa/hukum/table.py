"""The table of standing: intervals by id, looked up, with the relations that made them."""

from __future__ import annotations

import json
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, replace
from datetime import date
from functools import cached_property, lru_cache
from typing import Any

from kadqa.hukum.ids import OUTSIDE, is_penjelasan, parent_of, put_into, source_of, without_penjelasan
from kadqa.records import ASLI, GONE, IN_FORCE, Interval, Relation, Status

Row = tuple[str, str, str]
"""(kind of row, id, JSON), as `StandingTable.rows` gives them; kinds: sendiri, bawah, anggota, hubungan."""
ROWS_KEPT = 32768
"""Ids whose intervals are remembered: each question asks for those of hundreds, mostly of the same ones."""


class Tree:
    """What stands in what: by the form of ids, and pasal in their bab, which their ids don't name."""

    def __init__(self, members: Mapping[str, Sequence[str]]) -> None:
        self.members = {bab: tuple(pasal) for bab, pasal in members.items()}
        self._containers: dict[str, list[str]] = defaultdict(list)
        for bab in sorted(self.members, key=len, reverse=True):
            for pasal in self.members[bab]:
                self._containers[pasal].append(bab)

    def above(self, provision: str) -> list[str]:
        """Everything that it stands in, nearest first, its source last. A penjelasan stands in its pasal."""
        found: dict[str, None] = {}
        source = source_of(provision)
        step: str | None = provision
        if is_penjelasan(provision) and (explained := without_penjelasan(provision)) != provision:
            step = explained
            found[step] = None
        while step is not None and step != source:
            for container in self._containers.get(step, ()):
                inside: str | None = container
                while inside is not None and inside != source:
                    found[inside] = None
                    inside = parent_of(inside)
            step = parent_of(step)
            if step is not None:
                found[step] = None
        found.pop(source, None)
        found.pop(provision, None)
        return [*found, source] if provision != source else []


class StandingTable:
    """Intervals by id, made by `compile_standing` or `from_rows`. Immutable; a look-up costs a few bisections.

    An id has rows of its own if a relation touches it or something in it. What has none stands as
    the rows "below" of the nearest thing above that has them: each source, each target of a relation.
    """

    def __init__(
        self,
        own: Mapping[str, Sequence[Interval] | str],
        below: Mapping[str, Sequence[Interval] | str],
        relations: Sequence[Relation | str],
        members: Mapping[str, Sequence[str]],
    ) -> None:
        """Take intervals and relations as values or as the JSON of `rows`, which is read when it is needed."""
        self._own = dict(own)
        self._below = dict(below)
        self._packed_relations = list(relations)
        self._tree = Tree(members)
        self._rows = lru_cache(maxsize=ROWS_KEPT)(self._find_rows)

    # --- look-up --------------------------------------------------------------------------------

    def history(self, provision: str) -> tuple[Interval, ...]:
        """All intervals of an id from since ever to without end; () for pages, corrections and comparisons.

        A regulation that neither a source nor a relation names is `tidak diketahui`.
        """
        return tuple(_of(provision, row) for row in self._rows(provision))

    def at(self, provision: str, day: date) -> Interval | None:
        """The interval of an id on a day; None for pages, corrections and comparisons, which have no standing."""
        row = self._row(provision, day)
        return None if row is None else _of(provision, row)

    def status(self, provision: str, day: date) -> Status | None:
        """The status alone of `at`: quick enough to be asked of every unit of a library."""
        row = self._row(provision, day)
        return None if row is None else row.status

    def _row(self, provision: str, day: date) -> Interval | None:
        rows = self._rows(provision)
        return _on(rows, day) if rows else None

    def _find_rows(self, provision: str) -> tuple[Interval, ...]:
        """The intervals that hold for an id, as they are kept: of itself or of what it stands in."""
        if provision.split("/", 1)[0] in OUTSIDE:
            return ()
        amended = put_into(provision)
        if amended is not None:
            return _while_it_lasts(self._kept(provision), self._rows(amended), source_of(provision))
        return self._kept(provision)

    def _kept(self, provision: str) -> tuple[Interval, ...]:
        if provision in self._own:
            return self._unpack(self._own, provision)
        for step in self._tree.above(provision):
            if step in self._below:
                return self._unpack(self._below, step)
        note = "peraturan ini tidak ada dalam korpus"
        return (Interval(provision, ASLI, None, None, "tidak diketahui", note=note),)

    def ids(self) -> tuple[str, ...]:
        """Every id that has rows of its own."""
        return tuple(self._own)

    @staticmethod
    def _unpack(table: dict[str, Sequence[Interval] | str], key: str) -> tuple[Interval, ...]:
        rows = table[key]
        if isinstance(rows, str):
            rows = tuple(_interval(key, row) for row in json.loads(rows))
            table[key] = rows
        return tuple(rows)

    @property
    def members(self) -> Mapping[str, tuple[str, ...]]:
        """The pasal of each bab, bagian and paragraf."""
        return self._tree.members

    # --- relations ------------------------------------------------------------------------------

    @cached_property
    def relations(self) -> tuple[Relation, ...]:
        """All relations, in the order of the corpus."""
        return tuple(_relation(row) if isinstance(row, str) else row for row in self._packed_relations)

    @cached_property
    def _named(self) -> tuple[list[str], list[int]]:
        """Every id that a relation names, sorted, with the relation's number."""
        pairs = sorted((name, n) for n, row in enumerate(self.relations) for name in {row.dari, *row.ke})
        return [name for name, _ in pairs], [n for _, n in pairs]

    def relations_of(self, provision: str, *, below: bool = True) -> tuple[Relation, ...]:
        """Relations that name an id, as act or as target, in the order of the corpus.

        Args:
            provision: any id.
            below: whether those that name something in it count too.
        """
        return tuple(self.relations[n] for n in sorted(self._numbers(provision, below=below)))

    def _numbers(self, provision: str, *, below: bool) -> set[int]:
        names, numbers = self._named
        found: set[int] = set()
        for one in (provision, *self._tree.members.get(provision, ())) if below else (provision,):
            found.update(numbers[bisect_left(names, one) : bisect_right(names, one)])
            if below:
                # "0" comes right after "/": everything that begins with the id and a slash.
                found.update(numbers[bisect_left(names, one + "/") : bisect_left(names, one + "0")])
        return found

    def successors(self, provision: str) -> tuple[str, ...]:
        """What stands in the place of an id today, most direct first; () if there is nothing or it is in force.

        Its own padanan, else, for a repealed law, the law that repealed it; then the padanan of
        what stands in it; else that of what it stands in; else, if it is gone, what repealed it
        or its law. What an amending law put into another law has the successors of what it became
        there. A padanan with nothing on the other side means "tidak ada", and ends the search.
        """
        provision = put_into(provision) or provision
        explained = without_penjelasan(provision)
        source = source_of(provision)
        rows = [row for row in self.relations_of(explained) if row.jenis == "padanan" and _within(row.dari, explained)]
        direct = [row for row in rows if row.dari == explained]
        if direct and not any(row.ke for row in direct):
            return ()
        found = [one for row in direct for one in row.ke]
        if not found and explained == source:
            found = self._repealers(source)
        found += [one for row in rows if row.dari != explained for one in row.ke]
        if found:
            return tuple(dict.fromkeys(found))
        for step in self._tree.above(explained):
            higher = [row for row in self.relations_of(step, below=False) if row.jenis == "padanan"]
            higher = [row for row in higher if row.dari == step]
            if higher:
                return tuple(dict.fromkeys(one for row in higher for one in row.ke))
        last = self.history(explained)[-1:]
        if last and last[0].status == "dicabut" and last[0].by and "Mahkamah Konstitusi" not in last[0].note:
            return (source_of(last[0].by),)
        return tuple(self._repealers(source)) if last and last[0].status == "tidak diketahui" else ()

    def predecessors(self, provision: str) -> tuple[str, ...]:
        """What an id stands in the place of, by padanan: one step back.

        Its own padanan, else, if it has none, that of what it stands in.
        """
        for step in (provision, *self._tree.above(provision)):
            if step == source_of(provision):
                break
            rows = [row for row in self.relations_of(step, below=False) if row.jenis == "padanan" and step in row.ke]
            if rows:
                return tuple(dict.fromkeys(row.dari for row in rows))
        return ()

    def padanan_after(self, provision: str) -> tuple[str, ...]:
        """What its padanan name in its place: its own and those of what stands in it, else those of what it is in."""
        rows = [row for row in self.relations_of(provision) if row.jenis == "padanan" and row.basis != "belum"]
        found = [one for row in rows if _within(row.dari, provision) for one in row.ke]
        for step in () if found else self._tree.above(provision):
            if step != source_of(provision):
                above = self.relations_of(step, below=False)
                found = found or [one for row in above if row.jenis == "padanan" and row.dari == step for one in row.ke]
        return tuple(dict.fromkeys(found))

    def padanan_before(self, provision: str) -> tuple[str, ...]:
        """In whose place padanan put it: it or what stands in it, else what it stands in."""
        rows = [row for row in self.relations_of(provision) if row.jenis == "padanan" and row.basis != "belum"]
        found = [row.dari for row in rows if any(_within(one, provision) for one in row.ke)]
        return tuple(dict.fromkeys(found)) or self.predecessors(provision)

    def replaces(self, new: str, old: str) -> bool:
        """Whether relations say that one law took the place of another: menggantikan, or padanan between them.

        A repeal alone does not: a law may end another without putting anything in its place.
        """
        for row in self.relations_of(old):
            if row.basis == "belum":
                continue
            if row.jenis == "menggantikan" and old in row.ke and source_of(row.dari) == new:
                return True
            if row.jenis == "padanan" and source_of(row.dari) == old and new in map(source_of, row.ke):
                return True
        return False

    def established_by(self, perppu: str) -> tuple[str, ...]:
        """Laws that made a Perppu law, as far as that was checked."""
        rows = [row for row in self.relations_of(perppu, below=False) if row.jenis == "menetapkan" and perppu in row.ke]
        return tuple(dict.fromkeys(source_of(row.dari) for row in rows if row.basis != "belum"))

    def _repealers(self, source: str) -> list[str]:
        """Laws that repealed or replaced a whole law, the first one first; unchecked ones never answer."""
        rows = [row for row in self.relations_of(source, below=False) if source in row.ke and row.basis != "belum"]
        rows = [row for row in rows if row.jenis in {"mencabut", "menggantikan"} and (row.mulai or not row.syarat)]
        return list(dict.fromkeys(source_of(row.dari) for row in sorted(rows, key=lambda row: row.mulai or "9999")))

    def living_successors(self, provision: str, day: date) -> tuple[str, ...]:
        """`successors`, each that is itself gone on that day replaced by its own, as far as they go.

        Where only the law is known that took the place of a provision's law, its followers are laws too: the padanan
        of all that stands in it are not those of the provision.
        """
        found: dict[str, None] = {}
        seen = {provision}
        waiting = list(reversed(self.successors(provision)))
        while waiting:
            step = waiting.pop()
            if step in seen:
                continue
            seen.add(step)
            interval = self.at(step, day)
            further: Sequence[str] = ()
            if interval is not None and interval.status == "dicabut":
                as_law = "/" in provision and "/" not in step
                further = self._repealers(step) if as_law else self.successors(step)
            if further:
                waiting += reversed(further)
            else:
                found[step] = None
        return tuple(found)

    # --- to and from the disk -------------------------------------------------------------------

    def rows(self) -> Iterator[Row]:
        """Everything, as rows of three strings, in an order that depends on the content alone."""
        for kind, table in (("sendiri", self._own), ("bawah", self._below)):
            for key, intervals in table.items():
                packed = intervals if isinstance(intervals, str) else json.dumps([_pack(row) for row in intervals])
                yield kind, key, packed
        for bab, pasal in self._tree.members.items():
            yield "anggota", bab, json.dumps(pasal)
        for n, relation in enumerate(self._packed_relations):
            yield "hubungan", str(n), relation if isinstance(relation, str) else json.dumps(asdict(relation))

    @classmethod
    def from_rows(cls, rows: Iterable[Sequence[Any]]) -> StandingTable:
        """The table that `rows` came from. Rows of one kind keep their order; JSON is read when it is needed."""
        tables: dict[str, dict[str, str]] = {"sendiri": {}, "bawah": {}, "anggota": {}, "hubungan": {}}
        for kind, key, packed in rows:
            tables[kind][key] = packed
        members = {bab: json.loads(packed) for bab, packed in tables["anggota"].items()}
        relations = [packed for _, packed in sorted(tables["hubungan"].items(), key=lambda pair: int(pair[0]))]
        return cls(tables["sendiri"], tables["bawah"], relations, members)


def _while_it_lasts(brought: Sequence[Interval], amended: Sequence[Interval], act: str) -> tuple[Interval, ...]:
    """The standing of a text that an act put into another law: its own until that law or a later act ends it.

    Args:
        brought: intervals of the text within the amending act.
        amended: intervals of the provision that it became.
        act: the amending act's id.
    """
    cuts = sorted({row.start or date.min for row in (*brought, *amended)})
    found: list[Interval] = []
    last: Interval | None = None
    there = False
    for start, end in zip(cuts, [*cuts[1:], None], strict=True):
        mine, theirs = _on(brought, start), _on(amended, start)
        there = there or theirs.version == act
        later = there and (theirs.version != act or theirs.status == "tidak diketahui")
        row = theirs if (mine.status in IN_FORCE or mine.unchecked) and (later or theirs.status in GONE) else mine
        if row is last:
            found[-1] = replace(found[-1], end=end)
        else:
            found.append(replace(row, start=None if start == date.min else start, end=end))
        last = row
    return tuple(found)


def _on(rows: Sequence[Interval], day: date) -> Interval:
    return rows[bisect_right(rows, day, key=lambda row: row.start or date.min) - 1]


def _of(provision: str, row: Interval) -> Interval:
    return row if row.provision == provision else replace(row, provision=provision)


def _pack(row: Interval) -> list[str | None]:
    start, end = (day.isoformat() if day else None for day in (row.start, row.end))
    return [row.version, start, end, row.status, row.by, row.since, row.condition, row.note, row.basis, row.checked]


def _interval(provision: str, packed: Sequence[str]) -> Interval:
    version, start, end, *rest = packed
    first, last = (date.fromisoformat(day) if day else None for day in (start, end))
    return Interval(provision, version, first, last, *rest)  # type: ignore[arg-type]


def _relation(packed: str) -> Relation:
    values = json.loads(packed)
    return Relation(**{**values, "ke": tuple(values["ke"])})


def _within(provision: str, whole: str) -> bool:
    return provision == whole or provision.startswith(whole + "/")
