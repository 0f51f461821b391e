"""Numbers in digits and in words, as they stand in laws and digests."""

from __future__ import annotations

import pytest

from kadqa.hukum.angka import counted_lists, in_words, numbers, scanned_numbers

WORDS = {
    "dua": 2, "sepuluh": 10, "sebelas": 11, "lima belas": 15, "tiga puluh": 30, "empat puluh lima": 45, "seratus": 100,
    "seratus dua puluh lima": 125,
    "dua ratus": 200, "seribu": 1000, "dua ribu empat belas": 2014, "lima juta": 5_000_000,
}  # fmt: skip


@pytest.mark.parametrize(("words", "value"), WORDS.items(), ids=WORDS)
def test_in_words(words, value):
    assert in_words(words) == value
    assert str(value) in numbers(f"paling lama {words} hari")


TEXTS = {
    "both ways": ("paling lama 45 (empat puluh lima) hari kerja", {"45"}),
    "a date": ("diundangkan tanggal 2 Oktober 2014", {"2", "oktober", "2014"}),
    "a rujukan": ("Pasal 364 ayat (3) huruf b UU 23/2014", {"364", "3", "huruf b", "23", "2014"}),
    "a gazette": ("LN 2014/244, TLN 5587", {"2014", "244", "5587"}),
    "thousands": ("Rp1.500.000,00 dan 2.000 orang", {"2000", "1500000", "0"}),
    "a chapter": ("Bab XVII tentang kerja sama", {"bab xvii"}),
    "one of several counts nothing": ("salah satu pihak dan satu daerah", set()),
    "behind a prefix": ("wilayah laut antardua Daerah provinsi", {"2"}),
    "an ordinal counts nothing": ("pihak kedua", set()),
    "digits of a scan": ("Tahun 2Ol4 Nomor l2", {"2014", "12"}),
    "no number": ("Daerah dapat bekerja sama.", set()),
}


@pytest.mark.parametrize(("text", "expected"), TEXTS.values(), ids=TEXTS)
def test_numbers(text, expected):
    assert numbers(text) - {"1"} == expected


LISTS = {
    "two, given": ("dikelompokkan menjadi dua: kerja sama wajib dan kerja sama sukarela", {"2"}),
    "five, given": ("melalui lima tahap: satu hal, dua hal, tiga, empat, lalu lima", {"5"}),
    "behind a comma": ("ada dua macam, perusahaan umum dan perusahaan perseroan", {"2"}),
    "more than given": ("ada tujuh macam: wajib dan sukarela", set()),
    "nothing given": ("paling lama tiga puluh hari", set()),
}


@pytest.mark.parametrize(("text", "expected"), LISTS.values(), ids=LISTS)
def test_counted_lists(text, expected):
    assert counted_lists(text) == expected


@pytest.mark.parametrize("text", ["pada ayat (21 diatur", "pada ayat l2l diatur", "pada ayat (2t diatur", "ayat (2)"])
def test_an_ayat_that_a_scan_damaged_can_be_read(text):
    assert "2" in scanned_numbers(text)
