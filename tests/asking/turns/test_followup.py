"""Questions of a conversation, made whole: one table for each way, over the shipped names."""

from __future__ import annotations

from datetime import date

import pytest

from kadqa.asking.turns.cited import asks_basis
from kadqa.asking.turns.followup import made_whole
from kadqa.asking.turns.leaning import leans
from kadqa.asking.understand import understand
from kadqa.records import Turn

TODAY = date(2026, 11, 24)
WAJIB = Turn("apa itu kerja sama wajib?", ("uu-23-2014/pasal-364/ayat-1",))

LEANS = {
    "apakah ia boleh memberi kuasa kepada sekda?": True,
    "kalau dia menolak tanda tangan?": True,
    "bolehkah mereka berasal dari luar negeri?": True,
    "bupati sakit, bolehkah dia memberi kuasa menandatangani perjanjian kerja sama?": False,
    "kalau yang sukarela?": True,
    "dan untuk KSDD?": True,
    "sanksinya?": True,
    "berapa lama?": True,
    "itu diatur di mana?": True,
    "masih berlaku?": True,
    "sekarang masih begitu?": True,
    "apa syarat yang harus mereka penuhi?": True,
    "berapa lama mereka diberi waktu?": True,
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
    "boleh dikuasakan?": True,
    "apakah yang sukarela juga?": True,
    "yang sinergi itu artinya?": True,
    "yang sinergi itu apa dasar hukumnya menurut PP 28/2018?": False,
    "bisa diwakilkan ke sekda?": True,
    "apa bedanya soal pihak ketiga?": True,
    "kalau KSDPK gimana?": True,
    "bedanya dengan badan kerja sama?": True,
    "beda sama dulu?": True,
    "yayasan boleh?": True,
    "apakah instansi pusat boleh?": True,
    "siapa yang boleh?": True,
    "apakah Pasal 363 UU 23/2014 berlaku?": False,
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
    "what was meant instead": (
        ["apa syarat KSDPK?", "maksud saya KSDD, bukan KSDPK"],
        "apa syarat KSDD?",
    ),
    "what was not meant": (
        ["apa syarat KSDPK?", "bukan KSDPK, maksud saya KSDD"],
        "apa syarat KSDD?",
    ),
    "by another law alone": (
        ["berapa lama DPRD menjawab menurut PP 28/2018?", "dulu di PP 50/2007 gimana?"],
        "berapa lama DPRD menjawab menurut PP 50/2007?",
    ),
    "what is meant by a word": (["apa syarat KSDPK?", "maksudnya apa?"], "apa syarat KSDPK. maksudnya apa?"),
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
        "apa beda PP 28/2018 dengan PP 50/2007 soal prinsip",
    ),
    "a question word that asks nothing new": (
        ["apa saja tahapan KSDD?", "kalau KSDPK gimana?"],
        "apa saja tahapan KSDPK?",
    ),
    "what the thing has whose kinds were asked for": (
        ["apa saja jenis kerja sama dengan pihak ketiga?", "hasilnya bisa berupa apa?"],
        "hasil kerja sama dengan pihak ketiga bisa berupa apa?",
    ),
    "what a term has": (["apa itu KSDPK?", "siapa pihaknya?"], "siapa pihak KSDPK?"),
    "a term pointed at": (["apa itu sister city?", "itu diatur di mana?"], "sister city diatur di mana?"),
    "two terms side by side": (
        ["apa itu kerja sama sukarela?", "bedanya dengan yang wajib?"],
        "apa beda kerja sama sukarela dengan kerja sama wajib",
    ),
    "two terms side by side in what is said": (
        ["apa itu KSDD?", "apa itu KSDPK?", "apa bedanya soal persetujuan DPRD?"],
        "apa beda KSDD dengan KSDPK soal persetujuan DPRD",
    ),
    "the two laws of before in what is said": (
        ["PP 28/2018 masih berlaku?", "yang sebelumnya apa?", "apa bedanya soal pihak ketiga?"],
        "apa beda PP 28/2018 dengan PP 50/2007 soal pihak ketiga",
    ),
    "a law and the one before it in what is said": (
        ["PP 28/2018 masih berlaku?", "perbedaannya dalam hal jangka waktu apa?"],
        "apa beda PP 28/2018 dengan PP 50/2007 soal jangka waktu apa",
    ),
    "a law that is gone and what took its place in what is said": (
        ["PP 50/2007 masih berlaku?", "bedanya soal pihak ketiga?"],
        "apa beda PP 50/2007 dengan PP 28/2018 soal pihak ketiga",
    ),
    "another kind too": (
        ["Bisakah kerja sama daerah mendapat bantuan dana dari APBN?", "Apakah yang sukarela juga?"],
        "Bisakah kerja sama sukarela mendapat bantuan dana dari APBN?",
    ),
    "while an old law still held": (
        ["kapan KSDD memerlukan persetujuan DPRD?", "sebelumnya, waktu masih PP 50/2007, bagaimana?"],
        "kapan KSDD memerlukan persetujuan DPRD menurut PP 50/2007",
    ),
    "as another law rules it": (
        ["apa itu badan kerja sama?", "UU 32/2004 mengatur bagaimana?"],
        "apa itu badan kerja sama menurut UU 32/2004",
    ),
    "how another law rules it": (
        ["siapa menyetujui KSDD menurut PP 28/2018?", "lalu bagaimana PP 50/2007 mengaturnya?"],
        "siapa menyetujui KSDD menurut PP 50/2007?",
    ),
    "back to today's law": (
        ["siapa menyetujui KSDD menurut PP 50/2007?", "oke balik ke aturan sekarang: berapa lama?"],
        "siapa menyetujui KSDD. berapa lama?",
    ),
    "one more": (["apa itu KSDPK?", "terima kasih, satu lagi: siapa pihaknya?"], "siapa pihak KSDPK?"),
    "the two terms of before": (["apa itu KSDD?", "apa itu KSDPK?", "apa bedanya?"], "apa beda KSDD dengan KSDPK"),
    "the law that came before": (
        ["apa itu PP 28/2018?", "bedanya dengan yang lama?"],
        "apa beda PP 28/2018 dengan yang lama",
    ),
    "the matter alone in the law that came before": (
        ["apa prinsip kerja sama menurut PP 28/2018?", "bedanya dengan yang lama?"],
        "apa beda PP 28/2018 dengan yang lama soal prinsip",
    ),
    "the matter alone, by the time": (
        ["kapan perlu persetujuan DPRD menurut PP 28/2018?", "beda sama dulu?"],
        "apa beda PP 28/2018 dengan yang lama soal persetujuan DPRD",
    ),
    "nothing to put in place": (
        ["apa tahapan KSDD?", "siapa yang membayar?"],
        "apa tahapan KSDD. siapa yang membayar?",
    ),
    "the matter stays over three turns": (
        ["apa tahapan KSDD?", "dokumennya apa saja?", "siapa yang membayar?", "berapa lama?"],
        "apa tahapan KSDD. siapa yang membayar. berapa lama?",
    ),
    "what only carries the talk on": (["apa itu PP 50/2007?", "terus penggantinya apa?"], "pengganti PP 50/2007 apa?"),
    "words that close it": (["apa itu PP 50/2007?", "oh gitu, tapi masih berlaku kan?"], "PP 50/2007 masih berlaku?"),
    "several words that only carry it on": (
        ["UU 32/2004 masih berlaku?", "oke, lalu penggantinya apa?"],
        "pengganti UU 32/2004 apa?",
    ),
    "the law of old, the question word repeated": (
        ["siapa pihak kerja sama menurut PP 28/2018?", "kalau dulu siapa saja?"],
        "siapa pihak kerja sama menurut PP 50/2007?",
    ),
    "the law of old, by the time alone": (
        ["apa prinsip kerja sama menurut PP 28/2018?", "dulu juga begitu?"],
        "apa prinsip kerja sama menurut PP 50/2007?",
    ),
    "a whole question is not bent": (["apa itu KSDD?", "apa itu KSDPK?"], "apa itu KSDPK?"),
    "the name of another matter begins anew": (["apa syarat KSDD?", "otonomi daerah"], "otonomi daerah"),
    "the same of another matter": (["apa itu KSDD?", "dan TKKSD?"], "apa itu TKKSD?"),
    "the text of a pasal whose standing was asked": (
        ["apakah pasal 196 UU 32/2004 masih berlaku?", "isinya apa?"],
        "isi Pasal 196 UU 32/2004",
    ),
    "the law pointed at": (
        ["PP 28/2018 masih berlaku?", "siapa yang menandatangani menurut peraturan itu?"],
        "siapa yang menandatangani menurut PP 28/2018?",
    ),
    "a new matter ends the old one": (["apa itu kerja sama wajib?", "apa itu KSDPL?", "syaratnya?"], "syarat KSDPL?"),
}  # fmt: skip


