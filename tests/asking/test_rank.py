from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from kadqa.asking import rank
from kadqa.lexical import words
from kadqa.records import Query, Unit
from kadqa.stores.base import Candidates

UNITS = [
    Unit(0, "pp-1-2020/pasal-1/angka-1", "pp-1-2020/pasal-1", "pp-1-2020", "asli", "naskah", "batang", "PP. A. Izin."),
    Unit(1, "pp-1-2020/pasal-2", "pp-1-2020/pasal-2", "pp-1-2020", "asli", "naskah", "batang", "PP. A. Izin 30 hari."),
]
ASKED = Query("q", "q", "tanya", date(2026, 1, 1), search_text="izin", words=("izin",))


class _Standing:
    def status(self, provision: str, day: date) -> str:
        return "berlaku"


class _Store:
    def holding(self, words):
        return [np.array([0, 1]) for _ in words]


class _Library:
    units = UNITS
    standing = _Standing()
    store = _Store()

    def rarity(self, word: str) -> float:
        return 1.0


UNKNOWN = np.full(3, np.nan, np.float32)
LEVEL = Candidates(
    np.array([0, 1]), np.array([0.9, 0.9], np.float32), np.array([1.0, 1.0], np.float32), UNKNOWN[:2], UNKNOWN[:2]
)

CASES = {
    "a question of time prefers a unit with a length of time": (replace(ASKED, search_text="berapa lama izin"), 1),
    "a question of meaning prefers Pasal 1": (replace(ASKED, form="definisi"), 0),
}


@pytest.mark.parametrize(("query", "first"), CASES.values(), ids=CASES)
def test_of_two_that_are_level_the_form_decides(query, first):
    found = rank.scores(query, LEVEL, _Library())
    assert int(np.argmax(found)) == first
    assert ((found >= 0) & (found <= 1)).all()


def test_every_weight_has_a_signal():
    assert set(rank.features(ASKED, LEVEL, _Library())) == set(rank.WEIGHTS)


def test_nothing_found_has_no_scores():
    nothing = Candidates(np.zeros(0, np.int64), *(np.zeros(0, np.float32) for _ in range(4)))
    assert rank.scores(ASKED, nothing, _Library()).shape == (0,)


def unit(n: int, provision: str, text: str) -> Unit:
    return Unit(n, provision, provision, "pp-1-2020", "asli", "naskah", "batang", f"PP 1/2020. Izin. {text}")


SIGNALS = {
    "a sanction": ("sanction", "apa hukuman bagi pedagang", [1, 0, 0]),
    "no sanction is asked for": ("sanction", "apa hak pedagang", [0, 0, 0]),
    "an aim": ("aim", "untuk apa kios dibangun", [0, 1, 0]),
    "a pasal without ayat": ("whole", "kios", [0, 1, 0]),
}


@pytest.mark.parametrize(("signal", "text", "expected"), SIGNALS.values(), ids=SIGNALS)
def test_signals(signal, text, expected):
    library = _Library()
    library.units = [
        unit(0, "pp-1-2020/pasal-2/ayat-1", "Pedagang dikenai sanksi administratif."),
        unit(1, "pp-1-2020/pasal-4", "Kios pasar bertujuan menata pedagang."),
        unit(2, "pp-1-2020/pasal-5/ayat-2", "Pendaftaran dilakukan melalui kantor pasar."),
    ]
    three = Candidates(np.arange(3), np.full(3, 0.9, np.float32), np.ones(3, np.float32), UNKNOWN, UNKNOWN)
    asked = replace(ASKED, search_text=text, words=())
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
