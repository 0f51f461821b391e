"""The local store finds what a search over everything by hand finds, in either form of its vector index."""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import bm25s
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kadqa.errors import IndexError_
from kadqa.lexical import content_words, words
from kadqa.stores import STORES, LocalStore
from kadqa.stores import vectors as vector_module
from kadqa.stores.vectors import best
from tests.fakes import FakeEmbedder, clustered

TEXTS = [
    "Daerah dapat mengadakan kerja sama dengan daerah lain",
    "Kerja sama wajib dilaksanakan antardaerah yang berbatasan",
    "Pembiayaan kerja sama dibebankan pada anggaran masing-masing",
    "Persetujuan dewan perwakilan rakyat daerah atas rencana kerja sama",
    "Pasal 363 tentang kerja sama sukarela",
    "Gubernur membina dan mengawasi penyelenggaraan pemerintahan",
    "Sekretariat kerja sama dibentuk oleh daerah",
]
FAKE = FakeEmbedder()
WORDS = [words(text) for text in TEXTS]


@pytest.fixture(params=["flat", "inverted lists"])
def store(request, tmp_path, monkeypatch) -> LocalStore:
    if request.param != "flat":
        monkeypatch.setattr(vector_module, "FLAT_LIMIT", 2)
        monkeypatch.setattr(vector_module, "PROBED", 1)
        monkeypatch.setattr(vector_module, "EXACT", 0)
    LocalStore.build(tmp_path, FAKE.embed_passages(TEXTS), WORDS)
    return LocalStore.open(tmp_path)


def ask(store: LocalStore, question: str, **options):
    return store.search(FAKE.embed_question(question), content_words(question), **options)


def by_hand(question: str):
    index = bm25s.BM25(method="lucene", k1=1.5, b=0.75)
    index.index([list(unit) for unit in WORDS], show_progress=False)
    known = [word for word in content_words(question) if word in index.vocab_dict]
    lexical = index.get_scores(known) if known else np.zeros(len(TEXTS), np.float32)
    return FAKE.embed_passages(TEXTS) @ FAKE.embed_question(question), lexical


QUESTIONS = {
    "common words": "bagaimana pembiayaan kerja sama daerah",
    "a number": "Pasal 363",
    "a word that no unit has": "cuaca hari besok",
    "no word at all": "?",
    "one known and one unknown word": "gubernur helikopter",
}


@pytest.mark.parametrize("question", QUESTIONS.values(), ids=QUESTIONS)
def test_scores_are_those_of_a_search_by_hand(store, question):
    found = ask(store, question)
    dense, lexical = by_hand(question)
    assert found.rows.tolist() == list(range(len(TEXTS)))
    assert (found.rows.dtype, found.dense.dtype, found.lexical.dtype) == (np.int64, np.float32, np.float32)
    assert found.dense.tolist() == pytest.approx(dense.tolist(), abs=1e-3)
    assert found.lexical.tolist() == pytest.approx(lexical.tolist(), rel=1e-5)


@pytest.mark.parametrize("k", [1, 2, 3, 7, 50])
@pytest.mark.parametrize("question", QUESTIONS.values(), ids=QUESTIONS)
def test_candidates_are_the_union_of_the_best_of_each_list(store, question, k):
    found = ask(store, question, k=k)
    dense, lexical = by_hand(question)
    nearest = set(np.argsort(-dense, kind="stable")[:k].tolist())
    worded = {row for row in np.argsort(-lexical, kind="stable")[:k].tolist() if lexical[row] > 0}
    # Where cosines tie at the cut, any of the tied rows may stand.
    cut = np.sort(dense)[::-1][min(k, len(TEXTS)) - 1]
    extra = set(found.rows.tolist()) - worded
    assert worded <= set(found.rows.tolist())
    assert all(row in nearest or dense[row] >= cut - 1e-3 for row in extra)
    assert min(k, len(TEXTS)) <= len(found.rows) <= 2 * k


