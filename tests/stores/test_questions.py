"""The questions that units are known to answer: what is found through them, by hand and in either form of the index."""

from __future__ import annotations

import math
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kadqa.errors import IndexError_
from kadqa.lexical import words
from kadqa.stores import LocalStore
from kadqa.stores import questions as question_module
from kadqa.stores import vectors as vector_module
from kadqa.stores.base import Known, Loose
from kadqa.stores.questions import AGREEING, FARTHEST, NEAREST, SHRUNK, QuestionIndex, discriminant
from kadqa.stores.words import WordIndex
from tests.fakes import FakeEmbedder, clustered

FAKE = FakeEmbedder()
TEXTS = ["Perahu wajib berlampu", "Lampu berwarna kuning", "Dayung dari kayu ulin", "Undang-Undang ini mulai berlaku"]
ASKED = [(0, "lentera sampan"), (0, "kapan lentera dinyalakan"), (2, "pengayuh terbuat dari apa"), (3, "sejak kapan")]
ROWS = np.array([row for row, _ in ASKED], np.int64)
VECTORS = FAKE.embed_passages([text for _, text in ASKED])
KNOWN = Known(ROWS, VECTORS)
SAID = [words(text) for _, text in ASKED]
NO_WORDS = [()] * len(TEXTS)


def built(folder: Path, known: Known | None = KNOWN) -> LocalStore:
    LocalStore.build(folder, FAKE.embed_passages(TEXTS), NO_WORDS, known)
    return LocalStore.open(folder)


@pytest.fixture(params=["flat", "inverted lists"])
def store(request, tmp_path, monkeypatch) -> LocalStore:
    if request.param != "flat":
        monkeypatch.setattr(vector_module, "FLAT_LIMIT", 2)
        monkeypatch.setattr(vector_module, "PROBED", 1)
        monkeypatch.setattr(vector_module, "EXACT", 0)
    return built(tmp_path)


def by_hand(question: str) -> list[float]:
    cosines = VECTORS @ FAKE.embed_question(question)
    return [max(cosines[row == ROWS], default=math.nan) for row in range(len(TEXTS))]


def mean_by_hand(question: str) -> list[float]:
    cosines = VECTORS @ FAKE.embed_question(question)
    return [mean_of_best(cosines[row == ROWS].tolist()) for row in range(len(TEXTS))]


def mean_of_best(cosines: list[float]) -> float:
    best = sorted(cosines, reverse=True)[:AGREEING]
    return sum(best) / len(best) if best else math.nan


@pytest.mark.parametrize("question", ["lentera sampan", "kapan", "pengayuh", "lampu"])
def test_a_unit_has_the_cosine_of_its_nearest_question(store, question):
    found = store.search(FAKE.embed_question(question), ())
    assert found.rows.tolist() == [0, 1, 2, 3]
    assert (found.asked.dtype, found.asked.shape) == (np.float32, (4,))
    assert found.asked.tolist() == pytest.approx(by_hand(question), abs=1e-3, nan_ok=True)
    assert np.isnan(found.asked).tolist() == [False, True, False, False]
    assert found.agreed.tolist() == pytest.approx(mean_by_hand(question), abs=1e-3, nan_ok=True)


def test_a_question_leads_to_a_unit_that_neither_meaning_nor_words_find(store):
    vector = FAKE.embed_question("pengayuh terbuat dari apa lampu perahu")
    found = store.search(vector, (), k=1)
    assert set(found.rows.tolist()) == {0, 2}
    assert found.dense[found.rows == 0] > found.dense[found.rows == 2]


def test_units_not_allowed_are_left_out_before_the_nearest_questions_are_taken(store):
    vector = FAKE.embed_question("lentera sampan")
    assert 0 in store.search(vector, (), k=1).rows
    allowed = np.array([False, True, False, True])
    found = store.search(vector, (), k=1, allowed=allowed)
    assert set(found.rows.tolist()) <= {1, 3}
    assert 3 in found.rows
    nothing = store.search(vector, (), allowed=np.zeros(4, bool))
    assert [len(part) for part in nothing] == [0] * 6


