"""What kind of fact a question asks for, and whether what was found names one. One table of made-up provisions."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from kadqa.asking.refusal.sought import asks_unknown, lacks_fact
from kadqa.lexical import content_words
from kadqa.records import Excerpt, Hit, Passage, Query, Source

TODAY = date(2026, 11, 24)
LAW = Source("uu-7-2019", "uu", "7", "2019", "Pasar Terapung")


def query(text: str) -> Query:
    return Query(text, text, "tanya", TODAY, search_text=text)


def excerpt(text: str, score: float) -> Excerpt:
    passage = Passage(f"uu-7-2019/pasal-1/ayat-{len(text)}", LAW.id, "ayat", "(1)", "asli", "naskah", text, text, None)
    return Excerpt(passage, LAW, "UU 7/2019", "peraturan", None, None, None, score=score)


DAYS = "Izin dijawab paling lama 17 (tujuh belas) hari kerja."
NONE = "Izin dijawab oleh bupati."
LASTS = "Jangka waktu kontrak lapak paling singkat 2 (dua) tahun."
CONDITION = "Dewan pasar dapat dibentuk bila memenuhi syarat: a. jangka waktu kontrak lapak paling singkat 5 tahun."
TIMES = {
    "the best names it": ("berapa hari izin dijawab", [(DAYS, 1.0), (NONE, 0.9)], False),
    "one nearly as good names it": ("berapa lama izin dijawab", [(NONE, 1.0), (DAYS, 0.95)], False),
    "only a far one names it": ("berapa lama izin dijawab", [(NONE, 1.0), (DAYS, 0.5)], True),
    "none names it": ("izin dijawab paling lama berapa hari", [(NONE, 1.0)], True),
    "in words": ("berapa bulan izin berlaku", [("Izin berlaku tiga bulan.", 1.0)], False),
    "how long a thing must need": (
        "jangka waktu paling sedikit berapa tahun",
        [("Dewan dibentuk bila perlu waktu paling singkat 5 tahun.", 1.0)],
        False,
    ),
    "when is no length of time": ("kapan izin dijawab", [(NONE, 1.0)], False),
    "a sum": ("berapa tarif lapak", [("Tarif lapak Rp5.000,00 sehari.", 1.0)], False),
    "a sum as a share": ("biayanya berapa", [("Biaya sebesar dua persen.", 1.0)], False),
    "a sum asked for at the end": ("tarif sewa lapak pasar berapa", [(NONE, 1.0)], True),
    "how many have": ("berapa banyak pasar yang sudah punya dewan", [("Dewan 3 (tiga) orang.", 1.0)], True),
    "no sum": ("berapa besar biaya lapak", [("Biaya lapak dibebankan pada APBD.", 1.0)], True),
    "who bears the costs is no sum": (
        "siapa menanggung biaya lapak",
        [("Biaya lapak dibebankan pada APBD.", 1.0)],
        False,
    ),
    "a share": ("berapa persen lapak untuk nelayan", [("Lapak untuk nelayan diutamakan.", 1.0)], True),
    "people": ("berapa jumlah anggota dewan pasar", [("Dewan pasar terdiri atas 7 (tujuh) orang.", 1.0)], False),
    "no number of people": ("berapa anggota dewan pasar", [("Dewan pasar dipilih pedagang.", 1.0)], True),
    "prison": ("berapa tahun penjara bagi pedagang", [("Pedagang dikenai teguran.", 1.0)], True),
    "a number to call": ("nomor telepon dewan pasar", [(NONE, 1.0)], True),
    "an address to write to": ("alamat email dewan pasar", [("Surel: dewan@pasar.example", 1.0)], False),
    "an hour": ("jam berapa pasar buka", [("Pasar dibuka pukul 04.00.", 1.0)], False),
    "no hour": ("jam berapa pasar buka", [(NONE, 1.0)], True),
    "what was done is no matter of law": ("berapa izin yang sudah diterbitkan", [("Izin 3 (tiga) buah.", 1.0)], True),
    "the last time": ("kapan terakhir dewan pasar dipilih", [("Dewan pasar dipilih tiap lima tahun.", 1.0)], True),
    "how long it may last is no deadline": ("jangka waktu maksimal kontrak lapak", [(DAYS, 1.0)], True),
    "how long it may be made for": ("berapa tahun paling lama kontrak lapak boleh dibuat", [(DAYS, 1.0)], True),
    "how long it may last": ("kontrak lapak paling lama berlaku berapa tahun", [(LASTS, 1.0)], True),
    "how long it must last": ("jangka waktu minimal kontrak lapak", [(LASTS, 1.0)], False),
    "a condition of something else": ("jangka waktu minimal kontrak lapak", [(CONDITION, 1.0)], True),
    "a condition of what is asked": ("jangka waktu minimal agar dewan dibentuk", [(CONDITION, 1.0)], False),
    "a fine": ("apakah ada denda bagi pedagang", [("Pedagang dikenai teguran.", 1.0)], True),
    "a fine that is there": ("apakah ada denda bagi pedagang", [("Pedagang dikenai denda.", 1.0)], False),
    "a crime": ("apa sanksi pidana bagi pedagang", [("Pedagang dikenai sanksi administratif.", 1.0)], True),
    "a sanction of any sort": ("apa sanksi bagi pedagang", [("Pedagang dikenai teguran.", 1.0)], False),
    "how many were made": ("berapa jumlah kerja sama pasar 2023", [("Ada 3 (tiga) kerja sama.", 1.0)], True),
    "how many there must be": ("berapa kerja sama wajib", [("Kerja sama wajib ada lima.", 1.0)], False),
    "how often": ("izin dilaporkan tiap bulan atau setahun sekali", [("Izin dilaporkan kepada bupati.", 1.0)], True),
    "how often, and it is there": ("berapa kali izin dilaporkan", [("Izin dilaporkan setiap tahun.", 1.0)], False),
    "nothing was found": ("berapa hari izin dijawab", [], False),
}


@pytest.mark.parametrize(("text", "found", "expected"), TIMES.values(), ids=TIMES)
def test_lacks_fact(text, found, expected):
    assert lacks_fact(query(text), [excerpt(words, score) for words, score in found]) is expected


def test_the_part_that_is_quoted_counts_not_the_whole():
    whole = replace(excerpt(f"{NONE} {DAYS}", 1.0), quote=NONE)
    assert lacks_fact(query("berapa hari izin dijawab"), [whole])


def test_a_page_may_say_what_was_done():
    page = replace(excerpt("Sudah ditandatangani 12 kesepakatan.", 1.0), kind="halaman")
    assert not lacks_fact(query("berapa kesepakatan yang sudah ditandatangani"), [page])


KNOWN = Hit("pp-28-2018/pasal-1", "pp-28-2018/pasal-1/angka-2", 1.0, 0.9, 1.0, asked=0.9)
"""A hit that is known to answer some question."""
UNKNOWN = {
    "a count of what nobody names": ("berapa lembar meterai di perjanjian kerja sama?", True),
    "a name of what nobody names": ("siapa nama notaris yang mengesahkan KSDPK?", True),
    "a property of nothing here": ("apa warna sampul kesepakatan bersama?", True),
    "a count of what is here": ("berapa daerah yang ikut kerja sama wajib?", False),
    "a length of time": ("berapa bulan tenggat jawaban DPRD?", False),
    "no thing": ("apa saja tahapan KSDD?", False),
    "kinds": ("ada berapa macam kerja sama?", False),
    "of a kind of thing that is not here": ("naskah kesepakatan bersama ditulis dalam dialek apa?", True),
    "of such a kind, if": ("naskah ditulis dalam dialek apa kalau mitranya dari luar negeri?", True),
    "which of such things": ("lembaga akreditasi mana yang menilai mitra?", True),
    "such a thing, far from what asks": ("zodiak pejabat yang boleh menandatangani perjanjian apa?", True),
    "of a kind of thing that is here": ("kerja sama wajib dilaksanakan di bidang apa?", False),
    "a clause of its own": ("kalau mitra kabur pakai paspor palsu, apa akibatnya?", False),
    "a share": ("dapat jatah berapa persen?", False),
    "a list, whatever is done with it": ("kontrak nyantumin apa saja?", False),
    "what is done": ("kerja sama wajib menggarap apa?", False),
    "a term in short": ("TKKSD itu apa?", False),
    "whether it is true": ("apa benar kerja sama wajib itu ada?", False),
}


@pytest.mark.parametrize(("text", "unknown"), UNKNOWN.values(), ids=UNKNOWN)
def test_a_thing_that_stands_in_no_text_is_seen(shipped, text, unknown):
    asked = replace(query(text), asked=content_words(text))
    assert asks_unknown(asked, (KNOWN,), shipped.library) == unknown


def test_where_no_question_is_known_only_a_name_or_a_number_tells(shipped):
    """People's words for a kind of thing are not the law's, and no known question says them."""
    for text, unknown in (("ditulis dalam dialek apa?", False), ("berapa lembar meterai?", True)):
        asked = replace(query(text), asked=content_words(text))
        assert asks_unknown(asked, (replace(KNOWN, asked=-1.0),), shipped.library) == unknown


def test_a_thing_that_a_known_question_names_is_no_unknown_one(shipped):
    """The law says it in other words than people."""
    text = "klausul apa yang harus ada dalam kontrak dengan pihak ketiga?"
    asked = replace(query(text), asked=content_words(text))
    unit = next(u for u in shipped.library.units if any("klausul" in known.casefold() for known in u.questions))
    hit = Hit(unit.group, unit.provision, 1.0, 0.9, 1.0, units=((unit.provision, 1.0),), asked=0.9)
    assert asks_unknown(asked, (KNOWN,), shipped.library)
    assert not asks_unknown(asked, (hit,), shipped.library)


def test_a_question_for_such_a_thing_is_refused(shipped):
    assert shipped.ask("Berapa lembar meterai yang harus ditempel di perjanjian kerja sama daerah?").refused