def test_rows_not_allowed_are_left_out_before_the_best_are_taken(store):
    question = "pembiayaan kerja sama daerah"
    free = ask(store, question, k=1)
    allowed = np.ones(len(TEXTS), bool)
    allowed[free.rows] = False
    narrowed = ask(store, question, k=1, allowed=allowed)
    dense, lexical = by_hand(question)
    dense[~allowed], lexical[~allowed] = -9, -9
    assert set(narrowed.rows.tolist()) == {int(dense.argmax()), int(lexical.argmax())}


def test_nothing_allowed_gives_nothing(store):
    found = ask(store, "kerja sama", allowed=np.zeros(len(TEXTS), bool))
    assert [len(part) for part in found] == [0] * 6


@settings(max_examples=60, deadline=None)
@given(st.lists(st.booleans(), min_size=len(TEXTS), max_size=len(TEXTS)), st.integers(1, 10))
def test_only_allowed_rows_are_found(tmp_path_factory, allowed, k):
    folder = tmp_path_factory.getbasetemp() / "one-store"
    store = LocalStore.open(folder) if folder.exists() else LocalStore.build(folder, FAKE.embed_passages(TEXTS), WORDS)
    found = ask(store, "kerja sama daerah", k=k, allowed=np.array(allowed))
    assert {row for row in found.rows.tolist() if not allowed[row]} == set()
    assert len(found.rows) >= min(k, sum(allowed))


EMPTY = {
    "no units": (0, []),
    "units without words": (3, [(), (), ()]),
    "one unit with words among others without": (3, [(), ("daerah",), ()]),
}


@pytest.mark.parametrize(("n", "unit_words"), EMPTY.values(), ids=EMPTY)
def test_a_store_may_be_empty_of_units_or_words(tmp_path, n, unit_words):
    LocalStore.build(tmp_path, np.eye(max(n, 1), 64, dtype=np.float32)[:n], unit_words)
    store = LocalStore.open(tmp_path)
    found = ask(store, "daerah", k=10)
    assert len(store) == n
    assert found.rows.tolist() == list(range(n))
    assert (found.lexical > 0).tolist() == [bool(unit) for unit in unit_words]


def test_a_store_of_nothing_takes_any_question(tmp_path):
    LocalStore.build(tmp_path, np.zeros((0, 0), np.float32), [])
    found = LocalStore.open(tmp_path).search(np.ones(384, np.float32), ("daerah",), k=1)
    assert [len(part) for part in found] == [0] * 6


def test_many_units_are_found_through_inverted_lists(tmp_path, monkeypatch):
    monkeypatch.setattr(vector_module, "FLAT_LIMIT", 500)
    monkeypatch.setattr(vector_module, "EXACT", 500)
    many = clustered(3000)
    LocalStore.build(tmp_path, many, [("kata",)] * 3000)
    store = LocalStore.open(tmp_path)
    exact = many @ many[17]
    found = store.search(many[17], (), k=50)
    truth = set(np.argsort(-exact)[:50].tolist())
    assert len(truth & set(found.rows.tolist())) >= 45
    assert found.dense.tolist() == pytest.approx(exact[found.rows].tolist(), abs=1e-3)
    few = np.zeros(3000, bool)
    few[:300] = True
    narrowed = store.search(many[17], (), k=50, allowed=few)
    assert set(narrowed.rows.tolist()) == set(np.argsort(-exact[:300], kind="stable")[:50].tolist())


BAD_QUESTIONS = {
    "k of zero": ({"k": 0}, "k is 0"),
    "a mask of another length": ({"allowed": np.ones(3, bool)}, "allowed has shape"),
}


@pytest.mark.parametrize(("options", "message"), BAD_QUESTIONS.values(), ids=BAD_QUESTIONS)
def test_search_refuses(store, options, message):
    with pytest.raises(ValueError, match=message):
        ask(store, "kerja sama", **options)


def test_a_question_vector_of_another_model_is_refused(store):
    with pytest.raises(ValueError, match="shape"):
        store.search(np.ones(384, np.float32), ())


