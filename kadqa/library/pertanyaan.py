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
from kadqa.library.versions import put_into
from kadqa.records import ASLI, Unit
from kadqa.text import fold, squash

FIELDS = ("sumber", "versi")
PROVISION = re.compile(r"^[-*] `([^`]+)`$")
"""A provision: "- `pasal-9/ayat-1`"."""
MEANT = re.compile(r"^\s*[-*]\s*`")
"""What begins like a provision: "- `pasal-9/ayat-1`:", or one that is indented."""
QUESTION = re.compile(r"^\s+[-*]\s+(\S.*)$")
"""A question below it."""
FORM = "Tulis: - `pasal-1/ayat-1`, lalu di bawahnya dua spasi, '- ', dan pertanyaannya."


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
        What could be read. A line with a mistake is left out and named in `problems`, with the questions below it
        where it should have said of what they are; nothing else is lost.
    """
    head, body, first, problems = read_head(path, name, "Berkas pertanyaan", FIELDS)
    source, version = head.get("sumber", ""), head.get("versi") or ASLI
    if not source:
        return Asked("", version, {}, {}, tuple(problems))
    questions: dict[str, list[str]] = {}
    lines: dict[str, int] = {}
    provision: str | None = None
    placed = False
    """Whether a provision was named at all, so that what stands below one with a mistake is not named again."""
    for number, line in enumerate(body.splitlines(), start=first):
        if not line.strip() or COMMENT.match(line.strip()):
            continue
        bare = line.strip()[:40]
        if MEANT.match(line):
            placed = True
            found = PROVISION.match(line.rstrip())
            step = found.group(1) if found else ""
            provision = f"{source}/{step.removeprefix(source + '/')}"
            if not ID.match(step):
                wrong = f"Id '{step}' tidak berbentuk id" if step else f"Baris ini bukan id: '{bare}'"
                problems.append(Problem(name, number, f"{wrong}; pertanyaan di bawahnya dilewati", FORM))
                provision = None
            elif provision in lines:
                text = f"Id '{step}' sudah ada di baris {lines[provision]}"
                problems.append(Problem(name, number, text, "Gabungkan keduanya; semuanya dipakai.", "peringatan"))
            else:
                questions[provision], lines[provision] = [], number
        elif not (asked := QUESTION.match(line)):
            problems.append(Problem(name, number, f"Baris ini bukan pertanyaan: '{bare}'", FORM))
        elif provision is not None:
            questions[provision].append(squash(asked.group(1)))
        elif not placed:
            problems.append(Problem(name, number, f"Pertanyaan ini berdiri di atas id pertama: '{bare}'", FORM))
    return Asked(source, version, {p: tuple(found) for p, found in questions.items()}, lines, tuple(problems))


def bare(question: str) -> str:
    """A question without what makes no difference to it: case, spelling of compounds, the mark at its end."""
    return fold(question).strip(" ?.")


def with_questions(units: Sequence[Unit], asked: Mapping[tuple[str, str], Sequence[str]]) -> list[Unit]:
    """The units with the questions that they answer.

    Args:
        units: all units, of any version.
        asked: the questions of each (version, provision). Where the provision makes no unit of its own,
            they lead to the nearest one above it; where there is none, they are left out. What an amending act
            puts into another law may be searched as the act's own text: it is both.
    """
    there = {(unit.version, unit.provision): (unit.version, unit.provision) for unit in units}
    for unit in units:
        if unit.version == ASLI and (inside := put_into(unit.provision)) is not None:
            there.setdefault((unit.source, inside), (unit.version, unit.provision))
    led: dict[tuple[str, str], list[str]] = {}
    for (version, provision), questions in asked.items():
        steps = ((version, step) for step in (provision, *ids.ancestors(provision)))
        place = next((there[step] for step in steps if step in there), None)
        if place is not None:
            led.setdefault(place, []).extend(questions)
    return [
        replace(unit, questions=tuple(dict.fromkeys(led.get((unit.version, unit.provision), ())))) for unit in units
    ]
