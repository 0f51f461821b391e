"""The bench of the chat: what counts as an answer, as an error, as flat; with a chat that is made up."""

from __future__ import annotations

import contextlib
from types import SimpleNamespace

import httpx
import pytest

from kadqa.errors import KadqaError
from kadqa.evaluation import bench_web
from kadqa.evaluation.bench import bench_text
from kadqa.evaluation.bench_web import first_words, resident, web

STREAMS = {
    "an answer": ('event: generating\ndata: ["<p class=\\"tunggu\\">"]\n\ndata: ["<p class=\\"kalimat\\">"]\n\n', True),
    "a refusal": ('data: ["<p class=\\"tolak\\">"]\n\n', True),
    "only the line that says to wait": ('data: ["<p class=\\"tunggu\\">"]\n\n', False),
    "a failure": ("event: error\ndata: null\n\n", False),
}


def chat(stream: str, code: int = 200) -> httpx.MockTransport:
    def answer(request: httpx.Request) -> httpx.Response:
        if request.method == "POST":
            return httpx.Response(code, json={"event_id": "e1"})
        return httpx.Response(200, text=stream)

    return httpx.MockTransport(answer)


@pytest.mark.parametrize(("stream", "answered"), STREAMS.values(), ids=STREAMS)
def test_first_words_are_those_of_an_answer(stream, answered):
    with httpx.Client(transport=chat(stream), base_url="http://x") as http:
        if answered:
            first_words(http, "apa?")
        else:
            with pytest.raises(KadqaError, match="tidak menjawab"):
                first_words(http, "apa?")


def test_a_busy_chat_is_an_error():
    with httpx.Client(transport=chat("", 503), base_url="http://x") as http, pytest.raises(KadqaError, match="503"):
        first_words(http, "apa?")


RUNS = {
    "quick and flat": (0.0, [100.0] * 4, 0, True),
    "memory that grows to the end": (0.0, [100.0, 100.0, 120.0, 130.0], 0, False),
    "memory that grows at first": (0.0, [100.0, 130.0, 130.0, 130.0], 0, True),
    "someone without an answer": (0.0, [100.0] * 4, 1, False),
    "a chat that is late": (0.02, [100.0] * 4, 0, False),
    "a system that does not tell": (0.0, [None] * 4, 0, True),
}


@pytest.mark.parametrize(("late", "memory", "fails", "passed"), RUNS.values(), ids=RUNS)
def test_what_passes(monkeypatch, late, memory, fails, passed):
    clock = [0.0]

    def takes(seconds):
        clock[0] += seconds

    told, failing = iter(memory), iter([None] * fails)
    slow = SimpleNamespace(ask=lambda question: takes(0.002))
    monkeypatch.setattr(bench_web, "time", SimpleNamespace(perf_counter=lambda: clock[0]))
    monkeypatch.setenv("OMP_NUM_THREADS", "1")
    monkeypatch.setattr(bench_web.Assistant, "open", lambda index: slow)
    monkeypatch.setattr(bench_web, "serving", lambda: contextlib.nullcontext(("http://127.0.0.1:9", 1)))
    monkeypatch.setattr(bench_web, "first_words", lambda http, question: takes(late))
    monkeypatch.setattr(bench_web, "_one_of_many", lambda where, question: next(failing, 0.1))
    monkeypatch.setattr(bench_web, "resident", lambda pid: next(told))
    found = web(people=2, rounds=4, timed=3)
    assert found["passed"] is passed
    assert "2 orang sekaligus" in bench_text({"benches": {"web": found}})


def test_a_process_that_is_not_there_tells_nothing():
    assert resident(2**30) is None
