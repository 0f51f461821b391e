"""The legal basis of an answer, as a nota dinas lists it."""

from __future__ import annotations

from datetime import date

from kadqa.records import Answer, Citation, Source
from kadqa.rendering.dasar import legal_basis, legal_basis_text

SOURCES = {
    source.id: source
    for source in (
        Source("uud-1945", "uud", tahun="1945", judul="Undang-Undang Dasar Negara"),
        Source("uu-2-2020", "uu", "2", "2020", "Sungai", diundangkan="2020-03-01", ln="2020/11", tln="6001"),
        Source("uu-1-2011", "uu", "1", "2011", "Perahu", diundangkan="2011-03-01"),
        Source("pp-3-2001", "pp", "3", "2001", "Pasar", diundangkan="2001-03-01"),
        Source("permendagri-9-2022", "permendagri", "9", "2022", "Dermaga"),
        Source("perda-lembayung-4-2021", "perda", "4", "2021", "Pasar Apung", wilayah="lembayung"),
        Source("perda-kota-jingga-5-2021", "perda", "5", "2021", "Lampu", wilayah="kota-jingga"),
        Source("halaman/lembayung", "halaman", judul="Pasar"),
    )
}


def answered(*cited):
    citations = tuple(
        Citation(
            n, provision, label, "halaman" if provision.startswith("halaman") else "peraturan", "naskah", "asli", "x",
            next(s for s in SOURCES if f"{provision}/".startswith(f"{s}/")), "", None, None, status, None, None, status,
            "", "", "naskah",
        )
        for n, (provision, label, status) in enumerate(cited, 1)
    )  # fmt: skip
    return Answer("", "", "tanya", date(2026, 11, 24), "dijawab", "", citations=citations)


ALL = answered(
    ("perda-lembayung-4-2021/pasal-2", "Perda Lembayung 4/2021 Pasal 2", "berlaku"),
    ("halaman/lembayung/alinea-1", "Halaman Lembayung", None),
    ("permendagri-9-2022", "Permendagri 9/2022", "berlaku bersyarat"),
    ("pp-3-2001/pasal-1", "PP 3/2001 Pasal 1", "dicabut"),
    ("uu-2-2020/pasal-1", "UU 2/2020 Pasal 1", "diubah"),
    ("uu-1-2011/pasal-4/ayat-2", "UU 1/2011 Pasal 4 ayat (2)", "berlaku"),
    ("uu-2-2020/pasal-7", "UU 2/2020 Pasal 7", "berlaku"),
    ("uud-1945/pasal-18", "UUD 1945 Pasal 18", "berlaku"),
)


def test_the_highest_comes_first_and_within_a_rank_the_older():
    standing, gone = legal_basis(ALL, SOURCES)
    names = ["Undang-Undang Dasar Negara", "Perahu", "Sungai", "Dermaga", "Pasar Apung"]
    assert [name in row for name, row in zip(names, standing, strict=True)] == [True] * 5
    assert [row.partition(",")[0] for row in gone] == ["Peraturan Pemerintah Nomor 3 Tahun 2001 tentang Pasar"]


def test_a_law_is_named_in_full_with_its_gazette_its_amendment_and_what_is_cited_of_it():
    assert legal_basis(ALL, SOURCES)[0][2] == (
        "Undang-Undang Nomor 2 Tahun 2020 tentang Sungai (Lembaran Negara Republik Indonesia Tahun 2020 Nomor 11, "
        "Tambahan Lembaran Negara Republik Indonesia Nomor 6001) sebagaimana telah diubah, Pasal 1 dan Pasal 7"
    )


def test_regional_law_names_its_region():
    both = answered(
        ("perda-lembayung-4-2021", "Perda Lembayung 4/2021", "berlaku"),
        ("perda-kota-jingga-5-2021", "Perda Kota Jingga 5/2021", "berlaku"),
    )
    assert legal_basis(both, SOURCES)[0] == (
        "Peraturan Daerah Kabupaten Lembayung Nomor 4 Tahun 2021 tentang Pasar Apung",
        "Peraturan Daerah Kota Jingga Nomor 5 Tahun 2021 tentang Lampu",
    )


def test_the_block_is_numbered_and_ends_as_lists_do():
    lines = legal_basis_text(ALL, SOURCES).splitlines()[1:6]
    assert [line[:2] for line in lines] == ["1.", "2.", "3.", "4.", "5."]
    assert [line[-1] for line in lines] == [";", ";", ";", ";", "."]


def test_pages_are_no_basis_and_repealed_law_is_named_as_left_out():
    gone = answered(("pp-3-2001/pasal-1", "PP 3/2001 Pasal 1", "dicabut"), ("halaman/lembayung", "Halaman", None))
    assert legal_basis(gone, SOURCES)[0] == ()
    assert legal_basis_text(gone, SOURCES).startswith("Tidak ada peraturan yang masih berlaku")
    assert legal_basis_text(answered(("halaman/lembayung", "Halaman", None)), SOURCES) == ""
