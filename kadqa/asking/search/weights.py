"""The weights of the signals of a candidate, as `python eval/fit_ranking.py` writes them."""

from __future__ import annotations

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
    "definition:first": 0.181,
    "whole": 0.043,
    "sanction:sanction": 0.247,
    "purpose:aim": 0.232,
    "when:length": 0.036,
    "number:number": 0.072,
    "list:list": 0.063,
    "long": -0.039,
    "asked": 0.200,
    "alike": 0.200,
    "worded": 0.150,
    "referred": 0.030,
}
"""Share of each signal in the score."""
BASE = 0.267
"""Added to every score, so that a poor candidate stands near 0 and a good one near 1."""
UNASKED = (0.36, 0.18)
"""What "asked", "alike" and "worded" bring a unit of which no question is known: as much as, on average, a unit whose
other signals sum up to the same. (constant, share of that sum)."""
FULL = 2.30
"""What a candidate that fits in every way reaches, by which scores are divided; their order and ratios stay."""