@pytest.mark.parametrize(("talk", "expected"), WHOLE.values(), ids=WHOLE)
def test_a_follow_up_is_made_whole(shipped, talk, expected):
    cited = ("uu-23-2014/pasal-364/ayat-1",)
    history = [Turn(question, cited if "wajib" in question else ()) for question in talk[:-1]]
    assert made_whole(talk[-1], history, shipped.library).text == expected


BASIS = {
    "itu dari peraturan mana?": True,
    "dasarnya apa?": True,
    "pasal berapa?": True,
    "yang tadi itu pasal berapa?": True,
    "lalu sumbernya dari mana": True,
    "diatur di mana?": True,
    "itu diatur dalam pasal berapa sih": True,
    "dokumennya apa saja?": False,
    "dasarnya sekarang apa?": False,
    "apa dasar hukum KSDD?": False,
    "pasal berapa yang mencabutnya?": False,
    "siapa yang mengatur?": False,
    "peraturan mana yang mengatur itu?": True,
    "kutipan dari mana itu?": True,
    "peraturan mana yang mengatur TKKSD?": False,
}


@pytest.mark.parametrize(("text", "expected"), BASIS.items(), ids=BASIS)
def test_which_questions_ask_where_it_was_said(text, expected):
    assert asks_basis(text) is expected


