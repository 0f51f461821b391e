"""The weights by which excerpts are kept, as `python eval/fit_quotation.py` writes them."""

from __future__ import annotations

WEIGHTS: dict[str, float] = {
    "constant": -16.7539,
    "score": 9.0551,
    "near": 0.5885,
    "certain": 8.9603,
    "held": 0.6504,
    "best": 1.1636,
    "pasal too": 0.3422,
    "law too": 0.0261,
    "listed": -0.4778,
    "step": -0.0452,
    "named": 0.6755,
    "by number": 4.1265,
    "page": -0.6896,
    "repealed": -0.2760,
    "penjelasan": 2.0970,
    "lead-in": 0.2189,
    "asked": 0.5894,
    "worded": 0.6522,
    "pasal": 1.3703,
    "lexical": 0.9400,
    "alike": 0.9201,
}
"""Weight of each signal."""
BORDER = -0.6190
"""What they must reach together for an excerpt to be quoted."""
