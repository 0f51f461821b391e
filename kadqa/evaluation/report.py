"""What an evaluation found: one value, handed on as JSON (here), text (report_text) and JUnit (junit)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import cached_property
from typing import Any

from kadqa import __version__
from kadqa.evaluation import gate, report_text
from kadqa.evaluation.intervals import Measured, measure
from kadqa.evaluation.judge import Result, faults

SCHEMA = 1


def _rounded(measured: Mapping[str, Measured]) -> dict[str, Any]:
    def short(value: Any) -> Any:
        return round(value, 4) if isinstance(value, float) else value

    return {name: {key: short(value) for key, value in asdict(m).items()} for name, m in measured.items()}


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
            "held_out_looks": self.looks,
            "sets": {
                name: {"questions": len(groups[name]), "right": right(groups[name]), "metrics": _rounded(metrics)}
                for name, metrics in self.sets.items()
            },
            "metrics": _rounded(self.metrics),
            "types": shares(self.groups(lambda r: r.question.type)),
            "registers": shares(self.groups(lambda r: r.question.register)),
            "questions": [question_json(result) for result in self.results],
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
        groups = self.groups(lambda r: r.question.split)
        return report_text.render(
            index=self.index,
            groups=groups,
            overall=self.metrics,
            sets=self.sets,
            verdicts=self.verdicts,
            looks=self.looks,
        )


def right(results: Sequence[Result]) -> int:
    """Number of questions without a fault."""
    return sum(not faults(result) for result in results)


def shares(groups: Mapping[str, Sequence[Result]]) -> dict[str, dict[str, int]]:
    return {name: {"questions": len(group), "right": right(group)} for name, group in sorted(groups.items())}


def question_json(result: Result) -> dict[str, Any]:
    """One question of the report: what was expected, what came, what is wrong with it."""
    question, answer = result.question, result.answer
    wrong = faults(result)
    return {
        "id": question.id,
        "set": question.split,
        "type": question.type,
        "register": question.register,
        "question": question.question,
        "as_of": question.as_of.isoformat() if question.as_of else None,
        "expect": question.expect,
        "gold": list(question.gold),
        "outcome": answer.outcome,
        "reason": answer.reason[0] if answer.reason else None,
        "right": not wrong,
        "faults": list(wrong),
        "hits": [
            {"provision": hit.provision, "best_unit": hit.best_unit, "score": round(hit.score, 4)}
            for hit in result.hits
        ],
        "citations": [citation.provision for citation in answer.citations],
        "warnings": [warning.kind for warning in answer.warnings],
        "answer": answer.answer,
        "ms": round(result.ms, 2),
    }
