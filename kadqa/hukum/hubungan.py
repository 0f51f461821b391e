"""Relations between regulations: their kinds in words, and dates with the precision they were written with."""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from kadqa.records import Relation

DateSpan = tuple[date, date]
"""(first, last) day that a written date may mean, both included."""

MONTHS = (
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
)

_WRITTEN = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)
"""A date of the corpus: "2014-10-02", "2020-07", "2020"."""


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of relation, in the words that sentences need."""

    key: str
    passive: str
    """What is said of the target: "dicabut"; followed by "oleh" and the act."""
    ends: bool = False
    """The target loses its force."""
    changes: bool = False
    """The target's text, or that of what it stands in, is changed."""
    acts: bool = True
    """Has an effect on standing at all."""


_ROWS = (
    Kind("mencabut", "dicabut", ends=True, changes=True),
    Kind("mengubah", "diubah", changes=True),
    Kind("menyisipkan", "disisipkan", changes=True),
    Kind("menghapus", "dihapus", ends=True, changes=True),
    Kind("menetapkan", "ditetapkan menjadi undang-undang"),
    Kind("melaksanakan", "dilaksanakan", acts=False),
    Kind("menggantikan", "digantikan", ends=True, changes=True),
    Kind("membatalkan", "dibatalkan", ends=True, changes=True),
    Kind("mempertahankan", "dipertahankan"),
    Kind("menunda", "ditunda berlakunya"),
    Kind("padanan", "sepadan dengan", acts=False),
)

KINDS: dict[str, Kind] = {row.key: row for row in _ROWS}
"""Every value that `jenis` may have in hubungan.toml."""


def span_of(written: str) -> DateSpan | None:
    """First and last day that a date of the corpus may mean.

    "2014-10-02" is that day twice, "2020-07" the month, "2020" the year, "" None.

    Raises:
        ValueError: it is none of these, or no such day exists.
    """
    written = written.strip()
    if not written:
        return None
    match = _WRITTEN.fullmatch(written)
    try:
        if not match:
            raise ValueError
        year, month, day = int(match[1]), match[2], match[3]
        if month is None:
            return date(year, 1, 1), date(year, 12, 31)
        if day is None:
            first = date(year, int(month), 1)
            return first, first.replace(day=calendar.monthrange(year, int(month))[1])
        exact = date(year, int(month), int(day))
    except ValueError:
        message = f"tanggal {written!r} tidak dikenal; tulis 2014-10-02, 2014-10, atau 2014"
        raise ValueError(message) from None
    return exact, exact


def write_date(written: str | date | None) -> str:
    """A date for people, in its own precision: "2 Oktober 2014", "Juli 2020", "2020"; "" for none.

    Raises:
        ValueError: as `span_of`.
    """
    if isinstance(written, date):
        written = written.isoformat()
    span = span_of(written or "")
    if span is None or written is None:
        return ""
    first = span[0]
    parts = written.strip().count("-")
    month = MONTHS[first.month - 1]
    return (f"{first.year}", f"{month} {first.year}", f"{first.day} {month} {first.year}")[parts]


def passive(jenis: str) -> str:
    """What is said of the target, ready for the act: "dicabut oleh", "sepadan dengan".

    Raises:
        KeyError: the kind is none of `KINDS`.
    """
    kind = KINDS[jenis]
    return kind.passive if kind.key == "padanan" else f"{kind.passive} oleh"


def write_relation(relation: Relation, names: Callable[[str], str], *, target: str | None = None) -> str:
    """A relation in one Indonesian sentence, from the act's side or, with `target`, from the target's.

    "UU 23/2014 Pasal 409 huruf b mencabut UU 32/2004 sejak 2 Oktober 2014."
    "UU 32/2004 dicabut oleh UU 23/2014 Pasal 409 huruf b sejak 2 Oktober 2014."

    Args:
        relation: one row; its kind is one of `KINDS`.
        names: id to label.
        target: one id of `relation.ke`.
    """
    act = names(relation.dari)
    if relation.jenis == "padanan":
        if not relation.ke:
            return f"{act} tidak ada padanannya."
        return f"{act} sepadan dengan {_listed([names(one) for one in relation.ke])}."
    if target is not None:
        sentence = f"{names(target)} {passive(relation.jenis)} {act}"
    else:
        sentence = f"{act} {relation.jenis} {_listed([names(one) for one in relation.ke])}"
    if relation.mulai:
        sentence += f" sejak {write_date(relation.mulai)}"
    if relation.sampai:
        sentence += f" sampai dengan {write_date(relation.sampai)}"
    if relation.syarat:
        sentence += f" ({relation.syarat})"
    return sentence + remark(relation.basis) + "."


def remark(basis: str) -> str:
    """What a reader is told of a weak basis, with its comma in front; "" for naskah and OCR."""
    return {"sekunder": ", menurut sumber sekunder", "belum": ", belum diperiksa"}.get(basis, "")


def _listed(names: list[str]) -> str:
    if len(names) < 3:
        return " dan ".join(names)
    return ", ".join(names[:-1]) + ", dan " + names[-1]
