"""The score of each candidate unit: cheap signals, weighed as `eval/fit_ranking.py` fitted them.

Everything here is arithmetic over what the store found; no model runs over a document.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from weakref import WeakKeyDictionary

import numpy as np
from numpy.typing import NDArray

from kadqa.lexical import words
from kadqa.library.snapshot import Library
from kadqa.records import GONE, Query, Unit
from kadqa.stores.base import Candidates
from kadqa.stores.fusion import stretch
from kadqa.text import fold

Numbers = NDArray[np.float64]

WEIGHTS: dict[str, float] = {
    "dense": 0.051,
    "nearest": 0.240,
    "lexical": 0.059,
    "held": 0.123,
    "pasal": 0.129,
    "pairs": 0.091,
    "source": 0.092,
    "umum": -0.151,
    "menimbang": -0.068,
    "penjelasan": -0.059,
    "halaman": -0.040,
    "gone": -0.136,
    "meaning": 0.181,
    "whole": 0.043,
    "sanction": 0.247,
    "aim": 0.232,
    "length": 0.036,
    "number": 0.072,
    "list": 0.063,
    "long": -0.039,
    "asked": 0.200,
    "alike": 0.200,
    "worded": 0.150,
    "referred": 0.030,
}
"""Share of each signal in the score. Fitted; `python eval/fit_ranking.py` writes this table anew.

But for "halaman", fitted as -0.010: pages stand in one of the three sets only, and keep nearly what they had. And for
the last three, which the sets without known questions cannot tell: chosen on the development questions."""
BASE = 0.267
"""Added to every score, so that a poor candidate stands near 0 and a good one near 1."""
UNASKED = (0.36, 0.18)
"""What "asked", "alike" and "worded" bring a unit of which no question is known: as much as, on average over the first
twenty candidates of the development questions, a unit whose other signals sum up to the same. (constant, share of that
sum). So a document that someone brings is not put behind the corpus, nor its own provisions in another order."""
FULL = 2.30
"""What a candidate that fits in every way reaches, by which scores are divided; their order and ratios stay."""

ASKS_LENGTH = re.compile(
    r"\bkapan\b|\bberapa (?:lama|hari|minggu|bulan|tahun|sering|kali)\b|\bpaling (?:lama|lambat|telat)\b"
    r"|\btenggat|\bjangka waktu\b|\bbatas waktu\b|\btiap berapa\b"
)
"""Asks for a time: "berapa lama ...", "paling lambat kapan ..."."""
LENGTH = re.compile(
    r"(?:\d|\b(?:satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh|\w+ belas|\w+ puluh))"
    r"\s*(?:\([\w ]+\)\s*)?\(?(?:hari|minggu|bulan|tahun|jam)\b",
    re.IGNORECASE,
)
"""A length of time: "30 (tiga puluh) hari", "lima tahun"."""
ASKS_NUMBER = re.compile(r"\bberapa|\bjumlah|\bpersen")
"""Asks for a number: "berapa denda ...", "jumlah anggota"."""
NUMBER = re.compile(
    r"\d|\b(?:satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh|persen|rupiah)\b", re.IGNORECASE
)
"""A number: "3 (tiga)", "lima puluh persen"."""
ASKS_LIST = re.compile(
    r"\bapa (?:saja|aja)\b|\bsebutkan\b|\bjenis|\bmacam|\bbentuk|\btahapan|\bprinsip|\bsyarat|\basas"
)
"""Asks for a list: "apa saja ...", "syarat ..."."""
ASKS_SANCTION = re.compile(r"\bsanksi|\bdenda|\bhukum(?:an|nya)|\bdihukum|\bpidana|\bdipidana|\bpenjara|\bkurungan")
"""Asks for a sanction: "apa sanksi ...", "berapa denda ..."."""
SANCTION = re.compile(r"\bsanksi|\bdenda|\bpidana|\bdipidana|\bpenjara|\bkurungan", re.IGNORECASE)
"""A sanction: "dikenai sanksi administratif", "dipidana dengan pidana penjara"."""
ASKS_AIM = re.compile(r"\btujuan|\bbertujuan|\buntuk apa|\bmanfaat")
"""Asks for an aim: "apa tujuan ...", "untuk apa ..."."""
AIM = re.compile(r"\bbertujuan|\btujuan|\bdalam rangka|\bagar", re.IGNORECASE)
"""An aim: "bertujuan untuk ..."."""
MEANING = re.compile(r"/pasal-1/(?:angka|huruf|ayat)-")
"""A provision of Pasal 1, where a regulation says what its words mean."""
WHOLE = re.compile(r"/pasal-[^/]+$")
"""A pasal that is one unit: it has no ayat."""
MIDDLE = 5.5
"""Logarithm of the length in characters that an ordinary unit has."""
NARROW = 0.02
"""Cosines that lie closer together than this tell nothing apart."""
SOURCE_BEST = 5
"""Candidates of a source by whose cosine it is judged whether the question is of that source."""


@dataclass(frozen=True, slots=True)
class _Shape:
    """To which group each unit belongs, how large the groups are, and to which other units each one refers."""

    of_row: NDArray[np.int32]
    sizes: Numbers
    refers: dict[int, tuple[int, ...]]


_shapes: WeakKeyDictionary[Library, _Shape] = WeakKeyDictionary()


def _shape(library: Library) -> _Shape:
    found = _shapes.get(library)
    if found is None:
        numbers: dict[str, int] = {}
        of_row = np.array([numbers.setdefault(unit.group, len(numbers)) for unit in library.units], np.int32)
        sizes = np.bincount(of_row, minlength=len(numbers)).astype(np.float64)
        found = _Shape(of_row, sizes, _refers(library))
        _shapes[library] = found
    return found


def _refers(library: Library) -> dict[int, tuple[int, ...]]:
    """The rows that each row's text refers to: of a pasal named as a whole all its units, of an ayat its own."""
    rows: dict[str, list[int]] = {}
    for row, unit in enumerate(library.units):
        for name in {unit.provision, unit.group}:
            rows.setdefault(name, []).append(row)
    found: dict[int, list[int]] = {}
    for origin, target in library.references():
        for row in rows.get(origin, ()) if target in rows else ():
            if library.units[row].provision == origin:
                found.setdefault(row, []).extend(other for other in rows[target] if other != row)
    return {row: tuple(dict.fromkeys(others)) for row, others in found.items()}


