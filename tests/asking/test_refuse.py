"""When there is no answer, and which reason is given. Pure: numbers in, a code out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from kadqa.asking.find import Support
from kadqa.asking.refuse import COSINES, COVERED, ENOUGH, bearing, decide, lacks_time
from kadqa.lexical import content_words
from kadqa.records import Excerpt, Passage, Query, Source
from kadqa.settings import BUNDLED_MODEL

TODAY = date(2026, 11, 24)
LAW = Source("uu-7-2019", "uu", "7", "2019", "Pasar Terapung")
NEAR = COSINES[BUNDLED_MODEL].near
GOOD = Support(dense=NEAR + COSINES[BUNDLED_MODEL].spread, coverage=1.0)


def query(text: str, **more: object) -> Query:
    return Query(text, text, "tanya", TODAY, search_text=text, **{"asked": content_words(text), **more})


ASKED = query("izin tambat lapak apung")

REASONS = {
    "all that is asked is there": (ASKED, GOOD, False, None),
    "far in meaning and in words": (ASKED, Support(NEAR - 0.1, 0.1), False, "di-luar-cakupan"),
    "far in meaning, but the words are there": (ASKED, Support(NEAR - 0.1, COVERED), False, "tidak-ditemukan"),
    "near, but hardly a word of it": (ASKED, Support(NEAR, 0.1), False, "tidak-ditemukan"),
    "an amount that nothing found speaks of": (ASKED, replace(GOOD, lacking_number=True), False, "tidak-ditemukan"),
    "a term whose provisions are here": (ASKED, replace(GOOD, dense=-1.0, founded=True), False, None),
    "a term whose provisions are not here": (ASKED, replace(GOOD, unheld=("permen-1-2000",)), False, "tidak-ditemukan"),
    "the subject alone": (query("kerja sama daerah"), GOOD, False, "terlalu-umum"),
    "no content at all": (query("apa itu"), GOOD, False, "terlalu-umum"),
    "no content, but a law is named": (query("apa itu"), Support(-1.0, 0.0), True, None),
    "who holds an office": (query("siapa bupati Lembayung sekarang"), GOOD, True, "di-luar-cakupan"),
    "which office may": (query("siapa bupati yang berwenang memberi izin"), GOOD, False, None),
}


@pytest.mark.parametrize(("asked", "found", "named", "code"), REASONS.values(), ids=REASONS)
def test_refuse(asked, found, named, code):
    decision = decide(asked, found, named=named, model=BUNDLED_MODEL)
    reason = decision.refusal
    assert (reason and reason[0]) == code
    assert reason is None or reason[1].endswith(".")
    # 0 is the border; what a rule decides has no score.
    assert decision.margin is None or (decision.margin < 0) == (reason is not None)
    ruled = not named and (found.founded or found.unheld or found.lacking_number or code == "terlalu-umum")
    assert (decision.margin is None) == bool(ruled or named)


@pytest.mark.parametrize("coverage", [0.0, COVERED, 1.0])
def test_of_an_unknown_model_only_the_words_count(coverage):
    near, far = (bearing(Support(dense, coverage), "model-lain") for dense in (1.0, -1.0))
    assert near == far
    assert (near >= ENOUGH) == (coverage >= COVERED)


def excerpt(text: str, score: float) -> Excerpt:
    passage = Passage(f"uu-7-2019/pasal-1/ayat-{len(text)}", LAW.id, "ayat", "(1)", "asli", "naskah", text, text, None)
    return Excerpt(passage, LAW, "UU 7/2019", "peraturan", None, None, None, score=score)


DAYS = "Izin dijawab paling lama 17 (tujuh belas) hari kerja."
NONE = "Izin dijawab oleh bupati."
TIMES = {
    "the best names it": ("berapa hari izin dijawab", [(DAYS, 1.0), (NONE, 0.9)], False),
    "one nearly as good names it": ("berapa lama izin dijawab", [(NONE, 1.0), (DAYS, 0.95)], False),
    "only a far one names it": ("berapa lama izin dijawab", [(NONE, 1.0), (DAYS, 0.5)], True),
    "none names it": ("izin dijawab paling lama berapa hari", [(NONE, 1.0)], True),
    "in words": ("berapa bulan izin berlaku", [("Izin berlaku tiga bulan.", 1.0)], False),
    "when is no length of time": ("kapan izin dijawab", [(NONE, 1.0)], False),
    "nothing was found": ("berapa hari izin dijawab", [], False),
}


@pytest.mark.parametrize(("text", "found", "expected"), TIMES.values(), ids=TIMES)
def test_lacks_time(text, found, expected):
    assert lacks_time(query(text), [excerpt(words, score) for words, score in found]) is expected


def test_the_part_that_is_quoted_counts_not_the_whole():
    whole = replace(excerpt(f"{NONE} {DAYS}", 1.0), quote=NONE)
    assert lacks_time(query("berapa hari izin dijawab"), [whole])
