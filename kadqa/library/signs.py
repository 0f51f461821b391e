"""What is known of every unit before a question comes: arrays, computed when an index is built.

At question time they are indexed by row, and no text is looked through.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kadqa.hukum.standing import StandingTable
from kadqa.lexical import words
from kadqa.records import Status, Unit

FOLDER = "signs"

_NUMBER = (
    r"(?:\d[\d.,]*|\b(?:satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh|sebelas|seratus|\w+ belas"
    r"|\w+ puluh|\w+ ratus))"
)
_AGAIN = r"\s*(?:\([\w ]+\)\s*)?\(?"

SIGNS: tuple[tuple[str, re.Pattern[str]], ...] = (
    # "30 (tiga puluh) hari", "lima tahun", "setiap semester".
    (
        "length",
        re.compile(
            rf"{_NUMBER}{_AGAIN}(?:hari|minggu|bulan|tahun|jam)\b|\b(?:setiap|tiap) (?:\d+ )?(?:hari|bulan|triwulan"
            r"|semester|tahun)\b|\bsekali dalam\b",
            re.IGNORECASE,
        ),
    ),
    # "3 (tiga)", "lima puluh persen".
    ("number", re.compile(rf"{_NUMBER}|\bpersen\b|%", re.IGNORECASE)),
    # "Rp5.000,00", "dua puluh persen".
    ("sum", re.compile(r"\brp\.? ?\d|\brupiah\b|\bpersen\b|%|\bper ?(?:seratus|seribu)\b", re.IGNORECASE)),
    # "7 (tujuh) orang", "dua pertiga".
    (
        "count",
        re.compile(
            rf"{_NUMBER}{_AGAIN}(?:orang|anggota|wakil|kali|buah|unit|kursi)\b|\bper(?:dua|tiga|empat)\b", re.IGNORECASE
        ),
    ),
    # "Pemerintah Daerah wajib:".
    ("list", re.compile(r":(?:\s|$)")),
    # "dikenai sanksi administratif", "dipidana dengan pidana penjara".
    (
        "sanction",
        re.compile(r"\bsanksi|\bdenda|\bpidana|\bdipidana|\bpenjara|\bkurungan|\bdiberhentikan", re.IGNORECASE),
    ),
    # "bertujuan untuk ...".
    ("aim", re.compile(r"\bbertujuan|\btujuan|\bdalam rangka|\bagar\b|\bguna\b", re.IGNORECASE)),
    # "Izin adalah ...".
    ("meaning", re.compile(r"\badalah\b|\bialah\b|\byang dimaksud dengan\b", re.IGNORECASE)),
    # "dilarang", "tidak dapat", "kecuali".
    ("denied", re.compile(r"\bdilarang\b|\btidak (?:dapat|boleh|diperkenankan)\b|\bkecuali\b", re.IGNORECASE)),
    # "dapat membentuk".
    ("may", re.compile(r"\b(?:dapat|boleh|berhak|berwenang)\b", re.IGNORECASE)),
    # "wajib", "harus".
    ("must", re.compile(r"\b(?:wajib|harus|berkewajiban|diwajibkan)\b", re.IGNORECASE)),
    # "oleh Bupati", "Menteri menetapkan": somebody is named to do it.
    (
        "actor",
        re.compile(
            r"\boleh (?:[A-Z]|bupati|gubernur|menteri|presiden|kepala)"
            r"|\bkepada (?:[A-Z]|bupati|gubernur|menteri|presiden)",
        ),
    ),
    # "apabila", "dengan syarat", "memenuhi persyaratan".
    (
        "condition",
        re.compile(r"\b(?:apabila|jika|dalam hal|syarat|persyaratan|kriteria|sepanjang|dengan ketentuan)\b", re.I),
    ),
    # "tata cara", "mengajukan permohonan", "tahapan".
    ("steps", re.compile(r"\b(?:tata cara|mengajukan|permohonan|tahap\w*|prosedur|mekanisme|langkah)\b", re.I)),
)
"""Name of each sign, and what a unit's words hold that bears it; on the text without its name and heading."""

PLACES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("umum", re.compile(r"/penjelasan/umum")),
    ("menimbang", re.compile(r"/menimbang")),
    ("penjelasan", re.compile(r"/penjelasan/(?!umum)")),
    ("halaman", re.compile(r"^halaman/")),
    # A provision of Pasal 1, where a regulation says what its words mean.
    ("first", re.compile(r"/pasal-1/(?:angka|huruf|ayat)-")),
    # A pasal that is one unit: it has no ayat.
    ("whole", re.compile(r"/pasal-[^/]+$")),
)
"""Name of each sign that the place tells, and what a unit's id holds there."""

