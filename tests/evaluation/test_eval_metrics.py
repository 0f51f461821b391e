"""Every number on cases small enough to work out by hand."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kadqa.evaluation.curve import threshold_curve
from kadqa.evaluation.intervals import Measured, bootstrap, paired
from kadqa.evaluation.judge import RULED, counted_citations, faults, lies_in, mentions, score
from kadqa.evaluation.metrics import METRICS, NEGATIVE, POSITIVE, Sample, auroc, quantile, ranked, ratio, sample
from kadqa.evaluation.report_text import NAMES
from kadqa.records import Answer, Sentence
from tests.evaluation.made_up_assistant import answered, asked, citation, hit, refused, result

U = "uu-1-2000/pasal-"
PAGE = "halaman/laman-contoh"

LIES = {
    "itself": (U + "1/ayat-1", U + "1/ayat-1", True),
    "a huruf below the ayat": (U + "1/ayat-1/huruf-a", U + "1/ayat-1", True),
    "an ayat of the pasal": (U + "1/ayat-2", U + "1", True),
    "the penjelasan of the ayat": ("uu-1-2000/penjelasan/pasal-1/ayat-1", U + "1/ayat-1", True),
    "any pokok of the page": (PAGE + "/pokok-3", PAGE, True),
    "the whole pasal says less than the ayat": (U + "1", U + "1/ayat-1", False),
    "Pasal 12 does not lie in Pasal 1": (U + "12", U + "1", False),
}


@pytest.mark.parametrize(("provision", "gold", "expected"), LIES.values(), ids=LIES)
def test_lies_in(provision, gold, expected):
    assert lies_in(provision, gold) is expected


MENTIONS = {
    "case does not count": ("oleh Gubernur.", "gubernur", True),
    "spelling does not count": ("Kerjasama antar daerah", "kerja sama antardaerah", True),
    "a suffix does not count": ("efisiensi", "efisien", True),
    "it begins where a word begins": ("tidak", "dak", False),
    "a number is whole at its end": ("45 hari", "4", False),
    "a number is whole at its beginning": ("14 hari", "4", False),
    "a number in words is another choice": ("lima tahun", "5 tahun|lima tahun", True),
    "none of the choices": ("tujuh tahun", "5 tahun|lima tahun", False),
}


@pytest.mark.parametrize(("text", "fact", "expected"), MENTIONS.values(), ids=MENTIONS)
def test_mentions(text, fact, expected):
    assert mentions(text, fact) is expected


def test_facts_are_looked_for_in_tables_and_timelines_too():
    table = {"columns": ["aspek"], "rows": [[{"text": "sebelas prinsip", "citations": [1]}]]}
    timeline = ({"date": "2018-07-13", "event": "dicabut", "source": "pp-1-2000", "label": "PP", "citations": [1]},)
    answer = answered("lihat tabel", [U + "1"], table=table, timeline=timeline)
    question = asked(gold=[U + "1"], facts=("sebelas prinsip", "2018", "dicabut", "tiada"))
    assert METRICS["facts"]([result(question, answer)]).value() == 0.75


# --- search: three answerable questions, one not ---------------------------------------------

SEARCHED = [
    # right at rank 1 in pasal and ayat
    result(asked("a", [U + "1/ayat-1"]), hits=[hit(U + "1", U + "1/ayat-1/huruf-b"), hit(U + "2")]),
    # the pasal at rank 2, by another ayat; the ayat never
    result(asked("b", [U + "1/ayat-1"]), hits=[hit(U + "2"), hit(U + "1", U + "1/ayat-2")]),
    # nothing found at all
    result(asked("c", [U + "1/ayat-1"])),
    # no answer: says nothing about search
    result(asked("d", []), hits=[hit(U + "1")]),
]
SEARCH = {
    "R@1": 1 / 3,
    "R@5": 2 / 3,
    "R@10": 2 / 3,
    "MRR@10": (1 + 1 / 2) / 3,
    "nDCG@10": (1 + 1 / math.log2(3)) / 3,
    "R@1-ayat": 1 / 3,
    "R@5-ayat": 1 / 3,
    "R@10-ayat": 1 / 3,
    "MRR@10-ayat": 1 / 3,
    "nDCG@10-ayat": 1 / 3,
    "rujukan@1": None,
}


@pytest.mark.parametrize(("name", "expected"), SEARCH.items(), ids=SEARCH)
def test_ranking(name, expected):
    found = METRICS[name](SEARCHED)
    assert found.value() == (pytest.approx(expected) if expected is not None else None)
    assert len(found.shares) == (3 if expected is not None else 0)


RANKED = {
    "any gold will do": (
        asked("q", [U + "1", U + "3/ayat-2"]),
        [hit(U + "2"), hit(U + "3")],
        "pasal",
        ("#0", U + "3"),
    ),
    "the same gold twice earns once and keeps its place": (
        asked("q", [PAGE]),
        [hit(PAGE + "/pokok-1"), hit(PAGE + "/pokok-2"), hit(U + "1")],
        "pasal",
        (PAGE, "#1", "#2"),
    ),
    "two ayat of one pasal are one gold": (
        asked("q", [U + "1/ayat-1", U + "1/ayat-2"]),
        [hit(U + "1")],
        "pasal",
        (U + "1",),
    ),
    "a hit in the penjelasan counts for its ayat": (
        asked("q", [U + "1/ayat-1"]),
        [hit(U + "1", "uu-1-2000/penjelasan/pasal-1/ayat-1")],
        "ayat",
        (U + "1/ayat-1",),
    ),
}


@pytest.mark.parametrize(("question", "hits", "level", "expected"), RANKED.values(), ids=RANKED)
def test_ranked(question, hits, level, expected):
    golds, ranking = ranked(result(question, hits=hits), level)
    assert ranking == expected
    assert len(set(golds)) == len(golds)


# --- answers --------------------------------------------------------------------------------

ANSWERED = [
    # two citations, one right and one beside it; one of two facts
    result(
        asked(
            "a",
            [U + "1/ayat-1"],
            also=(U + "9",),
            facts=("gubernur", "14 hari"),
            warnings=("dicabut",),
            verdict="syarat",
        ),
        answered("Ya, gubernur memutus.", [U + "1/ayat-1", U + "9"], warnings=[("dicabut", (1,)), ("ringkasan", ())]),
        ms=10,
    ),
    # the wrong pasal; a warning nobody asked for
    result(
        asked("b", [U + "1/ayat-1"], facts=("menteri",), verdict="terbuka"),
        answered("Tidak, menteri.", [U + "2", U + "1/ayat-1"], warnings=[("dicabut", (1,))]),
        ms=20,
    ),
    # refused, though it has an answer
    result(asked("c", [U + "1"], facts=("bupati",), warnings=("premis",), verdict="ya"), refused(), ms=30),
    # refused rightly, with the right reason and with the wrong one
    result(asked("d", [], reason="di-luar-cakupan"), refused("di-luar-cakupan"), ms=40),
    result(asked("e", [], reason="di-luar-cakupan"), refused("tidak-ditemukan"), ms=50),
    # answered, though it has none
    result(asked("f", [], reason="tidak-ditemukan"), answered("Rp5.", [U + "1"]), ms=60),
    # to be corrected, answered
    result(asked("g", [U + "1"], expect="dikoreksi", verdict="tidak"), answered("x", [U + "3"]), ms=70),
]
ANSWERS = {
    "outcome": 4 / 7,
    "citation_precision": (1 + 1 / 2 + 0) / 3,
    "citation_recall": 2 / 4,
    "facts": (1 / 2 + 1 + 0) / 3,
    "verdict_said": 1 / 3,
    "verdict_wrong": 1 / 4,
    "same_answer": None,
    "refusal_precision": 2 / 3,
    "refusal_recall": 2 / 3,
    "refusal_f1": 4 / 6,
    "refused_wrongly": 1 / 4,
    # by rule: 3 of 4 with an answer and 1 of 3 without stand above; ties count half
    "refusal_auroc": (3 * (2 + 1 / 2) + 1 * (2 / 2)) / 12,
    "refusal_reason": 1 / 2,
    "warnings_precision": 1 / 2,
    "warnings_recall": 1 / 2,
    "latency_p50": 40.0,
    "latency_p95": 67.0,
}


@pytest.mark.parametrize(("name", "expected"), ANSWERS.items(), ids=ANSWERS)
def test_answers(name, expected):
    assert METRICS[name](ANSWERED).value() == pytest.approx(expected)


def test_every_metric_is_worked_out_here_and_named_for_readers():
    assert {*SEARCH, *ANSWERS} == set(METRICS) == set(NAMES)


def test_questions_that_ask_the_same_should_be_answered_alike():
    def one(n, cited=""):
        answer = answered("x", [cited]) if cited else refused("tidak-ditemukan")
        return result(replace(asked(n, [U + "1"]), same="g"), answer)

    # Of the three pairs among one pasal, another ayat of it, and a refusal, one agrees.
    three = [one("a", U + "1/ayat-1"), one("b", U + "1/ayat-2"), one("c")]
    assert METRICS["same_answer"](three).value() == pytest.approx(1 / 3)
    assert METRICS["same_answer"]([one("a", U + "1")]).value() is None


@pytest.mark.parametrize("name", METRICS)
def test_a_metric_that_nothing_speaks_to_has_no_value(name):
    assert METRICS[name]([]).value() is None
    assert bootstrap(METRICS[name]([])) == Measured(None, None, None, 0)


def test_a_warning_about_a_provision_that_may_be_cited_is_no_mistake():
    old = "uu-9-1990/pasal-1"
    answer = answered("x", [U + "1", old], warnings=[("dicabut", (2,))])
    with_also, without = asked("a", [U + "1"], also=(old,)), asked("b", [U + "1"])
    assert METRICS["warnings_precision"]([result(with_also, answer)]).value() == 1
    assert METRICS["warnings_precision"]([result(without, answer)]).value() == 0


def test_what_only_states_a_standing_does_not_count_against_precision():
    answer = answered("x", [U + "1", U + "8"], kinds=["kutipan", "keterangan"])
    assert [c.provision for c in counted_citations(answer)] == [U + "1"]
    alone = answered("x", [U + "8"], kinds=["keterangan"])
    assert [c.provision for c in counted_citations(alone)] == [U + "8"]


def test_a_correction_is_no_citation_to_count():
    cites = (citation(1, "catatan/si-1", kind="catatan"), citation(2, PAGE + "/pokok-1", kind="halaman"))
    sentence = Sentence("x", "kutipan", (1, 2))
    answer = Answer("", "", "tanya", answered().as_of, "dijawab", "x", (sentence,), cites)
    assert [c.n for c in counted_citations(answer)] == [2]


FAULTS = {
    "right": (ANSWERED[3], ()),
    "a fact is missing": (ANSWERED[0], ("tidak menyebut '14 hari'",)),
    "refused, and so without its warning": (
        ANSWERED[2],
        ("ditolak, seharusnya dijawab", "tanpa peringatan premis"),
    ),
    "refused for another reason": (
        ANSWERED[4],
        ("alasan penolakan tidak-ditemukan, seharusnya di-luar-cakupan",),
    ),
    "answered without an answer": (ANSWERED[5], ("dijawab, seharusnya ditolak",)),
    "another provision cited": (
        ANSWERED[6],
        ("dijawab, seharusnya dikoreksi", f"tidak mengutip {U}1"),
    ),
}


@pytest.mark.parametrize(("case", "expected"), FAULTS.values(), ids=FAULTS)
def test_faults(case, expected):
    assert faults(case) == expected


# --- intervals ------------------------------------------------------------------------------


def test_the_interval_is_the_same_every_time():
    shares = sample([(n * n / 900, 1.0) for n in range(30)])
    assert bootstrap(shares) == bootstrap(shares)
    assert bootstrap(shares, seed=1) != bootstrap(shares, seed=2)


def test_the_interval_narrows_with_more_questions():
    def width(n):
        found = bootstrap(sample([(float(i % 2), 1.0) for i in range(n)]))
        return found.high - found.low

    assert width(400) < width(40) < width(8)
    # 40 coin tosses: 0.5 with a standard error of 0.079, so about +-0.155.
    assert width(40) == pytest.approx(0.31, abs=0.05)


shares_of_one = st.tuples(st.floats(0, 1), st.just(1.0))


@given(st.lists(shares_of_one, min_size=1, max_size=30), st.sampled_from([ratio, quantile(0.5), quantile(0.95)]))
def test_an_interval_lies_within_what_the_questions_say(shares, statistic):
    found = bootstrap(sample(shares, statistic), draws=200)
    least, most = min(s[0] for s in shares), max(s[0] for s in shares)
    assert least - 1e-9 <= found.low <= found.high <= most + 1e-9
    assert least - 1e-9 <= found.value <= most + 1e-9
    assert found.n == len(shares)


def test_a_ratio_is_of_sums_not_a_mean_of_ratios():
    assert Sample(np.array([[1.0, 1.0], [1.0, 3.0]])).value() == 0.5


# --- a pasal that is named ------------------------------------------------------------------

NAMED = {
    "the named pasal first": ("isi Pasal 1 UU 1/2000", [U + "1"], [U + "1", U + "2"], (1.0, 1.0)),
    "an ayat of it first": ("Pasal 1 ayat (2) UU Nomor 1 Tahun 2000", [U + "1/ayat-2"], [U + "1"], (1.0, 1.0)),
    "another pasal first": ("isi pasal 1 uu 1/2000", [U + "1"], [U + "2", U + "1"], (0.0, 1.0)),
    "nothing found": ("isi pasal 1 uu 1/2000", [U + "1"], [], (0.0, 1.0)),
    "a law without a pasal names none": ("menurut UU 1/2000 siapa berwenang?", [U + "1"], [U + "1"], (0.0, 0.0)),
    "a pasal without a law names none": ("isi pasal 1", [U + "1"], [U + "1"], (0.0, 0.0)),
    "a pasal that is not what is asked for": ("apa pengganti Pasal 9 UU 1/2000?", [U + "1"], [U + "1"], (0.0, 0.0)),
}


@pytest.mark.parametrize(("text", "gold", "found", "expected"), NAMED.values(), ids=NAMED)
def test_rujukan_first(text, gold, found, expected):
    case = result(asked("q", gold, question=text), hits=[hit(provision) for provision in found])
    assert METRICS["rujukan@1"].shares([case]) == [expected]


# --- the score behind a refusal -------------------------------------------------------------

SCORES = {
    "an answer's bearing": (answered("x", [U + "1"], bearing=0.3), 0.3),
    "a refusal's bearing": (refused(bearing=-0.2), -0.2),
    "answered by a rule": (answered("x", [U + "1"]), RULED),
    "refused by a rule": (refused(), -RULED),
    "refused in spite of its bearing": (refused(bearing=0.4), -RULED),
    "answered in spite of its bearing": (answered("x", [U + "1"], bearing=-0.4), RULED),
    "a bearing is never beyond a rule": (answered("x", [U + "1"], bearing=99.0), RULED - 1),
}


@pytest.mark.parametrize(("answer", "expected"), SCORES.values(), ids=SCORES)
def test_score(answer, expected):
    assert score(result(asked("q"), answer)) == expected


@given(st.lists(st.tuples(st.integers(-3, 3), st.sampled_from([POSITIVE, NEGATIVE])), min_size=2, max_size=40))
def test_auroc_is_that_of_scikit_learn(pairs):
    metrics = pytest.importorskip("sklearn.metrics")
    rows = np.array(pairs, dtype=float)
    found = auroc(rows[None])[0]
    if len(set(rows[:, 1])) == 1:
        assert math.isnan(found)
    else:
        assert found == pytest.approx(metrics.roc_auc_score(rows[:, 1] == POSITIVE, rows[:, 0]))


def test_auroc_has_no_value_where_every_question_has_an_answer():
    assert bootstrap(METRICS["refusal_auroc"]([result(asked("a")), result(asked("b"))])).value is None


def scored(bearing, answerable):
    answer = refused(bearing=bearing) if bearing < 0 else answered("x", [U + "1"], bearing=bearing)
    return result(asked("q", [U + "1"] if answerable else []), answer)


CURVED = [scored(-0.5, False), scored(-0.1, True), scored(0.2, False), scored(0.4, True), scored(0.6, True)]


def test_the_curve_says_what_refusing_more_or_less_would_give():
    points = {point.threshold: point for point in threshold_curve(CURVED)}
    now = points[0.0]
    assert (now.precision, now.recall, now.refused_wrongly) == (1 / 2, 1 / 2, 1 / 3)
    assert now.f1 == METRICS["refusal_f1"](CURVED).value()
    least, most = points[min(points)], points[max(points)]
    assert (least.precision, least.recall) == (None, 0)
    assert (most.recall, most.refused_wrongly) == (1, 1)
    wrongly = [points[threshold].refused_wrongly for threshold in sorted(points)]
    assert wrongly == sorted(wrongly)


def test_without_scores_or_without_both_kinds_there_is_no_curve():
    assert threshold_curve([result(asked("a"), answered("x")), result(asked("b", []))]) == ()
    assert threshold_curve([scored(0.2, True), scored(0.4, True)]) == ()


# --- differences ----------------------------------------------------------------------------


def test_a_paired_difference_is_narrower_than_two_intervals():
    before = [(float(n % 3 > 0), 1.0) for n in range(60)]
    after = [(1.0, 1.0) if n in (0, 3, 6) else share for n, share in enumerate(before)]
    found = paired(before, after, ratio)
    assert (found.before, found.after, found.n) == (pytest.approx(40 / 60), pytest.approx(43 / 60), 60)
    assert 0 <= found.low <= 3 / 60 <= found.high
    apart = bootstrap(sample(after)).high - bootstrap(sample(after)).low
    assert found.high - found.low < apart
    assert not paired(before, before, ratio).certain
    assert paired([(0.0, 1.0)] * 9, [(1.0, 1.0)] * 9, ratio).certain


def test_a_paired_difference_needs_the_same_questions_that_say_something():
    with pytest.raises(ValueError, match="1 and 2"):
        paired([(1.0, 1.0)], [(1.0, 1.0)] * 2, ratio)
    assert paired([(0.0, 0.0)], [(0.0, 0.0)], ratio) is None
    assert paired([(0.0, 0.0)], [(1.0, 1.0)], ratio) is None
