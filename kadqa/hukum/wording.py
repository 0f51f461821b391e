"""The standing of a provision in one plain Indonesian sentence."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta

from kadqa.hukum.hubungan import write_date
from kadqa.records import Interval, Source

TODAY = "Hari ini: "
"""Before today's standing, where a standing of another day stands in front of it."""
STANDING = {
    "berlaku": "berlaku",
    "berlaku bersyarat": "berlaku bersyarat",
    "diubah": "berlaku, dengan perubahan",
    "belum berlaku": "belum berlaku",
    "dicabut": "dicabut",
    "dihapus": "dihapus",
    "tidak diketahui": "belum diperiksa",
}
"""How people name a standing."""
UNCHECKED = "Belum diperiksa"
"""The standing of a law of which nobody looked what other acts do to it."""
OWN_NOTE = re.compile(r"\(?Catatan KADQA:.*", re.DOTALL)
"""A remark of KADQA's own at the end of an item of a ringkasan."""
NOTE_OF_ITEM = re.compile(r"\(?Catatan KADQA:[^\n]*")
"""The same where other items may follow, each on a line of its own."""
LOST = re.compile(r"\[tak terbaca[^\]]*\]?")
"""What a digest of a damaged text says where words are missing."""


@dataclass(frozen=True, slots=True)
class Changes:
    """What is known of a changed text besides the change that its interval names."""

    begun: str
    """First day in force, as written; "" if it is not known."""
    earlier: tuple[str, ...]
    """Labels of the acts that changed it before, oldest first."""
    last: str
    """Label of the act that changed it last, with what established it."""


def without_notes(text: str) -> str:
    """A text without our own remarks: what they name the text does not.

    "... memakai PP 50/2007. Catatan KADQA: PP itu sudah dicabut PP 28/2018." -> "... memakai PP 50/2007. "
    """
    return NOTE_OF_ITEM.sub("", text)


def describe(
    interval: Interval, names: Callable[[str], str], changes: Changes | None = None, *, then_unknown: bool = False
) -> str:
    """Say how a provision stands.

    "Dicabut sejak 2 Oktober 2014 oleh UU 23/2014 Pasal 409 huruf b."
    "Berlaku sejak 13 Juli 2018; tidak ditemukan pencabutan (diperiksa s.d. 20 Agustus 2025)."
    "Berlaku sejak 15 Oktober 2004; keadaan ini sampai dengan 1 Oktober 2014."
    "Tidak diketahui: mungkin diubah oleh UU 6/2023 (belum diperiksa)."
    "Belum diperiksa; menurut naskahnya berlaku sejak 3 Januari 2024."
    "Berlaku sejak 2 Oktober 2014, diubah oleh UU 9/2015, terakhir sejak 30 Desember 2022 oleh Perppu 2/2022; ..."

    Args:
        interval: a row of the standing table.
        names: id to label.
        changes: of a changed text, since when it is in force and by what it was changed before, if that is to be said.
        then_unknown: how it stands after the interval is not known.

    Returns:
        One sentence; what is said to be in force always names the date of the check, or that there is none.
    """
    since = f" sejak {write_date(interval.since)}" if interval.since else ""
    by = f" oleh {names(interval.by)}" if interval.by else ""
    note = f"; {interval.note}" if interval.note else ""
    condition = f" ({interval.condition})" if interval.condition else ""
    match interval.status:
        case "berlaku":
            by = f", disisipkan{by}" if by else ""
            return f"Berlaku{since}{by}{condition}{note}; {_checked(interval, then_unknown)}."
        case "diubah" if changes is not None and changes.begun:
            earlier = f" oleh {_listed(changes.earlier)}, terakhir" if changes.earlier else ""
            told = f"Berlaku sejak {write_date(changes.begun)}, diubah{earlier}{since} oleh {changes.last}"
            return f"{told}{condition}{note}; {_checked(interval, then_unknown)}."
        case "diubah":
            return f"Berlaku dengan perubahan{since}{by}{condition}{note}; {_checked(interval, then_unknown)}."
        case "berlaku bersyarat":
            by = f" berdasarkan {names(interval.by)}" if interval.by else ""
            return f"Berlaku bersyarat{since}{condition}{by}{note}; {_checked(interval, then_unknown)}."
        case "belum berlaku":
            starts = f"; mulai berlaku {write_date(interval.since)}" if interval.since else ""
            by = f" menurut {names(interval.by)}" if interval.by else ""
            until = f"; diperiksa s.d. {write_date(interval.checked)}" if interval.by and interval.checked else ""
            return f"Belum berlaku{starts}{by}{condition}{note}{until}."
        case "tidak diketahui" if interval.unchecked:
            begun = f"; menurut naskahnya berlaku{since}" if since else ""
            return f"{UNCHECKED}{begun}."
        case "tidak diketahui":
            return f"Tidak diketahui: {interval.note or 'belum diperiksa'}."
        case _:
            return f"{interval.status.capitalize()}{since}{by}{condition}{note}."


def _listed(names: Sequence[str]) -> str:
    """Names in a row: "a"; "a dan b"; "a, b, dan c"."""
    return " dan ".join(names) if len(names) < 3 else f"{', '.join(names[:-1])}, dan {names[-1]}"


def _checked(interval: Interval, then_unknown: bool) -> str:
    if interval.end is not None:
        # Something did happen later, so "no repeal found" would be false.
        last = write_date(interval.end - timedelta(days=1))
        until = f"sesudah {last} tidak diketahui" if then_unknown else f"keadaan ini sampai dengan {last}"
        return f"{until} (diperiksa s.d. {write_date(interval.checked)})" if interval.checked else until
    if not interval.checked:
        return "tidak ditemukan pencabutan (tanggal pemeriksaan tidak tercatat)"
    return f"tidak ditemukan pencabutan (diperiksa s.d. {write_date(interval.checked)})"


def page_note(source: Source) -> str:
    """What a reader must know of a page's age."""
    if source.ditetapkan:
        return f"Halaman bertanggal {write_date(source.ditetapkan)}."
    return f"Halaman tahun {source.tahun}." if source.tahun else "Tanggal halaman ini tidak diketahui."
