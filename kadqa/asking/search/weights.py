"""The weights of the signals of a candidate, as `python eval/fit_ranking.py` writes them."""

from __future__ import annotations

WEIGHTS: dict[str, float] = {
    "dense": -0.6867,
    "nearest": 0.5933,
    "lexical": 0.0940,
    "held": 0.1457,
    "pasal": 0.0783,
    "pairs": 0.0645,
    "source": -0.0109,
    "gone": -0.0650,
    "long": -0.0114,
    "asked": -0.2845,
    "alike": 0.2137,
    "worded": 0.0635,
    "referred": 0.0263,
    "umum": -0.0903,
    "menimbang": -0.0225,
    "penjelasan": -0.0548,
    "halaman": -0.1015,
    "whole": 0.0184,
    "first": -0.0457,
    "meaning": -0.0066,
    "sanction": -0.0002,
    "when:length": 0.0254,
    "number:number": 0.0679,
    "number:sum": 0.0394,
    "number:count": 0.0055,
    "list:list": 0.0526,
    "sanction:sanction": 0.1600,
    "purpose:aim": 0.0746,
    "definition:meaning": 0.1551,
    "definition:first": 0.1314,
    "who:actor": 0.0160,
    "yesno:denied": 0.0392,
    "yesno:may": 0.0190,
    "yesno:must": 0.0087,
    "condition:condition": 0.0135,
    "procedure:steps": 0.0303,
}
"""Share of each signal in the score."""
BASE = 0.753
"""Added to every score, so that a poor candidate stands near 0 and a good one near 1."""
UNASKED = (-0.008, 0.002)
"""What "asked", "alike" and "worded" bring a unit of which no question is known: as much as, on average, a unit whose
other signals sum up to the same. (constant, share of that sum)."""
FULL = 1.097
"""What a candidate that fits in every way reaches, by which scores are divided; their order and ratios stay."""