def test_where_only_units_without_questions_are_allowed_none_is_known(store):
    found = store.search(FAKE.embed_question("lentera"), (), allowed=np.array([False, True, False, False]))
    assert found.rows.tolist() == [1]
    assert np.isnan(found.asked).all()


NONE = {"not given": None, "an empty list": Known(np.zeros(0, np.int64), np.zeros((0, 64), np.float32))}


@pytest.mark.parametrize("known", NONE.values(), ids=NONE)
def test_a_store_without_questions_has_no_file_of_them(tmp_path, known):
    store = built(tmp_path, known)
    assert not list(tmp_path.glob("questions*"))
    found = store.search(FAKE.embed_question("lentera sampan"), ())
    assert len(found.rows) == 4
    assert np.isnan(found.asked).all()
    assert np.isnan(found.agreed).all()


@pytest.mark.parametrize("limit", [2, 100_000], ids=["inverted lists", "flat"])
def test_a_store_built_anew_keeps_nothing_of_the_questions_before(tmp_path, monkeypatch, limit):
    monkeypatch.setattr(vector_module, "FLAT_LIMIT", limit)
    built(tmp_path)
    assert list(tmp_path.glob("questions*"))
    built(tmp_path, None)
    assert not list(tmp_path.glob("questions*"))


UNFIT = {
    "fewer rows than vectors": Known(ROWS[:3], VECTORS),
    "more rows than vectors": Known(ROWS, VECTORS[:3]),
    "no rows": Known(ROWS[:0], VECTORS),
    "rows that do not ascend": Known(ROWS[::-1].copy(), VECTORS),
    "vectors of another model": Known(ROWS, VECTORS[:, :32]),
    "a unit that is not there": Known(np.array([0, 0, 2, 4]), VECTORS),
    "a unit below the first": Known(np.array([-1, 0, 2, 3]), VECTORS),
}


@pytest.mark.parametrize("known", UNFIT.values(), ids=UNFIT)
def test_questions_that_do_not_fit_are_refused(tmp_path, known):
    with pytest.raises(ValueError, match="questions"):
        built(tmp_path, known)


def other_rows(folder: Path) -> None:
    np.save(folder / "questions.rows.npy", ROWS[:2], allow_pickle=False)


def rows_past_the_end(folder: Path) -> None:
    np.save(folder / "questions.rows.npy", ROWS + 1, allow_pickle=False)


def of_another_store(folder: Path) -> None:
    QuestionIndex.build(folder, Known(ROWS[:2], VECTORS[:2]), 4, 64)
    np.save(folder / "questions.rows.npy", ROWS, allow_pickle=False)


HARM = {
    "no rows": lambda folder: (folder / "questions.rows.npy").unlink(),
    "no vectors": lambda folder: (folder / "questions.faiss").unlink(),
    "rows that are none": lambda folder: (folder / "questions.rows.npy").write_bytes(b"{"),
    "vectors that are none": lambda folder: (folder / "questions.faiss").write_bytes(b"{"),
    "rows of another size": other_rows,
    "rows of units that are not there": rows_past_the_end,
    "vectors of another build": of_another_store,
}


@pytest.mark.parametrize("harm", HARM.values(), ids=HARM)
def test_damaged_questions_are_named_with_their_remedy(tmp_path, harm):
    built(tmp_path)
    harm(tmp_path)
    with pytest.raises(IndexError_, match="Jalankan `kadqa index`"):
        LocalStore.open(tmp_path)


