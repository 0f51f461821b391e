"""How long a whole question takes beside its embedding, on the index of the settings."""

from __future__ import annotations

import resource
import sys
import time
from collections.abc import Callable
from typing import Any

import numpy as np

from kadqa.assistant import Assistant
from kadqa.settings import Settings

ASKED = 100
WARM = 10
"""Questions asked beforehand, which are not counted."""
LIMIT = 3.0
LIMIT_SLOW = 6.0
"""What a whole question may take at p50 and at p95, in the median of its embedding."""


def ask(assistant: Assistant | None = None) -> dict[str, Any]:
    """A whole `ask` beside embedding its question, one after the other, so that a slow spell hits both.

    The questions are known ones of the index, spread over it; where none is known, the first words of its texts.
    For another library: `KADQA_INDEX=build/besar kadqa bench ask`.

    Returns:
        "ratio" and "slow" (p50 and p95 of a question, in medians of an embedding), their limits, "passed", the number
        of "units", "touched" (texts of units read for one question at most), "megabytes" (of this process at most),
        and the times in milliseconds.
    """
    assistant = assistant or Assistant.open(Settings().index)
    library = assistant.library
    spread = [library.units[n] for n in np.linspace(0, len(library.units) - 1, 4 * ASKED).astype(int).tolist()]
    known = [unit.questions[0] for unit in spread if unit.questions]
    asked = list(dict.fromkeys(known or [" ".join(unit.text.split()[:12]) for unit in spread]))[: ASKED + WARM]
    embedded, whole, touched = [], [], 0
    for n, question in enumerate(asked):
        before = library.units.touched
        # A question is embedded once more inside `ask`: with another mark at its end no cache can help.
        spent = milliseconds(assistant.embedder.embed_question, f"{question} ?")
        taken = milliseconds(assistant.ask, question)
        if n >= min(WARM, len(asked) - 1):
            embedded.append(spent)
            whole.append(taken)
            touched = max(touched, library.units.touched - before)
    median = float(np.median(embedded))
    ratio, slow = float(np.median(whole)) / median, float(np.quantile(whole, 0.95)) / median
    # Kilobytes, but bytes on macOS.
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 * 1024 if sys.platform == "darwin" else 1024)
    return {
        "ratio": round(ratio, 3),
        "limit": LIMIT,
        "slow": round(slow, 3),
        "slow_limit": LIMIT_SLOW,
        "passed": ratio <= LIMIT and slow <= LIMIT_SLOW,
        "units": len(library.units),
        "touched": touched,
        "megabytes": round(memory),
        "embed_p50": round(median, 2),
        "ask_p50": round(float(np.median(whole)), 2),
        "ask_p95": round(float(np.quantile(whole, 0.95)), 2),
        "ask_slowest": round(max(whole), 2),
    }


def milliseconds(do: Callable[[str], object], text: str) -> float:
    start = time.perf_counter()
    do(text)
    return (time.perf_counter() - start) * 1000.0
