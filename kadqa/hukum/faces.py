"""What a reader sees of a provision's standing, as an effect makes it: the status, by what, since when, and a note."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import IntEnum

from kadqa.hukum.hubungan import KINDS, DateSpan, write_date
from kadqa.records import Basis, Status

Day = date | None
"""As a start: None is since ever. As the day of an effect: None is never."""


class Role(IntEnum):
    """How an effect reaches a provision, in the order in which effects of one day are played."""

    COVER = 0
    """It was done to something that this provision stands in."""
    OWN = 1
    BUBBLE = 2
    """It was done to something that stands in this provision."""


@dataclass(frozen=True, slots=True)
class Effect:
    """A relation as it acts on one of its targets."""

    jenis: str
    target: str
    by: str
    label: str
    """Of `by`, for notes."""
    act: str
    """The source of `by`: the name of the version that it makes."""
    first: Day
    """First day on which it may have happened; None: since ever."""
    sure: Day
    """First day on which it has surely happened; None: never."""
    since: str
    until: DateSpan | None = None
    """Last day of a mempertahankan."""
    condition: str = ""
    pending: bool = False
    """Its condition is not met yet: a note, no effect."""
    law_level: bool = False
    """Its target is a whole regulation."""
    open: bool = False
    """A law-level amendment whose list of changes is not closed."""
    basis: Basis = "naskah"
    checked: str = ""


@dataclass(frozen=True, slots=True)
class Face:
    """What a reader sees of a standing."""

    status: Status
    by: str | None = None
    since: str = ""
    condition: str = ""
    note: str = ""
    basis: Basis = "naskah"
    checked: str = ""


def made(status: Status, effect: Effect, note: str = "", *, checked: str = "") -> Face:
    """A face made by an effect, with the remark that its basis asks for.

    `checked` is the date of its source: what is in force is so as far as the source was checked, what
    ends as far as the relation was.
    """
    weak = "menurut sumber sekunder" if effect.basis == "sekunder" else ""
    return Face(
        status,
        by=effect.by,
        since=effect.since,
        condition=effect.condition,
        note=joined([note, weak]) if weak else note,
        basis=effect.basis,
        checked=checked or effect.checked,
    )


def over(effect: Effect) -> Face:
    last = write_date(effect.until[1]) if effect.until and effect.until[0] == effect.until[1] else ""
    last = last or (f"tahun {effect.until[1].year}" if effect.until else "")
    return made("tidak diketahui", effect, f"masa berlaku bersyaratnya hanya sampai dengan {last}")


def vaguely(effect: Effect, role: Role) -> Face:
    what = KINDS[effect.jenis].passive
    if role == Role.BUBBLE:
        what = "diubah sebagian"
    when = f"pada {write_date(effect.since)}, tanggal pastinya tidak diketahui"
    when = when if effect.since else "pada tanggal yang tidak diketahui"
    return made("tidak diketahui", effect, f"{what} oleh {effect.label} {when}")


def pending_note(effect: Effect) -> str:
    return f"akan {KINDS[effect.jenis].passive} oleh {effect.label} ({effect.condition})" + (
        ", belum diperiksa" if effect.basis == "belum" else ""
    )


def ending(effect: Effect, *, is_source: bool) -> Face:
    if effect.jenis == "menggantikan" and effect.basis == "sekunder":
        note = f"digantikan oleh {effect.label}, pasal pencabutannya belum diperiksa"
        return made("tidak diketahui", effect, note)
    if effect.jenis == "membatalkan":
        return made(
            "berlaku bersyarat" if effect.condition else "dicabut", effect, "dibatalkan oleh Mahkamah Konstitusi"
        )
    return made("dihapus" if effect.jenis == "menghapus" and not is_source else "dicabut", effect)


def joined(notes: Sequence[str]) -> str:
    """Notes as one, each once."""
    return "; ".join(dict.fromkeys(note for note in notes if note))
