"""Questions of a conversation, made whole: one table for each way, over the shipped names."""

from __future__ import annotations

from datetime import date

import pytest

from kadqa.asking.followup import made_whole
from kadqa.asking.leaning import leans
from kadqa.asking.understand import understand
from kadqa.records import Turn

TODAY = date(2026, 11, 24)
WAJIB = Turn("apa itu kerja sama wajib?", ("uu-23-2014/pasal-364/ayat-1",))

LEANS = {
    "kalau yang sukarela?": True,
    "dan untuk KSDD?": True,
    "sanksinya?": True,
    "berapa lama?": True,
    "itu diatur di mana?": True,
    "masih berlaku?": True,
    "siapa yang menyetujui?": True,
    "apakah DPRD harus setuju?": True,
    "kalau DPRD menolak, apa akibatnya?": True,
    "ayat 2 huruf c?": True,
    "pasal berikutnya?": True,
    "apa penggantinya dan sejak kapan?": True,
    "menurut aturan tersebut siapa yang membayar KSDD?": True,
    "KSDPK?": True,
    "menurut PP 28/2018?": True,
    "yayasan?": True,
    "apakah BUMD termasuk?": True,
    "kalau KSDPK gimana?": True,
    "bedanya dengan badan kerja sama?": True,
    "apa beda KSDD dan KSDPK?": False,
    "apa itu KSDPK?": False,
    "KSDPK itu apa?": False,
    "kerja sama itu apa sih": False,
    "kerja sama wajib, apa syaratnya?": False,
    "apa isinya PP 28/2018?": False,
    "apa artinya KSDLL?": False,
    "dan siapa yang membiayai kerja sama wajib?": False,
    "kalau KSDLL siapa yang menyetujui?": False,
    "apakah UU 32/2004 masih berlaku dan apa penggantinya?": False,
    "Pasal 363 UU 23/2014": False,
    "siapa presiden Amerika?": False,
    "sebaiknya izin tambang diurus ke siapa?": False,
    "bagaimana tahapan kerja sama daerah dengan daerah lain?": False,
}


@pytest.mark.parametrize(("text", "expected"), LEANS.items(), ids=LEANS)
def test_which_questions_lean(shipped, text, expected):
    assert leans(text, shipped.library) is expected


