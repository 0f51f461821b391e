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
    keys = [cache_key(model_id(FAKE_MODEL), text) for text in TEXTS]
    assert len(shipped_vectors([file], model_id(FAKE_MODEL), keys)) == len(TEXTS)
    assert shipped_vectors([file], "lain", keys) == {}


def _parts(**other):
    """The parts of a good file with other ones in their place, None to leave one out."""
    good = {
        "identity": np.array(model_id(FAKE_MODEL)),
        "keys": np.array([1, 2], np.uint64),
        "scale": np.ones(2, np.float32),
        "codes": np.full((4, 2), 127, np.int8),
    }
    return {name: part for name, part in (good | other).items() if part is not None}


WRONG = {
    "no keys": {"keys": np.zeros(0, np.uint64), "scale": np.zeros(0, np.float32), "codes": np.zeros((4, 0), np.int8)},
    "keys out of order": {"keys": np.array([2, 1], np.uint64)},
    "fewer vectors than keys": {"codes": np.full((4, 1), 127, np.int8)},
    "one row of numbers": {"codes": np.full(2, 127, np.int8)},
    "vectors of nothing": {"codes": np.zeros((4, 2), np.int8)},
    "no number": {"scale": np.array([1, np.nan], np.float32)},
    "a scale below zero": {"scale": np.array([1, -1], np.float32)},
    "numbers of another kind": {"codes": np.full((4, 2), 127, np.float32)},
    "a part missing": {"scale": None},
    "a part too many": {"more": np.zeros(3)},
}


@pytest.mark.parametrize("other", WRONG.values(), ids=WRONG)
def test_what_is_not_as_it_was_written_is_passed_over_with_a_warning(file, caplog, other):
    identity = model_id(FAKE_MODEL)
    key = (1).to_bytes(8, "big") + bytes(24)
    np.savez_compressed(file, **_parts())
    assert shipped_vectors([file], identity, [key])[key].tolist() == [0.5] * 4
    np.savez_compressed(file, **_parts(**other))
    with caplog.at_level(logging.WARNING):
        assert shipped_vectors([file], identity, [key]) == {}
    assert SHIPPED in caplog.text


def test_an_archive_that_claims_to_be_huge_is_not_unpacked(file, caplog, monkeypatch):
    monkeypatch.setattr("kadqa.embedding.shipped.LARGEST", 100)
    assert shipped_vectors([file], model_id(FAKE_MODEL), [bytes(32)]) == {}
    assert SHIPPED in caplog.text


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04 half", b"no archive"], ids=["empty", "half", "other"])
def test_a_damaged_file_is_passed_over_with_a_warning(file, fake, tmp_path, caplog, data):
    file.write_bytes(data)
    with caplog.at_level(logging.WARNING):
        vectors, anew = embed_cached(FAKE_MODEL, TEXTS, VectorCache(tmp_path / "v.sqlite"), shipped=[file])
    assert (anew, vectors.shape[0]) == (3, 3)
    assert SHIPPED in caplog.text


@given(st.integers(0, 10**6), st.integers(1, 255))
def test_no_changed_byte_stops_a_build(tmp_path_factory, at, change):
    """Either the vectors are read as they were, or the file is passed over."""
    path = tmp_path_factory.mktemp("rusak") / SHIPPED
    exact = FakeEmbedder().embed_passages(TEXTS)
    keys = [cache_key("model", text) for text in TEXTS]
    write_shipped(path, "model", dict(zip(keys, exact, strict=True)))
    data = bytearray(path.read_bytes())
    data[at % len(data)] ^= change
    path.write_bytes(bytes(data))
    found = shipped_vectors([path], "model", keys)
    assert all(float(found[key] @ vector) > 0.999 for key, vector in zip(keys, exact, strict=True) if key in found)


def test_writing_that_fails_leaves_the_old_file_and_nothing_else(file, monkeypatch):
    before = file.read_bytes()

    def full(*_args, **_more):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(np, "savez_compressed", full)
    with pytest.raises(OSError, match="space"):
        write_shipped(file, "model", {bytes(32): np.ones(4, np.float32)})
    assert [path.name for path in file.parent.iterdir()] == [SHIPPED]
    assert file.read_bytes() == before
