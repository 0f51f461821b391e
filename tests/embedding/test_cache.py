"""The vector cache: only new text meets the model, and no state of its file ends a build."""

from __future__ import annotations

import logging
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kadqa.embedding import EMBEDDERS, Kind, VectorCache, embed_cached
from kadqa.embedding.cache import cache_key
from kadqa.errors import KadqaError
from tests.fakes import FAKE_MODEL, FakeEmbedder, fake_kind

TEXTS = ["kerja sama wajib", "kerja sama sukarela", "pembiayaan", "kerja sama wajib"]


@pytest.fixture
def fake(monkeypatch) -> FakeEmbedder:
    embedder = FakeEmbedder()
    monkeypatch.setitem(EMBEDDERS, FAKE_MODEL, fake_kind(embedder))
    return embedder


@pytest.fixture
def cache(tmp_path) -> VectorCache:
    return VectorCache(tmp_path / "index" / "vectors.sqlite")


def test_equal_texts_are_embedded_once(fake, cache):
    vectors, anew = embed_cached(FAKE_MODEL, TEXTS, cache)
    assert (anew, fake.calls) == (3, 3)
    assert np.array_equal(vectors, FakeEmbedder().embed_passages(TEXTS))


def test_what_was_embedded_is_not_embedded_again(fake, cache):
    first, _ = embed_cached(FAKE_MODEL, TEXTS, cache)
    again, anew = embed_cached(FAKE_MODEL, ["baru sama sekali", *TEXTS], VectorCache(cache.path))
    assert (anew, fake.calls) == (1, 4)
    assert np.array_equal(again[1:], first)


def test_progress_counts_every_text_once(fake, cache):
    embed_cached(FAKE_MODEL, TEXTS[:1], cache)
    done: list[int] = []
    embed_cached(FAKE_MODEL, TEXTS, cache, done.append)
    assert sum(done) == len(TEXTS)


def test_no_texts_need_no_model(cache):
    vectors, anew = embed_cached("a model that does not exist", [], cache)
    assert (vectors.shape, anew) == ((0, 0), 0)


def test_other_weights_under_the_same_name_are_other_vectors(fake, cache, monkeypatch):
    embed_cached(FAKE_MODEL, TEXTS, cache)
    old = EMBEDDERS[FAKE_MODEL]
    monkeypatch.setitem(EMBEDDERS, FAKE_MODEL, Kind(old.open, old.chunks, lambda model: f"{model}@2"))
    assert embed_cached(FAKE_MODEL, TEXTS, cache)[1] == 3


def test_a_build_that_is_stopped_goes_on_where_it_was(fake, cache, monkeypatch):
    def breaks_off(model, texts):
        yield [1], FakeEmbedder().embed_passages([texts[1]])
        raise KadqaError("habis")

    old = EMBEDDERS[FAKE_MODEL]
    monkeypatch.setitem(EMBEDDERS, FAKE_MODEL, Kind(old.open, breaks_off, old.identity))
    with pytest.raises(KadqaError):
        embed_cached(FAKE_MODEL, TEXTS, cache)
    monkeypatch.setitem(EMBEDDERS, FAKE_MODEL, old)
    vectors, anew = embed_cached(FAKE_MODEL, TEXTS, cache)
    assert anew == 2
    assert np.array_equal(vectors, FakeEmbedder().embed_passages(TEXTS))


DAMAGED = {
    "another kind of file": b"%PDF-1.7 and so on" * 100,
    "an empty file": b"",
    "a file cut short": None,
}


@pytest.mark.parametrize("content", DAMAGED.values(), ids=DAMAGED)
def test_a_damaged_file_is_begun_anew(fake, cache, caplog, content):
    embed_cached(FAKE_MODEL, [f"teks {n}" for n in range(2000)], cache)
    whole = cache.path.read_bytes()
    cache.path.write_bytes(whole[: len(whole) // 3] if content is None else content)
    with caplog.at_level(logging.WARNING):
        vectors, _ = embed_cached(FAKE_MODEL, TEXTS, cache)
    assert np.array_equal(vectors, FakeEmbedder().embed_passages(TEXTS))
    assert ("damaged" in caplog.text) is (content != b"")
    assert embed_cached(FAKE_MODEL, TEXTS, cache)[1] == 0


def test_a_vector_of_the_wrong_size_counts_as_not_there(fake, cache):
    embed_cached(FAKE_MODEL, TEXTS, cache)
    with closing(sqlite3.connect(cache.path)) as db, db:
        db.execute("UPDATE vectors SET vector = x'0102'")
    vectors, anew = embed_cached(FAKE_MODEL, TEXTS, cache)
    assert anew == 3
    assert vectors.shape == (4, 64)


def test_a_locked_file_is_no_damaged_file(fake, cache, monkeypatch):
    embed_cached(FAKE_MODEL, TEXTS, cache)
    monkeypatch.setattr("kadqa.embedding.cache.WAIT", 0.05)
    with closing(sqlite3.connect(cache.path)) as db:
        db.execute("BEGIN EXCLUSIVE")
        with pytest.raises(KadqaError, match="tidak dapat dipakai"):
            cache.get_many([b"any"])
    assert embed_cached(FAKE_MODEL, TEXTS, cache)[1] == 0


def test_several_processes_write_at_once(cache):
    write = (
        "import sys, numpy as np; from pathlib import Path; from kadqa.embedding import VectorCache;"
        "c = VectorCache(Path(sys.argv[1])); n = int(sys.argv[2]);"
        "[c.put_many({bytes([n, i]): np.full(4, n, np.float32)}) for i in range(40)]"
    )
    root = Path(__file__).parents[2]
    runs = [subprocess.Popen([sys.executable, "-c", write, str(cache.path), str(n)], cwd=root) for n in range(3)]
    assert [run.wait() for run in runs] == [0, 0, 0]
    found = cache.get_many([bytes([n, i]) for n in range(3) for i in range(40)])
    assert len(found) == 120
    assert all((vector == key[0]).all() for key, vector in found.items())


@given(st.dictionaries(st.binary(min_size=32, max_size=32), st.floats(-1, 1, width=32), max_size=5))
def test_what_is_put_is_got(tmp_path_factory, values):
    cache = VectorCache(tmp_path_factory.getbasetemp() / "one" / "vectors.sqlite")
    cache.put_many({key: np.full(3, value, np.float32) for key, value in values.items()})
    found = cache.get_many([*values, b"not there"])
    assert {key: vector.tolist() for key, vector in found.items()} == {
        key: [value] * 3 for key, value in values.items()
    }


KEYS = {
    "the same text": ("kerja sama", "kerja sama", True),
    "spaces that the engine does not see": ("kerja  sama\n", "kerja sama", True),
    "a zero-width space": ("kerja\u200b sama", "kerja sama", True),
    "capitals, which the engine sees": ("Kerja sama", "kerja sama", False),
}


@pytest.mark.parametrize(("one", "other", "same"), KEYS.values(), ids=KEYS)
def test_a_key_is_of_the_text_as_the_engine_sees_it(one, other, same):
    assert (cache_key("m", one) == cache_key("m", other)) is same
