"""Questions in English, put into Indonesian: one table over the shipped terms."""

from __future__ import annotations

import pytest

from kadqa.asking.question.english import in_indonesian
from kadqa.asking.question.english_words import DROPPED, GLOSSARY
from kadqa.records import Turn

ENGLISH = {
    "what is mandatory cooperation?": "apa itu kerja sama wajib?",
    "difference between mandatory and voluntary cooperation": "perbedaan kerja sama wajib dan kerja sama sukarela",
    "Is Law 23/2014 still in force?": "apakah UU 23/2014 masih berlaku?",
    "Has Government Regulation No. 50 of 2007 been repealed?": "apakah PP 50/2007 sudah dicabut?",
    "What replaced Government Regulation 50/2007?": "apa yang menggantikan PP 50/2007?",
    "What does Article 363 paragraph (2) of Law No. 23 of 2014 say?": "apa isi Pasal 363 ayat (2) UU 23/2014?",
    "Which changes did the Minister of Home Affairs Regulation No. 22 of 2020 make?": None,
    "Who keeps the original text of an international agreement?": (
        "siapa yang menyimpan naskah asli perjanjian internasional?"
    ),
    "Can a cooperative be a regional government's partner?": "bolehkah koperasi menjadi mitra pemerintah daerah?",
    "Is it fine to cooperate with another city?": "bolehkah bekerja sama dengan kota lain?",
    "Must an agreement be signed?": "haruskah perjanjian ditandatangani?",
    "Can the central government take over an office?": "bolehkah pemerintah pusat mengambil alih kantor?",
    "Is it allowed to form a team?": None,
    "Does the agreement bind NGOs?": "apakah perjanjian mengikat organisasi nonpemerintah?",
    "Which law currently governs sister city, and has PP 50/2007 been repealed?": (
        "peraturan apa yang mengatur kabupaten/kota kembar/bersaudara sekarang, dan apakah PP 50/2007 sudah dicabut?"
    ),
    "who approves under the 1999 autonomy law?": "siapa yang menyetujui menurut undang-undang otonomi tahun 1999?",
    "What must an agreement with a third party contain?": "apa isi perjanjian dengan pihak ketiga?",
    "what if it's two provinces instead?": "kalau dua provinsi?",
    "and the mandatory one?": "dan yang wajib?",
    "what conditions do they have to meet?": "apa syarat mereka harus memenuhi?",
    "what about ministries?": "bagaimana dengan kementerian?",
    "Who can be a third party?": "siapa yang dapat menjadi pihak ketiga?",
    "Is the 2018 regulation still in force?": "apakah peraturan tahun 2018 masih berlaku?",
    "what is the government regulation of 2031?": "apa peraturan pemerintah tahun 2031?",
    "Can a body manage an office directly?": "bolehkah badan mengelola kantor langsung?",
    "Which projects are based on the deal?": "apa proyek berdasarkan perjanjian?",
    "how long does the approval of a foreign cooperation plan take": None,
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), ENGLISH.items(), ids=ENGLISH)
def test_english_is_put_into_indonesian(shipped, text, expected):
    reading = in_indonesian(text, shipped.library)
    assert reading.english
    assert expected is None or reading.text == expected


@pytest.mark.parametrize(
    "text",
    [
        "apa itu kerja sama wajib?",
        "status MoU sister city dengan kota di Jepang",
        "kapan KSDD berakhir",
        "feasibility study siapa yang buat",
        "Permendagri 22/2020",
        "",
    ],
)
def test_indonesian_stays_as_it_is(shipped, text):
    reading = in_indonesian(text, shipped.library)
    assert (reading.text, reading.english) == (text, False)


def test_a_law_named_in_english_is_known_in_any_question(shipped):
    assert in_indonesian("isi Article 363 Law No. 23 of 2014", shipped.library).text == "isi Pasal 363 UU 23/2014"


def test_no_word_is_in_two_tables():
    assert not DROPPED & set(GLOSSARY)


def test_a_refusal_says_that_the_language_may_be_why(shipped):
    answer = shipped.ask("How do I fix a leaking kitchen tap?")
    assert answer.refused
    assert "Inggris" in answer.answer
    assert "Inggris" not in shipped.ask("bagaimana menambal ban bocor?").answer


def test_a_talk_in_english(shipped):
    answer = shipped.ask("and voluntary?", history=[Turn("What is mandatory cooperation?")])
    assert answer.resolved_question == "apa itu kerja sama sukarela?"
