"""A report's numbers alone, for the tab "Mutu" where nobody has measured yet."""

from __future__ import annotations

from typing import Any

from kadqa.evaluation.report import Report

NUMBERS = ("schema", "kadqa", "index", "day", "command", "sets", "metrics", "types", "registers")
"""Fields of a report's JSON that show no question and no answer."""
SPEED = "latency"
"""How names of numbers begin that tell of the computer that measured, not of the reader's."""


def summary_of(report: Report) -> dict[str, Any]:
    """The part of `Report.to_json` that ships: no question, no id of one, no milliseconds."""
    whole = report.to_json()
    found = {name: whole[name] for name in NUMBERS}
    found["metrics"] = _without_speed(found["metrics"])
    found["sets"] = {
        name: {**entry, "metrics": _without_speed(entry["metrics"])} for name, entry in found["sets"].items()
    }
    return found


def _without_speed(metrics: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in metrics.items() if not name.startswith(SPEED)}
