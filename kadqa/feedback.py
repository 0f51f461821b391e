"""What readers said of answers, in one SQLite file. The question is in it only where its reader agreed to that."""

from __future__ import annotations

import contextlib
import json
import sqlite3
import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import kadqa
from kadqa.errors import InputError
from kadqa.records import Answer

FILE = "umpan-balik.sqlite"
REASONS: dict[str, str] = {
    "tidak-menjawab": "Tidak menjawab pertanyaan saya",
    "ketentuan": "Ketentuan yang dikutip keliru",
    "status": "Status berlakunya keliru",
    "kurang": "Kurang lengkap",
    "sulit": "Sulit dipahami",
    "ditolak": "Seharusnya dapat dijawab",
}
"""What can be wrong with an answer, by key."""
NOTE_LONG = 2000
"""Characters of a note that are kept."""
MIGRATIONS: tuple[str, ...] = (
    """
    CREATE TABLE feedback (
        n INTEGER PRIMARY KEY,
        at TEXT NOT NULL,
        helpful INTEGER NOT NULL,
        reasons TEXT NOT NULL,
        note TEXT NOT NULL,
        outcome TEXT NOT NULL,
        kadqa TEXT NOT NULL,
        fingerprint TEXT NOT NULL,
        question TEXT,
        as_of TEXT,
        refusal TEXT,
        cited TEXT
    )
    """,
)
"""Step n brings a file of form n to form n + 1 (`PRAGMA user_version`)."""


@dataclass(frozen=True, slots=True)
class Feedback:
    """What one reader said of one answer."""

    at: str
    """Day and time, UTC, ISO 8601."""
    helpful: bool
    reasons: tuple[str, ...]
    """Keys of REASONS."""
    note: str
    outcome: str
    kadqa: str
    fingerprint: str
    question: str | None = None
    """The question made whole, as it was answered; None: its reader did not agree, nor are the fields below kept."""
    as_of: str | None = None
    refusal: str | None = None
    """Code of the refusal."""
    cited: tuple[str, ...] = ()


def said(
    answer: Answer, *, helpful: bool, reasons: Sequence[str] = (), note: str = "", consent: bool = False,
    now: datetime | None = None,
) -> Feedback:  # fmt: skip
    """What is kept of a reader's word.

    Args:
        answer: what it is about.
        helpful: whether it helped.
        reasons: keys of REASONS; others are left out.
        note: free text, cut at `NOTE_LONG` characters.
        consent: whether the question may be kept. What it cites would give it away, so that depends on it too.
        now: for tests; None: the clock.
    """
    about: dict[str, Any] = {}
    if consent:
        about = {
            "question": answer.resolved_question or answer.question,
            "as_of": answer.as_of.isoformat(),
            "refusal": answer.reason[0] if answer.reason else None,
            "cited": tuple(dict.fromkeys(citation.provision for citation in answer.citations)),
        }
    return Feedback(
        at=(now or datetime.now(UTC)).isoformat(timespec="seconds"),
        helpful=helpful,
        reasons=tuple(key for key in REASONS if key in reasons),
        note=note.strip()[:NOTE_LONG],
        outcome=answer.outcome,
        kadqa=kadqa.__version__,
        fingerprint=answer.index,
        **about,
    )


class FeedbackStore:
    """The file in the state folder; made when something is first kept. Safe to use from several threads.

    Raises:
        InputError: (by every method) the file cannot be written or read.
    """

    def __init__(self, folder: Path) -> None:
        self.path = folder / FILE
        self._lock = threading.Lock()

    def add(self, one: Feedback, instead_of: int | None = None) -> int:
        """Keep one, in the place of an earlier one of the same reader, if any; its number.

        Raises:
            InputError: it cannot be written.
        """
        row = (
            one.at, one.helpful, json.dumps(one.reasons), one.note, one.outcome, one.kadqa, one.fingerprint,
            one.question, one.as_of, one.refusal, json.dumps(one.cited),
        )  # fmt: skip
        with self._open() as connection:
            if instead_of is not None:
                connection.execute("DELETE FROM feedback WHERE n = ?", (instead_of,))
            added = connection.execute(
                "INSERT INTO feedback (at, helpful, reasons, note, outcome, kadqa, fingerprint, question, as_of, "
                "refusal, cited) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                row,
            )
            return int(added.lastrowid or 0)

    def all(self) -> list[Feedback]:
        """Everything kept, the oldest first; [] if there is no file."""
        if not self.path.is_file():
            return []
        with self._open() as connection:
            rows = connection.execute(
                "SELECT at, helpful, reasons, note, outcome, kadqa, fingerprint, question, as_of, refusal, cited "
                "FROM feedback ORDER BY n"
            ).fetchall()
        return [
            Feedback(
                at, bool(helpful), tuple(json.loads(reasons)), note, outcome, version, fingerprint, question, as_of,
                refusal, tuple(json.loads(cited or "[]")),
            )
            for at, helpful, reasons, note, outcome, version, fingerprint, question, as_of, refusal, cited in rows
        ]  # fmt: skip

    @contextlib.contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        try:
            with self._lock:
                self.path.parent.mkdir(parents=True, exist_ok=True)
                with contextlib.closing(sqlite3.connect(self.path, timeout=10)) as connection, connection:
                    form = connection.execute("PRAGMA user_version").fetchone()[0]
                    for number, step in enumerate(MIGRATIONS[form:], form + 1):
                        connection.execute(step)
                        connection.execute(f"PRAGMA user_version = {number}")
                    yield connection
        except (sqlite3.Error, OSError, ValueError) as error:
            raise InputError(f"{self.path} tidak dapat dipakai: {error}. Periksa KADQA_STATE.") from error


def as_question(n: int, one: Feedback, today: date) -> dict[str, Any] | None:
    """A line for `kadqa eval --questions`, or None where its reader did not agree.

    What helped is right as it was: its outcome and what it cited. Of what did not help nobody has said yet what
    would be right: it comes without gold, with the complaint as `note`, and someone has to fill it in.

    Args:
        n: numbers the question.
        one: what was said.
        today: the day it is exported; a question answered for its own day keeps that day all the same.
    """
    if one.question is None:
        return None
    row: dict[str, Any] = {"id": f"umpan-{n:04}", "question": one.question, "as_of": one.as_of or today.isoformat()}
    words = "; ".join([*(REASONS[key] for key in one.reasons if key in REASONS), *([one.note] if one.note else [])])
    if one.helpful and one.outcome != "ditolak" and one.cited:
        row |= {"expect": one.outcome, "gold": list(one.cited)}
    elif one.helpful and one.outcome == "ditolak":
        row |= {"expect": "ditolak", "reason": one.refusal}
    if words or not one.helpful:
        row["note"] = words if one.helpful else f"tidak membantu: {words or 'tanpa alasan'}"
    return row
