"""What is measured. One function and one row of `METRICS` per number."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import ir_measures
import numpy as np
from ir_measures import RR, Success, nDCG
from numpy.typing import NDArray

from kadqa.evaluation.judge import (
    Result,
    counted_citations,
    judged_warnings,
    lies_in,
    lies_in_any,
    missing_facts,
    missing_warnings,
    right_citations,
    score,
)
from kadqa.hukum.ids import pasal_of
from kadqa.hukum.rujukan import find_rujukan, resolve

Share = tuple[float, float]
"""(how much, of how much) that one question contributes."""


Statistic = Callable[[NDArray[np.float64]], NDArray[np.float64]]
"""Rows of shares, shape (draws, n, 2), to one number per draw, shape (draws,); NaN where a draw says nothing."""


def ratio(rows: NDArray[np.float64]) -> NDArray[np.float64]:
    """The sum of how much over the sum of of how much."""
    sums = rows.sum(axis=1)
    return np.asarray(sums[:, 0] / sums[:, 1], dtype=np.float64)


def quantile(share: float) -> Statistic:
    """That quantile (0..1) of how much."""

    def statistic(rows: NDArray[np.float64]) -> NDArray[np.float64]:
        return np.asarray(np.quantile(rows[..., 0], share, axis=1), dtype=np.float64)

    return statistic


POSITIVE, NEGATIVE = 1.0, 2.0
"""In the shares that `auroc` reads: of something that should score high, and low."""


def auroc(rows: NDArray[np.float64]) -> NDArray[np.float64]:
    """The chance that one of the POSITIVE scores higher than one of the NEGATIVE; a tie counts half.

    The area under the ROC curve as the Mann-Whitney statistic (Hanley and McNeil 1982). The first column
    is the score, the second the kind.
    """
    found = np.full(len(rows), np.nan)
    for n, draw in enumerate(rows):
        low = np.sort(draw[draw[:, 1] == NEGATIVE, 0])
        high = draw[draw[:, 1] == POSITIVE, 0]
        if low.size and high.size:
            below = np.searchsorted(low, high, "left") + np.searchsorted(low, high, "right")
            found[n] = below.sum() / (2 * low.size * high.size)
    return found


@dataclass(frozen=True, slots=True)
class Sample:
    """What the questions contribute to one number, and how the number is made of it."""

    shares: NDArray[np.float64]
    """Shape (n, 2): (how much, of how much) per question that says anything here; the second is above 0."""
    statistic: Statistic = ratio

    def value(self) -> float | None:
        """The number; None if the questions say nothing."""
        found = self.values(np.arange(len(self.shares))[None, :])[0] if len(self.shares) else np.nan
        return None if np.isnan(found) else float(found)

    def values(self, drawn: NDArray[np.int64]) -> NDArray[np.float64]:
        """The number for each of several draws of the rows: indexes of shape (draws, n) give shape (draws,)."""
        return self.statistic(self.shares[drawn])


@dataclass(frozen=True, slots=True)
class Metric:
    """One number: what each question contributes, and the statistic over that."""

    shares: Callable[[Sequence[Result]], list[Share]]
    """One share per result, in their order; (.., 0) where a question says nothing."""
    statistic: Statistic = ratio
    low_is_good: bool = False

    def __call__(self, results: Sequence[Result]) -> Sample:
        return sample(self.shares(results), self.statistic)


def sample(shares: Sequence[Share], statistic: Statistic = ratio) -> Sample:
    """A sample of those shares whose second part is above 0."""
    kept = np.array([share for share in shares if share[1] > 0], dtype=np.float64).reshape(-1, 2)
    return Sample(kept, statistic)


# --- search ---------------------------------------------------------------------------------


def ranked(result: Result, level: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """(gold, ranking) of one question, made comparable by equality.

    Args:
        result: an answerable question.
        level: "pasal": a hit is right in the gold's pasal; "ayat": its best unit must lie in the gold itself.

    Returns:
        The distinct gold ids of that level, and per hit, in order, the gold that it meets or an id of its
        own. A second hit on the same gold keeps its place and earns nothing.
    """
    if level == "pasal":
        golds = tuple(dict.fromkeys(pasal_of(gold) for gold in result.question.gold))
        found = [pasal_of(hit.provision) for hit in result.hits]
    else:
        golds = tuple(dict.fromkeys(result.question.gold))
        found = [hit.best_unit for hit in result.hits]
    ranking: list[str] = []
    for place, provision in enumerate(found):
        met = next((gold for gold in golds if lies_in(provision, gold) and gold not in ranking), None)
        ranking.append(met or f"#{place}")
    return golds, tuple(ranking)


def ranking(measure: Any, level: str) -> Metric:
    """A ranking measure of ir-measures (`Success @ 5`) over the answerable questions, at pasal or ayat level."""

    def shares(results: Sequence[Result]) -> list[Share]:
        qrels, run = [], []
        for result in results:
            if not result.question.answerable:
                continue
            golds, found = ranked(result, level)
            qrels += [ir_measures.Qrel(result.question.id, gold, 1) for gold in golds]
            run += [ir_measures.ScoredDoc(result.question.id, d, -float(place)) for place, d in enumerate(found)]
        # A question without a hit is missing from a run, so it stays at 0 here.
        values: dict[str, float] = {}
        if run:
            values = {m.query_id: float(m.value) for m in ir_measures.iter_calc([measure], qrels, run)}
        return [(values.get(r.question.id, 0.0), float(r.question.answerable)) for r in results]

    return Metric(shares)


# --- answers --------------------------------------------------------------------------------


def each(share: Callable[[Result], Share], statistic: Statistic = ratio, *, low_is_good: bool = False) -> Metric:
    """A metric to which every question contributes on its own."""
    return Metric(lambda results: [share(result) for result in results], statistic, low_is_good)


def rujukan_first(result: Result) -> Share:
    """Of the answerable questions that name a pasal with its law, the share with that pasal as first hit."""
    if not result.question.answerable:
        return 0.0, 0.0
    named = {
        pasal_of(provision)
        for rujukan in find_rujukan(result.question.question)
        if rujukan.pasal and (provision := resolve(rujukan))
    }
    named &= {pasal_of(gold) for gold in result.question.gold}
    first = pasal_of(result.hits[0].provision) if result.hits else ""
    return float(first in named), float(bool(named))


def outcome(result: Result) -> Share:
    """Questions answered, corrected or refused as they should be."""
    return float(result.answer.outcome == result.question.expect), 1.0


def citation_precision(result: Result) -> Share:
    """Per answer, the share of its citations that lie in the gold or beside it (`also`)."""
    citations = counted_citations(result.answer)
    if not result.question.answerable or result.answer.refused or not citations:
        return 0.0, 0.0
    allowed = (*result.question.gold, *result.question.also)
    return sum(lies_in_any(c.provision, allowed) for c in citations) / len(citations), 1.0


def citation_recall(result: Result) -> Share:
    """Answerable questions whose answer cites the gold; any one id of it will do. A refusal cites nothing."""
    return float(bool(right_citations(result))), float(result.question.answerable)


def facts(result: Result) -> Share:
    """Per answerable question, the share of its facts that the answer mentions."""
    wanted = len(result.question.facts)
    return (1 - len(missing_facts(result)) / wanted, 1.0) if wanted else (0.0, 0.0)


WANTED = {"ya": "ya", "syarat": "ya", "tidak": "tidak"}
"""The word that an answer should open with, by the verdict of its question."""


def _said(result: Result) -> str:
    """The verdict that an answer opens with: "ya", "tidak" or ""."""
    first = re.match(r"\W*(ya|tidak|belum)\b", result.answer.answer, re.IGNORECASE)
    if result.answer.refused or first is None:
        return ""
    return "ya" if first[1].lower() == "ya" else "tidak"


def verdict_said(result: Result) -> Share:
    """Of the yes-or-no questions that the law decides, the share whose answer opens with the right verdict."""
    wanted = WANTED.get(result.question.verdict, "")
    return float(_said(result) == wanted), float(bool(wanted))


def verdict_wrong(result: Result) -> Share:
    """Of all yes-or-no questions whose verdict is known, the share that opens with another one. Low is good."""
    wanted = WANTED.get(result.question.verdict, "")
    return float(_said(result) not in ("", wanted)), float(bool(result.question.verdict))


def same_answer(results: Sequence[Result]) -> list[Share]:
    """Per question that others ask in other words (`same`): the share of them that are answered alike.

    Alike: both refused, or both answered with the same pasal cited first.
    """
    groups: dict[str, list[str]] = {}
    for result in results:
        groups.setdefault(result.question.same, []).append(_first_cited(result))
    shares: list[Share] = []
    for result in results:
        group = groups[result.question.same] if result.question.same else []
        alike = sum(one == _first_cited(result) for one in group) - 1
        shares.append((float(alike), float(len(group) - 1)) if len(group) > 1 else (0.0, 0.0))
    return shares


def _first_cited(result: Result) -> str:
    citations = counted_citations(result.answer)
    return "" if result.answer.refused or not citations else pasal_of(citations[0].provision)


def _refusal(result: Result) -> tuple[bool, bool]:
    return result.answer.refused, not result.question.answerable


def refusal_precision(result: Result) -> Share:
    """Of what was refused, the share that has no answer."""
    refused, right = _refusal(result)
    return float(refused and right), float(refused)


def refusal_recall(result: Result) -> Share:
    """Of what has no answer, the share that was refused: refusals right."""
    refused, right = _refusal(result)
    return float(refused and right), float(right)


def refusal_f1(result: Result) -> Share:
    """Harmonic mean of the two, as 2 TP / (2 TP + FP + FN)."""
    refused, right = _refusal(result)
    return 2.0 * (refused and right), float(refused) + float(right)


def refused_wrongly(result: Result) -> Share:
    """Of what has an answer, the share that was refused. Low is good."""
    refused, right = _refusal(result)
    return float(refused and not right), float(not right)


def refusal_reason(result: Result) -> Share:
    """Of what was refused rightly, the share with the right reason."""
    refused, right = _refusal(result)
    wanted, reason = result.question.reason, result.answer.reason
    return float(reason is not None and reason[0] == wanted), float(refused and right and wanted is not None)


def refusal_score(result: Result) -> Share:
    """How well the score behind the refusals tells questions with an answer from those without (`auroc`)."""
    return score(result), POSITIVE if result.question.answerable else NEGATIVE


def warnings_precision(result: Result) -> Share:
    """Of the warnings that can be wrong, the share that is right."""
    judged = judged_warnings(result)
    return float(sum(right for _, right in judged)), float(len(judged))


def warnings_recall(result: Result) -> Share:
    """Of the warnings asked for, the share that was given."""
    wanted = len(result.question.warnings)
    return float(wanted - len(missing_warnings(result))), float(wanted)


def latency(result: Result) -> Share:
    """Milliseconds of one `ask`, wall clock."""
    return result.ms, 1.0


METRICS: dict[str, Metric] = {
    # Any one gold is right, so R@k is the share of questions with one among the first k (ir-measures: Success@k).
    "R@1": ranking(Success @ 1, "pasal"),
    "R@5": ranking(Success @ 5, "pasal"),
    "R@10": ranking(Success @ 10, "pasal"),
    "MRR@10": ranking(RR @ 10, "pasal"),
    "nDCG@10": ranking(nDCG @ 10, "pasal"),
    "R@1-ayat": ranking(Success @ 1, "ayat"),
    "R@5-ayat": ranking(Success @ 5, "ayat"),
    "R@10-ayat": ranking(Success @ 10, "ayat"),
    "MRR@10-ayat": ranking(RR @ 10, "ayat"),
    "nDCG@10-ayat": ranking(nDCG @ 10, "ayat"),
    "rujukan@1": each(rujukan_first),
    "outcome": each(outcome),
    "citation_precision": each(citation_precision),
    "citation_recall": each(citation_recall),
    "facts": each(facts),
    "verdict_said": each(verdict_said),
    "verdict_wrong": each(verdict_wrong, low_is_good=True),
    "same_answer": Metric(same_answer),
    "refusal_precision": each(refusal_precision),
    "refusal_recall": each(refusal_recall),
    "refusal_f1": each(refusal_f1),
    "refused_wrongly": each(refused_wrongly, low_is_good=True),
    "refusal_auroc": each(refusal_score, auroc),
    "refusal_reason": each(refusal_reason),
    "warnings_precision": each(warnings_precision),
    "warnings_recall": each(warnings_recall),
    "latency_p50": each(latency, quantile(0.50), low_is_good=True),
    "latency_p95": each(latency, quantile(0.95), low_is_good=True),
}
