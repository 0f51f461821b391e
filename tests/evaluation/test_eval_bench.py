"""The bench, on processes that take no time."""

from __future__ import annotations

import sys

import pytest

from kadqa.errors import InputError, KadqaError
from kadqa.evaluation import bench

QUICK = (sys.executable, "-S", "-c", "pass")
SLOW = (sys.executable, "-S", "-c", "import time; time.sleep(.4)")
REFUSED = (sys.executable, "-S", "-c", "raise SystemExit(1)")
BROKEN = (sys.executable, "-S", "-c", "raise SystemExit('indeks tidak ada')")


def test_cold_compares_whole_processes(monkeypatch):
    monkeypatch.setattr(bench, "LIMIT", 0.9)
    found = bench.cold(2, QUICK, SLOW)
    assert found["passed"]
    assert found["ratio"] == pytest.approx(found["ask_seconds"] / found["import_seconds"], rel=0.01)
    assert found["import_seconds"] >= 0.4
    assert (len(found["ask_all"]), len(found["import_all"])) == (2, 2)
    assert not bench.cold(1, SLOW, QUICK)["passed"]


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


def test_a_look_up_is_a_look_up_however_many_relations_there_are():
    small = bench.standing(1600)
    assert small["relations"] == 1600
    assert small["compile_seconds"] > 0
    assert small["passed"] == (small["ratio"] <= small["limit"])
    assert "menyusun 1600 hubungan" in bench.bench_text({"benches": {"standing": small}})