PAGE = ("halaman/buleleng-kerjasama-antar-daerah/pokok-8", "pp-50-2007", "pp-28-2018")
OLD_AND_NEW = ("uu-23-2014/pasal-1/angka-7", "pp-50-2007/pasal-2", "pp-28-2018/pasal-51")
CITED = {
    "the repealed one first": (OLD_AND_NEW, "masih berlaku?", "Pasal 2 PP 50/2007 dan Pasal 1 angka 7 UU 23/2014 ...?"),
    "not what only repealed it": (
        ("pp-50-2007/pasal-2", "pp-28-2018/pasal-51"),
        "masih berlaku?",
        "Pasal 2 PP 50/2007 ...?",
    ),
    "the law where several of its provisions": (
        ("pp-28-2018/pasal-6/ayat-1", "pp-28-2018/pasal-6/ayat-3"),
        "masih berlaku?",
        "PP 28/2018 ...?",
    ),
    "of the repealed alone": (
        OLD_AND_NEW,
        "yang sudah dicabut mana saja?",
        "Pasal 2 PP 50/2007 sudah dicabut mana saja?",
    ),
    "a law that was repealed in its turn": (
        ("uu-22-1999/pasal-87", "uu-32-2004/pasal-195"),
        "masih berlaku?",
        "Pasal 87 UU 22/1999 dan Pasal 195 UU 32/2004 ...?",
    ),
    "what took its place": (OLD_AND_NEW, "penggantinya apa?", "pengganti Pasal 2 PP 50/2007 apa?"),
}


@pytest.mark.parametrize(("cited", "text", "expected"), CITED.values(), ids=CITED)
def test_standing_is_asked_of_what_was_cited(shipped, cited, text, expected):
    whole = made_whole(text, [Turn("prinsip kerja sama", cited)], shipped.library).text
    assert whole == expected.replace("...", "masih berlaku")


def test_the_law_of_old_is_the_one_with_a_padanan_of_what_was_cited(shipped):
    before = [Turn("siapa menyelesaikan perselisihan antarkabupaten?", ("uu-23-2014/pasal-370/ayat-1", "pp-28-2018"))]
    whole = made_whole("di aturan lama?", before, shipped.library).text
    assert whole == "siapa menyelesaikan perselisihan antarkabupaten menurut UU 32/2004"


def test_the_law_before_one_that_was_only_cited_is_asked_for_by_its_number_and_again(shipped):
    talk = [Turn("UU pemda yang berlaku sekarang apa?", ("uu-23-2014", "uu-32-2004", "uu-23-2014/pasal-409/huruf-b"))]
    for text in ("yang sebelumnya?", "UU sebelumnya?", "sebelum itu?", "yang lama?"):
        assert made_whole(text, talk, shipped.library).text == "UU 32/2004 masih berlaku?", text
    talk.append(Turn("yang sebelumnya?", ("uu-32-2004", "uu-23-2014/pasal-409/huruf-b", "uu-23-2014")))
    assert made_whole("sebelumnya lagi?", talk, shipped.library).text == "UU 22/1999 masih berlaku?"
    compared = made_whole("apa bedanya soal kerja sama?", talk, shipped.library).text
    assert compared == "apa beda UU 32/2004 dengan UU 23/2014 soal kerja sama"


