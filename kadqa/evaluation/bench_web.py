"""How late the chat's answer is beside the answer itself, and whether many may ask it at once.

The chat runs in a process of its own, `kadqa serve`; it is asked over HTTP on 127.0.0.1, as its page asks it.
"""

from __future__ import annotations

import contextlib
import json
import os
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import httpx

from kadqa.assistant import Assistant
from kadqa.errors import KadqaError
from kadqa.settings import settings

LIMIT = 3.0
"""The first words of an answer in the chat come at most this many times as late as the answer alone."""
GROWTH = 1.05
"""The server's memory after the last round of many askers is at most this many times that after half of them: by then
the answers and conversations that it keeps are as many as it ever keeps."""
PEOPLE = 50
ROUNDS = 24
TIMED = 15
STARTS = 180.0
"""Seconds that the server may take to start, its index included."""
SIGNS = ("kalimat", "tolak")
"""Classes of the page that only an answer has: a sentence, a refusal."""
QUESTIONS = (
    "apa tujuan kerja sama antardaerah",
    "siapa saja pihak dalam kerja sama daerah",
    "kerja sama apa yang wajib dilakukan daerah",
    "apakah UU 32/2004 masih berlaku",
    "apa yang dimaksud dengan kerja sama daerah",
)


def web(people: int = PEOPLE, rounds: int = ROUNDS, timed: int = TIMED) -> dict[str, Any]:
    """Ask the assistant in this process and the chat over HTTP, in turns; then many at once, in rounds.

    Args:
        people: how many ask at once, below the bound at which the chat asks to come again.
        rounds: how often they do, 2 or more.
        timed: how many questions are timed.

    Returns:
        "ratio" of the medians, both medians in milliseconds, "errors" of the many, the slowest of them in seconds,
        the server's memory in MB after each round (None where the system does not tell), "limit" and "passed".

    Raises:
        KadqaError: the server does not start, or an answer does not come.
    """
    # As in the server: with more, what is compared would be two ways of using threads. The engine, which reads it when
    # it is loaded, is not loaded yet.
    os.environ["OMP_NUM_THREADS"] = "1"
    assistant = Assistant.open(settings().index)
    with serving() as (where, pid), httpx.Client(base_url=where, timeout=60) as http:
        alone: list[float] = []
        over: list[float] = []
        for n in range(-3, timed):
            question = QUESTIONS[n % len(QUESTIONS)]
            start = time.perf_counter()
            assistant.ask(question)
            between = time.perf_counter()
            first_words(http, question)
            if n >= 0:  # the first few fill the caches of both
                alone.append(between - start)
                over.append(time.perf_counter() - between)
        errors, slowest, memory = 0, 0.0, []
        with ThreadPoolExecutor(people) as crowd:
            for _ in range(rounds):
                for seconds in crowd.map(lambda n: _one_of_many(where, QUESTIONS[n % len(QUESTIONS)]), range(people)):
                    errors += seconds is None
                    slowest = max(slowest, seconds or 0.0)
                memory.append(resident(pid))
    ratio = statistics.median(over) / statistics.median(alone)
    known = [m for m in memory if m is not None]
    growth = known[-1] / known[len(known) // 2] if len(known) > 1 else 1.0
    return {
        "ratio": round(ratio, 3),
        "limit": LIMIT,
        "passed": ratio <= LIMIT and not errors and growth <= GROWTH,
        "alone_ms": round(statistics.median(alone) * 1000, 2),
        "chat_ms": round(statistics.median(over) * 1000, 2),
        "people": people,
        "errors": errors,
        "slowest_seconds": round(slowest, 2),
        "memory_mb": memory,
        "memory_growth": round(growth, 3),
        "memory_limit": GROWTH,
    }


@contextlib.contextmanager
def serving() -> Iterator[tuple[str, int]]:
    """`kadqa serve` on a free port: its address and process number; ended at the end.

    Raises:
        KadqaError: it does not start.
    """
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "kadqa", "serve", "--port", str(port)]
    server = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    where = f"http://127.0.0.1:{port}"
    try:
        end = time.monotonic() + STARTS
        while True:
            with contextlib.suppress(httpx.HTTPError):
                if httpx.get(f"{where}/health", timeout=5).status_code == 200:
                    break
            if server.poll() is not None or time.monotonic() > end:
                raise KadqaError("`kadqa serve` tidak dapat dijalankan. Coba jalankan sendiri untuk melihat sebabnya.")
            time.sleep(0.1)
        yield where, server.pid
    finally:
        server.terminate()
        try:
            server.wait(timeout=15)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()


def first_words(http: httpx.Client, question: str) -> None:
    """Ask over HTTP, and return when the answer is there.

    Raises:
        KadqaError: they do not come.
    """
    given = {"data": [question, "", False, [], "", "", False, []]}
    joined = http.post("/gradio_api/call/tanya", json=given)
    if joined.status_code != 200:
        raise KadqaError(f"Percakapan menjawab dengan kode {joined.status_code}.")
    came = False
    with http.stream("GET", f"/gradio_api/call/tanya/{joined.json()['event_id']}") as answer:
        # What follows the first words is read as well, so that the connection can be used again.
        for line in answer.iter_lines():
            came = came or (line.startswith("data: ") and any(sign in line for sign in SIGNS))
    if came:
        return
    raise KadqaError(f"Percakapan tidak menjawab {json.dumps(question, ensure_ascii=False)}.")


def _one_of_many(where: str, question: str) -> float | None:
    """Seconds until one person has the answer; None if it went wrong."""
    start = time.perf_counter()
    try:
        with httpx.Client(base_url=where, timeout=120) as http:
            first_words(http, question)
    except (httpx.HTTPError, KadqaError):
        return None
    return time.perf_counter() - start


def resident(pid: int) -> float | None:
    """Memory of a process in MB; None where the system does not tell."""
    try:
        lines = Path(f"/proc/{pid}/status").read_text(encoding="ascii").splitlines()
    except OSError:
        return None
    return next((round(int(line.split()[1]) / 1024, 1) for line in lines if line.startswith("VmRSS")), None)
