"""Vectors that a corpus brings: near enough, of the right model, and never a reason for a build to fail."""

from __future__ import annotations

import logging

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kadqa.embedding import EMBEDDERS, VectorCache, embed_cached, model_id
from kadqa.embedding.cache import cache_key
from kadqa.embedding.shipped import SHIPPED, shipped_vectors, write_shipped
from tests.fakes import FAKE_MODEL, FakeEmbedder, fake_kind

TEXTS = ["kerja sama wajib", "kerja sama sukarela", "pembiayaan"]


@pytest.fixture
def fake(monkeypatch) -> FakeEmbedder:
    embedder = FakeEmbedder()
    monkeypatch.setitem(EMBEDDERS, FAKE_MODEL, fake_kind(embedder))
    return embedder


@pytest.fixture
def file(tmp_path, fake):
    vectors = FakeEmbedder().embed_passages(TEXTS)
    identity = model_id(FAKE_MODEL)
    path = tmp_path / SHIPPED
    write_shipped(path, identity, {cache_key(identity, t): v for t, v in zip(TEXTS, vectors, strict=True)})
    return path


@given(st.integers(0, 2**32), st.integers(1, 400), st.integers(1, 9))
def test_what_is_read_is_what_was_written_but_for_a_hair(tmp_path_factory, seed, dim, count):
    exact = np.random.default_rng(seed).normal(size=(count, dim)).astype(np.float32)
    exact /= np.linalg.norm(exact, axis=1, keepdims=True)
    keys = [bytes([(37 * n) % 251]) * 32 for n in range(count)]
    path = tmp_path_factory.mktemp("vektor") / SHIPPED
    write_shipped(path, "model", dict(zip(keys, exact, strict=True)))
    found = shipped_vectors([path], "model", keys)
    assert min(float(found[key] @ vector) for key, vector in zip(keys, exact, strict=True)) > 0.9999
    assert max(abs(float(np.linalg.norm(vector)) - 1) for vector in found.values()) < 1e-5


def test_writing_again_what_was_read_changes_nothing(file):
    before = file.read_bytes()
    identity = model_id(FAKE_MODEL)
    write_shipped(file, identity, shipped_vectors([file], identity, [cache_key(identity, text) for text in TEXTS]))
    with np.load(file) as again:
        codes = again["codes"]
    file.write_bytes(before)
    with np.load(file) as first:
        assert np.array_equal(first["codes"], codes)


def test_only_what_the_file_has_not_meets_the_model(file, fake, tmp_path):
    done: list[int] = []
    cache = VectorCache(tmp_path / "vectors.sqlite")
    vectors, anew = embed_cached(FAKE_MODEL, [*TEXTS, "baru"], cache, done.append, [file])
    assert (anew, fake.calls, sum(done)) == (1, 1, 4)
    assert np.allclose(vectors, FakeEmbedder().embed_passages([*TEXTS, "baru"]), atol=0.01)


def test_another_model_or_other_weights_find_nothing(file):
    keys = [cache_key("lain", text) for text in TEXTS]
    assert shipped_vectors([file], "lain", keys) == {}
    assert shipped_vectors([file], model_id(FAKE_MODEL), keys) == {}


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04 half", b"not an archive"], ids=["empty", "half", "other"])
def test_a_damaged_file_is_passed_over_with_a_warning(file, fake, tmp_path, caplog, data):
    file.write_bytes(data)
    with caplog.at_level(logging.WARNING):
        vectors, anew = embed_cached(FAKE_MODEL, TEXTS, VectorCache(tmp_path / "v.sqlite"), shipped=[file])
    assert (anew, vectors.shape[0]) == (3, 3)
    assert SHIPPED in caplog.text


def test_a_file_cut_off_within_is_passed_over(file, fake, tmp_path, caplog):
    data = bytearray(file.read_bytes())
    middle = len(data) // 2
    data[middle : middle + 40] = bytes(40)
    file.write_bytes(bytes(data))
    _, anew = embed_cached(FAKE_MODEL, TEXTS, VectorCache(tmp_path / "v.sqlite"), shipped=[file])
    assert anew in {0, 3}
    assert anew == 0 or SHIPPED in caplog.text
