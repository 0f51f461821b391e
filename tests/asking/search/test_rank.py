from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kadqa.asking.search import rank
from kadqa.asking.search.weights import WEIGHTS
from kadqa.lexical import words
from kadqa.library.signs import Signs
from kadqa.records import Interval, Query, Unit
from kadqa.stores.base import Candidates

UNITS = [
    Unit(0, "pp-1-2020/pasal-1/angka-1", "pp-1-2020/pasal-1", "pp-1-2020", "asli", "naskah", "batang", "PP. A. Izin."),
    Unit(1, "pp-1-2020/pasal-2", "pp-1-2020/pasal-2", "pp-1-2020", "asli", "naskah", "batang", "PP. A. Izin 30 hari."),
]
ASKED = Query("q", "q", "tanya", date(2026, 1, 1), search_text="izin", words=("izin",))


class _Standing:
    def history(self, provision: str) -> tuple[Interval, ...]:
        return (Interval(provision, "asli", None, None, "berlaku"),)


class _Store:
    def holding(self, words):
        return [np.array([0, 1]) for _ in words]


class _Library:
    units = UNITS
    store = _Store()

    def rarity(self, word: str) -> float:
        return 1.0

    def references(self) -> tuple[tuple[str, str], ...]:
        return ()

    @property
    def signs(self) -> Signs:
        return Signs.build(self.units, self.references(), _Standing())


UNKNOWN = np.full(3, np.nan, np.float32)
LEVEL = Candidates(
    np.array([0, 1]),
    np.array([0.9, 0.9], np.float32),
    np.array([1.0, 1.0], np.float32),
    UNKNOWN[:2],
    UNKNOWN[:2],
    np.zeros(2, np.float32),
)

CASES = {
    "a question of time prefers a unit with a length of time": (replace(ASKED, asks={"when": 1.0}), 1),
    "a question of meaning prefers Pasal 1": (replace(ASKED, asks={"definition": 1.0}), 0),
}


@pytest.mark.parametrize(("query", "first"), CASES.values(), ids=CASES)
def test_of_two_that_are_level_the_form_decides(query, first):
    found = rank.scores(rank.features(query, LEVEL, _Library()))
    assert int(np.argmax(found)) == first
    assert ((found >= 0) & (found <= 1)).all()


def test_every_weight_has_a_signal():
    assert set(rank.features(ASKED, LEVEL, _Library())) == set(WEIGHTS)


def unit(n: int, provision: str, text: str) -> Unit:
    return Unit(n, provision, provision, "pp-1-2020", "asli", "naskah", "batang", f"PP 1/2020. Izin. {text}")


SIGNALS = {
    "a sanction": ("sanction:sanction", {"sanction": 1.0}, [1, 0, 0]),
    "perhaps a sanction": ("sanction:sanction", {"sanction": 0.5}, [0.5, 0, 0]),
    "no sanction is asked for": ("sanction:sanction", {"list": 1.0}, [0, 0, 0]),
    "an aim": ("purpose:aim", {"purpose": 1.0}, [0, 1, 0]),
    "a pasal without ayat": ("whole", {}, [0, 1, 0]),
}


@pytest.mark.parametrize(("signal", "asks", "expected"), SIGNALS.values(), ids=SIGNALS)
def test_signals(signal, asks, expected):
    library = _Library()
    library.units = [
        unit(0, "pp-1-2020/pasal-2/ayat-1", "Pedagang dikenai sanksi administratif."),
        unit(1, "pp-1-2020/pasal-4", "Kios pasar bertujuan menata pedagang."),
        unit(2, "pp-1-2020/pasal-5/ayat-2", "Pendaftaran dilakukan melalui kantor pasar."),
    ]
    three = Candidates(
        np.arange(3), np.full(3, 0.9, np.float32), np.ones(3, np.float32), UNKNOWN, UNKNOWN, np.zeros(3, np.float32)
    )
    asked = replace(ASKED, asks=asks, words=())
    assert rank.features(asked, three, library)[signal].tolist() == expected


def test_words_that_stand_side_by_side_count_more_than_apart():
    library = _Library()
    library.units = [
        unit(0, "pp-1-2020/pasal-2", "Kios milik pedagang pasar."),
        unit(1, "pp-1-2020/pasal-3", "Pedagang di dekat kios dan di dalam pasar."),
    ]
    library.store = type("Store", (), {"holding": lambda self, words: [np.array([0, 1]) for _ in words]})()
    asked = replace(ASKED, search_text="pedagang pasar", words=words("pedagang pasar"))
    assert rank.features(asked, LEVEL, library)["pairs"].tolist() == [1.0, 0.0]


