"""Ids of provisions: taken apart, and written as a label that a civil servant would write.

uu-23-2014/pasal-363/ayat-2/huruf-a   ->   UU 23/2014 Pasal 363 ayat (2) huruf a
"""

from __future__ import annotations

import re

from kadqa.hukum.jenis import JENIS, short_name
from kadqa.records import Source

PAGE_PREFIX = "halaman/"
OUTSIDE = ("halaman", "catatan", "perbandingan")
"""First parts of ids that are not regulations; their source is the first two parts."""
_LIKE = rf"(?:uud-1945|(?:{'|'.join(map(re.escape, JENIS))})-(?:[a-z0-9-]+-)?\d{{4}})"
SOURCE_LIKE = re.compile(rf"^{_LIKE}$")
"""A regulation inside the id of a law that amends it: "uu-9-2015/pasal-i/angka-5/uu-23-2014/pasal-101"."""
_INSIDE = re.compile(rf"/(?={_LIKE}(?:/|$))")


def source_of(provision: str) -> str:
    """The source of an id: "uu-23-2014/pasal-1" -> "uu-23-2014", "halaman/kukar/pokok-3" -> "halaman/kukar"."""
    parts = provision.split("/")
    return "/".join(parts[:2]) if parts[0] in OUTSIDE else parts[0]


def source_from_id(provision: str) -> Source:
    """What an id alone tells of its source: "uu-5-1979/pasal-1" -> UU 5/1979.

    A nomor that holds letters comes back as the slug it is ("22-pmk-07"). What is no regulation
    comes back as a page ("halaman/...") or a "berkas", with its id for a title.
    """
    source = source_of(provision)
    if source == "uud-1945":
        return Source(source, "uud", tahun="1945")
    if not SOURCE_LIKE.match(source):
        return Source(source, "halaman" if source.startswith(PAGE_PREFIX) else "berkas", judul=source)
    jenis = max((key for key in JENIS if source.startswith(key + "-")), key=len)
    parts = source.removeprefix(jenis + "-").split("-")
    tahun = parts.pop()
    first = next((i for i, part in enumerate(parts) if part[0].isdigit()), len(parts)) if JENIS[jenis].regional else 0
    return Source(source, jenis, nomor="-".join(parts[first:]), tahun=tahun, wilayah="-".join(parts[:first]))


def label_of(provision: str) -> str:
    """The label of an id as far as the id tells: "perda-contoh-8-2023/pasal-45" -> "Perda Contoh 8/2023 Pasal 45"."""
    return label(provision, source_from_id(provision))


def parent_of(provision: str) -> str | None:
    """The id one step up by the id's form, None for a source."""
    return provision.rpartition("/")[0] if provision != source_of(provision) else None


def ancestors(provision: str) -> tuple[str, ...]:
    """Ids above it, nearest first, its source last."""
    found: list[str] = []
    step = parent_of(provision)
    while step is not None:
        found.append(step)
        step = parent_of(step)
    return tuple(found)


def is_penjelasan(provision: str) -> bool:
    return "/penjelasan/" in provision or provision.endswith("/penjelasan")


def without_penjelasan(provision: str) -> str:
    """The provision that a penjelasan explains: ".../penjelasan/pasal-363/ayat-2" -> ".../pasal-363/ayat-2"."""
    return provision.replace("/penjelasan/pasal-", "/pasal-")


def pasal_of(provision: str) -> str:
    """The id that a find in this provision counts for: its pasal, else the part below the source.

    A penjelasan counts for its pasal. What an amending law puts into another law counts for
    the amended pasal inside the amending law.
    """
    provision = without_penjelasan(provision)
    source = source_of(provision)
    if provision == source:
        return source
    parts = provision[len(source) + 1 :].split("/")
    last = max((i for i, part in enumerate(parts) if part.startswith("pasal-")), default=None)
    if last is None:
        keep = 2 if parts[0] == "penjelasan" else 1
        return "/".join([source, *parts[:keep]])
    return "/".join([source, *parts[: last + 1]])


def meets(one: str, other: str) -> bool:
    """Whether one provision is the other, stands in it, or holds it."""
    return f"{one}/".startswith(f"{other}/") or f"{other}/".startswith(f"{one}/")


def put_into(provision: str) -> str | None:
    """What an amending law's provision becomes in the law it amends, None for any other id.

    "uu-9-2015/pasal-i/angka-5/uu-23-2014/pasal-101" -> "uu-23-2014/pasal-101".
    """
    inside = None if provision.split("/", 1)[0] in OUTSIDE else _INSIDE.search(provision)
    return provision[inside.start() + 1 :] if inside else None


def pasal_number(provision: str) -> int | None:
    """The number of an id's pasal where it is plain digits ("uu-23-2014/pasal-500/ayat-1" -> 500), else None."""
    match = re.search(r"/pasal-(\d+)(?:/|$)", provision)
    return int(match.group(1)) if match else None


_WORDS = {
    "pasal": "Pasal {}",
    "ayat": "ayat ({})",
    "huruf": "huruf {}",
    "angka": "angka {}",
    "bab": "Bab {}",
    "bagian": "Bagian {}",
    "paragraf": "Paragraf {}",
    "lampiran": "Lampiran {}",
    "alinea": "alinea {}",
    "pokok": "pokok {}",
}
_PLAIN = {
    "menimbang": "Menimbang",
    "mengingat": "Mengingat",
    "umum": "Umum",
    "penutup": "Penutup",
    "identitas": "identitas",
}
_ROMAN = re.compile(r"^[ivxlcdm]+[a-z]?$")


def step_label(step: str) -> str:
    """One part of an id in words: "ayat-2" -> "ayat (2)", "bab-xvii" -> "Bab XVII"."""
    word, _, number = step.partition("-")
    if not number or word not in _WORDS:
        return _PLAIN.get(step, step.replace("-", " "))
    if word == "bab" or (word == "pasal" and _ROMAN.match(number)):
        number = number.upper()
    elif word in {"pasal", "angka"}:
        number = re.sub(r"^(\d+)([a-z]+)$", lambda m: m.group(1) + m.group(2).upper(), number)
    return _WORDS[word].format(number)


def label(provision: str, source: Source, other: Source | None = None) -> str:
    """The full label of an id.

    Args:
        provision: an id whose source is `source`.
        source: where it stands.
        other: the amended law, for ids that name one inside an amending law; its id is shown if it is None.
    """
    name = short_name(source)
    if provision == source.id:
        return name
    parts = provision[len(source.id) + 1 :].split("/")
    if source.is_page:
        return f"{name}, {' '.join(step_label(part) for part in parts)}"
    inner = next((i for i, part in enumerate(parts) if SOURCE_LIKE.match(part)), None)
    tail = ""
    if inner is not None:
        rest = " ".join(step_label(part) for part in parts[inner + 1 :])
        tail = f" ({short_name(other) if other else parts[inner]} {rest})".replace(" )", ")")
        parts = parts[:inner]
    if parts and parts[0] == "penjelasan":
        if parts[1:2] == ["umum"]:
            return " ".join([f"Penjelasan Umum {name}", *(step_label(part) for part in parts[2:])]) + tail
        return " ".join([f"Penjelasan {name}", *(step_label(part) for part in parts[1:])]) + tail
    return " ".join([name, *(step_label(part) for part in parts)]) + tail