def test_a_law_called_by_number_and_year_alone_is_of_the_kind_spoken_of(shipped):
    talk = [Turn("Apakah Permendagri 22/2020 mencabut Permendagri 22/2009?", ("permendagri-22-2020",))]
    whole = made_whole("bagaimana dengan 23/2009?", talk, shipped.library).text
    assert whole == "Apakah Permendagri 22/2020 mencabut Permendagri 23/2009?"
    assert made_whole("kalau 50/2007?", [Turn("PP 28/2018 masih berlaku?")], shipped.library).text == (
        "PP 50/2007 masih berlaku?"
    )
    assert "1/1900" in made_whole("bagaimana dengan 1/1900?", talk, shipped.library).text


def test_a_law_is_compared_with_the_one_cited_that_took_its_place(shipped):
    before = [Turn("apa prinsip kerja sama?", ("pp-59-2022/pasal-2", "pp-28-2018/pasal-2"))]
    whole = made_whole("apa bedanya dengan PP 50/2007?", before, shipped.library).text
    assert whole == "apa beda PP 28/2018 dengan PP 50/2007 soal prinsip"


def test_where_it_was_said_and_whether_it_stands_are_asked_at_once(shipped):
    before = [Turn("apa syarat KSDPL?", ("pp-28-2018/pasal-27/ayat-1", "pp-28-2018/pasal-27/ayat-3"))]
    for text in ("itu pasal berapa dan masih berlaku?", "masih berlaku dan pasal berapa?"):
        whole = made_whole(text, before, shipped.library).text
        assert whole == "Pasal 27 ayat (1) PP 28/2018 dan Pasal 27 ayat (3) PP 28/2018 masih berlaku?"


def test_both_laws_that_were_named_are_meant(shipped):
    before = [Turn("apa beda PP 28/2018 dan PP 50/2007?")]
    assert made_whole("masih berlaku?", before, shipped.library).text == "PP 50/2007 dan PP 28/2018 masih berlaku?"


def test_some_of_it_holds(shipped):
    answer = shipped.ask("masih berlaku?", history=[Turn("prinsip kerja sama", OLD_AND_NEW)])
    assert answer.answer.startswith("Sebagian. PP 50/2007 Pasal 2")
    assert {"pp-50-2007/pasal-2", "uu-23-2014/pasal-1/angka-7"} <= {c.provision for c in answer.citations}


def test_from_when_of_a_standing(shipped):
    talk = [Turn("apa tahapan KSDD?", ("pp-28-2018/pasal-6/ayat-1",)), Turn("masih berlaku?")]
    assert made_whole("sejak kapan?", talk, shipped.library).text == "sejak kapan Pasal 6 ayat (1) PP 28/2018 berlaku?"
    defined = [Turn("apa itu kerja sama wajib?", ("uu-23-2014/pasal-364/ayat-1",))]
    assert made_whole("dari kapan mulai berlaku?", defined, shipped.library).text == (
        "sejak kapan Pasal 364 ayat (1) UU 23/2014 berlaku?"
    )
    gone = [Turn("PP 50/2007 masih berlaku?")]
    assert made_whole("sejak kapan?", gone, shipped.library).text == "sejak kapan PP 50/2007 dicabut?"


