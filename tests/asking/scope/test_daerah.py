"""Names of kabupaten and kota: put as the law calls them where law is asked, but those that its texts name."""

from __future__ import annotations

import pytest

from kadqa.asking.scope.daerah import without_regencies, without_regions
from kadqa.asking.scope.nama_daerah import KABUPATEN, KOTA, SPELLED, WORDS
from kadqa.asking.understand import understand
from kadqa.records import Turn

PUT = {
    "two of them": ("Sleman dan Bantul mau kerja sama", "kabupaten kami dan kabupaten lain mau kerja sama"),
    "with what they are": (
        "pemkot Makassar dan Kab. Gowa berselisih, siapa yang menyelesaikan?",
        "pemkot kami dan Kab. lain berselisih, siapa yang menyelesaikan?",
    ),
    "of one name": (
        "Kota Magelang dan Kabupaten Magelang wajib bekerja sama?",
        "Kota kami dan Kabupaten lain wajib bekerja sama?",
    ),
    "a kota by its name alone": ("Salatiga boleh bermitra?", "kota kami boleh bermitra?"),
    "one told twice": (
        "jika Garut menolak, Garut harus apa?",
        "jika kabupaten kami menolak, kabupaten kami harus apa?",
    ),
    "in another spelling": ("gunung kidul boleh?", "kabupaten kami boleh?"),
    "the longer of two names": ("Bandung Barat boleh?", "kabupaten kami boleh?"),
    "behind an office": ("bupati Jember boleh menolak?", "bupati kami boleh menolak?"),
    "beside a province": ("Provinsi Maluku dengan Jember mau", "Provinsi Maluku dengan kabupaten lain mau"),
    "within a province": ("Jember (Maluku) boleh?", "kabupaten kami (Maluku) boleh?"),
    "where only a law on another region names it": ("Bogor dan Garut mau", "kabupaten kami dan kabupaten lain mau"),
    "with that region": ("Bogor dan Jakarta mau", "Bogor dan Jakarta mau"),
    "where only a page mentions it": ("Bandung boleh bermitra?", "kabupaten kami boleh bermitra?"),
    "a name that only a page is of": ("Buleleng boleh bermitra?", "kabupaten kami boleh bermitra?"),
    "the same as it is called": ("Kukar dan Bontang mau bermitra", "kabupaten kami dan kota lain mau bermitra"),
    "a name that only a page says": ("Kota Bandung wajib ikut?", "Kota kami wajib ikut?"),
    "by the law named": (
        "menurut aturan, bolehkah Kukar menolak?",
        "menurut aturan, bolehkah kabupaten kami menolak?",
    ),
    "the page itself": (
        "halaman Kukar bilang harus ada persetujuan?",
        "halaman Kukar bilang harus ada persetujuan?",
    ),
    "whose word is asked for": ("menurut Buleleng, mengapa perlu?", "menurut Buleleng, mengapa perlu?"),
    "what the page does": ("apakah Kukar menyebut siapa yang wajib?", "apakah Kukar menyebut siapa yang wajib?"),
    "how it is there": ("bagaimana kerja sama di Buleleng?", "bagaimana kerja sama di Buleleng?"),
    "who does it there": ("siapa yang mengelola kerja sama di Kukar?", "siapa yang mengelola kerja sama di Kukar?"),
    "its reasons": ("kenapa Buleleng perlu kerja sama?", "kenapa Buleleng perlu kerja sama?"),
    "why it must": ("kenapa Buleleng harus bermitra?", "kenapa kabupaten kami harus bermitra?"),
    "how many it has": ("Kukar punya berapa kerja sama wajib?", "Kukar punya berapa kerja sama wajib?"),
    "what it has": ("Buleleng mau kerja sama dengan siapa saja?", "Buleleng mau kerja sama dengan siapa saja?"),
    "a word like any other": ("batu boleh dijual?", "batu boleh dijual?"),
    "that word as a name": ("Kota Batu boleh bermitra?", "Kota kami boleh bermitra?"),
    "what was done there": (
        "kapan perjanjian Sleman dan Bantul ditandatangani?",
        "kapan perjanjian Sleman dan Bantul ditandatangani?",
    ),
    "part of a word": ("bolehkah bantulan dan slemanis?", "bolehkah bantulan dan slemanis?"),
}


@pytest.mark.parametrize(("text", "expected"), PUT.values(), ids=PUT)
def test_a_name_is_put_as_the_law_calls_it(shipped, text, expected):
    assert without_regencies(text, shipped.library) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Kutai Kartanegara mau kerja sama dengan Samarinda soal air bersih, perlu persetujuan DPRD?",
        "kukar sama samarinda mau mou sampah, perlu persetujuan dprd gak",
        "Perselisihan Provinsi Bali dengan Kabupaten Buleleng diselesaikan siapa?",
    ],
)
def test_a_region_with_a_page_is_answered_from_law(shipped, text):
    answer = shipped.ask(text)
    assert answer.outcome == "dijawab"
    assert "halaman" not in {c.kind for c in answer.citations}


def test_a_follow_up_to_a_region_with_a_page_is_answered_from_law(shipped):
    turn = Turn("Kutai Kartanegara mau kerja sama dengan Samarinda soal air bersih", ())
    answer = shipped.ask("perlu persetujuan DPRD?", history=[turn])
    assert answer.outcome == "dijawab"
    assert "halaman" not in {c.kind for c in answer.citations}


def test_a_kota_that_is_also_a_province_is_a_kota(shipped):
    text = "Kota Gorontalo boleh bekerja sama dengan kabupaten di Jambi?"
    expected = "Kota kami boleh bekerja sama dengan kabupaten di provinsi kami?"
    assert without_regions(text, shipped.library) == expected


def test_all_are_there():
    assert (len(set(KABUPATEN)), len(set(KOTA))) == (416, 98)
    known = {*KABUPATEN, *KOTA}
    assert set(SPELLED.values()) <= known
    assert not set(SPELLED) & known
    assert known >= WORDS


def test_a_question_is_searched_without_them_and_shown_with_them(shipped):
    text = "Sleman dan Bantul berselisih soal sampah. Siapa yang menyelesaikan?"
    query = understand(text, (), shipped.day(), shipped.library)
    assert query.resolved == text
    assert query.search_text.startswith("kabupaten kami dan kabupaten lain")
    assert not {"sleman", "bantul"} & set(query.asked)
