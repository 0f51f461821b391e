"""What the web chat needs of the assistant, and what it keeps of what was answered."""

from __future__ import annotations

import secrets
import threading
from collections import OrderedDict
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Protocol
from urllib.parse import urlencode

from kadqa.errors import InputError
from kadqa.hukum.day import parse_day
from kadqa.hukum.jenis import JENIS
from kadqa.records import Answer, Filters, Found, Part, Shown, Source, Turn

ANSWERS_KEPT = 500
"""Answers whose sources and downloads can be opened, the latest ones; some 20 kB each."""


class Asker(Protocol):
    """The assistant, as the pages see it. It is called from several threads at once."""

    @property
    def fingerprint(self) -> str:
        """Names the state of the index; changes whenever an answer could."""

    def ask(
        self,
        question: str,
        *,
        history: Sequence[Turn] = (),
        as_of: date | None = None,
        filters: Filters | None = None,
    ) -> Answer:
        """Answer any text, the empty one too; a question without support comes back refused.

        Args:
            question: as it was typed.
            history: earlier questions of the conversation, oldest first.
            as_of: the day whose law is asked about; None: today, or what the question itself says.
            filters: what the search is narrowed to; None: nothing.
        """

    def search(self, question: str, *, k: int = 10) -> Sequence[Found]:
        """What bears most on words, best first.

        Raises:
            InputError: they cannot be searched for.
        """

    def sources(self) -> Sequence[Source]:
        """Every regulation and page that it answers from."""

    def day(self) -> date:
        """The day that counts as today."""

    def show(self, provision: str, *, as_of: date | None = None, version: str | None = None) -> Shown:
        """A provision, whole.

        Raises:
            InputError: there is none of that id, or not in that version.
        """

    def knows(self, provision: str) -> bool:
        """Whether `show` has something for an id."""

    def read(self, source: str, *, as_of: date | None = None) -> Sequence[Part]:
        """The parts of a regulation or page in reading order."""

    def file_of(self, source: str, version: str) -> Path | None:
        """The file that a text was read from, if it is there."""


class Kept:
    """The latest answers by the name that their addresses hold. Nothing is written to disk.

    An answer to a visitor with documents of the visitor's own is shown to that visitor alone.
    """

    def __init__(self, most: int = ANSWERS_KEPT) -> None:
        self.most = most
        self._answers: OrderedDict[str, tuple[str, Answer]] = OrderedDict()
        self._lock = threading.Lock()

    def keep(self, answer: Answer, owner: str = "") -> str:
        """A name for it that nobody can guess; the oldest answer is forgotten once there are too many."""
        name = f"j{secrets.token_hex(8)}"
        with self._lock:
            self._answers[name] = (owner, answer)
            while len(self._answers) > self.most:
                self._answers.popitem(last=False)
        return name

    def get(self, name: str, who: str = "") -> Answer | None:
        """The answer, or None if it was forgotten, never was, or is another's."""
        with self._lock:
            owner, answer = self._answers.get(name, ("", None))
            return answer if owner in {"", who} else None

    def forget(self, owner: str) -> None:
        """Forget the answers of a visitor."""
        with self._lock:
            self._answers = OrderedDict((name, row) for name, row in self._answers.items() if row[0] != owner)


def question_address(question: str, as_of: str, filters: Filters) -> str:
    """The address that asks a question again, with its day and its filters: "/?q=...&per=2010-01-01&berlaku=1"."""
    fields = [("q", question), ("per", as_of), ("berlaku", "1" if filters.in_force else "")]
    fields += [("jenis", ",".join(filters.jenis)), ("dari", str(filters.first_year or ""))]
    fields += [("sampai", str(filters.last_year or "")), ("naskah", "1" if filters.official else "")]
    return "/?" + urlencode([(name, value) for name, value in fields if value])


def read_filters(
    in_force: object = False, jenis: object = (), first: object = "", last: object = "", official: object = False
) -> Filters:
    """Filters as a form or an address gives them.

    Raises:
        InputError: a year is no year.
    """
    kinds = jenis.split(",") if isinstance(jenis, str) else list(jenis) if isinstance(jenis, (list, tuple)) else []
    return Filters(
        in_force=bool(in_force),
        jenis=tuple(str(kind) for kind in kinds if kind in JENIS or kind == "halaman"),
        first_year=_year(first),
        last_year=_year(last),
        official=bool(official),
    )


def read_day(written: object) -> date | None:
    """The day that was written, None for none.

    Raises:
        InputError: it is no day.
    """
    return parse_day(str(written or ""))


def _year(written: object) -> int | None:
    said = str(written or "").strip()
    if not said:
        return None
    if not (said.isascii() and said.isdecimal() and len(said) == 4):
        raise InputError(f"Tahun “{said[:40]}” tidak dapat dibaca. Tulis empat angka, misalnya 2014.")
    return int(said)
