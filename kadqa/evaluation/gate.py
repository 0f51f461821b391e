"""The least that must hold: eval/gate.toml against what was measured.

[minimum]                    over all questions asked
"R@5" = 0.85
[maximum]
refused_wrongly = 0.10
[sets.held-out.minimum]      over one set
facts = 0.80
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kadqa.errors import InputError, because
from kadqa.evaluation.intervals import Measured
from kadqa.evaluation.metrics import METRICS
from kadqa.evaluation.questions import SETS

BOUNDS = ("minimum", "maximum")
ALL = ""
"""The name here of all questions together."""
SLACK = 1e-9
"""Shares are floats: 0.85 as a sum of 17/20 must not fall below 0.85."""


@dataclass(frozen=True, slots=True)
class Limit:
    """One line of the gate."""

    set: str
    """A set, or ALL."""
    metric: str
    bound: str
    """One of BOUNDS."""
    limit: float


@dataclass(frozen=True, slots=True)
class Verdict:
    """A limit with what was measured."""

    limit: Limit
    value: float | None
    """None: not measured, which is not passed."""

    @property
    def passed(self) -> bool:
        if self.value is None:
            return False
        if self.limit.bound == "minimum":
            return self.value >= self.limit.limit - SLACK
        return self.value <= self.limit.limit + SLACK

    def __str__(self) -> str:
        where = f" ({self.limit.set})" if self.limit.set != ALL else ""
        value = "tidak terukur" if self.value is None else f"{self.value:.3f}"
        return f"{self.limit.metric}{where}: {value}, {self.limit.bound} {self.limit.limit:g}"


def _limits(path: Path, table: Mapping[str, Any], name: str) -> list[Limit]:
    found = []
    for bound in BOUNDS:
        rows = table.get(bound, {})
        where = f"{path}, [sets.{name}.{bound}]" if name else f"{path}, [{bound}]"
        if not isinstance(rows, dict):
            raise InputError(f"{where}: harus tabel nama metrik = angka.")
        for metric, limit in rows.items():
            if metric not in METRICS:
                raise InputError(f"{where}: metrik '{metric}' tidak ada. Yang dapat: {', '.join(METRICS)}.")
            if isinstance(limit, bool) or not isinstance(limit, int | float):
                raise InputError(f"{where}: '{metric}' harus angka, bukan {limit!r}.")
            found.append(Limit(name, metric, bound, float(limit)))
    return found


def read(path: Path) -> tuple[Limit, ...]:
    """The limits of a gate file, in its order.

    Raises:
        InputError: not to be read, not TOML, an unknown table, set or metric, a limit that is no number, or
            no limit at all (a gate that cannot fall is none).
    """
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise InputError(f"{path} tidak dapat dibaca: {because(error)}. Periksa --gate.") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise InputError(f"{path} bukan TOML: {error}.") from None
    sets = raw.get("sets", {})
    if not isinstance(sets, dict) or not all(isinstance(table, dict) for table in sets.values()):
        raise InputError(f"{path}, [sets]: harus tabel, misalnya [sets.held-out.minimum].")
    unknown = [key for key in raw if key not in (*BOUNDS, "sets")]
    unknown += [f"sets.{name}" for name in sets if name not in SETS]
    unknown += [f"sets.{name}.{key}" for name, table in sets.items() for key in table if key not in BOUNDS]
    if unknown:
        raise InputError(
            f"{path}: '{unknown[0]}' tidak dikenal. Yang dapat: [minimum], [maximum], "
            f"[sets.NAMA.minimum], [sets.NAMA.maximum]; NAMA: {', '.join(SETS)}."
        )
    limits = _limits(path, raw, ALL)
    for name, table in sets.items():
        limits += _limits(path, table, name)
    if not limits:
        raise InputError(f"{path} tidak memuat satu batas pun.")
    return tuple(limits)


def check(
    limits: tuple[Limit, ...], overall: Mapping[str, Measured], sets: Mapping[str, Mapping[str, Measured]]
) -> tuple[Verdict, ...]:
    """Hold the limits against what was measured. Limits for a set that was not asked are left out."""
    verdicts = []
    for limit in limits:
        measured = overall if limit.set == ALL else sets.get(limit.set)
        if measured is not None:
            verdicts.append(Verdict(limit, measured[limit.metric].value))
    return tuple(verdicts)
