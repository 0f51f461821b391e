"""Read one file of questions that the corpus does not answer, though they sound as if it did.

# Biaya dan tata usaha
- Berapa honor notaris untuk perjanjian kerja sama dengan perusahaan?
- contoh berita acara serah terima hasil kerja sama ada nggak
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from kadqa.library.pertanyaan import bare
from kadqa.library.ringkasan import COMMENT, HEADING, Problem, read_text
from kadqa.text import squash

QUESTION = re.compile(r"^\s*[-*]\s+(\S.*)$")
"""A question: "- Berapa honor notaris ...?"."""
FORM = "Tulis satu pertanyaan pada satu baris, dengan '- ' di depannya."


@dataclass(frozen=True, slots=True)
class Unanswered:
    """A file of unanswered questions, read: each once with its line, and what could not be read."""

    questions: Mapping[str, int]
    problems: tuple[Problem, ...]


def read_tanpa_jawaban(path: Path, name: str) -> Unanswered:
    """Read a file of questions that the corpus does not answer.

    Args:
        path: the file.
        name: how messages call it.

    Returns:
        What could be read; of questions that differ in case or mark alone the first. Headings and comments are passed
        over; another line is left out and named in `problems`.
    """
    text = read_text(path, name, "Berkas pertanyaan")
    if isinstance(text, Problem):
        return Unanswered({}, (text,))
    questions: dict[str, int] = {}
    seen: set[str] = set()
    problems: list[Problem] = []
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip() or COMMENT.match(line.strip()) or HEADING.match(line):
            continue
        if asked := QUESTION.match(line):
            question = squash(asked.group(1))
            if bare(question) not in seen:
                seen.add(bare(question))
                questions[question] = number
        else:
            problems.append(Problem(name, number, f"Baris ini bukan pertanyaan: '{line.strip()[:40]}'", FORM))
    return Unanswered(questions, tuple(problems))
