"""When there is no answer, and which reason is given. Pure: numbers in, a code out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kadqa.asking.refusal.refuse import (
    COSINES,
    COVERED,
    ENOUGH,
    TEXT_DATA,
    TEXT_DRAF,
    TEXTS_ENOUGH,
    UNTOLD,
    WEIGHTS,
    asks_known,
    decide,
    margin,
)
from kadqa.asking.search.find import Support
from kadqa.lexical import content_words
from kadqa.records import Query, Term, Turn
from kadqa.settings import BUNDLED_MODEL
from kadqa.stores.base import Unanswered

TODAY = date(2026, 11, 24)
NEAR = COSINES[BUNDLED_MODEL].near
GOOD = Support(dense=NEAR + COSINES[BUNDLED_MODEL].spread, coverage=1.0)


def query(text: str, **more: object) -> Query:
    return Query(text, text, "tanya", TODAY, search_text=text, **{"asked": content_words(text), **more})


ASKED = query("izin tambat lapak apung")

REASONS = {
    "all that is asked is there": (ASKED, GOOD, False, None),
    "far in meaning and in words": (ASKED, Support(NEAR - 0.1, 0.1), False, "di-luar-cakupan"),
    "far in meaning, but a term of the law is named": (
        replace(ASKED, terms=(Term("izin lapak", (), ()),)),
        Support(NEAR - 0.1, 0.1),
        False,
        "tidak-ditemukan",
    ),
    "far in meaning, but a law is named": (ASKED, Support(NEAR - 0.1, 0.1), True, "tidak-ditemukan"),
    "far in meaning, but the words are there": (ASKED, Support(NEAR - 0.1, COVERED), False, "tidak-ditemukan"),
    "far in meaning and in words, but of kerja sama": (
        query("honor tim kerjasama lapak"),
        Support(NEAR - 0.1, 0.1),
        False,
        "tidak-ditemukan",
    ),
    "everything there is": (query("jelaskan semuanya secara lengkap"), GOOD, False, "terlalu-umum"),
    "near, but hardly a word of it": (ASKED, Support(NEAR, 0.1), False, "tidak-ditemukan"),
    "a term whose provisions are here": (ASKED, replace(GOOD, dense=-1.0, founded=True), False, None),
    "a term whose provisions are not here": (ASKED, replace(GOOD, unheld=("permen-1-2000",)), False, "tidak-ditemukan"),
    "the subject alone": (query("kerja sama daerah"), GOOD, False, "terlalu-umum"),
    "anyone and anything alone": (query("daerah lain"), GOOD, False, "terlalu-umum"),
    "anyone, and a term of the law": (query("pihak lain", terms=(Term("pihak lain", (), ()),)), GOOD, False, None),
    "no content at all": (query("apa itu"), GOOD, False, "terlalu-umum"),
    "no content, but a law is named": (query("apa itu"), Support(-1.0, 0.0), True, None),
    "who holds an office": (query("siapa bupati Lembayung sekarang"), GOOD, True, "di-luar-cakupan"),
    "who holds a post": (query("siapa ketua tim kerja sama Lembayung sekarang"), GOOD, True, "di-luar-cakupan"),
    "who serves": (query("siapa yang menjabat bupati Lembayung"), GOOD, True, "di-luar-cakupan"),
    "which office a law means": (query("siapa menteri yang dimaksud", laws=("uu-7-2019",)), GOOD, True, None),
    "which office a law names": (query("siapa ketua tim", laws=("uu-7-2019",)), GOOD, True, None),
    "which office does": (query("siapa gubernur yang menyelesaikan perselisihan lapak"), GOOD, False, None),
    "words added to the turn before are not found": (
        replace(ASKED, own=("liga",), focus_text="siapa menang liga"),
        replace(GOOD, own=0.0),
        False,
        "tidak-ditemukan",
    ),
    "to whom an office does something": (query("kepada siapa bupati menyampaikan izin lapak"), GOOD, False, None),
    "anything of anyone": (query("hukum bagi warga"), GOOD, False, "terlalu-umum"),
    "what is important": (query("hal penting, pak"), GOOD, False, "terlalu-umum"),
    "that something is asked": (query("tanya soal kerja sama"), GOOD, False, "terlalu-umum"),
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
    ruled = not named and (found.founded or found.unheld or found.own < 1 or code == "terlalu-umum")
    assert named or (decision.margin is None) == bool(ruled)


SHORT = Support(dense=NEAR, coverage=ENOUGH - UNTOLD - WEIGHTS["placed"] / 2, asked=COSINES[BUNDLED_MODEL].alike)
"""A little less than what answers a question that does not say where its answer stands."""
SAYS_WHERE = {
    "nothing": (ASKED, False),
    "the law": (replace(ASKED, laws=("uu-7-2019",)), True),
    "the title of one": (replace(ASKED, called=("uu-7-2019",)), True),
    "the time of a law": (replace(ASKED, day_said="jaman UU 7/2019"), True),
    "a time": (replace(ASKED, day_said="tahun 2019"), False),
    "what was answered": (replace(ASKED, own=("apung",), focus_text="kalau lapaknya apung?"), True),
    "what was answered, as a last resort": (
        replace(ASKED, own=("apung",), focus_text="kalau lapaknya apung?", tried=True),
        False,
    ),
}


@pytest.mark.parametrize(("asked", "answered"), SAYS_WHERE.values(), ids=SAYS_WHERE)
def test_a_question_that_says_where_its_answer_stands_needs_less(asked, answered):
    assert (decide(asked, SHORT, named=False, model=BUNDLED_MODEL).refusal is None) == answered


def test_a_question_is_a_known_one_by_the_cosines_of_its_model():
    same = COSINES[BUNDLED_MODEL].same
    assert asks_known(replace(GOOD, asked=same), BUNDLED_MODEL)
    assert not asks_known(replace(GOOD, asked=same - 0.01), BUNDLED_MODEL)
    assert not asks_known(GOOD, BUNDLED_MODEL)
    assert not asks_known(replace(GOOD, asked=1.0), "model-lain")


WRITTEN = {
    "a text to be written": ("tolong buatkan saya draf nota dinas pasar", True),
    "a sample": ("ada contoh format perjanjian lapak", True),
    "where a form is laid down": ("format perjanjian lapak diatur di mana", False),
    "what writing one takes": ("buat perjanjian lapak perlu izin tidak", False),
    "an example of a thing": ("contoh lapak apung", False),
}


@pytest.mark.parametrize(("text", "told"), WRITTEN.values(), ids=WRITTEN)
def test_that_no_text_is_written_is_said(text, told):
    refusal = decide(query(text), GOOD, named=False, model=BUNDLED_MODEL).refusal
    assert refusal == (("tidak-ditemukan", TEXT_DRAF) if told else None)


KNOWN = COSINES[BUNDLED_MODEL].alike
TOLD = UNTOLD - ENOUGH
HOW_NEAR = {
    "its nearness takes the place of that of the texts": (Support(NEAR - 0.3, 0.7, asked=KNOWN), 0.7 + TOLD),
    "near texts do not make up for a far one": (Support(1.0, 0.7, asked=KNOWN), 0.7 + TOLD),
    "above what is like it, it adds": (Support(NEAR, 0.7, asked=KNOWN + 0.05), 0.7 + TOLD + WEIGHTS["asked"]),
    "below, it takes away": (Support(NEAR, 0.7, asked=KNOWN - 0.05), 0.7 + TOLD - WEIGHTS["asked"]),
    "unanswered ones as near, and no side": (
        Support(NEAR, 0.7, asked=KNOWN, unanswered=Unanswered(KNOWN, 0.0, 0.0)),
        0.7 - ENOUGH,
    ),
    "unanswered ones nearer": (
        Support(NEAR, 0.7, asked=KNOWN, unanswered=Unanswered(KNOWN + 0.05, 0.0, 0.0)),
        0.7 - ENOUGH + WEIGHTS["unanswered"],
    ),
    "it leans to what is answered, speaks like what is not, and the first hit is ahead": (
        Support(NEAR, 0.7, asked=KNOWN, unanswered=Unanswered(KNOWN, 2.0, 10.0), ahead=0.1),
        0.7 - ENOUGH + 2 * WEIGHTS["leaning"] + WEIGHTS["unsaid"] + 0.1 * WEIGHTS["ahead"],
    ),
    "none is known: the texts decide": (Support(NEAR + 0.05, 0.7), 1.7 - TEXTS_ENOUGH),
    "none is known, and the texts are far": (Support(NEAR - 0.01, 0.7), -1.0 - TEXTS_ENOUGH),
}


@pytest.mark.parametrize(("found", "expected"), HOW_NEAR.values(), ids=HOW_NEAR)
def test_where_a_question_is_known_how_near_it_is(found, expected):
    assert COSINES[BUNDLED_MODEL].spread == 0.05
    assert margin(found, BUNDLED_MODEL) == pytest.approx(expected, abs=1e-5)


UNANSWERED = st.one_of(st.none(), st.builds(Unanswered, st.floats(-1, 1), st.floats(-20, 20), st.floats(0, 40)))


@given(st.floats(-1, 1), st.floats(-1, 1), st.floats(0, 1), UNANSWERED, st.booleans())
def test_a_nearer_question_never_bears_less(one, other, coverage, unanswered, named):
    near, far = (
        margin(Support(NEAR, coverage, asked=asked, unanswered=unanswered), BUNDLED_MODEL, named=named)
        for asked in sorted((one, other), reverse=True)
    )
    assert near >= far
    found = Support(NEAR, coverage, asked=one, unanswered=unanswered)
    assert margin(found, BUNDLED_MODEL, named=True) >= margin(found, BUNDLED_MODEL)


@given(st.floats(-1, 1), st.floats(-1, 1), st.floats(-20, 20), st.floats(-20, 20))
def test_a_nearer_unanswered_question_never_bears_more(one, other, leaning, further):
    near, far = (
        margin(Support(NEAR, 0.5, asked=KNOWN, unanswered=Unanswered(cosine, leaning, 1.0)), BUNDLED_MODEL)
        for cosine in sorted((one, other), reverse=True)
    )
    assert near <= far
    left, right = (
        margin(Support(NEAR, 0.5, asked=KNOWN, unanswered=Unanswered(one, side, 1.0)), BUNDLED_MODEL)
        for side in sorted((leaning, further))
    )
    assert left <= right


@pytest.mark.parametrize("coverage", [0.0, COVERED, 1.0])
def test_of_an_unknown_model_only_the_words_count(coverage):
    near, far = (margin(Support(dense, coverage), "model-lain") for dense in (1.0, -1.0))
    assert near == far == margin(Support(0.9, coverage, asked=1.0), "model-lain")
    assert (near >= 0) == (coverage >= COVERED)


POINTED = (
    "Mohon penjelasan mengenai pasal tersebut.",
    "Mohon petunjuk lebih lanjut.",
    "Pak tolong dicek ya sudah benar belum",
    "bang jelasin dong semuanya",
    "mohon arahan, bu",
)


@pytest.mark.parametrize("text", POINTED)
def test_a_request_that_points_at_nothing_is_too_general(shipped, text):
    assert shipped.ask(text).reason[0] == "terlalu-umum"


@pytest.mark.parametrize(
    "text",
    [
        "sip makasih infonya",
        "oke, nanti saya tanya lagi ya",
        "halo selamat pagi",
        "mau nanya dong min",
        "can you help me with a question?",
    ],
)
def test_thanks_and_greetings_ask_nothing(shipped, text):
    for history in ((), (Turn("apa itu KSDD?", ("pp-28-2018/pasal-1/angka-2",)),)):
        answer = shipped.ask(text, history=history)
        assert answer.refused
        assert answer.reason[0] == "terlalu-umum"


def test_a_short_follow_up_is_no_leave_taking(shipped):
    history = (Turn("bolehkah perjanjian diakhiri sepihak menurut PP 50/2007?", ("pp-50-2007/pasal-19/ayat-1",)),)
    assert shipped.ask("dulu boleh?", history=history).reason is None


@pytest.mark.parametrize(
    ("text", "refused"),
    [
        ("kabupaten mana yang paling banyak punya sister city di Indonesia?", True),
        ("daerah apa saja yang tersering bekerja sama?", True),
        ("daerah mana yang wajib bekerja sama?", False),
    ],
)
def test_which_region_does_most_of_it_no_law_says(shipped, text, refused):
    answer = shipped.ask(text)
    assert (answer.reason == ("tidak-ditemukan", TEXT_DATA)) is refused


@pytest.mark.parametrize(
    ("text", "refused"),
    [
        ("bagaimana aturan kerja sama daerah di Malaysia?", True),
        ("apa peraturan di negara lain soal sister city?", True),
        ("bagaimana aturan kerja sama dengan kota di Jepang?", False),
        ("apa aturan sister city dengan Malaysia?", False),
    ],
)
def test_the_law_of_another_country_is_another_matter(shipped, text, refused):
    answer = shipped.ask(text)
    assert (answer.refused and answer.reason[0] == "di-luar-cakupan") is refused
