"""Questions that ask several things: how they are taken apart, and what is said of each part."""

from __future__ import annotations

import pytest

from kadqa.asking.parts import beside_standing, parts_of, together
from kadqa.records import Turn

PARTS = {
    "by what is no part": (
        "kerja sama wajib bisa dapat dana? lewat apa",
        ("kerja sama wajib bisa dapat dana? lewat apa",),
    ),
    "two sentences": ("Apa itu kerja sama wajib? Siapa pihaknya?", ("Apa itu kerja sama wajib", "Siapa pihaknya?")),
    "one sentence": (
        "kapan KSDPK berakhir, dan siapa yang menyelesaikan perselisihannya?",
        ("kapan KSDPK berakhir", "siapa yang menyelesaikan perselisihannya?"),
    ),
    "the matter stands with the last": (
        "apa tujuan dan siapa pihak kerja sama wajib?",
        ("apa tujuan kerja sama wajib", "siapa pihak kerja sama wajib?"),
    ),
    "a bare question word": ("apa penggantinya dan sejak kapan?", ("apa penggantinya dan sejak kapan?",)),
    "a list": ("apa syarat dan tahapan KSDD?", ("apa syarat dan tahapan KSDD?",)),
    "a condition": (
        "kalau DPRD boleh menolak, apa akibatnya bagi KSDPL?",
        ("kalau DPRD boleh menolak, apa akibatnya bagi KSDPL?",),
    ),
    "what is told first": (
        "Kami hendak bekerja sama dengan Jepang. Apa syaratnya?",
        ("Kami hendak bekerja sama dengan Jepang. Apa syaratnya?",),
    ),
    "whether, without a word that asks": (
        "Hibah itu sama gak dengan kerja sama daerah? bisa ditolak?",
        ("Hibah itu sama gak dengan kerja sama daerah", "bisa ditolak?"),
    ),
    "one thing": ("apa itu KSDD?", ("apa itu KSDD?",)),
    "nothing": ("", ("",)),
}


@pytest.mark.parametrize(("text", "expected"), PARTS.values(), ids=PARTS)
def test_parts_of(shipped, text, expected):
    assert parts_of(text, shipped.library) == expected


BESIDE_STANDING = {
    "what it rules": (
        "Apakah PP 9/2031 masih berlaku dan mengatur apa?",
        ("Apakah PP 9/2031 masih berlaku", "PP 9/2031 mengatur apa?"),
    ),
    "what it contains": (
        "PP 9/2031 sudah dicabut belum, dan isinya apa?",
        ("PP 9/2031 sudah dicabut belum", "isi PP 9/2031 apa?"),
    ),
    "what it took the place of": (
        "Sejak kapan UU 8/2030 berlaku dan UU apa yang digantikannya?",
        ("Sejak kapan UU 8/2030 berlaku", "UU apa yang digantikan UU 8/2030?"),
    ),
    "a provision": (
        "Pasal 3 UU 8/2030 masih berlaku dan bunyinya apa?",
        ("Pasal 3 UU 8/2030 masih berlaku", "bunyi Pasal 3 UU 8/2030 apa?"),
    ),
    "who is named with it": (
        "PP 9/2031 masih berlaku serta siapa yang wajib melapor?",
        ("PP 9/2031 masih berlaku", "siapa yang wajib melapor menurut PP 9/2031?"),
    ),
    "what it has to do with a matter": (
        "PP 9/2031 masih berlaku dan apa hubungannya dengan KSDD?",
        ("PP 9/2031 masih berlaku", "apa hubungan PP 9/2031 dengan KSDD?"),
    ),
    "what it rules, and then its standing": (
        "PP 9/2031 mengatur apa soal sumur dan masih berlaku?",
        ("PP 9/2031 mengatur apa soal sumur", "PP 9/2031 masih berlaku?"),
    ),
    "a provision, and then its standing": (
        "UU 8/2030 pasal 3 isinya dan statusnya",
        ("UU 8/2030 pasal 3 isinya", "UU 8/2030 pasal 3 status?"),
    ),
    "what took its place is its standing": ("Apakah PP 9/2031 masih berlaku dan apa penggantinya?", ()),
    "since when is its standing": ("Apakah PP 9/2031 sudah dicabut, dan sejak kapan?", ()),
    "a matter of its own": ("Apakah PP 9/2031 masih berlaku dan apa syarat KSDPK?", ()),
    "two laws": ("Apakah PP 9/2031 dan UU 8/2030 masih berlaku?", ()),
    "no law": ("apakah masih berlaku dan mengatur apa?", ()),
}


@pytest.mark.parametrize(("text", "expected"), BESIDE_STANDING.values(), ids=BESIDE_STANDING)
def test_what_is_asked_of_a_law_beside_its_standing_names_it(shipped, text, expected):
    assert beside_standing(text, shipped.library) == expected


def test_standing_and_what_is_joined_to_it_are_both_answered(shipped):
    answer = shipped.ask("Sejak kapan UU 23/2014 berlaku dan UU apa yang digantikannya?")
    assert "2 Oktober 2014" in answer.sentences[0].text
    assert any("mencabut UU 32/2004" in sentence.text for sentence in answer.sentences)
    answer = shipped.ask("Apakah Permendagri 25/2020 masih berlaku dan mengatur apa?")
    assert answer.sentences[0].text.startswith("Ya. Permendagri 25/2020")
    assert {c.source for c in answer.citations} <= {"permendagri-25-2020", "pp-28-2018"}


def test_both_parts_are_answered(shipped):
    answer = shipped.ask("Apa itu kerja sama wajib? Apa itu KSDLL?")
    cited = {c.provision for c in answer.citations}
    assert "uu-23-2014/pasal-364/ayat-1" in cited
    assert "pp-28-2018/pasal-1/angka-5" in cited


def test_a_part_that_nothing_answers_is_named(shipped):
    answer = shipped.ask("Apa itu kerja sama wajib? Berapa harga bensin di Garut?")
    assert not answer.refused
    assert [w.text for w in answer.warnings if w.kind == "bagian"] == [
        "KADQA tidak menemukan jawaban atas bagian “Berapa harga bensin di Garut”."
    ]


def test_a_part_on_standing_is_said_before_what_is_quoted(shipped):
    answer = shipped.ask("Apakah PP 50/2007 masih berlaku? Apa itu KSDLL?")
    kinds = [sentence.kind for sentence in answer.sentences]
    assert kinds[0] == "keterangan"
    assert "kutipan" in kinds
    assert answer.citations[0].source == "pp-50-2007"


def test_nothing_answered_is_one_refusal(shipped):
    assert shipped.ask("Berapa harga bensin? Siapa pemenang liga inggris?").refused
    assert together([]) is None


def test_parts_lean_on_the_turn_before(shipped):
    before = Turn("apa itu kerja sama wajib?", ("uu-23-2014/pasal-364/ayat-1",))
    answer = shipped.ask("apa tujuannya dan siapa pihaknya?", history=[before])
    assert answer.resolved_question == "Apa tujuan kerja sama wajib? Siapa pihaknya?"
