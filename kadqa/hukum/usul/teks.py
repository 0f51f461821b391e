"""Provisions of the closing kind, evened out, and the laws they name, each with the part it plays."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kadqa.hukum.rujukan import find_rujukan
from kadqa.records import Rujukan
from kadqa.text import squash


@dataclass(frozen=True, slots=True)
class Effect:
    """What one provision does. Targets are ids; they may be ids of nothing that exists."""

    jenis: str
    """A key of `KINDS`."""
    ke: tuple[str, ...]
    condition: str = ""
    """In the provision's own words: for people to read, never to be committed."""
    when: str = ""
    """A day other than that on which the act takes effect, in words; "" if it is that one."""
    implementing: tuple[str, ...] = ()
    """Laws whose implementing regulations are meant; with `ke` empty the reader's list of them is the target."""
    note: str = ""
    """What a curator must know, in our words."""


DIGITS = str.maketrans("OoQlIL}", "0001110")
_NUMBER = re.compile(r"\b((?:Nomor|Tahun)\s+)([0-9OoQlLI}]{1,4})(?=[\s,;.)/]|$)")
"""A number or year whose digits a scan may have turned into letters: "Tahun 2Ol4", "Nomor ll2"."""
_GAZETTE = re.compile(r"\s*\(\s*(?:[\w,]{0,4}mbaran|Berita)\s+(?:Negara|Daerah)[^()]*\)", re.IGNORECASE)
"""Where a law was announced: " (Lembaran Negara Republik Indonesia Tahun 2014 Nomor 244, ...)"."""
_GAZETTE_OPEN = re.compile(
    r"\s*\(\s*(?:[\w,]{0,4}mbaran|Berita)\s+(?:Negara|Daerah)[^()]{0,200}?Tambahan[^()]{0,80}?Nomor\s*[\dOolI]{4}[1lI\]]?",
    re.IGNORECASE,
)
"""The same where a scan lost the bracket that closes it."""


def clean(text: str) -> str:
    """A provision on one line, without gazette numbers, with scanned digits mended.

    "Tahun 2Ol4" -> "Tahun 2014"; "(Lembaran Negara ... Nomor 5587)" and the caret that scans put before words
    are left out. What is quoted to a reader is the original, never this.
    """
    text = squash(text.replace("^", "").replace("_", "-"))
    text = re.sub(r"(?i)\b(undang)\s*[-–]\s*(undang)\b", r"\1-\2", text)
    text = re.sub(r"(?<![-\w])(?<!Undang )(Undang)\s+(?=Nomor\s)", r"\1-Undang ", text)
    text = re.sub(
        r"\b(Pasal\s+)(\d{0,2}[lO][\dlO]{0,2}|\d{1,2}[lo])(?=[A-Z]?(?:[\s,;.]|$))",
        lambda m: m[1] + m[2].translate(DIGITS),
        text,
    )
    text = _NUMBER.sub(lambda m: m[1] + (m[2].translate(DIGITS) if re.search(r"\d|ll", m[2]) else m[2]), text)
    return _GAZETTE_OPEN.sub(" ", _GAZETTE.sub("", text))


_AMENDER = re.compile(r"\bdengan\s*$", re.IGNORECASE)
_IN_TITLE = re.compile(
    r"\b(?:atas|dari|perubahan(?:\s+\w+)?|penetapan|pencabutan|pelaksanaan|pelaksana|terhadap|menjadi|penjelasan|dengan|"
    r"berdasarkan|menurut|oleh|untuk|jo\.?|juncto)\s*$",
    re.IGNORECASE,
)


def laws_in(text: str) -> list[tuple[Rujukan, str]]:
    """Rujukan that name a law, each with its part: "target", "amender" (of the one before), "title"."""
    found: list[tuple[Rujukan, str]] = []
    previous_end, previous = 0, ""
    for rujukan in find_rujukan(text):
        if rujukan.jenis is None or rujukan.tahun is None:
            continue
        before = text[previous_end : rujukan.start] if previous_end <= rujukan.start else ""
        bare = rujukan.pasal is None
        if bare and _AMENDER.search(before) and re.search(r"diubah", text[: rujukan.start][-160:], re.IGNORECASE):
            part = "amender"
        elif bare and _IN_TITLE.search(before):
            part = "title"
        elif (
            bare
            and previous == "amender"
            and re.fullmatch(r"(?:\s+tentang\s[^;]*?)?[\s,]*(?:dan|serta)?\s*", before, re.IGNORECASE)
            and re.match(r"\s*(?:tentang\s+perubahan|,|dan\b|$)", text[rujukan.end :], re.IGNORECASE)
        ):
            part = "amender"
        else:
            part = "target"
        found.append((rujukan, part))
        previous_end = max(previous_end, rujukan.end)
        previous = part if part != "title" else previous
    return found
