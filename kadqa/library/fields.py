"""What a field of a corpus table may hold: one converter for each kind, which says in Indonesian what is wrong.

Every converter takes a value as TOML gives it and raises ValueError with a line for the curator.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from kadqa.hukum.hubungan import span_of
from kadqa.records import KnownFile


def as_text(value: object) -> str:
    """The text without the blanks around it; a whole number counts as text."""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    raise ValueError("harus teks di antara tanda kutip")


def as_day(value: object) -> str:
    """A date in its own precision: "2014-10-02", "2020-07", "2020"."""
    if isinstance(value, datetime):
        value = value.date()
    text = value.isoformat() if isinstance(value, date) else as_text(value)
    try:
        span_of(text)
    except ValueError:
        raise ValueError(f'bukan tanggal: \'{text}\'; tulis seperti "2014-10-02", "2020-07", atau "2020"') from None
    return text


def as_year(value: object) -> str:
    """A year of four digits, or ""."""
    text = as_text(value)
    if text and not re.fullmatch(r"(?!0000)[0-9]{4}", text):
        raise ValueError(f"bukan tahun: '{text}'; tulis seperti \"2014\"")
    return text


def as_texts(value: object) -> tuple[str, ...]:
    """The texts of a list, or of a single value; empty ones are left out."""
    items = value if isinstance(value, list) else [value]
    return tuple(text for text in map(as_text, items) if text)


def as_flag(value: object) -> bool:
    """True or false."""
    if isinstance(value, bool):
        return value
    raise ValueError("harus true atau false")


def as_number(value: object) -> int | None:
    """A whole number above 0; None for ""."""
    if value == "":
        return None
    if isinstance(value, int) and not isinstance(value, bool) and value > 0:
        return value
    raise ValueError("harus bilangan bulat di atas 0")


def as_pair(value: object) -> tuple[str, str]:
    """Two ids."""
    texts = as_texts(value)
    if len(texts) != 2:
        raise ValueError('harus dua id, misalnya ["pp-50-2007", "pp-28-2018"]')
    return (texts[0], texts[1])


def as_side(value: object) -> tuple[tuple[str, ...], str]:
    """A side of a comparison: its provisions and what it says."""
    if not isinstance(value, dict) or set(value) - {"ketentuan", "isi"} or not value.get("isi"):
        raise ValueError('harus {ketentuan = [...], isi = "..."}')
    return as_texts(value.get("ketentuan", [])), as_text(value["isi"])


def as_files(value: object) -> tuple[KnownFile, ...]:
    """Known files of a source with their version."""
    rows: list[Any] = value if isinstance(value, list) else [value]
    if not all(isinstance(row, dict) and set(row) == {"sha256", "versi"} for row in rows):
        raise ValueError('harus [{sha256 = "...", versi = "asli"}]')
    return tuple(KnownFile(as_text(row["sha256"]).lower(), as_text(row["versi"])) for row in rows)


def one_of(*allowed: str) -> Callable[[object], str]:
    """A converter that takes only these words."""

    def convert(value: object) -> str:
        text = as_text(value)
        if text not in allowed:
            raise ValueError(f"'{text}' tidak dikenal; yang dapat: {', '.join(allowed)}")
        return text

    return convert
