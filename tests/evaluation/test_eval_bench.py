"""The bench, on processes that take no time."""

from __future__ import annotations

import sys
from types import SimpleNamespace

import pytest

from kadqa.errors import InputError, KadqaError
from kadqa.evaluation import bench, bench_rujukan

SLOW = (sys.executable, "-S", "-c", "import time; time.sleep(.1)")
REFUSED = (sys.executable, "-S", "-c", "raise SystemExit(1)")
BROKEN = (sys.executable, "-S", "-c", "raise SystemExit('indeks tidak ada')")


def test_cold_compares_whole_processes(monkeypatch):
    assert bench.seconds(SLOW) >= 0.1
    times = {"quick": 1.0, "slow": 8.0}
    monkeypatch.setattr(bench, "seconds", lambda command, allowed=(0,): times[command])
    found = bench.cold(2, "quick", "slow")
    assert (found["ratio"], found["ask_seconds"], found["import_seconds"]) == (0.125, 1.0, 8.0)
    assert (found["ask_all"], found["import_all"]) == ([1.0, 1.0], [8.0, 8.0])
    assert found["passed"]
    assert not bench.cold(1, "slow", "quick")["passed"]


def test_the_pairs_alternate_after_one_that_is_not_counted(monkeypatch):
    run = []

    def seconds(command, allowed=(0,)):
        run.append(command)
        return {"ask": 1.0, "import": 10.0}[command] * (100 if len(run) <= 2 else 1)

    monkeypatch.setattr(bench, "seconds", seconds)
    found = bench.cold(2, "ask", "import")
    assert run == ["ask", "import"] * 3
    assert found["ratio"] == 0.1
    assert found["ask_all"] == [1.0, 1.0]


def test_a_refusal_is_an_answer_and_an_error_is_not():
    assert bench.seconds(REFUSED, (0, 1)) > 0
    with pytest.raises(KadqaError, match=r"kode 1: indeks tidak ada"):
        bench.seconds(BROKEN)
    with pytest.raises(KadqaError, match="tidak dapat dijalankan"):
        bench.seconds(("/tidak/ada",))


def test_one_bench_or_all(monkeypatch):
    good = {"ratio": 0.1, "limit": 0.2, "passed": True, "ask_seconds": 0.5, "import_seconds": 5.0}
    monkeypatch.setattr(bench, "BENCHES", {"satu": lambda: good, "dua": lambda: {**good, "passed": False}})
    assert list(bench.run_bench("satu")["benches"]) == ["satu"]
    assert bench.run_bench("satu")["passed"]
    found = bench.run_bench()
    assert list(found["benches"]) == ["satu", "dua"]
    assert not found["passed"]
    text = bench.bench_text(found)
    assert "satu: rasio 0.100 (batas 0.2), lulus" in text
    assert "dua: rasio 0.100 (batas 0.2), JATUH" in text
    with pytest.raises(InputError, match=r"'tiga' tidak ada\. Yang dapat: satu, dua"):
        bench.run_bench("tiga")


def test_hostile_texts_are_compared_with_ordinary_and_with_longer_ones(monkeypatch):
    costs = {"linear": lambda n: n, "slow": lambda n: 30 * n, "of many ways": lambda n: n * n / 500}

    def told(name):
        """The bench, with one hostile text that costs as much as its length says."""
        clock = [0.0]

        def find(text):
            clock[0] += (costs[name] if text.startswith("x") else costs["linear"])(len(text))

        monkeypatch.setattr(bench_rujukan, "HOSTILE", {name: lambda n: "x" * n})
        monkeypatch.setattr(bench_rujukan, "find_rujukan", find)
        monkeypatch.setattr(bench_rujukan, "time", SimpleNamespace(perf_counter=lambda: clock[0]))
        return bench_rujukan.rujukan(1000, rounds=1)

    found = {name: told(name) for name in costs}
    assert [(row["ratio"], row["growth"], row["passed"]) for row in found.values()] == [
        (1.0, 1.0, True), (30.0, 1.0, False), (8.0, 4.0, False),
    ]  # fmt: skip
    assert "linear: rasio 1.000" in bench.bench_text({"benches": {"rujukan": found["linear"]}})


def test_a_look_up_is_a_look_up_however_many_relations_there_are():
    small = bench.standing(1600)
    assert small["relations"] == 1600
    assert small["compile_seconds"] > 0
    assert small["passed"] == (small["ratio"] <= small["limit"])
    assert "menyusun 1600 hubungan" in bench.bench_text({"benches": {"standing": small}})


def test_a_whole_question_is_timed_beside_its_embedding(shipped, monkeypatch):
    from kadqa.evaluation import bench_ask

    monkeypatch.setattr(bench_ask, "ASKED", 4)
    monkeypatch.setattr(bench_ask, "WARM", 1)
    spent = iter([9.0, 9.0, 1.0, 2.0, 1.0, 4.0, 1.0, 6.0, 1.0, 8.0])
    monkeypatch.setattr(bench_ask, "milliseconds", lambda do, text: do(text) is not None and next(spent))
    found = bench_ask.ask(shipped)
    # What is asked first is not counted; the slowest of the others took more than is allowed.
    assert (found["embed_p50"], found["ask_p50"], found["ask_slowest"]) == (1.0, 5.0, 8.0)
    assert found["ratio"] == 5.0
    assert found["slow"] > found["slow_limit"]
    assert not found["passed"]
    assert found["units"] == len(shipped.library.units)