def test_many_questions_are_found_through_inverted_lists(tmp_path, monkeypatch):
    monkeypatch.setattr(vector_module, "FLAT_LIMIT", 500)
    monkeypatch.setattr(vector_module, "EXACT", 500)
    many = clustered(3000)
    rows = np.sort(np.random.default_rng(7).integers(0, 400, 3000))
    units = np.eye(1, 64, dtype=np.float32).repeat(400, axis=0)
    LocalStore.build(tmp_path, units, [()] * 400, Known(rows, many))
    store = LocalStore.open(tmp_path)
    assert (tmp_path / "questions.f16.npy").is_file()
    exact = many @ many[17]
    found = store.search(many[17], (), k=50)
    truth = set(rows[np.argsort(-exact)[:50]].tolist())
    assert len(truth & set(found.rows.tolist())) >= 0.9 * len(truth)
    best = {row: exact[rows == row].max() for row in set(rows.tolist())}
    known = [(row, asked) for row, asked in zip(found.rows.tolist(), found.asked.tolist(), strict=True) if row in best]
    assert [asked for _, asked in known] == pytest.approx([best[row] for row, _ in known], abs=1e-3)
    few = np.zeros(400, bool)
    few[:50] = True
    narrowed = store.search(many[17], (), k=5, allowed=few)
    among = np.flatnonzero(rows < 50)
    nearest = rows[among[np.argsort(-exact[among], kind="stable")[:5]]]
    assert set(nearest.tolist()) <= set(narrowed.rows.tolist())
    assert max(narrowed.rows.tolist()) < 50


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 7)), max_size=20), st.sets(st.integers(0, 5)))
def test_asked_is_the_highest_cosine_of_all_and_agreed_the_mean_of_the_highest(tmp_path_factory, pairs, wanted):
    folder = tmp_path_factory.getbasetemp() / "tanya"
    folder.mkdir(exist_ok=True)
    pairs = sorted(pairs)
    rows = np.array([row for row, _ in pairs], np.int64)
    vectors = np.random.default_rng(1).normal(size=(8, 16)).astype(np.float32)[[n for _, n in pairs]].reshape(-1, 16)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    vector = np.eye(1, 16, dtype=np.float32)[0]
    QuestionIndex.build(folder, Known(rows, vectors), 6, 16)
    index = QuestionIndex.open(folder, 6)
    asked = np.array(sorted(wanted), np.int64)
    if index is None:
        assert not pairs
        return
    assert len(index) == len(pairs)
    each = [(vectors[rows == row] @ vector).tolist() for row in asked.tolist()]
    highest, mean = index.near(vector, asked)
    assert highest.tolist() == pytest.approx([max(found, default=math.nan) for found in each], abs=1e-5, nan_ok=True)
    assert mean.tolist() == pytest.approx([mean_of_best(found) for found in each], abs=1e-5, nan_ok=True)
    mine = index.nearest(vector, 3, None)
    assert len(mine) == min(3, len(pairs))
    assert set(mine.tolist()) <= set(rows.tolist())
    assert max(index.near(vector, mine)[0]) == pytest.approx((vectors @ vector).max(), abs=1e-5)


# --- their words ------------------------------------------------------------------------------


def test_each_known_question_is_weighed_by_its_own_words(tmp_path):
    store = built(tmp_path, Known(ROWS, VECTORS, SAID))
    (tmp_path / "alone").mkdir()
    alone = WordIndex.build(tmp_path / "alone", SAID)
    for text in ("lentera sampan", "kapan lentera", "pengayuh lentera", "galangan", ""):
        asked = words(text)
        found = store.search(FAKE.embed_question("kapan"), asked)
        each = alone.scores(asked)
        by_unit = [max(each[row == ROWS], default=0.0) for row in found.rows]
        assert found.worded.tolist() == pytest.approx(by_unit)
        assert found.worded.dtype == np.float32
    # The words of two questions of one unit do not add up.
    both = store.search(FAKE.embed_question("x"), words("sampan dinyalakan"))
    one = store.search(FAKE.embed_question("x"), words("sampan"))
    assert both.worded[0] == pytest.approx(max(one.worded[0], alone.scores(words("dinyalakan"))[1]))


