"""Query to hits: the pasal and passages that are nearest to a question."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from kadqa.asking.search.narrow import admits, narrowed
from kadqa.asking.search.rank import features, scores
from kadqa.hukum import ids
from kadqa.library.snapshot import Library
from kadqa.records import GONE, Hit, Query
from kadqa.stores import TOP
from kadqa.stores.base import Candidates, Vectors

UNITS_KEPT = 8
"""Units remembered per hit: enough to choose the ayat to quote."""
HITS_KEPT = 50
"""Hits made of the candidates at most, unless more are asked for."""


def find(
    query: Query, vector: Vectors, library: Library, *, fill: int = 10, allowed: NDArray[np.bool_] | None = None
) -> tuple[Hit, ...]:
    """The hits for a question, best first; ties in the order of the corpus.

    A day asked about narrows the candidates to texts valid that day before the best are taken;
    a law that the question names is never narrowed away, but of its texts those of that day count.

    Args:
        query: the question.
        vector: its vector, shape (dim,).
        library: where to look.
        fill: how many hits are wanted at least, as far as the library holds that many.
        allowed: the units to look among, shape (n units,); None: those valid on the day asked about.
    """
    allowed = _valid_on_day(query, library) if allowed is None else allowed
    chosen = narrowed(query.filters, query.day, library)
    if chosen is not None:
        allowed = chosen if allowed is None else allowed & chosen
    candidates = library.store.search(vector, query.words, k=TOP, allowed=allowed)
    hits = _hits(query, candidates, library, most=max(HITS_KEPT, fill))
    if len(hits) < fill and len(candidates.rows) < len(library.units):
        every = library.store.search(vector, query.words, k=len(library.units), allowed=allowed)
        hits = followed(hits, _hits(query, every, library, most=fill))
    return hits


def followed(hits: Sequence[Hit], more: Sequence[Hit]) -> tuple[Hit, ...]:
    """The hits with the further ones behind them: asking for more changes nothing among the first.

    Scores are scaled over what was looked at, so those of the further hits are brought below those of the first.
    """
    known = {hit.provision for hit in hits}
    rest = [hit for hit in more if hit.provision not in known]
    least = min((hit.score for hit in hits), default=1.0)
    scale = min(1.0, least / (max((hit.score for hit in rest), default=0.0) or 1.0))
    return (*hits, *(replace(hit, score=round(hit.score * scale, 6)) for hit in rest))


def _valid_on_day(query: Query, library: Library) -> NDArray[np.bool_] | None:
    if query.as_of is None:
        return None
    valid = library.standing_texts(query.as_of)
    if not query.laws:
        return valid
    mask = valid.copy()
    for row in library.rows_of(query.laws):
        unit = library.units.provision[row]
        asked = any(f"{unit}/".startswith(f"{one}/") for one in query.provisions)
        mask[row] |= asked or library.stood(row, query.as_of)
    return mask


def _hits(query: Query, candidates: Candidates, library: Library, *, most: int) -> tuple[Hit, ...]:
    """The groups of the candidates, each scored by its best unit, those named first."""
    if not len(candidates.rows):
        return ()
    signals = features(query, candidates, library)
    found = scores(signals)
    units, rows = library.units, candidates.rows.tolist()
    order = np.argsort(-found, kind="stable").tolist()
    members: dict[str, list[int]] = {}
    for at in order:
        members.setdefault(units.group[rows[at]], []).append(at)
    ranked = sorted(members.items(), key=lambda pair: (-naming(query, pair[0]), -found[pair[1][0]]))
    known = np.nan_to_num(candidates.asked, nan=-1.0)
    hits = [
        Hit(
            provision=group,
            best_unit=units.provision[rows[at[0]]],
            score=round(float(found[at[0]]), 6),
            dense=round(float(candidates.dense[at[0]]), 6),
            lexical=round(float(candidates.lexical[at[0]]), 6),
            asked=round(float(known[at].max()), 6),
            units=tuple((units.provision[rows[i]], round(float(found[i]), 6)) for i in at[:UNITS_KEPT]),
            rows=tuple(rows[i] for i in at[:UNITS_KEPT]),
            signals={name: float(column[at[0]]) for name, column in signals.items()},
        )
        for group, at in ranked[:most]
    ]
    hits = _with_defining(query, hits, library)
    hits.sort(key=lambda hit: (-naming(query, hit.provision), -hit.score))
    return tuple(hits)


def _with_defining(query: Query, hits: list[Hit], library: Library) -> list[Hit]:
    """Raise the provisions that the asked term rests on to the best score, as best unit of their hit."""
    top = max((hit.score for hit in hits), default=0.0)
    by_group = {hit.provision: hit for hit in hits}
    resting: dict[str, list[str]] = {}
    for provision in founding(query, library):
        resting.setdefault(ids.pasal_of(provision), []).append(provision)
    raised = []
    for group, provisions in resting.items():
        hit = by_group.get(group) or Hit(group, provisions[0], top, 0.0, 0.0)
        rest = ((unit, score) for unit, score in hit.units if unit not in provisions)
        units = (*((provision, top) for provision in provisions), *rest)[:UNITS_KEPT]
        rows = tuple(row for unit, _ in units for row in library.rows_at(unit)[:1])
        raised.append(replace(hit, best_unit=provisions[0], score=top, units=units, rows=rows))
    return [*raised, *(hit for hit in hits if hit.provision not in resting)]


def founding(query: Query, library: Library) -> list[str]:
    """The provisions that the asked term rests on, on the day asked about, those with a text here.

    istilah.toml names those of today: one that was no law yet on that day gives way to what it replaced.
    """
    found: dict[str, None] = {}
    seen: set[str] = set()
    waiting = list(query.defined)
    while waiting:
        provision = waiting.pop(0)
        if provision in seen:
            continue
        seen.add(provision)
        interval = library.interval(provision, query.day)
        if query.as_of is not None and interval is not None and ids.source_of(provision) not in query.laws:
            if interval.status == "belum berlaku":
                waiting += library.standing.predecessors(provision)
            if interval.status in {*GONE, "belum berlaku"}:
                continue
        if library.texts(provision) and admits(query.filters, provision, query.day, library):
            found[provision] = None
    if query.form == "definisi":
        # Pasal 1 is where a regulation says what its words mean; what else a term rests on says more than was asked.
        return [provision for provision in found if "/pasal-1/" in provision] or list(found)
    return list(found)


def naming(query: Query, group: str) -> int:
    """How the question names a hit: 2 by its pasal, 1 by its law or page (or that law's title), else 0."""
    if any(group in (provision, ids.pasal_of(provision)) for provision in query.provisions if "/" in provision):
        return 2
    return int(ids.source_of(group) in {*query.laws, *query.called})