@lru_cache(maxsize=16384)
def _neighbours(text: str) -> frozenset[tuple[str, str]]:
    """The stems of a text that stand beside each other, two by two."""
    stems = words(text)
    return frozenset(pairwise(stems))


@lru_cache(maxsize=16384)
def _matter(text: str) -> str:
    """A unit's text without its name and heading, whose numbers say nothing."""
    return text.split(". ", 2)[-1]


def features(query: Query, candidates: Candidates, library: Library) -> dict[str, Numbers]:
    """The signals of every candidate, each of shape (n,), those of the question's words and meaning 0..1.

    Args:
        query: the question; its form and day decide which signals speak.
        candidates: what the store found; scores are stretched over these.
        library: for the texts, the standing and the rarity of words.
    """
    rows = candidates.rows
    units = [library.units[row] for row in rows.tolist()]
    asked = fold(query.asking)
    alike = np.nan_to_num(_alike(candidates))
    held, pasal = _words(query.words, candidates, library)

    def where(fits: Callable[[Unit], bool], *, only: bool = True) -> Numbers:
        return np.array([only and fits(unit) for unit in units], np.float64)

    dense = stretch(candidates.dense).astype(np.float64)
    return {
        "dense": dense,
        "nearest": dense**2,
        "lexical": stretch(candidates.lexical).astype(np.float64),
        "held": held,
        "pasal": pasal,
        "pairs": _pairs(query.words, candidates, library),
        "source": _sources(units, candidates.dense),
        "umum": where(lambda unit: "/penjelasan/umum" in unit.provision),
        "menimbang": where(lambda unit: "/menimbang" in unit.provision),
        "penjelasan": where(lambda unit: unit.kind == "penjelasan" and "/penjelasan/umum" not in unit.provision),
        "halaman": where(lambda unit: unit.kind == "halaman"),
        "gone": where(
            lambda unit: library.standing.status(unit.provision, query.day) in GONE, only=query.as_of is None
        ),
        "meaning": where(lambda unit: bool(MEANING.search(unit.provision)), only=query.form == "definisi"),
        "whole": where(lambda unit: bool(WHOLE.search(unit.provision))),
        "sanction": where(lambda unit: bool(SANCTION.search(unit.text)), only=bool(ASKS_SANCTION.search(asked))),
        "aim": where(lambda unit: bool(AIM.search(_matter(unit.text))), only=bool(ASKS_AIM.search(asked))),
        "length": where(lambda unit: bool(LENGTH.search(unit.text)), only=bool(ASKS_LENGTH.search(asked))),
        "number": where(lambda unit: bool(NUMBER.search(_matter(unit.text))), only=bool(ASKS_NUMBER.search(asked))),
        "list": where(lambda unit: ":" in unit.text, only=bool(ASKS_LIST.search(asked))),
        "long": np.array([np.log(len(unit.text) + 1) - MIDDLE for unit in units], np.float64),
        "asked": alike,
        "alike": alike**2,
        "worded": stretch(candidates.worded).astype(np.float64),
        "referred": _referred(candidates, library),
    }


