"""What an evaluation found: one value, handed on as JSON (here), text (report_text), HTML (report_html) and JUnit."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import cached_property
from typing import Any

from kadqa import __version__
from kadqa.evaluation import gate, report_text
from kadqa.evaluation.compare import Comparison, Past, compare, comparison_json
from kadqa.evaluation.curve import Point, threshold_curve
from kadqa.evaluation.intervals import Measured, measure
from kadqa.evaluation.judge import Result, faults, said
from kadqa.evaluation.metrics import METRICS, Share
from kadqa.evaluation.questions import HIDDEN, Question
from kadqa.records import Answer

SCHEMA = 1


def _short(values: Mapping[str, Any]) -> dict[str, Any]:
    return {key: round(value, 4) if isinstance(value, float) else value for key, value in values.items()}


def _rounded(measured: Mapping[str, Measured]) -> dict[str, Any]:
    return {name: _short(asdict(m)) for name, m in measured.items()}


@dataclass(frozen=True)
class Report:
    """The results of one run with everything computed from them."""

    results: tuple[Result, ...]
    index: str
    """Fingerprint of the index that was asked."""
    limits: tuple[gate.Limit, ...] = ()
    """The gate; empty: none, and the report passes."""
    looks: int | None = None
    """How often the held-out set was looked at so far; None: not recorded, or not part of this run."""
    skipped: tuple[Question, ...] = ()
    """Questions that were left out, since the index does not hold the documents they are about."""
    absent: tuple[Question, ...] = ()
    """Questions that were asked though no text of their gold is in the index: they cannot come out right."""
    past: Past | None = None
    """An earlier report to compare with."""
    open: bool = False
    """Whether held-out questions are shown; else they are only counted, in every form of the report."""
    day: str = ""
    """When it was measured, "2026-11-26"."""
    command: str = ""
    """How to measure again: "kadqa eval --questions eval/dev.jsonl"."""

    def hidden(self, question: Question) -> bool:
        """Whether this question must not be shown."""
        return question.split.startswith(HIDDEN) and not self.open

    def groups(self, name: Callable[[Result], str]) -> dict[str, tuple[Result, ...]]:
        """Results by a name, in the order of first appearance."""
        found: dict[str, list[Result]] = {}
        for result in self.results:
            found.setdefault(name(result), []).append(result)
        return {key: tuple(group) for key, group in found.items()}

    @cached_property
    def metrics(self) -> dict[str, Measured]:
        return measure(self.results)

    @cached_property
    def sets(self) -> dict[str, dict[str, Measured]]:
        """Every metric per set."""
        return {name: measure(group) for name, group in self.groups(lambda r: r.question.split).items()}

    @cached_property
    def verdicts(self) -> tuple[gate.Verdict, ...]:
        return gate.check(self.limits, self.metrics, self.sets)

    @cached_property
    def rows(self) -> tuple[dict[str, Any], ...]:
        """Every question as it stands in the JSON, in order."""
        shares = {name: metric.shares(self.results) for name, metric in METRICS.items()}
        return tuple(
            question_json(result, {name: of[n] for name, of in shares.items()}, hidden=self.hidden(result.question))
            for n, result in enumerate(self.results)
        )

    @cached_property
    def comparison(self) -> Comparison | None:
        """What became of the earlier report's questions; None if there is no earlier one."""
        return compare(self.past, self.rows) if self.past else None

    @cached_property
    def curve(self) -> tuple[Point, ...]:
        return threshold_curve(self.results)

    @property
    def fallen(self) -> tuple[str, ...]:
        """Which numbers fell, each as one line; empty: passed."""
        return tuple(str(verdict) for verdict in self.verdicts if not verdict.passed)

    @property
    def passed(self) -> bool:
        return not self.fallen

    def to_json(self) -> dict[str, Any]:
        """As `kadqa eval --json` prints it; docs in eval/README.md."""
        groups = self.groups(lambda r: r.question.split)
        return {
            "schema": SCHEMA,
            "kadqa": __version__,
            "index": self.index,
            "day": self.day,
            "command": self.command,
            "held_out_looks": self.looks,
            "sets": {
                name: {"questions": len(groups[name]), "right": right(groups[name]), "metrics": _rounded(metrics)}
                for name, metrics in self.sets.items()
            },
            "metrics": _rounded(self.metrics),
            "types": shares(self.groups(lambda r: r.question.type)),
            "registers": shares(self.groups(lambda r: r.question.register)),
            "skipped": [question.id for question in self.skipped],
            "not_in_index": [question.id for question in self.absent],
            "questions": list(self.rows),
            "threshold_curve": [_short(asdict(point)) for point in self.curve],
            "against": comparison_json(self.comparison) if self.comparison else None,
            "gate": [
                {
                    "set": verdict.limit.set or None,
                    "metric": verdict.limit.metric,
                    "bound": verdict.limit.bound,
                    "limit": verdict.limit.limit,
                    "value": verdict.value,
                    "passed": verdict.passed,
                }
                for verdict in self.verdicts
            ],
            "passed": self.passed,
        }

    def to_text(self) -> str:
        """For the terminal, in Indonesian: numbers, gate, and what went wrong."""
        return report_text.render(self)


