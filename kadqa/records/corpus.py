"""What the corpus says: sources and the rows of its tables."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Layer = Literal["naskah", "ringkasan"]
Basis = Literal["naskah", "ocr", "sekunder", "belum"]
Status = Literal["berlaku", "berlaku bersyarat", "diubah", "dihapus", "dicabut", "belum berlaku", "tidak diketahui"]


ASLI = "asli"
"""The version of a text as it was enacted; other versions are named by the act that made them."""

IN_FORCE: frozenset[str] = frozenset({"berlaku", "berlaku bersyarat", "diubah"})
"""A text with one of these standings may be applied (`diubah`: with its changed wording)."""

GONE: frozenset[str] = frozenset({"dicabut", "dihapus"})

OFFICE: frozenset[str] = frozenset({"pks", "kesepakatan", "surat", "surat-edaran", "sk", "sop", "juknis", "berkas"})
"""Kinds of document that are no regulation and have no standing: contracts, letters, decisions on a case, manuals."""


@dataclass(frozen=True, slots=True)
class KnownFile:
    """A file whose content is known: which version of its source it carries."""

    sha256: str
    version: str


@dataclass(frozen=True, slots=True)
class Source:
    """A regulation, a page, or a file that is neither. Its text and quote are its title."""

    id: str
    jenis: str
    """Key of `kadqa.hukum.jenis.JENIS` ("uu", "pp", "permendagri", "perda"), of `OFFICE`, or "halaman"."""
    nomor: str = ""
    tahun: str = ""
    judul: str = ""
    wilayah: str = ""
    """Only for regional law: "banjarnegara", "kota-bandung", "provinsi-jawa-barat"; for a page its owner's name."""
    ditetapkan: str = ""
    diundangkan: str = ""
    berlaku: str = ""
    """First day in force where it differs from `diundangkan`."""
    ln: str = ""
    tln: str = ""
    pasal_terakhir: int | None = None
    alamat: tuple[str, ...] = ()
    berkas: tuple[KnownFile, ...] = ()
    diperiksa: str = ""
    pihak: tuple[str, ...] = ()
    """Of a contract or an agreement: its parties, as its head names them."""
    penanda_tangan: tuple[str, ...] = ()
    """Who signed, each with the office in front where it is known: "Bupati Contoh: Budi Santoso"."""

    @property
    def is_page(self) -> bool:
        return self.jenis == "halaman"

    @property
    def is_law(self) -> bool:
        """Whether it is a regulation, whose provisions stand or fall."""
        return not self.is_page and self.jenis not in OFFICE

    @property
    def cited_as(self) -> Literal["peraturan", "dokumen", "halaman"]:
        """The kind of a citation of its text."""
        return "halaman" if self.is_page else "peraturan" if self.is_law else "dokumen"


@dataclass(frozen=True, slots=True)
class Relation:
    """One row of hubungan.toml: an act does something to laws or provisions.

    `ke` may hold several ids; for `padanan` `dari` is the old and `ke` the new, and an
    empty `ke` says that there is no counterpart.
    """

    dari: str
    jenis: str
    ke: tuple[str, ...] = ()
    lengkap: bool = False
    mulai: str = ""
    sampai: str = ""
    syarat: str = ""
    basis: Basis = "naskah"
    diperiksa: str = ""
    catatan: str = ""
    where: str = ""
    """File and row, for messages: "corpus/hubungan.toml baris 3"."""


@dataclass(frozen=True, slots=True)
class Correction:
    """One row of catatan.toml: what a page says wrongly, and what is right."""

    id: str
    halaman: str
    pola: str
    """At most 8 words that stand in the page, never a sentence of it."""
    benar: str
    alasan: str
    sumber: tuple[str, ...] = ()
    basis: Basis = "naskah"


@dataclass(frozen=True, slots=True)
class Comparison:
    """One row of perbandingan.toml: two regulations on one aspect."""

    id: str
    aspek: str
    antara: tuple[str, str]
    kiri: tuple[tuple[str, ...], str]
    """(provision ids, what they say)."""
    kanan: tuple[tuple[str, ...], str]


@dataclass(frozen=True, slots=True)
class Term:
    """One row of istilah.toml: a term of the law with the words people use for it."""

    istilah: str
    varian: tuple[str, ...] = ()
    ketentuan: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NumberException:
    """One row of angka.toml: numbers of a digest that its naskah does not have, and why that is right."""

    ketentuan: str
    angka: tuple[str, ...]
    alasan: str
    versi: str = ASLI