def scores(query: Query, candidates: Candidates, library: Library) -> Numbers:
    """The score of every candidate, shape (n,), 0..1; near 1 only for one that fits in every way."""
    total = np.full(len(candidates.rows), BASE)
    if len(total):
        found = features(query, candidates, library)
        for name, weight in WEIGHTS.items():
            total += weight * found[name]
        unasked = np.isnan(candidates.agreed)
        total[unasked] += UNASKED[0] + UNASKED[1] * (total[unasked] - BASE)
    return np.asarray((total / FULL).clip(0.0, 1.0), np.float64)


def _alike(candidates: Candidates) -> Numbers:
    """How near the question comes to those that a unit is known to answer, NaN where none is known.

    Measured on the cosines of the units themselves: 0 the farthest candidate, 1 the nearest, above 1 nearer still.
    """
    if not len(candidates.rows):
        return np.zeros(0)
    low, high = float(np.min(candidates.dense)), float(np.max(candidates.dense))
    found = candidates.agreed.astype(np.float64)
    return np.asarray(((found - low) / max(high - low, NARROW)).clip(0.0, 1.5))


def _words(asked: Sequence[str], candidates: Candidates, library: Library) -> tuple[Numbers, Numbers]:
    """(share of the question's words, by rarity, that the unit holds; the same of its pasal, told often or not).

    The second is a BM25 over pasal that counts units instead of words, stretched over the candidates.
    """
    shape = _shape(library)
    weights = [library.rarity(word) for word in asked]
    unit = np.zeros(len(candidates.rows))
    group = np.zeros(len(shape.sizes))
    half = 0.5 + 0.5 * shape.sizes / max(shape.sizes.mean(), 1.0)
    for weight, rows in zip(weights, library.store.holding(asked), strict=True):
        unit[np.isin(candidates.rows, rows)] += weight
        told = np.bincount(shape.of_row[rows], minlength=len(group))
        group += weight * told / (told + half)
    return unit / (sum(weights) or 1.0), stretch(group[shape.of_row[candidates.rows]]).astype(np.float64)


def _referred(candidates: Candidates, library: Library) -> Numbers:
    """How well the words of the question fit the best candidate that each one refers to, 0 where it refers to none.

    "Izin sebagaimana dimaksud pada ayat (1) berlaku 5 tahun" does not say again of which izin it speaks.
    """
    refers = _shape(library).refers
    lexical = stretch(candidates.lexical).astype(np.float64)
    fits = dict(zip(candidates.rows.tolist(), lexical.tolist(), strict=True))
    there = (max((fits.get(row, 0.0) for row in refers.get(at, ())), default=0.0) for at in candidates.rows.tolist())
    return np.fromiter(there, np.float64, len(lexical))


def _pairs(asked: Sequence[str], candidates: Candidates, library: Library) -> Numbers:
    """Share of the question's pairs of words that stand side by side in the unit; the commoner word weighs a pair."""
    holding = library.store.holding(asked)
    found = np.zeros(len(candidates.rows))
    total = 0.0
    for i, pair in enumerate(pairwise(asked)):
        weight = min(map(library.rarity, pair))
        total += weight
        both = np.isin(candidates.rows, holding[i]) & np.isin(candidates.rows, holding[i + 1])
        for at in np.flatnonzero(both).tolist():
            if pair in _neighbours(library.units[int(candidates.rows[at])].text):
                found[at] += weight
    return found / (total or 1.0)


def _sources(units: Sequence[Unit], dense: NDArray[np.float32]) -> Numbers:
    """How near each candidate's source is as a whole: the mean of its best cosines, stretched over the sources."""
    by_source: dict[str, list[float]] = {}
    for unit, cosine in zip(units, dense.tolist(), strict=True):
        by_source.setdefault(unit.source, []).append(cosine)
    least = float(np.min(dense)) if len(dense) else 0.0
    means = [
        float(np.mean((sorted(found, reverse=True) + [least] * SOURCE_BEST)[:SOURCE_BEST]))
        for found in by_source.values()
    ]
    near = dict(zip(by_source, stretch(np.array(means)).tolist(), strict=True))
    return np.array([near[unit.source] for unit in units], np.float64)
