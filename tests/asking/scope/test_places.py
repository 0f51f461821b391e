"""What one place has is answered from its page with the page's day, or said to be missing; law does not answer it."""

from __future__ import annotations

import pytest

from kadqa.asking.scope.places import page_itself, place_asked
from kadqa.asking.understand import understand
from tests.conftest import TODAY

PLACES = {
    "a place with a page": ("apakah Kukar punya kerja sama dengan daerah lain?", "Kabupaten Kutai Kartanegara"),
    "with whom": ("Buleleng bekerja sama dengan siapa?", "Kabupaten Buleleng"),
    "a place without one": ("Apakah Kota Surabaya punya kerja sama dengan kota lain?", "Kota Surabaya"),
    "in small letters": ("apakah surabaya punya kerjasama dgn kota di jepang", "Surabaya"),
    "behind": ("kerja sama apa saja yang dimiliki kabupaten bantul?", "Kabupaten Bantul"),
    "two words": ("apakah kabupaten lombok barat memiliki kerja sama?", "Kabupaten Lombok Barat"),
    "a name that a text mentions": ("Apakah Kota Bandung punya sister city?", "Kota Bandung"),
    "its bare name": ("apakah Bandung punya sister city?", "Bandung"),
    "its sister city": ("sister city Surabaya mana saja yang jadi mitra?", "Surabaya"),
    "its sister city, as it is spoken": ("kota mana yg sekarang jadi sister city nya Surabaya?", "Surabaya"),
    "whose a thing is": ("jembatan dari kerja sama itu akhirnya punya siapa?", None),
    "a place with a law of its own": ("apakah Jakarta punya kerja sama dengan daerah lain?", None),
    "what may be done": ("bolehkah Kota Surabaya bekerja sama dengan kota di Jepang?", None),
    "rules of its own": ("Apakah Surabaya punya aturan sendiri soal kerja sama luar negeri?", None),
    "the same in small letters": ("apakah surabaya punya wewenang sendiri soal kerjasama?", None),
    "no name among names": ("Apakah Aceh mempunyai hal apa perihal kerja sama?", None),
    "no place": ("apakah daerah punya kewajiban bekerja sama?", None),
    "another town": ("apakah kota lain punya kerja sama?", None),
    "the law": ("kerja sama apa saja yang wajib?", None),
    "an office": ("kerja sama apa saja yang dilakukan DPRD?", None),
}


@pytest.mark.parametrize(("text", "name"), PLACES.values(), ids=PLACES)
def test_the_place_of_which_is_asked_what_it_has(shipped, text, name):
    place = place_asked(understand(text, (), TODAY, shipped.library), shipped.library)
    assert (place.name if place else None) == name


def test_a_place_is_answered_from_its_page_with_the_day_and_not_from_law(shipped):
    answer = shipped.ask("apakah Buleleng punya kerja sama dengan Kabupaten Bangli?")
    assert answer.sentences[0].text == (
        "Dijawab dari Halaman Kabupaten Buleleng. Halaman bertanggal 29 Agustus 2017. "
        "Halaman itu tidak menyebut Kabupaten Bangli."
    )
    quoted = {n for s in answer.sentences if s.kind == "kutipan" for n in s.citations}
    assert {c.kind for c in answer.citations if c.n in quoted} == {"halaman"}


def test_of_a_partner_that_the_page_mentions_nothing_is_denied(shipped):
    answer = shipped.ask("apakah Kukar bekerja sama dengan Kota Bandung?")
    assert "tidak menyebut" not in answer.sentences[0].text


def test_of_a_place_without_a_page_is_said_what_is_missing(shipped):
    answer = shipped.ask("apakah Kota Surabaya punya kerja sama dengan kota lain?")
    assert (answer.outcome, answer.reason[0]) == ("ditolak", "tidak-ditemukan")
    assert answer.answer.startswith("Halaman tentang Kota Surabaya tidak ada di korpus ini")
    assert "Kabupaten Kutai Kartanegara dan Kabupaten Buleleng" in answer.answer


ITSELF = {
    "who wrote it": ("siapa penulis halaman Kukar?", ("halaman/kukar-latar-belakang/identitas",)),
    "when": ("kapan halaman Buleleng terbit?", ("halaman/buleleng-kerjasama-antar-daerah/identitas",)),
    "where the office is": ("di mana kantor Bagian Kerja Sama Kukar?", ("halaman/kukar-latar-belakang/identitas",)),
    "what it says": ("apa tujuan kerja sama menurut halaman Kukar?", ()),
    "a law's day": ("kapan UU 23/2014 terbit?", ()),
}


@pytest.mark.parametrize(("text", "expected"), ITSELF.values(), ids=ITSELF)
def test_a_question_about_a_page_itself(shipped, text, expected):
    assert page_itself(understand(text, (), TODAY, shipped.library), shipped.library) == expected


def test_what_is_wrong_on_a_page_of_itself_leads(shipped):
    answer = shipped.ask("kapan halaman Kukar terakhir diperbarui?")
    assert answer.sentences[0].text.startswith("Tanggal halaman itu tidak diketahui")
    assert answer.citations[1].provision == "halaman/kukar-latar-belakang/identitas"
