"""Kinds of regulation: names, abbreviations, rank in the hierarchy, and the ids of sources.

The order of ranks is that of UU 12/2011 Pasal 7 ayat (1); ministerial regulations are
recognised by its Pasal 8 and stand below Perpres and above regional law here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from kadqa.records import Source
from kadqa.text import slug


@dataclass(frozen=True, slots=True)
class Jenis:
    """One kind of regulation."""

    key: str
    short: str
    """As people write it: "UU", "Permendagri"."""
    name: str
    """As its title block prints it."""
    rank: int
    """0 is highest."""
    regional: bool = False
    """Needs a wilayah in its id."""
    also: tuple[str, ...] = ()
    """Other names and abbreviations, lower case."""


_ROWS = (
    Jenis("uud", "UUD", "Undang-Undang Dasar", 0),
    Jenis("tap-mpr", "TAP MPR", "Ketetapan Majelis Permusyawaratan Rakyat", 1, also=("tap mpr", "ketetapan mpr")),
    Jenis("perppu", "Perppu", "Peraturan Pemerintah Pengganti Undang-Undang", 2, also=("perpu",)),
    Jenis("uu", "UU", "Undang-Undang", 2, also=("undang undang",)),
    Jenis("pp", "PP", "Peraturan Pemerintah", 3),
    Jenis("perpres", "Perpres", "Peraturan Presiden", 4),
    Jenis("keppres", "Keppres", "Keputusan Presiden", 5),
    Jenis("inpres", "Inpres", "Instruksi Presiden", 5),
    Jenis("permendagri", "Permendagri", "Peraturan Menteri Dalam Negeri", 6, also=("permen dagri",)),
    Jenis("kepmendagri", "Kepmendagri", "Keputusan Menteri Dalam Negeri", 6),
    Jenis("permenkeu", "PMK", "Peraturan Menteri Keuangan", 6, also=("permenkeu",)),
    Jenis("permenlu", "Permenlu", "Peraturan Menteri Luar Negeri", 6),
    Jenis(
        "permen-ppn", "Permen PPN", "Peraturan Menteri Perencanaan Pembangunan Nasional", 6, also=("permen bappenas",)
    ),
    Jenis("permen-komdigi", "Permen Komdigi", "Peraturan Menteri Komunikasi dan Digital", 6, also=("permenkomdigi",)),
    Jenis(
        "peraturan-lkpp",
        "Peraturan LKPP",
        "Peraturan Lembaga Kebijakan Pengadaan Barang/Jasa Pemerintah",
        6,
        also=("perlem lkpp", "lkpp"),
    ),
    Jenis(
        "perka-lkpp",
        "Perka LKPP",
        "Peraturan Kepala Lembaga Kebijakan Pengadaan Barang/Jasa Pemerintah",
        6,
        also=("peraturan kepala lkpp",),
    ),
    Jenis("seojk", "SEOJK", "Surat Edaran Otoritas Jasa Keuangan", 7),
    Jenis("perda", "Perda", "Peraturan Daerah", 8, regional=True),
    Jenis("pergub", "Pergub", "Peraturan Gubernur", 9, regional=True),
    Jenis("perbup", "Perbup", "Peraturan Bupati", 10, regional=True),
    Jenis(
        "perwali", "Perwali", "Peraturan Wali Kota", 10, regional=True, also=("peraturan walikota", "perwal", "perwako")
    ),
    Jenis("kepbup", "Keputusan Bupati", "Keputusan Bupati", 11, regional=True),
)

JENIS: dict[str, Jenis] = {row.key: row for row in _ROWS}


def _spoken(row: Jenis) -> list[str]:
    return [row.short.lower(), row.name.lower(), row.key, *row.also]


NAMES: dict[str, str] = {spoken: row.key for row in _ROWS for spoken in _spoken(row)}
"""Every way to say a kind, lower case, to its key."""

PATTERN = "|".join(
    re.escape(name).replace(r"\ ", r"\s+").replace(r"\-", r"[\s\-\u2013\u2014]*")
    for name in sorted(NAMES, key=len, reverse=True)
)
"""Alternation that matches any name of any kind, longest first; use with re.IGNORECASE and word boundaries."""


def jenis_key(written: str) -> str | None:
    """The key for a kind as written ("Undang - Undang", "PERMENDAGRI"), or None."""
    evened = re.sub(r"\s*[\u2013\u2014-]\s*", "-", " ".join(written.lower().split()))
    return NAMES.get(evened) or NAMES.get(evened.replace("-", " "))


def rank(source: Source) -> int:
    """Place in the hierarchy, 0 highest; pages and files of no kind come last (99)."""
    row = JENIS.get(source.jenis)
    return row.rank if row else 99


def source_id(jenis: str, nomor: str, tahun: str, wilayah: str = "") -> str:
    """Id of a regulation: "uu-23-2014", "perda-banjarnegara-8-2025", "uud-1945".

    Args:
        jenis: a key of JENIS.
        nomor: as printed ("23", "22/PMK.07/2020" keeps its characters as a slug); ignored for the UUD.
        tahun: four digits.
        wilayah: for regional law, without "kabupaten" ("banjarnegara"), with "kota" or "provinsi".
    """
    if jenis == "uud":
        return "uud-1945"
    return slug(" ".join(part for part in (jenis, wilayah, nomor, tahun) if part))


OFFICE_NAMES: dict[str, str] = {
    "pks": "PKS", "kesepakatan": "Kesepakatan Bersama", "surat": "Surat", "surat-edaran": "SE", "sk": "SK",
    "sop": "SOP", "juknis": "Juknis",
}  # fmt: skip
"""Kinds of office document as people write them."""
_SAYS_KIND = re.compile(r"^(?:SOP|PKS|SE|SK|Juknis|Surat|Kesepakatan|Perjanjian|Nota)\b", re.IGNORECASE)


def _office_name(source: Source) -> str:
    """How an office document is named: "PKS 119/12/2024", "SE 9/2025", "SOP Peminjaman Ruang Rapat"."""
    kind = OFFICE_NAMES.get(source.jenis, "")
    if kind and source.nomor:
        plain = source.nomor.isalnum() and source.tahun
        return f"{kind} {source.nomor}/{source.tahun}" if plain else f"{kind} {source.nomor}"
    judul = source.judul or source.id
    return judul if not kind or _SAYS_KIND.match(judul) else f"{kind} {judul}"


def short_name(source: Source) -> str:
    """How a source is named in a label: "UU 23/2014", "Perda Banjarnegara 8/2025", "Halaman Kabupaten Buleleng"."""
    if source.is_page:
        return f"Halaman {source.wilayah or source.judul or source.id.removeprefix('halaman/')}"
    row = JENIS.get(source.jenis)
    if row is None:
        return _office_name(source)
    if source.jenis == "uud":
        return "UUD 1945"
    place = " ".join(word.capitalize() for word in source.wilayah.replace("-", " ").split()) if row.regional else ""
    number = f"{source.nomor}/{source.tahun}" if source.nomor else source.tahun
    return " ".join(part for part in (row.short, place, number) if part)
