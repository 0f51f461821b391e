"""Office documents are found by what people call them."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from kadqa.asking.question.called import with_region
from kadqa.asking.question.documents import asks_law, documents_named, without_name
from kadqa.records import Source

SOURCES = (
    Source("uu-1-2001", "uu", "1", "2001", "Pasar Rakyat"),
    Source("perda-contoh-8-2023", "perda", "8", "2023", "Retribusi Pasar", "contoh"),
    Source("perda-contoh-9-2023", "perda", "9", "2023", "Sewa Kios", "contoh"),
    Source("perda-misal-9-2023", "perda", "9", "2023", "Terminal", "misal"),
    Source("pks-1", "pks", "119/12/2024", "2024", "Kelola Sampah Pasar", pihak=("Kabupaten Contoh", "PT Maju Jaya")),
    Source("pks-2", "pks", "7/PKS/2023", "2023", "Sewa Gedung", pihak=("Pemerintah Kota Misal", "CV Sumber Rejeki")),
    Source("kesepakatan-1", "kesepakatan", "5/KB/2022", "2022", "Wisata", pihak=("Kabupaten Contoh", "Kab. Andaikan")),
    Source("seojk-19-seojk-03-2023", "surat-edaran", "19/SEOJK.03/2023", "2023", "Laporan Bank"),
    Source("sk-1", "sk", "188/45/2024", "2024", "Pembentukan Tim Penataan Pasar"),
    Source("sop-1", "sop", "", "", "Pelayanan Izin Kios"),
)  # fmt: skip
LIBRARY = SimpleNamespace(
    sources={one.id: one for one in SOURCES},
    own=frozenset(),
    has_text=lambda law: True,
    label=lambda law: f"Perda {law.split('-')[1].capitalize()} {law.split('-')[2]}/{law.split('-')[3]}",
)

NAMED = {
    "by its number": ("apa objek PKS nomor 119/12/2024?", ("pks-1",)),
    "by its number alone": ("siapa ketua tim dalam 188/45/2024", ("sk-1",)),
    "without what stands between number and year": ("laporan menurut SEOJK 19/2023", ("seojk-19-seojk-03-2023",)),
    "by a number that no document has": ("apa objek PKS nomor 120/12/2024?", ()),
    "by a party": ("berapa lama PKS dengan PT Maju Jaya berlaku?", ("pks-1",)),
    "by a region that is a party": ("apa isi kesepakatan dengan Kabupaten Andaikan", ("kesepakatan-1",)),
    "by its title": ("apa saja ruang lingkup perjanjian kelola sampah pasar", ("pks-1",)),
    "the only one of its kind": ("menurut SOP, siapa yang memeriksa berkas pemohon?", ("sop-1",)),
    "the one at hand": ("berapa hari paling lama SOP itu?", ("sop-1",)),
    "two of a kind are not told apart": ("menurut PKS, siapa yang membayar?", ()),
    "a kind that is asked about in general": ("apa saja yang harus dimuat dalam PKS?", ()),
    "no document": ("apa hak pedagang pasar", ()),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), NAMED.values(), ids=NAMED)
def test_documents_named(text, expected):
    assert documents_named(text, LIBRARY) == expected


def test_dokumen_saya_is_what_the_visitor_brought():
    mine = SimpleNamespace(**{**vars(LIBRARY), "own": frozenset({"perda-contoh-8-2023"})})
    assert documents_named("menurut dokumen saya, berapa tarifnya?", mine) == ("perda-contoh-8-2023",)


REGIONS = {
    "the only one of that number": ("isi Perda 8/2023", "isi Perda Contoh 8/2023"),
    "written out": ("Pasal 4 Peraturan Daerah Nomor 8 Tahun 2023", "Pasal 4 Perda Contoh 8/2023"),
    "of two regions": ("isi Perda 9/2023", "isi Perda 9/2023"),
    "none has it": ("isi Perda 7/2023", "isi Perda 7/2023"),
}


@pytest.mark.parametrize(("text", "expected"), REGIONS.values(), ids=REGIONS)
def test_with_region(text, expected):
    assert with_region(text, LIBRARY) == expected


def test_the_law_in_general_is_asked():
    assert asks_law("menurut undang-undang, berapa lama?")
    assert not asks_law("menurut PKS dengan PT Maju Jaya, berapa lama?")


WITHOUT = {
    "a party": ("berapa lama PKS dengan PT Maju Jaya berlaku?", ("pks-1",), "berapa lama PKS berlaku?"),
    "a number": ("Pasal 2 PKS nomor 119/12/2024", ("pks-1",), "Pasal 2 PKS"),
    "where to look": ("menurut SOP, siapa yang memeriksa?", ("sop-1",), "SOP siapa yang memeriksa?"),
    "the one at hand": ("berapa denda di PKS itu?", ("pks-1",), "berapa denda PKS ?"),
}


@pytest.mark.parametrize(("text", "documents", "expected"), WITHOUT.values(), ids=WITHOUT)
def test_without_name(text, documents, expected):
    assert without_name(text, documents, LIBRARY) == expected


def test_a_number_that_none_has_names_not_the_only_one_of_the_kind():
    assert documents_named("menurut SE 9/2025 jam kerja berapa?", LIBRARY) == ()
