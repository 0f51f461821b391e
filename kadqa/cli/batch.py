"""The questions of `--batch`: JSON Lines, each line answered, a bad one too."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from kadqa.errors import InputError, because
from kadqa.hukum.day import parse_day
from kadqa.records import Turn


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a batch; `problem` says why it cannot be asked, and `question` is "" then."""

    id: str | None
    question: str
    history: tuple[Turn, ...] = ()
    as_of: date | None = None
    k: int | None = None
    problem: str | None = None


def read_batch(name: str, as_of: date | None) -> Iterator[Row]:
    """The rows of a file ("-": standard input), empty lines left out.

    Args:
        name: the file.
        as_of: the day for lines that name none.

    Raises:
        InputError: the file cannot be read.
    """
    try:
        text = sys.stdin.read() if name == "-" else Path(name).read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        why = because(error) if isinstance(error, OSError) else "bukan UTF-8"
        raise InputError(f"{name} tidak dapat dibaca: {why}. Beri berkas JSON Lines berkode UTF-8.") from error
    return (parse(line, n, as_of) for n, line in enumerate(text.splitlines(), 1) if line.strip())


def parse(line: str, n: int, as_of: date | None) -> Row:
    """One line: {"id", "question", optional "history", "as_of", "k"}."""
    try:
        raw = json.loads(line)
    except (ValueError, RecursionError):
        return Row(None, "", problem=f"Baris {n} bukan JSON.")
    if not isinstance(raw, dict):
        return Row(None, "", problem=f"Baris {n} bukan objek JSON.")
    id = None if raw.get("id") is None else str(raw["id"])
    question = raw.get("question")
    if not isinstance(question, str):
        return Row(id, "", problem=f"Baris {n}: `question` tidak ada atau bukan teks.")
    try:
        history = _history(raw.get("history") or [])
        day = parse_day(str(raw.get("as_of") or "")) or as_of
    except (TypeError, ValueError, KeyError, InputError):
        return Row(id, "", problem=f"Baris {n}: `history` atau `as_of` tidak dapat dipakai.")
    k = raw.get("k")
    return Row(id, question, history, day, k if isinstance(k, int) and k > 0 else None)


def _history(raw: Any) -> tuple[Turn, ...]:
    if not isinstance(raw, list):
        raise TypeError("history is no list")
    return tuple(map(_turn, raw))


def _turn(raw: Any) -> Turn:
    if isinstance(raw, str):
        return Turn(raw)
    if not isinstance(raw, dict):
        raise TypeError("a turn is neither a text nor an object")
    citations = tuple(str(c["provision"] if isinstance(c, dict) else c) for c in raw.get("citations") or ())
    return Turn(str(raw["question"]), citations)