def test_a_unit_behind_the_last_known_question_has_no_words_of_one(tmp_path):
    store = built(tmp_path, Known(ROWS[:2], VECTORS[:2], SAID[:2]))
    found = store.search(FAKE.embed_question("kapan"), words("lentera"))
    assert found.rows.tolist() == [0, 1, 2, 3]
    assert found.worded[0] > 0
    assert not found.worded[1:].any()


def test_questions_of_which_no_words_are_given_have_none(tmp_path):
    found = built(tmp_path).search(FAKE.embed_question("kapan"), words("lentera sampan"))
    assert not found.worded.any()


def test_words_for_fewer_questions_are_refused(tmp_path):
    with pytest.raises(ValueError, match="4 questions have words for 3"):
        built(tmp_path, Known(ROWS, VECTORS, SAID[:3]))
    with pytest.raises(ValueError, match="3 unanswered questions have words for 1"):
        LocalStore.build(tmp_path, FAKE.embed_passages(TEXTS), NO_WORDS, None, Loose(UNANSWERED, SAID[:1]))


# --- questions that nothing answers -----------------------------------------------------------


@pytest.fixture
def few(monkeypatch):
    """That a handful of questions suffices."""
    monkeypatch.setattr(question_module, "LEAST", 1)


LOOSE = ["berapa harga dayung", "siapa pembuat perahu", "di mana galangan"]
UNANSWERED = FAKE.embed_passages(LOOSE)
WORDED = Loose(UNANSWERED, [words(text) for text in LOOSE])


@pytest.mark.parametrize("question", ["harga dayung", "pembuat perahu siapa", "lampu"])
def test_the_nearest_unanswered_questions_count(tmp_path, few, question):
    asked = FAKE.embed_question(question)
    LocalStore.build(tmp_path, FAKE.embed_passages(TEXTS), NO_WORDS, KNOWN, WORDED)
    found = LocalStore.open(tmp_path).unanswered(asked, ())
    expected = sorted((UNANSWERED @ asked).tolist(), reverse=True)[:NEAREST]
    assert found is not None
    assert found.near == pytest.approx(sum(expected) / len(expected), abs=1e-6)


def test_the_words_of_an_unanswered_question_count(tmp_path, few):
    LocalStore.build(tmp_path, FAKE.embed_passages(TEXTS), NO_WORDS, KNOWN, WORDED)
    store = LocalStore.open(tmp_path)
    (alone := tmp_path / "alone").mkdir()
    each = WordIndex.build(alone, WORDED.words)
    for text in ("harga dayung", "galangan", "lampu"):
        found = store.unanswered(UNANSWERED[0], words(text))
        assert found is not None
        assert found.worded == pytest.approx(float(each.scores(words(text)).max()))


def test_a_question_leans_to_the_side_of_those_like_it(tmp_path, few):
    LocalStore.build(tmp_path, FAKE.embed_passages(TEXTS), NO_WORDS, KNOWN, WORDED)
    store = LocalStore.open(tmp_path)
    answered = [store.unanswered(FAKE.embed_question(text), ()) for _, text in ASKED]
    not_answered = [
        store.unanswered(FAKE.embed_question(text), ()) for text in ("berapa harga dayung", "di mana galangan")
    ]
    assert min(one.leaning for one in answered if one) > 0 > max(one.leaning for one in not_answered if one)


FEW = {
    "no answered one": (None, WORDED),
    "none": (KNOWN, None),
    "an empty list": (KNOWN, Loose(UNANSWERED[:0])),
    "fewer than tell anything": (KNOWN, WORDED),
}


