"""Read one file of questions that provisions answer, in the words of people.

---
sumber: pp-28-2018
versi: asli
---
- `pasal-9/ayat-1`
  - Kapan kerja sama antardaerah berakhir?
  - apa yang membuat kerja sama dengan kabupaten lain bubar
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from kadqa.hukum import ids
from kadqa.library.ringkasan import COMMENT, ID, Problem, read_head
from kadqa.records import ASLI, Unit
from kadqa.text import squash

FIELDS = ("sumber", "versi")
PROVISION = re.compile(r"^[-*] `([^`]+)`$")
"""A provision: "- `pasal-9/ayat-1`"."""
QUESTION = re.compile(r"^\s+[-*]\s+(\S.*)$")
"""A question below it."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A file of questions, read: provisions in its order with their questions and lines, and what could not be read."""

    source: str
    version: str
    questions: Mapping[str, tuple[str, ...]]
    lines: Mapping[str, int]
    problems: tuple[Problem, ...]


def read_pertanyaan(path: Path, name: str) -> Asked:
    """Read a file of questions.

    Args:
        path: the file.
        name: how messages call it.

    Returns:
        What could be read. A line with a mistake is left out and named in `problems`; nothing else is lost.
    """
    head, body, first, problems = read_head(path, name, "Berkas pertanyaan", FIELDS)
    source, version = head.get("sumber", ""), head.get("versi") or ASLI
    if not source:
        return Asked("", version, {}, {}, tuple(problems))
    questions: dict[str, list[str]] = {}
    lines: dict[str, int] = {}
    provision: str | None = None
    for number, line in enumerate(body.splitlines(), start=first):
        if not line.strip() or COMMENT.match(line.strip()):
            continue
        if found := PROVISION.match(line.rstrip()):
            step = found.group(1)
            provision = f"{source}/{step.removeprefix(source + '/')}"
            wrong = _wrong(step, provision, lines)
            if wrong:
                problems.append(Problem(name, number, *wrong))
                provision = None
            else:
                questions[provision], lines[provision] = [], number
        elif found := QUESTION.match(line):
            if provision is not None:
                questions[provision].append(squash(found.group(1)))
        else:
            remedy = "Tulis: - `pasal-1/ayat-1`, lalu di bawahnya dua spasi, '- ', dan pertanyaannya."
            problems.append(Problem(name, number, f"Baris ini bukan pertanyaan: '{line.strip()[:40]}'", remedy))
    return Asked(source, version, {p: tuple(found) for p, found in questions.items()}, lines, tuple(problems))


def _wrong(step: str, provision: str, seen: Mapping[str, int]) -> tuple[str, str] | None:
    """What is wrong with an id, and what to do; None if nothing is."""
    if not ID.match(step):
        return f"Id '{step}' tidak berbentuk id", "Contoh: pasal-363/ayat-1."
    if provision in seen:
        return f"Id '{step}' sudah ada di baris {seen[provision]}", "Gabungkan keduanya."
    return None


def with_questions(units: Sequence[Unit], asked: Mapping[tuple[str, str], Sequence[str]]) -> list[Unit]:
    """The units with the questions that they answer.

    Args:
        units: all units, of any version.
        asked: the questions of each (version, provision). Where the provision makes no unit of its own,
            they lead to the nearest one above it; where there is none, they are left out.
    """
    there = {(unit.version, unit.provision) for unit in units}
    led: dict[tuple[str, str], list[str]] = {}
    for (version, provision), questions in asked.items():
        place = next((p for p in (provision, *ids.ancestors(provision)) if (version, p) in there), None)
        if place is not None:
            led.setdefault((version, place), []).extend(questions)
    return [
        replace(unit, questions=tuple(dict.fromkeys(led.get((unit.version, unit.provision), ())))) for unit in units
    ]
