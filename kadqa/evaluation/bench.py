"""How fast KADQA is. A bench is a function that measures and one row of `BENCHES`.

Times of one machine say little about another, so a bench compares two things in one run.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from kadqa import __version__
from kadqa.errors import InputError, KadqaError
from kadqa.evaluation.bench_rujukan import rujukan
from kadqa.evaluation.bench_standing import standing

PAIRS = 5
LIMIT = 0.2
"""A cold `kadqa ask` takes at most this share of importing sentence_transformers."""
ASK = (sys.executable, "-m", "kadqa", "ask", "apa tujuan kerja sama antardaerah", "--json")
IMPORT = (sys.executable, "-c", "import sentence_transformers")


def seconds(command: Sequence[str], allowed: Sequence[int] = (0,)) -> float:
    """Wall clock of a whole process.

    Raises:
        KadqaError: it cannot be started, or ends with a code that is not allowed.
    """
    start = time.perf_counter()
    try:
        done = subprocess.run(list(command), capture_output=True, check=False)
    except OSError as error:
        raise KadqaError(f"`{' '.join(command)}` tidak dapat dijalankan: {error.strerror}.") from None
    spent = time.perf_counter() - start
    if done.returncode not in allowed:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines() or ["tanpa pesan"]
        raise KadqaError(f"`{' '.join(command)}` berakhir dengan kode {done.returncode}: {said[-1]}")
    return spent


def cold(pairs: int = PAIRS, ask: Sequence[str] = ASK, load: Sequence[str] = IMPORT) -> dict[str, Any]:
    """A whole `kadqa ask` from a cold shell beside importing sentence_transformers, which it must not do.

    The two alternate, so that a slow spell of the machine hits both; one pair beforehand, not counted,
    brings the files of both into the disk cache.

    Args:
        pairs: how many are timed, 1 or more.
        ask: the command; it may refuse (code 1), since a refusal is an answer too.
        load: the command that it is compared with.

    Returns:
        "ratio" of the medians, both medians and all times in seconds, "limit" and "passed".
    """
    asked: list[float] = []
    loaded: list[float] = []
    for n in range(pairs + 1):
        first, second = seconds(ask, (0, 1)), seconds(load)
        if n:
            asked.append(first)
            loaded.append(second)
    ask_median, load_median = statistics.median(asked), statistics.median(loaded)
    ratio = ask_median / load_median
    return {
        "ratio": round(ratio, 4),
        "limit": LIMIT,
        "passed": ratio <= LIMIT,
        "ask_seconds": round(ask_median, 4),
        "import_seconds": round(load_median, 4),
        "ask_all": [round(value, 4) for value in asked],
        "import_all": [round(value, 4) for value in loaded],
    }


def _reading() -> dict[str, Any]:
    """From pages to units beside pypdf's own extraction (`reading_bench`, loaded when it is asked for)."""
    from kadqa.evaluation.reading_bench import reading

    return reading()


def _web() -> dict[str, Any]:
    """The chat beside the answer alone, and many askers (`bench_web`, loaded when it is asked for)."""
    from kadqa.evaluation.bench_web import web

    return web()


def _ask() -> dict[str, Any]:
    """A whole question beside its embedding (`bench_ask`, loaded when it is asked for)."""
    from kadqa.evaluation.bench_ask import ask

    return ask()


BENCHES: dict[str, Callable[[], dict[str, Any]]] = {
    "ask": _ask,
    "cold": cold,
    "reading": _reading,
    "rujukan": rujukan,
    "standing": standing,
    "web": _web,
}


def run_bench(name: str | None = None) -> dict[str, Any]:
    """Run one bench, or all of them; the JSON of `kadqa bench`.

    Raises:
        InputError: no bench of that name.
        KadqaError: what is measured does not run.
    """
    if name is not None and name not in BENCHES:
        raise InputError(f"Tolok ukur '{name}' tidak ada. Yang dapat: {', '.join(BENCHES)}.")
    names = [name] if name else list(BENCHES)
    benches = {each: BENCHES[each]() for each in names}
    return {
        "schema": 1,
        "kadqa": __version__,
        "benches": benches,
        "passed": all(found["passed"] for found in benches.values()),
    }


def bench_text(found: Mapping[str, Any]) -> str:
    """What `run_bench` gave, for the terminal."""
    lines = []
    for name, bench in found["benches"].items():
        verdict = "lulus" if bench["passed"] else "JATUH"
        lines.append(f"{name}: rasio {bench['ratio']:.3f} (batas {bench['limit']:g}), {verdict}")
        if "slow" in bench:
            lines.append(f"  p95                           {bench['slow']:.3f} (batas {bench['slow_limit']:g})")
            lines.append(
                f"  satuan, teks terbaca, memori  {bench['units']}, {bench['touched']}, {bench['megabytes']} MB"
            )
        if "ask_seconds" in bench:
            lines.append(f"  kadqa ask                     {bench['ask_seconds']:.3f} detik")
            lines.append(f"  import sentence_transformers  {bench['import_seconds']:.3f} detik")
        if "growth" in bench:
            limit = f"batas {bench['growth_limit']:g}"
            lines.append(f"  satuan waktu, 4 kali panjang  {bench['growth']:.2f} kali ({limit})")
        for text, row in bench.get("texts", {}).items():
            lines.append(f"  {text}: rasio {row['ratio']:.3f}, pertumbuhan {row['growth']:.2f}")
        for file, row in bench.get("files", {}).items():
            seconds = f"pypdf {row['pypdf']:.3f} detik, sesudahnya {row['after']:.3f} detik"
            lines.append(f"  {file}: {seconds}, rasio {row['ratio']:.3f}")
        if "chat_ms" in bench:
            lines.append(f"  jawaban saja                {bench['alone_ms']:.1f} milidetik")
            lines.append(f"  kata pertama di percakapan  {bench['chat_ms']:.1f} milidetik")
            said = f"{bench['errors']} gagal, paling lama {bench['slowest_seconds']:.1f} detik"
            lines.append(f"  {bench['people']} orang sekaligus          {said}")
            lines.append(
                f"  memori                      {bench['memory_growth']:.2f} kali dari separuh putaran ke akhir"
            )
        if "compile_seconds" in bench:
            lines.append(f"  menyusun {bench['relations']} hubungan  {bench['compile_seconds']:.3f} detik")
            lines.append(f"  satu pencarian              {bench['lookup_microseconds']:.2f} mikrodetik")
    return "\n".join(lines)
