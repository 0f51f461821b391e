"""What comes after a stage is the list of stages from it on: over the shipped corpus."""

from __future__ import annotations

import pytest

AFTER = {
    "in everyday words": ("MoU udah diteken, trus ngapain?", "d"),
    "the next stage": ("Setelah kesepakatan bersama ditandatangani apa tahap berikutnya?", "d"),
    "the first stage": ("setelah persiapan apa tahap selanjutnya dalam KSDD?", "a"),
    "an offer": ("Habis penawaran, tahap apa lagi?", "b"),
    "with its partner": ("Kesepakatan bersama antardaerah sudah diteken, apa langkah berikutnya?", "d"),
    "with who did it": ("MoU sudah ditandatangani bupati, harus apa?", "d"),
    "an abbreviation": ("setelah persetujuan DPRD, langkah selanjutnya apa?", "e"),
    "of another kind": ("setelah persetujuan DPRD, tahap apa lagi untuk KSDPK?", "e"),
    "in English": ("what comes after the MoU is signed?", "d"),
}


@pytest.mark.parametrize(("text", "letter"), AFTER.values(), ids=AFTER)
def test_the_stages_from_that_one_on_are_quoted(shipped, text, letter):
    answer = shipped.ask(text)
    quote = next(s.text for s in answer.sentences if s.kind == "kutipan")
    assert answer.citations[0].provision == "pp-28-2018/pasal-6/ayat-1"
    assert quote.startswith(f"{letter}. ")
    assert "\nj. " in quote
    assert f"tahap ke-{'abcdefghij'.index(letter) + 1} dari 10" in answer.sentences[0].text


def test_when_a_stage_to_come_is_needed_is_told_with_it(shipped):
    cited = {c.provision for c in shipped.ask("MoU udah diteken, trus ngapain?").citations}
    assert "pp-28-2018/pasal-6/ayat-2" in cited
    assert "pp-28-2018/pasal-49" not in cited


OTHERWISE = {
    "another thing asked": "kesepakatan bersama sudah ditandatangani apa perlu persetujuan DPRD?",
    "a stage of something else": "Setelah persiapan apa tahapan berikutnya dalam pengadaan?",
    "no stage": "Perjanjian sudah habis, harus bagaimana?",
    "a stage of no list": "studi kelayakan sudah selesai, trus apa?",
    "a kind for which the list does not hold": "setelah persetujuan DPRD, tahap apa lagi untuk sister city?",
}


@pytest.mark.parametrize("text", OTHERWISE.values(), ids=OTHERWISE)
def test_else_no_place_among_stages_is_told(shipped, text):
    assert "adalah tahap ke-" not in shipped.ask(text).answer
