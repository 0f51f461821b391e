"""Ask every question once and hand over the report."""

from __future__ import annotations

import time
import tomllib
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Protocol

from kadqa.errors import InputError
from kadqa.evaluation import gate as gates
from kadqa.evaluation import questions as files
from kadqa.evaluation.judge import Result
from kadqa.evaluation.questions import Question
from kadqa.evaluation.report import Report
from kadqa.records import Answer, Found, Turn

K = 10
"""Hits that are looked at: the deepest cut of the ranking metrics."""
QUESTIONS = ("dev.jsonl", "held-out.jsonl")
GATE = "gate.toml"
LOOKS = "held-out-looks.toml"


class Assistant(Protocol):
    """What is evaluated. A protocol, so that the metrics are tested with made-up answers."""

    @property
    def fingerprint(self) -> str:
        """Names the index; stands in the report."""

    def ask(
        self, question: str, *, history: Sequence[Turn] = (), as_of: date | None = None, id: str | None = None
    ) -> Answer:
        """Answer or refuse; never raises on a question."""

    def search(self, question: str, *, k: int = 10, as_of: date | None = None) -> tuple[Found, ...]:
        """At most k hits, best first; refuses no question.

        Raises:
            InputError: there is nothing to search for (an empty question).
        """


def ask(assistant: Assistant, question: Question) -> Result:
    """Ask one question and look at what was searched for it.

    A follow-up is searched as the assistant made it whole, since its own words name nothing.
    """
    start = time.perf_counter()
    answer = assistant.ask(question.question, history=question.history, as_of=question.as_of, id=question.id)
    ms = (time.perf_counter() - start) * 1000
    searched = answer.resolved_question if question.history else question.question
    hits = search(assistant, searched or question.question, K, question.as_of)
    return Result(question, answer, hits, ms)


def search(assistant: Assistant, text: str, k: int, as_of: date | None) -> tuple[Found, ...]:
    """The hits; none for a text that cannot be searched."""
    try:
        return tuple(assistant.search(text, k=k, as_of=as_of)[:k])
    except InputError:
        return ()


def run(
    assistant: Assistant,
    questions: Sequence[Question],
    *,
    gate: Path | None = None,
    looks: int | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> Report:
    """Ask all questions in order.

    Args:
        assistant: opened; one search beforehand keeps the loading of its model out of the latencies.
        questions: at least one.
        gate: a gate file; None: no limits.
        looks: for `Report.looks`.
        progress: called after each question with (asked so far, of how many).

    Raises:
        InputError: the gate file has a mistake; before anything is asked.
    """
    limits = gates.read(gate) if gate else ()
    search(assistant, questions[0].question, 1, None)
    results = []
    for question in questions:
        results.append(ask(assistant, question))
        if progress:
            progress(len(results), len(questions))
    return Report(tuple(results), assistant.fingerprint, limits, looks)


def evaluate(
    assistant: Assistant,
    paths: Iterable[Path],
    *,
    gate: Path | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> Report:
    """Read the files of questions, ask them, and hold the numbers against the gate.

    Raises:
        InputError: a mistake in a file of questions or in the gate; the message names file and line.
    """
    paths = tuple(paths)
    questions = files.read(paths)
    held_out = any(question.split == "held-out" for question in questions)
    return run(assistant, questions, gate=gate, looks=count_looks(paths) if held_out else None, progress=progress)


def count_looks(paths: Iterable[Path]) -> int | None:
    """How many looks at held-out questions are recorded beside these files; None: no record.

    Raises:
        InputError: the record is not TOML, or a look has no date or no reason.
    """
    records = {path.parent / LOOKS for path in paths}
    found = [record for record in sorted(records) if record.is_file()]
    for record in found:
        try:
            looks = tomllib.loads(record.read_text(encoding="utf-8")).get("look", [])
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            raise InputError(f"{record} bukan TOML: {error}.") from None
        for n, look in enumerate(looks, 1):
            if not (isinstance(look, dict) and look.get("date") and look.get("reason")):
                raise InputError(f"{record}, [[look]] ke-{n}: perlu `date` dan `reason`.")
        return len(looks)
    return None


def shipped() -> Path:
    """The folder eval/ of the clone; it need not exist."""
    return Path(__file__).resolve().parent.parent.parent / "eval"


def default_questions() -> tuple[Path, ...]:
    """Both files of eval/.

    Raises:
        InputError: there is none, as in an installation from a wheel.
    """
    found = tuple(path for name in QUESTIONS if (path := shipped() / name).is_file())
    if not found:
        raise InputError("Folder eval/ hanya ada dalam salinan kode sumber; beri berkasnya dengan --questions FILE.")
    return found


def default_gate() -> Path | None:
    """eval/gate.toml, None where there is none."""
    path = shipped() / GATE
    return path if path.is_file() else None