@pytest.mark.parametrize(("known", "given"), FEW.values(), ids=FEW)
def test_with_too_few_of_either_kind_nothing_is_said(tmp_path, monkeypatch, known, given):
    monkeypatch.setattr(question_module, "LEAST", 1)
    LocalStore.build(tmp_path, FAKE.embed_passages(TEXTS), NO_WORDS, KNOWN, WORDED)
    monkeypatch.setattr(question_module, "LEAST", 4)
    LocalStore.build(tmp_path, FAKE.embed_passages(TEXTS), NO_WORDS, known, given)
    assert LocalStore.open(tmp_path).unanswered(UNANSWERED[0], ()) is None
    assert not list(tmp_path.glob("unanswered*"))


def test_the_leaning_is_kept_within_bounds(tmp_path, few):
    LocalStore.build(
        tmp_path, FAKE.embed_passages(TEXTS), NO_WORDS, Known(ROWS[:1], VECTORS[:1]), Loose(UNANSWERED[:1])
    )
    store = LocalStore.open(tmp_path)
    found = [store.unanswered(vector, ()) for vector in (VECTORS[0], UNANSWERED[0])]
    assert [one.leaning for one in found if one] == [FARTHEST, -FARTHEST]


def test_a_question_of_another_model_is_refused(tmp_path):
    with pytest.raises(ValueError, match=r"\(32,\), the store needs \(64,\)"):
        built(tmp_path).unanswered(np.ones(32, np.float32), ())


def test_unanswered_questions_of_another_model_are_refused(tmp_path):
    with pytest.raises(ValueError, match=r"\(3, 32\), must be \(m, 64\)"):
        LocalStore.build(tmp_path, FAKE.embed_passages(TEXTS), NO_WORDS, None, Loose(UNANSWERED[:, :32]))


@pytest.mark.parametrize("how", ["garbage", "gone"])
def test_any_damaged_file_of_questions_is_an_index_to_build_anew(tmp_path, few, how):
    said = [words(text) for text in TEXTS]
    LocalStore.build(tmp_path, FAKE.embed_passages(TEXTS), said, Known(ROWS, VECTORS, SAID), WORDED)
    files = sorted([*tmp_path.glob("questions*"), *tmp_path.glob("unanswered*")])
    assert len(files) == 12
    for file in files:
        content = file.read_bytes()
        if how == "gone":
            file.unlink()
        else:
            file.write_bytes(b"x")
        with pytest.raises(IndexError_, match="kadqa index"):
            LocalStore.open(tmp_path)
        file.write_bytes(content)
    assert LocalStore.open(tmp_path).unanswered(UNANSWERED[0], ()) is not None


# --- the discriminant -------------------------------------------------------------------------


def test_the_discriminant_is_that_of_two_normal_clouds():
    # Of equal spheres it is the straight way between their means, the middle at 0.
    rng = np.random.default_rng(7)
    spread = rng.normal(size=(4000, 3)).astype(np.float32)
    apart = np.array([2, 0, 0], np.float32)
    *towards, constant = discriminant(spread[:2000] + apart, spread[2000:] - apart)
    assert towards == pytest.approx([4 / (1 + SHRUNK), 0, 0], abs=0.2)
    assert constant == pytest.approx(0, abs=0.2)


@given(st.integers(0, 2**32 - 1), st.integers(1, 6), st.integers(1, 6))
def test_the_discriminant_has_the_means_on_their_sides(seed, n, m):
    rng = np.random.default_rng(seed)
    one, other = (rng.normal(size=(k, 4)).astype(np.float32) for k in (n, m))
    side = discriminant(one, other)
    assert np.isfinite(side).all()
    assert one.mean(0) @ side[:-1] + side[-1] >= 0 >= other.mean(0) @ side[:-1] + side[-1]
    # Changed about, it is the same with the other sign.
    assert discriminant(other, one) == pytest.approx(-side, rel=1e-3, abs=1e-3)


def test_of_one_cloud_alone_there_is_none():
    some = np.ones((2, 3), np.float32)
    assert not discriminant(some, some[:0]).any()
    assert not discriminant(some[:0], some).any()
