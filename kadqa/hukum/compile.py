"""Relations and sources into the table of standing, once, at build."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from kadqa.errors import CorpusError
from kadqa.hukum.faces import Effect, Role
from kadqa.hukum.hubungan import KINDS, DateSpan, span_of
from kadqa.hukum.ids import OUTSIDE, is_penjelasan, label, source_from_id, source_of
from kadqa.hukum.table import StandingTable, Tree
from kadqa.hukum.timeline import Begin, Reach, day_after, sweep
from kadqa.records import Interval, Relation, Source


def compile_standing(
    sources: Mapping[str, Source],
    relations: Sequence[Relation],
    provisions: Iterable[str],
    members: Mapping[str, Sequence[str]] | None = None,
) -> StandingTable:
    """Play all relations into intervals. The choices made are those of `kadqa.hukum.standing`.

    Args:
        sources: by id; pages may be among them.
        relations: in the order of the corpus; cycles and nonsense do no harm.
        provisions: ids that the library holds; their sources get rows though no list names them.
        members: ids of the pasal of a bab, bagian or paragraf, which their own ids don't name.

    Returns:
        A table that answers for every id in force of the sources and relations, listed or not.

    Raises:
        CorpusError: a kind that does not exist, or a date that cannot be read; names the row.
    """
    return _Compiler(sources, relations, provisions, members or {}).table()


class _Compiler:
    def __init__(
        self,
        sources: Mapping[str, Source],
        relations: Sequence[Relation],
        provisions: Iterable[str],
        members: Mapping[str, Sequence[str]],
    ) -> None:
        self.sources = sources
        self.relations = [row for row in relations if _kind(row)]
        self.tree = Tree(members)
        self.begins: dict[str, Begin] = {}
        self.effects: dict[str, list[Effect]] = defaultdict(list)
        self.bubbles: dict[str, list[Effect]] = defaultdict(list)
        self.listed: dict[tuple[str, str], set[str]] = defaultdict(set)
        """(act, law) -> provisions of that law that the act touches."""
        self.holding: dict[tuple[str, str], set[str]] = defaultdict(set)
        """The same, and what those stand in."""
        self.closed = {
            (source_of(row.dari), source_of(target)) for row in self.relations if row.lengkap for target in row.ke
        }
        named = {name for row in self.relations for name in (row.dari, *row.ke)}
        self.nodes = {source_of(name) for name in (*named, *provisions)} | set(sources)
        self.nodes = {name for name in self.nodes if name.split("/", 1)[0] not in OUTSIDE}

    def table(self) -> StandingTable:
        for relation in self.relations:
            for target in dict.fromkeys(relation.ke):
                if KINDS[relation.jenis].acts and target.split("/", 1)[0] not in OUTSIDE:
                    self._record(relation, target)
        own: dict[str, tuple[Interval, ...]] = {}
        below: dict[str, tuple[Interval, ...]] = {}
        for node in sorted(self.nodes):
            if not self._source(source_of(node)).is_law:
                if node == source_of(node):
                    own[node] = below[node] = ()
                continue
            above = self.tree.above(node)
            own[node] = self._sweep(node, self._reaches(node, above, inside=False))
            if not above or node in self.effects:
                # Else what stands in it stands as what stands in the next thing above.
                below[node] = self._sweep(node, self._reaches(node, above, inside=True))
        return StandingTable(own, below, self.relations, self.tree.members)

    def _record(self, relation: Relation, target: str) -> None:
        effect = self._effect(relation, target)
        self.effects[target].append(effect)
        above = self.tree.above(target)
        self.nodes.update((target, *above))
        pair = (effect.act, source_of(target))
        if not effect.law_level:
            self.listed[pair].add(target)
            self.holding[pair].update((target, *above))
        if KINDS[relation.jenis].changes and not effect.pending:
            # A changed penjelasan changes its law, not the pasal that it explains.
            for step in above[-1:] if is_penjelasan(target) else above:
                self.bubbles[step].append(effect)

    def _effect(self, relation: Relation, target: str) -> Effect:
        act = source_of(relation.dari)
        law_level = target == source_of(target)
        written = _read(relation.mulai, relation)
        limits = relation.jenis in {"mempertahankan", "membatalkan", "menunda"}
        begin = self._begin(act)
        first, sure = written or (begin.first, begin.sure)
        return Effect(
            jenis="mengubah" if law_level and relation.jenis == "menyisipkan" else relation.jenis,
            target=target,
            by=relation.dari,
            label=label(relation.dari, self._source(act)),
            act=act,
            first=first,
            sure=sure,
            since=relation.mulai or begin.since,
            until=_last(relation),
            condition=relation.syarat,
            pending=bool(relation.syarat) and written is None and not limits,
            law_level=law_level,
            open=(act, target) not in self.closed,
            basis=relation.basis,
            checked=relation.diperiksa,
        )

    def _reaches(self, node: str, above: Sequence[str], *, inside: bool) -> list[Reach]:
        """Every effect that reaches a node, or (inside) something in it that no relation names."""
        found: list[Reach] = []
        steps = [node, *above] if inside else above
        named = {*above, node}
        for distance, step in enumerate(steps, start=1):
            for effect in self.effects.get(step, ()):
                if effect.law_level and effect.jenis == "mengubah" and self._lists(effect, node, named, inside=inside):
                    continue
                found.append((effect, Role.COVER, distance))
        if not inside:
            found += [(effect, Role.OWN, 0) for effect in self.effects.get(node, ())]
            found += [(effect, Role.BUBBLE, 0) for effect in self.bubbles.get(node, ())]
        return found

    def _lists(self, amendment: Effect, node: str, named: set[str], *, inside: bool) -> bool:
        """Whether the amending act says itself what it does to a node."""
        pair = (amendment.act, amendment.target)
        if not inside and node in self.holding.get(pair, ()):
            return True
        return not named.isdisjoint(self.listed.get(pair, ()))

    def _sweep(self, node: str, reaches: Sequence[Reach]) -> tuple[Interval, ...]:
        source = source_of(node)
        checked = self._source(source).diperiksa
        return tuple(sweep(node, self._begin(source), reaches, is_source=node == source, checked=checked))

    def _source(self, source: str) -> Source:
        return self.sources.get(source) or source_from_id(source)

    def _begin(self, source: str) -> Begin:
        """First day of a source: berlaku, else diundangkan, else ditetapkan, else its year, else unknown."""
        if source not in self.begins:
            row = self._source(source)
            since = row.berlaku or row.diundangkan or row.ditetapkan or row.tahun
            try:
                span = span_of(since)
            except ValueError as error:
                if source in self.sources:
                    raise CorpusError(f"sumber {source}: {error}") from None
                # An id that only a relation names, with a year that is none ("uu-5-0000"): its day is not known.
                span, since = None, ""
            self.begins[source] = Begin(*_edges(span), since=since) if span else Begin(None, None, "")
        return self.begins[source]


def _kind(relation: Relation) -> bool:
    """True; a relation of no known kind is a mistake in the corpus."""
    if relation.jenis not in KINDS:
        allowed = " ".join(KINDS)
        raise CorpusError(
            f"{relation.where or relation.dari}: jenis {relation.jenis!r} tidak dikenal; yang ada: {allowed}"
        )
    return True


def _read(written: str, relation: Relation) -> tuple[date | None, date | None] | None:
    """(first day that the date may mean, first day on which it has surely come); None for no date."""
    try:
        span = span_of(written)
    except ValueError as error:
        raise CorpusError(f"{relation.where or relation.dari}: {error}") from None
    return _edges(span) if span else None


def _last(relation: Relation) -> DateSpan | None:
    try:
        return span_of(relation.sampai) if relation.jenis == "mempertahankan" else None
    except ValueError as error:
        raise CorpusError(f"{relation.where or relation.dari}: {error}") from None


def _edges(span: DateSpan) -> tuple[date, date | None]:
    """An exact day begins and is sure at once; a year is sure on the day after its last."""
    first, last = span
    return (first, first) if first == last else (first, day_after(last))
