"""Days as people write them: alone ("1 Januari 2010"), or inside a question ("menurut aturan tahun 2010")."""

from __future__ import annotations

import re
from datetime import date

from kadqa.errors import InputError
from kadqa.hukum.hubungan import MONTHS
from kadqa.text import squash

ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
"""Year first: "2010-01-31"."""
NUMBERS = re.compile(r"(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4})")
"""Day first, as Indonesians write it: "31/01/2010", "31-1-2010"."""
WORDS = re.compile(r"(?:tanggal )?(\d{1,2}) ([a-z]{3,9})\.? (\d{4})")
"""With the month's name or its beginning: "31 Januari 2010", "1 agt 2010"."""
YEAR = re.compile(r"(?:tahun )?(\d{4})")
"""A year alone: "2010", "tahun 2010"."""

SHORT = {"agt": 8, "agst": 8, "ags": 8, "pebruari": 2, "peb": 2, "nopember": 11, "nop": 11}
"""Months written otherwise than by the beginning of their name."""


def parse_day(written: str) -> date | None:
    """The day that was typed; None if nothing was. A year alone means its 31 December.

    Raises:
        InputError: it is no day of the calendar; the message says which forms can be read.
    """
    text = squash(written).casefold()
    if not text:
        return None
    try:
        if match := ISO.fullmatch(text):
            year, month, day = map(int, match.groups())
        elif match := NUMBERS.fullmatch(text):
            day, month, year = map(int, match.groups())
        elif match := WORDS.fullmatch(text):
            day, month, year = int(match[1]), _month(match[2]), int(match[3])
        elif match := YEAR.fullmatch(text):
            day, month, year = 31, 12, int(match[1])
        else:
            raise ValueError
        return date(year, month, day)
    except ValueError:
        shown = squash(written)[:40]
        raise InputError(
            f"Tanggal “{shown}” tidak dapat dibaca. Tulis misalnya 1 Januari 2010, 2010-01-01, atau kosongkan."
        ) from None


_DATE = r"(?:\d{4}-\d{1,2}-\d{1,2}|\d{1,2}[/.\-]\d{1,2}[/.\-]\d{4}|\d{1,2} [a-z]{3,9}\.? \d{4})"
_LAW = r"(?:aturan|hukum|ketentuan|peraturan|regulasi|perundang-undangan|undang-undang|uu|pp)"
IN_TEXT = re.compile(
    rf"\b(?:(?:menurut|berdasarkan|dengan|dalam|pada|memakai|mengikuti) )?"
    rf"(?:{_LAW}(?: yang)?(?: berlaku)?|berlaku|keadaan)"
    rf" (?:per |pada |di )?(?:tanggal |tahun )?(?P<law>{_DATE}|\d{{4}})\b(?! *[/-])"
    rf"|\bper (?:tanggal |akhir )?(?:tahun )?(?P<per>{_DATE}|\d{{4}})\b(?! *[/-])"
    rf"|^(?:pada|di|dalam) (?:tanggal )?(?P<date>{_DATE})"
    rf"|^(?:pada|di|dalam) tahun (?P<year>\d{{4}})\b",
    re.IGNORECASE,
)
"""A day whose law is asked about: "menurut aturan tahun 2010", "per 1 Januari 2010", "Pada tahun 2002, ..."."""


def find_day(text: str, *, first: int = 1945, last: int = 2100) -> tuple[date, int, int] | None:
    """The day whose law a question asks about, with where it is said; None if it names none.

    A year alone means its 31 December. The number of a law is no day: the caller cuts rujukan out first.

    Args:
        text: a question.
        first: earliest year that can be meant.
        last: latest year that can be meant.
    """
    for match in IN_TEXT.finditer(text):
        written = next(group for group in match.groups() if group)
        try:
            day = parse_day(written)
        except InputError:
            continue
        if day is not None and first <= day.year <= last:
            return day, match.start(), match.end()
    return None


def _month(name: str) -> int:
    """1 to 12, or 0 (which no calendar has) for a name that is no month."""
    begins = [n for n, month in enumerate(MONTHS, 1) if month.casefold().startswith(name)]
    return SHORT.get(name) or (begins[0] if len(begins) == 1 else 0)
