"""A run beside an earlier one: which questions were gained and lost, and which differences can be believed.

An earlier report is read from its JSON, where each question carries what it contributed to every number.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kadqa.errors import InputError, because
from kadqa.evaluation.intervals import Difference, paired
from kadqa.evaluation.metrics import METRICS

WHAT = {"outcome": "hasil", "answer": "jawaban", "standing": "status", "warnings": "peringatan"}
"""What of an answer is compared, with its name for a reader. Finds are not: they may move behind the same answer."""

Row = Mapping[str, Any]
"""One question of a report's JSON."""


@dataclass(frozen=True, slots=True)
class Past:
    """An earlier report."""

    name: str
    """The file it was read from."""
    index: str
    rows: Mapping[str, Row]
    """Its questions by id."""
    listed: bool = False
    """Whether the reader asked for this comparison, and so for every changed answer."""


def read_past(path: Path, *, listed: bool = False) -> Past:
    """An earlier report from its JSON.

    Raises:
        InputError: not to be read, or not the JSON of `kadqa eval`.
    """
    try:
        raw = json.loads(path.read_text(encoding="utf-8"))
        rows = {row["id"]: row for row in raw["questions"]}
        if not all(isinstance(row.get("shares"), dict) and "key" in row for row in rows.values()):
            raise KeyError("shares")
        return Past(str(path), str(raw["index"]), rows, listed)
    except OSError as error:
        raise InputError(f"{path} tidak dapat dibaca: {because(error)}. Periksa --against.") from None
    except (ValueError, KeyError, TypeError, AttributeError):
        raise InputError(f"{path} bukan laporan `kadqa eval`. Beri berkas .json yang ditulisnya.") from None


@dataclass(frozen=True, slots=True)
class Changed:
    """A question whose answer is not what it was."""

    now: Row
    before: Row
    what: tuple[str, ...]
    """Names out of WHAT."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two runs, question by question."""

    past: Past
    same: int
    """Questions asked both times with the same gold; only these are compared."""
    other: int
    """Questions of this run that the earlier one did not have, or had with another gold."""
    gained: tuple[Row, ...]
    """Wrong before, right now; in the order of this run."""
    lost: tuple[Row, ...]
    """Right before, wrong now."""
    changed: tuple[Changed, ...]
    """Whatever became of being right."""
    differences: Mapping[str, Mapping[str, Difference]]
    """Per set and number, those that say anything; "" is all sets together."""


def compare(past: Past, rows: Sequence[Row]) -> Comparison:
    """Hold the questions of this run, as in its JSON, against those of an earlier one."""
    pairs = [(past.rows[r["id"]], r) for r in rows if past.rows.get(r["id"], {}).get("key") == r["key"]]
    groups = {"": pairs}
    for pair in pairs:
        groups.setdefault(pair[1]["set"], []).append(pair)
    changed = []
    for before, now in pairs:
        what = tuple(name for part, name in WHAT.items() if before["digests"].get(part) != now["digests"][part])
        if what:
            changed.append(Changed(now, before, what))
    return Comparison(
        past,
        len(pairs),
        len(rows) - len(pairs),
        tuple(now for before, now in pairs if now["right"] and not before["right"]),
        tuple(now for before, now in pairs if before["right"] and not now["right"]),
        tuple(changed),
        {name: _differences(group) for name, group in groups.items()},
    )


def _differences(pairs: Sequence[tuple[Row, Row]]) -> dict[str, Difference]:
    found = {}
    for name, metric in METRICS.items():
        # A number that is new since then has nothing to be compared with.
        both = [(b["shares"].get(name), n["shares"][name]) for b, n in pairs]
        told = [(before, now) for before, now in both if before is not None]
        difference = paired([before for before, _ in told], [now for _, now in told], metric.statistic)
        if difference is not None:
            found[name] = difference
    return found


def comparison_json(found: Comparison) -> dict[str, Any]:
    """The comparison as it stands in a report's JSON; questions by id."""

    def short(value: float | None) -> float | None:
        return None if value is None else round(value, 4)

    return {
        "file": found.past.name,
        "index": found.past.index,
        "questions": found.same,
        "not_compared": found.other,
        "gained": [row["id"] for row in found.gained],
        "lost": [row["id"] for row in found.lost],
        "changed": [{"id": each.now["id"], "what": list(each.what)} for each in found.changed],
        "differences": {
            name or "semua": {
                metric: {
                    "before": short(d.before), "after": short(d.after), "low": short(d.low), "high": short(d.high),
                    "n": d.n, "certain": d.certain,
                }
                for metric, d in differences.items()
            }
            for name, differences in found.differences.items()
        },
    }  # fmt: skip
