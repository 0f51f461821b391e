"""What to show, as people write it: an id in any case, a label ("PP 28/2018 Pasal 7"), a rujukan in free words."""

from __future__ import annotations

import re
from datetime import date

from kadqa.errors import InputError
from kadqa.hukum import ids
from kadqa.hukum.jenis import short_name
from kadqa.hukum.numbering import as_id, bagian_number, to_roman
from kadqa.hukum.rujukan import find_rujukan, resolve
from kadqa.library.snapshot import Library
from kadqa.text import fold, slug, squash

EXAMPLE = "Tulis misalnya uu-23-2014/pasal-363, atau dalam tanda petik: 'UU 23/2014 Pasal 363 ayat (1)'."
_STEP = re.compile(
    r"(?<!\w)(?:(?P<plain>menimbang|mengingat|penutup|identitas|penjelasan)"
    r"|(?P<word>bab|bagian|paragraf|lampiran|pokok|alinea|huruf|angka)[ -]\(?"
    r"(?P<number>ke\w+(?: belas| puluh(?: \w+)?)?|\w{1,12})\)?)(?!\w)",
    re.IGNORECASE,
)
"""A part that stands in no pasal: "Bab XVII", "Bagian Kedua Belas", "pokok 3", "Menimbang"."""
_INSIDE = re.compile(r"(?P<act>.+?) \((?P<changed>[A-Za-z]{2}.*)\)")
"""What an amending law puts into another: "UU 9/2015 Pasal I angka 5 (UU 23/2014 Pasal 101 ayat (1))"."""
_ORDER = ("penjelasan", "menimbang", "mengingat", "lampiran", "bab", "bagian", "paragraf")
"""From the outside inwards; what else is named keeps its place behind them."""
MOST = 3
"""Ids that a complaint names, at most."""


def locate(written: str, library: Library) -> str:
    """The id that was meant, whether or not anything of that id is here.

    Args:
        written: an id in any case ("UU-23-2014/PASAL-363"), a label as KADQA writes it, or a rujukan as laws and
            people write it ("pasal 7 ayat 1 pp no 28 tahun 2018").
        library: what is here; an id or a label that it has means just that.

    Raises:
        InputError: nothing was written, no regulation is named, or several provisions are.
    """
    text = squash(written).strip("/ ")
    shown = f"“{text[:60]}”"
    if not text:
        raise InputError(f"ID ketentuan kosong. {EXAMPLE}")
    for exact in (text, text.casefold()):
        if library.passage(exact, date.max):
            return exact
    if all(part == slug(part) for part in text.casefold().split("/")) and "-" in text:
        return text.casefold()
    wanted = fold(text)
    labelled = (provision for provision in library.provisions() if fold(library.label(provision)) == wanted)
    if (found := next(labelled, None)) is not None:
        return found
    meant = _meant(text)
    if len(meant) > 1:
        raise InputError(f"{shown} menyebut lebih dari satu ketentuan. Tulis salah satu: {', '.join(meant[:MOST])}.")
    if meant:
        return meant[0]
    what = "belum menyebut peraturannya" if find_rujukan(text) else "bukan ID atau sebutan ketentuan"
    raise InputError(f"{shown} {what}. {EXAMPLE}")


def _meant(text: str) -> list[str]:
    """Ids of what a text names of the laws that it names; [] if it names none."""
    if (inside := _INSIDE.fullmatch(text)) is not None:
        return [f"{act}/{changed}" for act in _meant(inside["act"])[:1] for changed in _meant(inside["changed"])[:1]]
    text = _named(text)
    found = [one for one in find_rujukan(text) if one.jenis is not None]
    targets = [target for one in found if (target := resolve(one)) is not None]
    if len(found) == 1 and targets and found[0].pasal is None and not found[0].penjelasan:
        return ["/".join([targets[0], *_steps(text)])]
    return list(dict.fromkeys(targets))


def _named(text: str) -> str:
    """An id before words, written as the law's name: "pp-28-2018 pasal 7" -> "PP 28/2018 pasal 7"."""
    first, *rest = re.split(r"[/ ]", text, maxsplit=1)
    if not ids.SOURCE_LIKE.match(first.casefold()):
        return text
    return " ".join([short_name(ids.source_from_id(first.casefold())), *rest]).replace("-", " ")


def _steps(text: str) -> list[str]:
    """The parts of an id that a text names beside its law: "Bab XVII Bagian Kesatu" -> ["bab-xvii", "bagian-1"]."""
    steps = [_step(match) for match in _STEP.finditer(text)]
    place = {name: n for n, name in enumerate(_ORDER)}
    return sorted(steps, key=lambda step: place.get(step.partition("-")[0], len(_ORDER)))


def _step(match: re.Match[str]) -> str:
    if match["plain"]:
        return match["plain"].casefold()
    word, number = match["word"].casefold(), match["number"]
    if word == "bab" and number.isdecimal():
        number = to_roman(int(number))
    elif word == "bagian":
        number = bagian_number(number) or number
    return f"{word}-{as_id(number)}"
