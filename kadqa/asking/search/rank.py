"""The score of each candidate unit: cheap signals, weighed as `eval/fit_ranking.py` fitted them.

Everything here is arithmetic over what the store found and over what was computed when the index was built
(`library.signs`): no text is looked through, and no model runs over a document.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from kadqa.asking.search.weights import BASE, FULL, WEIGHTS
from kadqa.library.signs import codes_of, pair_key
from kadqa.library.snapshot import Library
from kadqa.records import GONE, Query
from kadqa.stores.base import Candidates
from kadqa.stores.fusion import stretch

Numbers = NDArray[np.float64]

FITS: tuple[tuple[str, str], ...] = (
    ("when", "length"),
    ("number", "number"),
    ("number", "sum"),
    ("number", "count"),
    ("list", "list"),
    ("sanction", "sanction"),
    ("purpose", "aim"),
    ("definition", "meaning"),
    ("definition", "first"),
    ("who", "actor"),
    ("yesno", "denied"),
    ("yesno", "may"),
    ("yesno", "must"),
    ("condition", "condition"),
    ("procedure", "steps"),
)
"""What may be asked for (a kind of `Query.asks`), and the sign of a unit that may have it."""
PLACED = ("umum", "menimbang", "penjelasan", "halaman", "whole", "first", "meaning", "sanction")
"""Signs that count whatever is asked."""
MIDDLE = 5.5
"""Logarithm of the length in characters that an ordinary unit has."""
NARROW = 0.02
"""Cosines that lie closer together than this tell nothing apart."""
SOURCE_BEST = 5
"""Candidates of a source by whose cosine it is judged whether the question is of that source."""
GONE_CODES = codes_of(GONE)


def features(query: Query, candidates: Candidates, library: Library) -> dict[str, Numbers]:
    """The signals of every candidate, each of shape (n,), most of them 0..1.

    Args:
        query: the question; what it asks for and its day decide which signals speak.
        candidates: what the store found; scores are stretched over these.
        library: for the signs, the standing and the rarity of words.
    """
    rows, signs = candidates.rows, library.signs
    alike = np.nan_to_num(_alike(candidates))
    # Of a document that someone brings no question is known: what such questions tell must come from elsewhere.
    unasked = np.isnan(candidates.agreed).astype(np.float64)
    held, pasal = _words(query.words, candidates, library)
    dense = stretch(candidates.dense).astype(np.float64)
    lexical = stretch(candidates.lexical).astype(np.float64)
    gone = np.isin(signs.status(query.day, rows), GONE_CODES) & (query.as_of is None)
    found = {
        "dense": dense,
        "nearest": dense**2,
        "lexical": lexical,
        "held": held,
        "pasal": pasal,
        "pairs": _pairs(query.words, candidates, library),
        "source": _sources(signs.source[rows], candidates.dense),
        "gone": gone.astype(np.float64),
        "long": signs.length[rows].astype(np.float64) - MIDDLE,
        "asked": alike,
        "alike": alike**2,
        "unasked": unasked,
        "unasked near": unasked * dense**2,
        "worded": stretch(candidates.worded).astype(np.float64),
        "referred": _referred(lexical, candidates, library),
    }
    for name in PLACED:
        found[name] = signs.has(name, rows).astype(np.float64)
    for kind, sign in FITS:
        found[f"{kind}:{sign}"] = query.asks.get(kind, 0.0) * signs.has(sign, rows).astype(np.float64)
    return found


def scores(signals: Mapping[str, Numbers]) -> Numbers:
    """The score of every candidate, shape (n,), 0..1; near 1 only for one that fits in every way."""
    total = sum(
        (weight * signals[name] for name, weight in WEIGHTS.items()), start=np.full(len(signals["dense"]), BASE)
    )
    return np.asarray((total / FULL).clip(0.0, 1.0), np.float64)


def _alike(candidates: Candidates) -> Numbers:
    """How near the question comes to those that a unit is known to answer, NaN where none is known.

    Measured on the cosines of the units themselves: 0 the farthest candidate, 1 the nearest, above 1 nearer still.
    """
    low, high = float(np.min(candidates.dense)), float(np.max(candidates.dense))
    found = candidates.agreed.astype(np.float64)
    return np.asarray(((found - low) / max(high - low, NARROW)).clip(0.0, 1.5))


def _words(asked: Sequence[str], candidates: Candidates, library: Library) -> tuple[Numbers, Numbers]:
    """(share of the question's words, by rarity, that the unit holds; the same of its pasal, told often or not).

    The second is a BM25 over pasal that counts units instead of words, stretched over the candidates.
    """
    signs = library.signs
    weights = [library.rarity(word) for word in asked]
    unit = np.zeros(len(candidates.rows))
    group = np.zeros(len(signs.sizes))
    half = 0.5 + 0.5 * signs.sizes / max(signs.sizes.mean(), 1.0)
    for weight, rows in zip(weights, library.store.holding(asked), strict=True):
        unit[np.isin(candidates.rows, rows, kind="table")] += weight
        told = np.bincount(signs.group[rows], minlength=len(group))
        group += weight * told / (told + half)
    return unit / (sum(weights) or 1.0), stretch(group[signs.group[candidates.rows]]).astype(np.float64)


def _referred(lexical: Numbers, candidates: Candidates, library: Library) -> Numbers:
    """How well the words of the question fit the best candidate that each one refers to, 0 where it refers to none.

    "Izin sebagaimana dimaksud pada ayat (1) berlaku 5 tahun" does not say again of which izin it speaks.
    """
    at, targets = library.signs.refers(candidates.rows)
    found = np.zeros(len(lexical))
    place = np.searchsorted(candidates.rows, targets).clip(max=len(lexical) - 1)
    there = candidates.rows[place] == targets
    np.maximum.at(found, at[there], lexical[place[there]])
    return found


def _pairs(asked: Sequence[str], candidates: Candidates, library: Library) -> Numbers:
    """Share of the question's pairs of words that stand side by side in the unit; the commoner word weighs a pair."""
    found = np.zeros(len(candidates.rows))
    total = 0.0
    for first, second in pairwise(asked):
        weight = min(library.rarity(first), library.rarity(second))
        total += weight
        found += weight * library.signs.adjacent(candidates.rows, pair_key(first, second))
    return found / (total or 1.0)


def _sources(source: NDArray[np.int32], dense: NDArray[np.float32]) -> Numbers:
    """How near each candidate's source is as a whole: the mean of its best cosines, stretched over the sources."""
    numbers, inverse = np.unique(source, return_inverse=True)
    least = float(np.min(dense))
    order = np.lexsort((-dense, inverse))
    first = np.searchsorted(inverse[order], np.arange(len(numbers)))
    place = np.arange(len(order)) - first[inverse[order]]
    best = order[place < SOURCE_BEST]
    sums = np.bincount(inverse[best], dense[best], minlength=len(numbers))
    counts = np.bincount(inverse[best], minlength=len(numbers))
    means = (sums + least * (SOURCE_BEST - counts)) / SOURCE_BEST
    return stretch(means)[inverse].astype(np.float64)
