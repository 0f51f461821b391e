"""The weights of the signals of a candidate, as `python eval/fit_ranking.py` writes them."""

from __future__ import annotations

WEIGHTS: dict[str, float] = {
    "dense": 0.0000,
    "nearest": 0.1148,
    "lexical": 0.1193,
    "held": 0.1189,
    "pasal": 0.0783,
    "pairs": 0.0789,
    "source": -0.0201,
    "gone": -0.0659,
    "long": -0.0123,
    "asked": 0.0000,
    "alike": 0.0822,
    "unasked": 0.1099,
    "unasked near": 0.0635,
    "worded": 0.0883,
    "referred": 0.0242,
    "umum": -0.0739,
    "menimbang": -0.0135,
    "penjelasan": -0.0494,
    "halaman": -0.1116,
    "whole": 0.0080,
    "first": -0.0562,
    "meaning": 0.0032,
    "sanction": 0.0013,
    "when:length": 0.0475,
    "number:number": 0.0782,
    "number:sum": 0.0282,
    "number:count": 0.0224,
    "list:list": 0.0453,
    "sanction:sanction": 0.0849,
    "purpose:aim": 0.0772,
    "definition:meaning": 0.1173,
    "definition:first": 0.1130,
    "who:actor": 0.0141,
    "yesno:denied": 0.0371,
    "yesno:may": 0.0072,
    "yesno:must": 0.0140,
    "condition:condition": 0.0800,
    "procedure:steps": 0.0143,
}
"""Share of each signal in the score."""
BASE = 0.366
"""Added to every score, so that a poor candidate stands near 0 and a good one near 1."""
FULL = 1.082
"""What a candidate that fits in every way reaches, by which scores are divided; their order and ratios stay."""