NAMES = tuple(name for name, _ in (*SIGNS, *PLACES))
STATUSES: tuple[Status, ...] = (
    "berlaku", "berlaku bersyarat", "diubah", "dihapus", "dicabut", "belum berlaku", "tidak diketahui",
)  # fmt: skip
NOTHING = 255
"""Status code of what has no standing (pages)."""
ARRAYS = (
    "bits", "length", "group", "source", "ref_starts", "refs", "pair_starts", "pairs", "day_starts", "days", "codes",
)  # fmt: skip


def matter(text: str) -> str:
    """A unit's text without its name and heading, whose numbers say nothing."""
    return text.split(". ", 2)[-1]


def pair_key(first: str, second: str) -> int:
    """Two stems that stand side by side, as a number."""
    return zlib.crc32(f"{first} {second}".encode())


class Signs:
    """The arrays of one generation; every row is a unit's.

    Attributes:
        group: number of the pasal or passage that each unit counts for, shape (n,), int32.
        source: number of its source, in the order of first use, shape (n,), int32.
        length: logarithm of the characters of its text, shape (n,), float32.
        sizes: units of each group, float64.
    """

    def __init__(self, arrays: dict[str, NDArray[Any]]) -> None:
        self._arrays = arrays
        self.group = arrays["group"]
        self.source = arrays["source"]
        self.length = arrays["length"]
        self._bits = arrays["bits"]
        self.sizes = np.bincount(self.group).astype(np.float64) if len(self.group) else np.zeros(0)

    @classmethod
    def build(cls, units: Sequence[Unit], references: Iterable[tuple[str, str]], standing: StandingTable) -> Signs:
        """Compute the signs of all units.

        Args:
            units: in the order of the store.
            references: (id, what its text refers to) of every rujukan.
            standing: how each provision stands.
        """
        groups: dict[str, int] = {}
        sources: dict[str, int] = {}
        bits = np.zeros(len(units), np.uint32)
        length = np.zeros(len(units), np.float32)
        pairs: list[list[int]] = []
        for unit in units:
            said = matter(unit.text)
            held = [pattern.search(said) for _, pattern in SIGNS]
            held += [pattern.search(unit.provision) for _, pattern in PLACES]
            bits[unit.n] = sum(1 << at for at, found in enumerate(held) if found)
            length[unit.n] = np.log(len(unit.text) + 1)
            pairs.append(sorted({pair_key(*pair) for pair in pairwise(words(unit.text))}))
        arrays: dict[str, NDArray[Any]] = {
            "bits": bits,
            "length": length,
            "group": np.array([groups.setdefault(unit.group, len(groups)) for unit in units], np.int32),
            "source": np.array([sources.setdefault(unit.source, len(sources)) for unit in units], np.int32),
        }
        arrays["ref_starts"], arrays["refs"] = _rows(_refers(units, references), np.int32)
        arrays["pair_starts"], arrays["pairs"] = _rows(pairs, np.uint32)
        return cls(arrays).on_days_of([unit.provision for unit in units], standing)

    def save(self, folder: Path) -> None:
        """Write the arrays into a folder of their own."""
        (folder / FOLDER).mkdir(parents=True, exist_ok=True)
        for name in ARRAYS:
            np.save(folder / FOLDER / f"{name}.npy", self._arrays[name], allow_pickle=False)

    @classmethod
    def open(cls, folder: Path, size: int) -> Signs:
        """Map the arrays of a library of `size` units into memory.

        Raises:
            OSError, ValueError: a file is missing or damaged.
        """
        arrays = {}
        for name in ARRAYS:
            file = folder / FOLDER / f"{name}.npy"
            empty = np.load(file, allow_pickle=False).size == 0 if file.stat().st_size < 256 else False
            arrays[name] = np.load(file, mmap_mode=None if empty else "r", allow_pickle=False)
        starts = [arrays[name] for name in ("ref_starts", "pair_starts", "day_starts")]
        rows = [arrays[name] for name in ("bits", "length", "group", "source")]
        if any(len(row) != size for row in rows) or any(len(start) != size + 1 for start in starts):
            raise ValueError("the signs are not those of this library")
        return cls(arrays)

    @classmethod
    def joined(cls, many: Signs, few: Signs, groups: NDArray[np.int32], sources: NDArray[np.int32]) -> Signs:
        """The arrays of two libraries behind one another.

        Args:
            many: the first.
            few: the second; its rows come after those of the first.
            groups: the group of each row of the second, as the first numbers it, or a number of its own.
            sources: its source, likewise.
        """
        arrays: dict[str, NDArray[Any]] = {}
        for name in ARRAYS:
            first, second = np.asarray(many._arrays[name]), np.asarray(few._arrays[name])
            if name.endswith("_starts"):
                second = second[1:] + first[-1]
            elif name == "refs":
                second = second + np.int32(len(many.group))
            arrays[name] = np.concatenate([first, second])
        cut = len(many.group)
        arrays["group"][cut:], arrays["source"][cut:] = groups, sources
        return cls(arrays)

    def on_days_of(self, provisions: Sequence[str], standing: StandingTable) -> Signs:
        """The same signs with the standing of another table; one id for each row."""
        days = [_days(provision, standing) for provision in provisions]
        arrays = dict(self._arrays)
        arrays["day_starts"], arrays["days"] = _rows([[day for day, _ in row] for row in days], np.int32)
        _, arrays["codes"] = _rows([[code for _, code in row] for row in days], np.uint8)
        return Signs(arrays)

    def has(self, name: str, rows: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Whether each of some units bears a sign, a name of `NAMES`."""
        return np.asarray((self._bits[rows] >> np.uint32(NAMES.index(name))) & np.uint32(1), bool)

    def refers(self, rows: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int32]]:
        """(position in `rows`, row referred to) for each reference of some units."""
        return self._slices("ref_starts", "refs", rows)

    def adjacent(self, rows: NDArray[np.int64], key: int) -> NDArray[np.bool_]:
        """Whether two stems (`pair_key`) stand side by side in each of some units."""
        at, keys = self._slices("pair_starts", "pairs", rows)
        found = np.zeros(len(rows), bool)
        found[at[keys == key]] = True
        return found

    def status(self, day: date, rows: NDArray[np.int64] | None = None) -> NDArray[np.uint8]:
        """The standing of each unit on a day: positions in `STATUSES`, `NOTHING` for a page; of some rows or all."""
        rows = np.arange(len(self._bits)) if rows is None else rows
        starts, days, codes = (self._arrays[name] for name in ("day_starts", "days", "codes"))
        found = np.full(len(rows), NOTHING, np.uint8)
        at, begun = self._slices("day_starts", "days", rows)
        if not len(at):
            return found
        passed = np.bincount(at[begun <= day.toordinal()], minlength=len(rows))
        having = passed > 0
        found[having] = codes[np.asarray(starts)[rows[having]] + passed[having] - 1]
        assert len(days) == len(codes)
        return found

    def _slices(self, starts: str, values: str, rows: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[Any]]:
        begin, end = self._arrays[starts][rows], self._arrays[starts][rows + 1]
        lengths = np.asarray(end - begin, np.int64)
        total = int(lengths.sum())
        at = np.repeat(np.arange(len(rows)), lengths)
        if not total:
            return at, np.zeros(0, self._arrays[values].dtype)
        inside = np.arange(total) - np.repeat(np.cumsum(lengths) - lengths, lengths)
        return at, np.asarray(self._arrays[values][np.repeat(begin, lengths) + inside])


def codes_of(statuses: Iterable[str]) -> list[int]:
    """Positions of some statuses in `STATUSES`."""
    names: tuple[str, ...] = STATUSES
    return [names.index(status) for status in statuses]


def _days(provision: str, standing: StandingTable) -> list[tuple[int, int]]:
    """(first day as an ordinal, 0 for since ever; status code) of each interval, in order; [] for a page."""
    return [
        (interval.start.toordinal() if interval.start else 0, STATUSES.index(interval.status))
        for interval in standing.history(provision)
    ]


def _refers(units: Sequence[Unit], references: Iterable[tuple[str, str]]) -> list[list[int]]:
    """The rows that each row's text refers to: of a pasal named as a whole all its units, of an ayat its own."""
    rows: dict[str, list[int]] = {}
    for unit in units:
        for name in {unit.provision, unit.group}:
            rows.setdefault(name, []).append(unit.n)
    found: list[list[int]] = [[] for _ in units]
    for origin, target in references:
        for row in rows.get(origin, ()) if target in rows else ():
            if units[row].provision == origin:
                found[row].extend(other for other in rows[target] if other != row)
    return [list(dict.fromkeys(row)) for row in found]


def _rows(rows: Sequence[Sequence[int]], dtype: Any) -> tuple[NDArray[np.int64], NDArray[Any]]:
    """Lists of different lengths as (starts, shape (n + 1,); all values behind one another)."""
    starts = np.zeros(len(rows) + 1, np.int64)
    np.cumsum([len(row) for row in rows], out=starts[1:])
    return starts, np.array([value for row in rows for value in row], dtype)