def right(results: Sequence[Result]) -> int:
    """Number of questions without a fault."""
    return sum(not faults(result) for result in results)


def shares(groups: Mapping[str, Sequence[Result]]) -> dict[str, dict[str, int]]:
    return {name: {"questions": len(group), "right": right(group)} for name, group in sorted(groups.items())}


def digests(answer: Answer) -> dict[str, str]:
    """Short names of what an answer says, so that two runs can be compared without its texts."""
    standing = [(c.provision, c.status, c.status_today, c.status_note) for c in answer.citations]
    parts = {
        "outcome": (answer.outcome, answer.reason and answer.reason[0]),
        "answer": (said(answer), [c.provision for c in answer.citations]),
        "standing": standing,
        "warnings": [(w.kind, w.text) for w in answer.warnings],
    }
    return {n: hashlib.sha256(repr(part).encode("utf-8", "replace")).hexdigest()[:12] for n, part in parts.items()}


SHOWN = ("question", "gold", "reason", "faults", "hits", "citations", "standing", "warnings", "answer")
"""What a hidden question does not show: null there."""


def question_json(result: Result, shares: Mapping[str, Share], *, hidden: bool = False) -> dict[str, Any]:
    """One question of the report: what was expected, what came, what is wrong with it.

    Args:
        result: the question with its answer.
        shares: what it contributes to each number; the milliseconds stand in "ms" too.
        hidden: leave out whatever would show the question.
    """
    question, answer = result.question, result.answer
    wrong = faults(result)
    row: dict[str, Any] = {
        "id": question.id,
        "set": question.split,
        "type": question.type,
        "register": question.register,
        "question": question.question,
        "as_of": question.as_of.isoformat() if question.as_of else None,
        "history": [turn.question for turn in question.history],
        "expect": question.expect,
        "gold": list(question.gold),
        "outcome": answer.outcome,
        "reason": answer.reason[0] if answer.reason else None,
        "bearing": answer.bearing,
        "right": not wrong,
        "faults": list(wrong),
        "hits": [
            {"provision": hit.provision, "best_unit": hit.best_unit, "score": round(hit.score, 4)}
            for hit in result.hits
        ],
        "citations": [citation.provision for citation in answer.citations],
        "standing": {c.provision: [c.status, c.status_today] for c in answer.citations},
        "warnings": [warning.kind for warning in answer.warnings],
        "answer": answer.answer,
        "ms": round(result.ms, 2),
        "key": question.key,
        "digests": digests(answer),
        "shares": {name: [round(much, 6), round(of, 6)] for name, (much, of) in shares.items()},
    }
    if hidden:
        row |= dict.fromkeys((*SHOWN, "history"))
    return row