WHOLE = {
    "a term for its sibling": (["apa syarat KSDPK?", "dan untuk KSDD?"], "apa syarat KSDD?"),
    "a term whose head is left out": (
        ["apa syarat KSDPK?", "kalau yang luar negeri?"],
        "apa syarat kerja sama luar negeri?",
    ),
    "voluntary for obligatory": (
        ["siapa pihak kerja sama wajib?", "kalau yang sukarela gimana?"],
        "siapa pihak kerja sama sukarela?",
    ),
    "another kind that shares its last word": (
        ["apa syarat sister city?", "kalau provinsi kembar?"],
        "apa syarat provinsi kembar?",
    ),
    "another law": (
        ["apa prinsip kerja sama menurut PP 50/2007?", "kalau PP 28/2018?"],
        "apa prinsip kerja sama menurut PP 28/2018?",
    ),
    "the old law": (
        ["apa prinsip kerja sama menurut PP 28/2018?", "kalau di aturan yang lama?"],
        "apa prinsip kerja sama menurut PP 50/2007?",
    ),
    "the old law, none named": (
        ["apa itu kerja sama wajib?", "menurut UU yang lama?"],
        "apa itu kerja sama wajib menurut UU 32/2004",
    ),
    "another year": (
        ["apakah PP 50/2007 berlaku pada 2015?", "kalau 2019?"],
        "apakah PP 50/2007 berlaku pada tahun 2019?",
    ),
    "what replaced it": (
        ["apakah PP 50/2007 masih berlaku?", "apa penggantinya dan sejak kapan?"],
        "apa pengganti PP 50/2007 dan sejak kapan?",
    ),
    "whether what was cited stands": (
        ["apa itu kerja sama wajib?", "masih berlaku?"],
        "Pasal 364 ayat (1) UU 23/2014 masih berlaku?",
    ),
    "a question of the law whose standing was asked": (
        ["PP 50/2007 sudah dicabut belum", "apa prinsipnya?"],
        "apa prinsipnya menurut PP 50/2007",
    ),
    "within the pasal": (
        ["isi pasal 364 UU 23/2014", "ayat 2 huruf c?"],
        "isi Pasal 364 ayat (2) huruf c UU 23/2014",
    ),
    "the pasal after": (["isi pasal 364 UU 23/2014", "pasal berikutnya?"], "isi Pasal 365 UU 23/2014"),
    "the pasal before, two steps on": (
        ["isi pasal 364 UU 23/2014", "pasal berikutnya?", "pasal sebelumnya apa isinya?"],
        "isi Pasal 364 UU 23/2014",
    ),
    "the ayat after": (["isi pasal 6 ayat 1 PP 28/2018", "ayat selanjutnya?"], "isi Pasal 6 ayat (2) PP 28/2018"),
    "another pasal": (["isi pasal 363 UU 23/2014", "kalau pasal 364?"], "isi Pasal 364 UU 23/2014"),
    "the angka after": (["isi pasal 1 angka 2 PP 28/2018", "angka berikutnya?"], "isi Pasal 1 angka 3 PP 28/2018"),
    "a pasal of the law spoken of": (
        ["apakah PP 28/2018 masih berlaku?", "apa isi pasal 3-nya?"],
        "apa isi Pasal 3 PP 28/2018?",
    ),
    "what stands in its place": (
        ["tampilkan pasal 195 UU 32/2004", "padanannya sekarang?"],
        "padanan Pasal 195 UU 32/2004 sekarang?",
    ),
    "a term of another kind beside it": (
        ["apa itu sekretariat kerja sama?", "bedanya dengan badan kerja sama?"],
        "apa beda sekretariat kerja sama dengan badan kerja sama",
    ),
    "a law beside the law spoken of": (
        ["apa prinsip kerja sama menurut PP 28/2018?", "bedanya dengan PP 50/2007?"],
        "apa beda PP 28/2018 dengan PP 50/2007",
    ),
    "a question word that asks nothing new": (
        ["apa saja tahapan KSDD?", "kalau KSDPK gimana?"],
        "apa saja tahapan KSDPK?",
    ),
    "what a term has": (["apa itu KSDPK?", "siapa pihaknya?"], "siapa pihak KSDPK?"),
    "a term pointed at": (["apa itu sister city?", "itu diatur di mana?"], "sister city diatur di mana?"),
    "two terms side by side": (
        ["apa itu kerja sama sukarela?", "bedanya dengan yang wajib?"],
        "apa beda kerja sama sukarela dengan kerja sama wajib",
    ),
    "the two terms of before": (["apa itu KSDD?", "apa itu KSDPK?", "apa bedanya?"], "apa beda KSDD dengan KSDPK"),
    "the law that came before": (
        ["apa prinsip kerja sama menurut PP 28/2018?", "bedanya dengan yang lama?"],
        "apa beda PP 28/2018 dengan yang lama",
    ),
    "nothing to put in place": (
        ["apa tahapan KSDD?", "siapa yang tanda tangan?"],
        "apa tahapan KSDD. siapa yang tanda tangan?",
    ),
    "the matter stays over three turns": (
        ["apa tahapan KSDD?", "dokumennya apa saja?", "siapa yang tanda tangan?", "berapa lama?"],
        "apa tahapan KSDD. siapa yang tanda tangan. berapa lama?",
    ),
    "a whole question is not bent": (["apa itu KSDD?", "apa itu KSDPK?"], "apa itu KSDPK?"),
    "the name of another matter begins anew": (["apa syarat KSDD?", "otonomi daerah"], "otonomi daerah"),
    "the name of another matter that is joined": (["apa syarat KSDD?", "dan TKKSD?"], "apa syarat KSDD. dan TKKSD?"),
    "a new matter ends the old one": (["apa itu kerja sama wajib?", "apa itu KSDPL?", "syaratnya?"], "syarat KSDPL?"),
}  # fmt: skip


@pytest.mark.parametrize(("talk", "expected"), WHOLE.values(), ids=WHOLE)
def test_a_follow_up_is_made_whole(shipped, talk, expected):
    cited = ("uu-23-2014/pasal-364/ayat-1",)
    history = [Turn(question, cited if "wajib" in question else ()) for question in talk[:-1]]
    assert made_whole(talk[-1], history, shipped.library).text == expected


def test_its_own_words_are_told_from_what_it_leans_on(shipped):
    query = understand("lalu siapa yang menang liga inggris?", (WAJIB,), TODAY, shipped.library)
    assert query.own == ("menang", "liga", "inggris")
    assert understand("lalu siapa yang membayar?", (WAJIB,), TODAY, shipped.library).own == ()


def test_what_the_turn_before_cited_is_found_if_it_was_not_handed_over(shipped):
    answer = shipped.ask("masih berlaku?", history=[Turn("isi pasal 364 ayat 1 UU 23/2014")])
    assert answer.intent == "status"
    assert "uu-23-2014/pasal-364/ayat-1" in {c.provision for c in answer.citations}


def test_something_else_is_not_answered_from_what_was_said_before(shipped):
    answer = shipped.ask("lalu siapa yang menang liga inggris?", history=[WAJIB])
    assert answer.refused
