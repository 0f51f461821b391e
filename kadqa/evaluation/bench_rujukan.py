"""That no text makes finding rujukan slow: what comes in a question or a file is not chosen by us."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from kadqa.hukum.rujukan import find_rujukan

CHARACTERS = 10_000
"""The shorter of the two texts of each kind; a question may be shorter, a passage of a file is not much longer."""
GROWTH = 1.5
"""Four times the text takes at most this many times the time per character."""
LIMIT = 10.0
"""A character of a hostile text takes at most this many times one of ordinary text."""
ORDINARY = "Bupati menetapkan pagar kebun lebah sebagaimana dimaksud dalam Pasal 12 ayat (3) huruf b dengan peraturan. "
HOSTILE: dict[str, Callable[[int], str]] = {
    "satu nama dan spasi": lambda n: "UU" + " " * n,
    "pasal tanpa angka": lambda n: "pasal " * (n // 6),
    "nama jenis berulang": lambda n: "Peraturan Menteri " * (n // 18),
    "nomor tanpa angka": lambda n: "UU No. " * (n // 7),
    "kata yang terputus baris": lambda n: "undang" + " \n" * (n // 2),
    "nama daerah berulang": lambda n: "Peraturan Daerah Kota " * (n // 22),
    "kurung": lambda n: "(" * n,
    "deret pasal": lambda n: "Pasal 5 dan " * (n // 12),
    "judul tanpa akhir": lambda n: "UU 2/2000 tentang " + "a " * (n // 2),
    "angka dan garis": lambda n: "1/" * (n // 2),
}
"""Texts of a length that a pattern may try in many ways; made up."""


def _seconds(text: str, rounds: int) -> float:
    """Seconds per character, the best of some rounds."""
    best = float("inf")
    for _ in range(rounds):
        start = time.perf_counter()
        find_rujukan(text)
        best = min(best, time.perf_counter() - start)
    return best / len(text)


def rujukan(characters: int = CHARACTERS, rounds: int = 3) -> dict[str, Any]:
    """Finding rujukan in hostile texts beside ordinary text, and beside hostile texts four times as long.

    Args:
        characters: of the shorter texts, 40 or more.
        rounds: how often each is timed; the best counts.

    Returns:
        "ratio" (the worst, per character), "limit", "growth" (the worst), "growth_limit", "passed", and of each kind
        its "ratio" and "growth".
    """
    ordinary = _seconds((ORDINARY * (characters // len(ORDINARY) + 1))[:characters], rounds)
    texts = {}
    for name, made in HOSTILE.items():
        short, long = (_seconds(made(n), rounds) for n in (characters, 4 * characters))
        texts[name] = {"ratio": round(long / ordinary, 3), "growth": round(long / short, 3)}
    ratio, growth = (max(row[what] for row in texts.values()) for what in ("ratio", "growth"))
    return {
        "ratio": ratio,
        "limit": LIMIT,
        "growth": growth,
        "growth_limit": GROWTH,
        "passed": ratio <= LIMIT and growth <= GROWTH,
        "texts": texts,
    }
