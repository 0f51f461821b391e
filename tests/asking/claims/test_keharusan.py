"""Whether cooperation as such is a duty: over the shipped corpus."""

from __future__ import annotations

import pytest

ASKED = {
    "of cooperation between daerah": "Apakah kerja sama antardaerah itu wajib?",
    "in everyday words": "kerjasama antar daerah itu wajib ga sih?",
    "with the verb": "Haruskah daerah bekerja sama?",
    "of every one": "apakah setiap kabupaten wajib kerja sama dengan kabupaten tetangga?",
    "of two by name": "Sleman wajib kerja sama dengan Bantul?",
    "of one that a page is of": "Apakah Kutai Kartanegara wajib bekerja sama dengan Samarinda?",
    "one or the other": "Kerja sama daerah wajib atau sukarela?",
    "in English": "Is cooperation between regions mandatory?",
}


@pytest.mark.parametrize("text", ASKED.values(), ids=ASKED)
def test_a_duty_asked_about_is_not_answered_with_the_duty_alone(shipped, text):
    answer = shipped.ask(text)
    assert answer.sentences[0].text.startswith("Tidak selalu wajib: UU 23/2014 Pasal 363 ayat (1) memakai kata “dapat”")
    cited = [citation.provision for citation in answer.citations]
    assert {"uu-23-2014/pasal-363/ayat-1", "uu-23-2014/pasal-364/ayat-1", "uu-23-2014/pasal-365"} <= set(cited)


def test_a_duty_taken_for_granted_is_corrected(shipped):
    answer = shipped.ask("Kenapa PP 28/2018 mewajibkan semua daerah bekerja sama?")
    assert answer.outcome == "dikoreksi"
    assert answer.sentences[0].text.startswith("Tidak selalu wajib")
    assert "PP 28/2018 Pasal 3 ayat (1) membedakan" in answer.sentences[0].text


OTHERS = [
    "Apakah Jakarta wajib bekerja sama dengan Depok?",
    "apa itu kerja sama wajib?",
    "Apakah kerja sama wajib harus memakai perjanjian?",
    "apakah pelayanan sampah lintas kabupaten wajib dikerjasamakan?",
    "Apakah pemda wajib bekerja sama dengan pihak ketiga?",
    "siapa yang wajib membiayai kerja sama wajib?",
    "Apakah UU 32/2004 mewajibkan daerah bekerja sama?",
]


@pytest.mark.parametrize("text", OTHERS)
def test_more_or_less_than_the_duty_is_answered_as_it_was(shipped, text):
    assert not shipped.ask(text).answer.startswith("Tidak selalu wajib")
