"""How fast relations become standing, and that a look-up is a look-up however many there are."""

from __future__ import annotations

import time
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from kadqa.hukum.standing import StandingTable, compile_standing
from kadqa.records import Relation, Source

MANY = 100_000
SHARE = 16
"""The small table has one in so many of the relations."""
LIMIT = 4.0
"""A look-up among all relations takes at most this many times that among the few: log n grows by 1.3."""
SECONDS = 60.0
"""Compiling all relations takes at most this long, on a slow machine too."""
LOOKUPS = 20_000
FIRST = date(1950, 1, 1)


def made_up(n: int) -> tuple[dict[str, Source], list[Relation]]:
    """Sources and `n` relations between them, always the same: repeals, amendments, insertions, and what is kept."""
    laws = [f"uu-{number % 50 + 1}-{1950 + number // 50}" for number in range(max(2, n // 10))]
    sources = {
        law: Source(law, "uu", law.split("-")[1], law[-4:], diundangkan=(FIRST + timedelta(days=at)).isoformat())
        for at, law in enumerate(dict.fromkeys(law for law in laws if law[-4:] <= "2100"))
    }
    known = list(sources)
    kinds = ("mengubah", "menyisipkan", "menghapus", "mencabut", "mempertahankan", "padanan")
    relations = []
    for number in range(n):
        new = known[(number * 7 + 3) % len(known)]
        old = known[(number * 13) % len(known)]
        target = old if number % 40 == 0 else f"{old}/pasal-{number % 97 + 1}/ayat-{number % 5 + 1}"
        day = FIRST + timedelta(days=number % 27_000)
        kind = "mencabut" if number % 40 == 0 else kinds[number % len(kinds)]
        syarat = "sepanjang tidak bertentangan" if kind == "mempertahankan" else ""
        relations.append(Relation(f"{new}/pasal-{number % 300}", kind, (target,), mulai=day.isoformat(), syarat=syarat))
    return sources, relations


def _lookup(table: StandingTable, provisions: Sequence[str]) -> float:
    """Seconds for a look-up, the best of three rounds; the first round reads what is packed."""
    best = float("inf")
    for _ in range(3):
        start = time.perf_counter()
        for n in range(LOOKUPS):
            table.status(provisions[n % len(provisions)], FIRST + timedelta(days=n))
        best = min(best, (time.perf_counter() - start) / LOOKUPS)
    return best


def standing(many: int = MANY) -> dict[str, Any]:
    """Compile made-up relations, and look up the same number of provisions among all and among few.

    Args:
        many: how many relations, 160 or more.

    Returns:
        "ratio" of a look-up among all to one among one in `SHARE`, "compile_seconds", the look-ups in
        microseconds, how many relations, "limit" and "passed".
    """
    found = []
    for n in (many // SHARE, many):
        sources, relations = made_up(n)
        start = time.perf_counter()
        table = compile_standing(sources, relations, ())
        spent = time.perf_counter() - start
        targets = [row.ke[0] for row in relations[:: max(1, n // 500)]]
        found.append((spent, _lookup(table, targets)))
    (_, few), (compiling, all_) = found
    ratio = all_ / few
    return {
        "ratio": round(ratio, 4),
        "limit": LIMIT,
        "passed": ratio <= LIMIT and compiling <= SECONDS,
        "relations": many,
        "compile_seconds": round(compiling, 3),
        "lookup_microseconds": round(all_ * 1e6, 3),
        "lookup_few_microseconds": round(few * 1e6, 3),
    }