def test_vectors_and_words_must_be_of_the_same_units(tmp_path):
    with pytest.raises(ValueError, match="words for 1 units"):
        LocalStore.build(tmp_path, np.ones((2, 64), np.float32), [("a",)])


def damaged(folder: Path, name: str) -> None:
    (folder / name).write_bytes(b"{")


@pytest.mark.parametrize("name", ["store.json", "vectors.faiss", "words.json", "words.data.npy", "words.starts.npy"])
@pytest.mark.parametrize("harm", [damaged, lambda folder, name: (folder / name).unlink()], ids=["damaged", "missing"])
def test_a_damaged_store_is_named_with_its_remedy(tmp_path, name, harm):
    LocalStore.build(tmp_path, FAKE.embed_passages(TEXTS), WORDS)
    harm(tmp_path, name)
    with pytest.raises(IndexError_, match="Jalankan `kadqa index`"):
        LocalStore.open(tmp_path)


def test_words_of_another_build_are_noticed(tmp_path):
    LocalStore.build(tmp_path / "a", FAKE.embed_passages(TEXTS), WORDS)
    LocalStore.build(tmp_path / "b", FAKE.embed_passages(TEXTS[:2]), WORDS[:2])
    (tmp_path / "a" / "vectors.faiss").write_bytes((tmp_path / "b" / "vectors.faiss").read_bytes())
    with pytest.raises(IndexError_):
        LocalStore.open(tmp_path / "a")


def test_the_same_units_give_the_same_files_under_any_hash_seed(tmp_path):
    build = (
        "import sys, numpy as np; from pathlib import Path; from kadqa.stores import LocalStore;"
        "LocalStore.build(Path(sys.argv[1]), np.eye(3, 8, dtype=np.float32), [('b','a','c'), ('c','d'), ('e','a')])"
    )
    for seed in "12":
        root = str(Path(__file__).parents[2])
        env = {"PYTHONHASHSEED": seed, "PYTHONPATH": root, "PATH": ""}
        subprocess.run([sys.executable, "-c", build, str(tmp_path / seed)], check=True, env=env)
    files = {seed: {p.name: p.read_bytes() for p in sorted((tmp_path / seed).iterdir())} for seed in "12"}
    assert files["1"] == files["2"]
    assert len(files["1"]) > 3


def test_a_question_needs_neither_bm25s_nor_scipy(tmp_path):
    LocalStore.build(tmp_path, FAKE.embed_passages(TEXTS), WORDS)
    ask_it = (
        "import sys, numpy as np; from pathlib import Path; from kadqa.stores import LocalStore;"
        "s = LocalStore.open(Path(sys.argv[1])); v = np.zeros(64, np.float32); v[0] = 1; s.search(v, ('kerja',));"
        "print([m for m in ('bm25s', 'scipy', 'torch') if m in sys.modules])"
    )
    command = [sys.executable, "-c", ask_it, str(tmp_path)]
    env = {"PYTHONPATH": str(Path(__file__).parents[2]), "PATH": ""}
    assert subprocess.run(command, check=True, env=env, capture_output=True, text=True).stdout.strip() == "[]"


def test_threads_get_the_same_answers(store):
    questions = list(QUESTIONS.values()) * 20
    alone = [ask(store, question, k=3) for question in questions]
    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(lambda question: ask(store, question, k=3), questions))
    assert all(
        np.array_equal(a.rows, b.rows) and np.allclose(a.dense, b.dense) for a, b in zip(alone, together, strict=True)
    )


@given(st.lists(st.integers(0, 3), max_size=30), st.integers(1, 10))
def test_the_best_are_taken_and_ties_go_to_the_first(values, k):
    expected = sorted(sorted(range(len(values)), key=lambda i: (-values[i], i))[:k])
    assert best(np.array(values, np.float32), k).tolist() == expected


def test_every_store_has_the_three_methods():
    assert all(callable(getattr(kind, name)) for kind in STORES.values() for name in ("build", "open", "search"))
