"""The weights by which excerpts are kept, as `python eval/fit_quotation.py` writes them."""

from __future__ import annotations

WEIGHTS: dict[str, float] = {
    "constant": -16.4882,
    "unknown": -1.4839,
    "score": 10.5643,
    "near": 0.5150,
    "certain": 7.2232,
    "held": 0.7017,
    "best": 1.5409,
    "pasal too": 0.4003,
    "law too": -0.0074,
    "listed": -0.4245,
    "step": -0.9735,
    "named": 0.1845,
    "by number": 3.9605,
    "page": 0.6680,
    "repealed": 0.0721,
    "penjelasan": 1.2767,
    "lead-in": -0.1023,
    "asked": -0.2066,
    "worded": 1.3503,
    "pasal": 1.4587,
    "lexical": 0.1583,
    "alike": 1.3457,
}
"""Weight of each signal."""
BORDER = -0.6190
"""What they must reach together for an excerpt to be quoted."""
