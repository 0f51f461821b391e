"""Ask every question once and hand over the report."""

from __future__ import annotations

import json
import time
import tomllib
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Protocol

from kadqa.errors import InputError, because
from kadqa.evaluation import gate as gates
from kadqa.evaluation import questions as files
from kadqa.evaluation.compare import Past
from kadqa.evaluation.judge import Result
from kadqa.evaluation.questions import Question
from kadqa.evaluation.report import Report
from kadqa.records import Answer, Found, Turn
from kadqa.text import squash

K = 10
"""Hits that are looked at: the deepest cut of the ranking metrics."""
QUESTIONS = ("dev.jsonl", "dev-lain.jsonl", "held-out.jsonl")
GATE = "gate.toml"
LOOKS = "held-out-looks.toml"


class Assistant(Protocol):
    """What is evaluated. A protocol, so that the metrics are tested with made-up answers."""

    @property
    def fingerprint(self) -> str:
        """Names the index; stands in the report."""

    def holds(self, provision: str, *, layer: str | None = None) -> bool:
        """Whether the index has a text of this provision, or of something below it, in this layer (None: any)."""

    def ask(
        self, question: str, *, history: Sequence[Turn] = (), as_of: date | None = None, id: str | None = None
    ) -> Answer:
        """Answer or refuse; never raises on a question."""

    def search(
        self, question: str, *, history: Sequence[Turn] = (), k: int = 10, as_of: date | None = None
    ) -> tuple[Found, ...]:
        """At most k hits, best first; refuses no question.

        Raises:
            InputError: there is nothing to search for (an empty question).
        """


def ask(assistant: Assistant, question: Question) -> Result:
    """Ask one question and look at what was found for it."""
    start = time.perf_counter()
    answer = assistant.ask(question.question, history=question.history, as_of=question.as_of, id=question.id)
    ms = (time.perf_counter() - start) * 1000
    hits = search(assistant, question.question, K, question.as_of, question.history)
    return Result(question, answer, hits, ms)


def search(
    assistant: Assistant, text: str, k: int, as_of: date | None, history: Sequence[Turn] = ()
) -> tuple[Found, ...]:
    """The hits; none for a text that cannot be searched."""
    try:
        return tuple(assistant.search(text, history=history, k=k, as_of=as_of)[:k])
    except InputError:
        return ()


def holding(assistant: Assistant, questions: Sequence[Question]) -> tuple[tuple[Question, ...], tuple[Question, ...]]:
    """(asked, left out): questions marked `realdata` are left out where the index lacks the documents' own text.

    One that is to be refused has no gold: it is asked where any other marked one can be. A question without
    the mark is always asked: if its gold is missing, that is a fault of the index and must show.
    """
    marked = [question for question in questions if question.realdata]
    held = {q.id for q in marked if q.gold and any(assistant.holds(gold, layer="naskah") for gold in q.gold)}
    kept = tuple(q for q in questions if not q.realdata or q.id in held or (not q.gold and held))
    ids = {q.id for q in kept}
    return kept, tuple(q for q in questions if q.id not in ids)


def run(
    assistant: Assistant,
    questions: Sequence[Question],
    *,
    gate: Path | None = None,
    looks: int | None = None,
    against: Past | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> Report:
    """Ask all questions in order, those left out that the index cannot answer (`holding`).

    Args:
        assistant: opened; one search beforehand keeps the loading of its model out of the latencies.
        questions: at least one.
        gate: a gate file; None: no limits.
        looks: for `Report.looks`.
        against: an earlier report to compare with.
        progress: called after each question with (asked so far, of how many).

    Raises:
        InputError: the gate file has a mistake, or every question was left out; before anything is asked.
    """
    limits = gates.read(gate) if gate else ()
    questions, skipped = holding(assistant, questions)
    if not questions:
        raise InputError(
            f"Tidak satu pun dari {len(skipped)} pertanyaan dapat diajukan: dokumen yang dimaksud tidak ada di indeks "
            "ini. Bangun indeks dengan dokumennya (eval/README.md), lalu beri foldernya dengan --index."
        )
    absent = tuple(q for q in questions if q.gold and not any(assistant.holds(gold) for gold in q.gold))
    search(assistant, questions[0].question, 1, None)
    results = []
    for question in questions:
        results.append(ask(assistant, question))
        if progress:
            progress(len(results), len(questions))
    return Report(tuple(results), assistant.fingerprint, limits, looks, skipped, absent, against)


def evaluate(
    assistant: Assistant,
    paths: Iterable[Path],
    *,
    gate: Path | None = None,
    against: Past | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> Report:
    """Read the files of questions, ask them, and hold the numbers against the gate.

    Raises:
        InputError: a mistake in a file of questions or in the gate; the message names file and line.
    """
    paths = tuple(paths)
    questions = files.read(paths)
    held_out = any(question.split.startswith(files.HIDDEN) for question in questions)
    looks = count_looks(paths) if held_out else None
    return run(assistant, questions, gate=gate, looks=looks, against=against, progress=progress)


def record_look(paths: Iterable[Path], day: date, reason: str) -> Path:
    """Write down a look at held-out questions beside their file.

    Raises:
        InputError: no file holds held-out questions, the reason is empty, or the record cannot be written.
    """
    if not reason.strip():
        raise InputError("Alasan melihat soal held-out kosong; tulis mengapa.")
    hidden = [path for path in paths if any(q.split.startswith(files.HIDDEN) for q in files.read([path]))]
    if not hidden:
        raise InputError("Tidak ada soal held-out di antara berkas pertanyaan itu.")
    record = hidden[0].parent / LOOKS
    # JSON's strings are TOML's basic strings.
    row = f'\n[[look]]\ndate = "{day.isoformat()}"\nreason = {json.dumps(squash(reason), ensure_ascii=False)}\n'
    try:
        with record.open("a", encoding="utf-8") as file:
            file.write(row)
    except OSError as error:
        raise InputError(f"{record} tidak dapat ditulis: {because(error)}.") from None
    return record


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
    """The files of eval/.

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