NOW = {
    "the day goes": (
        "bagaimana aturan kerja sama luar negeri tahun 2006?",
        "sekarang?",
        "bagaimana aturan kerja sama luar negeri?",
    ),
    "the day goes, in more words": (
        "apa dasar hukum kerja sama daerah pada tahun 2010?",
        "kalau saat ini gimana?",
        "apa dasar hukum kerja sama daerah?",
    ),
    "today's law for a repealed one that says the matter": (
        "bagaimana persetujuan DPRD menurut PP 50/2007?",
        "kalau di aturan sekarang?",
        "bagaimana persetujuan DPRD menurut PP 28/2018?",
    ),
    "the repealed law goes, the matter stays": (
        "apa itu badan kerja sama menurut UU 22/1999?",
        "menurut aturan yang berlaku?",
        "apa itu badan kerja sama?",
    ),
    "over two laws to today's": (
        "apa persetujuan DPRD menurut UU 22/1999?",
        "menurut aturan yang berlaku?",
        "apa persetujuan DPRD menurut UU 23/2014?",
    ),
    "the newest rules, after a day": (
        "aturan kerja sama daerah pada tahun 2010",
        "di peraturan terbaru gimana?",
        "aturan kerja sama daerah",
    ),
    "the same of a law in force": ("apa syarat KSDPL?", "sekarang juga begitu?", "apa syarat KSDPL?"),
    "what is used instead": ("apakah PP 50/2007 masih berlaku?", "sekarang pakai apa?", "apa pengganti PP 50/2007?"),
    "where a pasal went": (
        "isi pasal 195 UU 32/2004",
        "sekarang di pasal berapa?",
        "Pasal 195 UU 32/2004 sekarang di pasal berapa?",
    ),
    "something else of the matter, today": (
        "bagaimana persetujuan DPRD menurut PP 50/2007?",
        "sekarang siapa yang menandatangani?",
        "bagaimana persetujuan DPRD menurut PP 28/2018. sekarang siapa yang menandatangani?",
    ),
}


@pytest.mark.parametrize(("before", "text", "expected"), NOW.values(), ids=NOW)
def test_the_law_of_today_is_asked_for(shipped, before, text, expected):
    assert made_whole(text, [Turn(before)], shipped.library).text == expected


def test_then_and_now_are_compared(shipped):
    talk = [Turn("bagaimana aturan kerja sama luar negeri tahun 2006?"), Turn("sekarang?")]
    whole = made_whole("bedanya apa?", talk, shipped.library).text
    assert whole == "apa yang berubah soal kerja sama luar negeri sejak tahun 2006"
    assert made_whole("bedanya sama sekarang?", talk[:1], shipped.library).text == whole


def test_where_it_was_said_is_answered_with_what_was_cited(shipped):
    answer = shipped.ask("itu dari peraturan mana?", history=[Turn("prinsip menurut Buleleng", PAGE)])
    assert answer.answer.startswith("Jawaban sebelumnya bersumber dari")
    assert "pp-50-2007" in {c.provision for c in answer.citations}
    assert "dicabut sejak 13 Juli 2018" in answer.answer


def test_after_that_standing_is_still_of_what_was_cited(shipped):
    talk = [Turn("prinsip menurut Buleleng", PAGE), Turn("itu dari peraturan mana?")]
    assert made_whole("masih berlaku?", talk, shipped.library).text == "PP 50/2007 masih berlaku?"


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


ASKS_ITSELF = {
    "another kind of fact than before": ("dokumennya isinya apa saja?", True),
    "a case of what was asked": ("kalau dengan swasta?", False),
}


@pytest.mark.parametrize(("text", "asks"), ASKS_ITSELF.values(), ids=ASKS_ITSELF)
def test_what_kind_of_fact_is_wanted_is_asked_last(shipped, text, asks):
    before = [Turn("berapa lama DPRD menimbang rencana KSDPL?")]
    query = understand(text, before, TODAY, shipped.library, lean=True)
    assert query.asks_itself is asks
    assert ("berapa lama" in query.asking) is not asks


def test_asked_anew_of_today_the_conversation_has_lost_its_day(shipped):
    talk = [Turn("tahun 2010 siapa yang menyelesaikan perselisihan antarprovinsi?"), Turn("sekarang?")]
    assert "2010" not in made_whole("putusannya final?", talk, shipped.library).text


def test_a_question_of_its_own_after_a_comparison_is_none(shipped):
    talk = [Turn("apa beda mandat dan delegasi?")]
    assert understand("yang bertanggung jawab siapa?", talk, TODAY, shipped.library).intent == "tanya"
    assert understand("kalau atribusi, bedanya apa?", talk, TODAY, shipped.library).intent == "banding"


COMPARED = {
    "it asks of the things compared": ("siapa yang menandatangani?", "KSDD dan KSDPK. siapa yang menandatangani?"),
    "it names only in what they are compared": (
        "kalau dari segi pembiayaan?",
        "apa beda KSDD dan KSDPK. kalau dari segi pembiayaan?",
    ),
}


@pytest.mark.parametrize(("text", "expected"), COMPARED.values(), ids=COMPARED)
def test_after_a_comparison_what_was_compared_is_leant_on(shipped, text, expected):
    assert made_whole(text, [Turn("apa beda KSDD dan KSDPK?")], shipped.library).text == expected