def test_a_provision_gains_by_the_words_of_what_it_refers_to():
    library = _Library()
    first, second, third = (f"pp-1-2020/pasal-{n}" for n in ("2/ayat-1", "2/ayat-2", "5"))
    library.units = [
        replace(unit(n, provision, "Kios."), group=provision.partition("/ayat")[0])
        for n, provision in enumerate((first, second, third))
    ]
    found = Candidates(
        np.arange(3), np.full(3, 0.9, np.float32), np.array([4.0, 8.0, 0.0], np.float32), UNKNOWN, UNKNOWN,
        np.zeros(3, np.float32),
    )  # fmt: skip

    def referred(*pairs):
        library = _Library()
        library.units, library.references = units, lambda: pairs
        return rank.features(ASKED, found, library)["referred"].tolist()

    units = library.units
    assert referred() == [0.0, 0.0, 0.0]
    assert referred((third, first)) == [0.0, 0.0, 0.5]
    # Of a pasal as a whole the unit counts that says most; what a text says itself does not.
    assert referred((third, "pp-1-2020/pasal-2"), (second, second)) == [0.0, 0.0, 1.0]
    assert referred((third, "pp-9-2020/pasal-1")) == [0.0, 0.0, 0.0]


def among(dense, asked):
    library = _Library()
    n = len(dense)
    library.units = [unit(i, f"pp-1-2020/pasal-{i + 2}", "Kios milik pedagang pasar.") for i in range(n)]
    library.store = type("Store", (), {"holding": lambda self, words: [np.arange(n) for _ in words]})()
    found = Candidates(np.arange(n), *(np.array(x, np.float32) for x in (dense, np.ones(n), asked, asked, np.zeros(n))))
    return found, library


ALIKE = {
    "as near as the nearest text": (0.90, 1.0),
    "as far as the farthest text": (0.80, 0.0),
    "half way": (0.85, 0.5),
    "nearer than any text": (0.92, 1.2),
    "nearer by far": (0.99, 1.5),
    "farther than any text": (0.70, 0.0),
    "none is known": (np.nan, 0.0),
}


@pytest.mark.parametrize(("asked", "expected"), ALIKE.values(), ids=ALIKE)
def test_how_near_a_known_question_is_is_measured_on_the_texts(asked, expected):
    found, library = among([0.90, 0.80], [asked, np.nan])
    signals = rank.features(ASKED, found, library)
    assert signals["asked"].tolist() == pytest.approx([expected, 0.0], abs=1e-4)
    assert signals["alike"].tolist() == pytest.approx([expected**2, 0.0], abs=1e-3)


def test_the_nearest_of_its_questions_counts_only_with_those_beside_it():
    found, library = among([0.90, 0.80], [0.99, 0.99])
    found = found._replace(agreed=np.array([0.82, 0.88], np.float32))
    assert rank.features(ASKED, found, library)["asked"].tolist() == pytest.approx([0.2, 0.8], abs=1e-4)


def test_texts_that_lie_close_together_do_not_blow_up_a_difference():
    found, library = among([0.900, 0.899], [0.909, np.nan])
    assert rank.features(ASKED, found, library)["asked"][0] == pytest.approx(0.5, abs=1e-3)


def test_of_two_that_are_level_the_one_whose_question_is_nearer_leads():
    found, library = among([0.9, 0.9, 0.8], [0.84, 0.93, 0.80])
    scores = rank.scores(rank.features(ASKED, found, library))
    assert scores[1] > scores[0] > scores[2]


def test_of_two_that_are_level_the_one_whose_question_says_the_same_words_leads():
    found, library = among([0.9, 0.9, 0.8], [0.9, 0.9, 0.8])
    found = found._replace(worded=np.array([2.0, 6.0, 4.0], np.float32))
    scores = rank.scores(rank.features(ASKED, found, library))
    assert scores[1] > scores[0] > scores[2]
    assert rank.features(ASKED, found, library)["worded"].tolist() == pytest.approx([0.0, 1.0, 0.5])


@given(st.lists(st.tuples(st.floats(0.7, 1.0), st.booleans()), min_size=1, max_size=12))
def test_units_of_which_no_question_is_known_keep_their_order_among_each_other(drawn):
    dense = [cosine for cosine, _ in drawn]
    found, library = among(dense, [0.85 if known else np.nan for _, known in drawn])
    scores = rank.scores(rank.features(ASKED, found, library))
    order = sorted((i for i, (_, known) in enumerate(drawn) if not known), key=lambda i: -dense[i])
    assert [scores[i] for i in order] == sorted((scores[i] for i in order), reverse=True)
    assert ((scores >= 0) & (scores <= 1)).all()


def test_a_brought_document_is_put_neither_behind_nor_before_what_is_known():
    found, library = among([0.9, 0.9, 0.9, 0.7], [0.70, np.nan, 0.97, 0.7])
    found = found._replace(worded=np.array([0.0, 0.0, 5.0, 0.0], np.float32))
    far, unknown, near, _ = rank.scores(rank.features(ASKED, found, library))
    assert far < unknown < near
