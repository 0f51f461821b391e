"""What people write for a provision means the id that a label or a rujukan of it would."""

from __future__ import annotations

import pytest

from kadqa.errors import InputError
from kadqa.library.locate import locate

MEANT = {
    "an id": ("uu-23-2014/pasal-363", "uu-23-2014/pasal-363"),
    "an id in capitals, with a slash behind": ("UU-23-2014/PASAL-363/", "uu-23-2014/pasal-363"),
    "an id of what is not here": ("uu-23-2014/pasal-900", "uu-23-2014/pasal-900"),
    "a label": ("PP 28/2018 Pasal 7", "pp-28-2018/pasal-7"),
    "a label of a penjelasan": ("Penjelasan UU 23/2014 Pasal 363", "uu-23-2014/penjelasan/pasal-363"),
    "a label of what is put into another law": (
        "UU 9/2015 Pasal I angka 5 (UU 23/2014 Pasal 101)",
        "uu-9-2015/pasal-i/angka-5/uu-23-2014/pasal-101",
    ),
    "a label of a page": ("Halaman Kabupaten Buleleng, pokok 3", "halaman/buleleng-kerjasama-antar-daerah/pokok-3"),
    "a label of a correction": ("Catatan KADQA SI-13", "catatan/si-13"),
    "as a law has it": ("Pasal 7 ayat (1) Peraturan Pemerintah No. 28 Tahun 2018", "pp-28-2018/pasal-7/ayat-1"),
    "the smallest part first": ("huruf a ayat 2 pasal 363 uu 23/2014", "uu-23-2014/pasal-363/ayat-2/huruf-a"),
    "a law alone": ("uu no. 23 tahun 2014", "uu-23-2014"),
    "the title between": ("PP 28/2018 tentang Kerja Sama Daerah Pasal 7", "pp-28-2018/pasal-7"),
    "an id, then words": ("pp-28-2018 pasal-7", "pp-28-2018/pasal-7"),
    "an id with words for its last part": ("uu-23-2014/Pasal 363 ayat 1", "uu-23-2014/pasal-363/ayat-1"),
    "a bab in digits and a bagian in words": ("bagian kedua belas bab 2 PP 28/2018", "pp-28-2018/bab-ii/bagian-12"),
    "the considerations": ("Menimbang huruf a UU 23/2014", "uu-23-2014/menimbang/huruf-a"),
    "a digest's part": ("pokok 2 Permendagri 22/2020", "permendagri-22-2020/pokok-2"),
    "the penjelasan of a law": ("Penjelasan Umum UU 23/2014", "uu-23-2014/penjelasan/umum"),
    "the constitution": ("UUD 1945 Pasal 18A", "uud-1945/pasal-18a"),
}  # fmt: skip


@pytest.mark.parametrize(("written", "expected"), MEANT.values(), ids=MEANT)
def test_what_is_meant(written, expected, shipped):
    assert locate(written, shipped.library) == expected


def test_every_label_means_what_it_is_the_label_of(shipped):
    library = shipped.library
    for provision in library.provisions()[::97]:
        assert library.label(locate(library.label(provision), library)) == library.label(provision)


UNCLEAR = {
    "nothing": ("  ", "kosong"),
    "slashes": ("//", "kosong"),
    "a pasal of no law": ("Pasal 7 ayat (1)", "belum menyebut peraturannya"),
    "other words": ("perjanjian dengan pihak ketiga", "bukan ID atau sebutan ketentuan"),
    "two pasal": ("Pasal 5 dan Pasal 6 PP 28/2018", "pp-28-2018/pasal-5, pp-28-2018/pasal-6"),
    "two laws": ("UU 23/2014 dan UU 32/2004", "lebih dari satu ketentuan"),
}


@pytest.mark.parametrize(("written", "said"), UNCLEAR.values(), ids=UNCLEAR)
def test_what_is_unclear_is_one_line_with_what_to_type(written, said, shipped):
    with pytest.raises(InputError) as complaint:
        locate(written, shipped.library)
    assert said in str(complaint.value)
    assert "\n" not in str(complaint.value)
    assert "Tulis" in str(complaint.value)
