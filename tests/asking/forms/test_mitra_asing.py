"""Whether a daerah may cooperate with a partner abroad is answered with the conditions: over the shipped corpus."""

from __future__ import annotations

import pytest

from kadqa.asking.forms.mitra_asing import allowed_abroad
from kadqa.asking.understand import understand
from tests.conftest import TODAY

ALLOWED = {
    "a country": ("Bolehkah kami bekerja sama dengan Taiwan?", {"KSDPL", "KSDLL"}),
    "a town in one": ("bolehkah kami bekerja sama dengan kota di Palestina?", {"KSDPL"}),
    "a sister city": ("bisakah kabupaten kami sister city dengan kota di Korea Utara?", {"KSDPL"}),
    "a university": ("boleh gak pemkot kerja sama sama universitas di Belanda?", {"KSDLL"}),
    "a country described": ("bolehkah kerja sama dengan negara yang tidak diakui Indonesia?", {"KSDPL", "KSDLL"}),
    "abroad as such": ("boleh kerja sama luar negeri?", {"KSDPL", "KSDLL"}),
    "a capital": ("Kota kami mau kerja sama dengan Taipei, boleh?", {"KSDPL"}),
    "a town before its country": ("Bolehkah Buleleng bekerja sama dengan Kota Perth Australia?", {"KSDPL"}),
    "the same with a comma": ("boleh gak kerja sama dengan Busan, Korea?", {"KSDPL"}),
    "a firm of a country": ("bolehkah kerja sama dengan PT Samsung Korea?", set()),
    "the name of a school": ("boleh kerja sama dengan London School of Economics?", set()),
    "in which fields": ("kerja sama dengan kota di Jepang boleh di bidang apa saja?", set()),
    "who may": ("siapa yang boleh meneken kerja sama dengan kota di Jepang?", set()),
    "without something": ("bolehkah sister city dengan kota di Jepang tanpa persetujuan DPRD?", set()),
    "of one act": ("bolehkah membuka kantor perwakilan dalam kerja sama dengan kota di Jepang?", set()),
    "what no text speaks of": ("Bolehkah pemda mengimpor beras dari Thailand lewat kerja sama?", set()),
    "a tax": ("Apakah PBB boleh dipungut dari mitra kerja sama?", set()),
    "a sister city at home": ("Bolehkah Kabupaten Jember sister city dengan Surabaya?", set()),
    "at home": ("bolehkah kami bekerja sama dengan kabupaten tetangga?", set()),
    "of a village": ("bolehkah desa bekerja sama dengan luar negeri?", set()),
    "no such question": ("apa syarat kerja sama dengan kota di Jepang?", set()),
}


@pytest.mark.parametrize(("text", "kinds"), ALLOWED.values(), ids=ALLOWED)
def test_what_asks_only_whether_a_partner_abroad_is_allowed(shipped, text, kinds):
    assert allowed_abroad(understand(text, (), TODAY, shipped.library), shipped.library) == kinds


def test_the_conditions_come_first_and_then_who_must_approve(shipped):
    answer = shipped.ask("bolehkah kami bekerja sama dengan kota di Palestina?")
    quoted = [
        c.provision for s in answer.sentences if s.kind == "kutipan" for c in answer.citations if c.n in s.citations
    ]
    assert quoted == [
        "pp-28-2018/pasal-27/ayat-1",
        "uu-23-2014/pasal-367/ayat-2",
        "pp-28-2018/pasal-29/ayat-1",
        "pp-28-2018/pasal-30/ayat-1",
    ]
    assert answer.sentences[0].text.startswith("Tidak ada ketentuan di korpus ini yang menyebut Palestina")


def test_what_holds_for_the_kind_by_another_provision_is_said_to(shipped):
    answer = shipped.ask("Apakah kabupaten boleh kerja sama dengan NGO asing?")
    assert "pp-28-2018/pasal-29/ayat-1" not in {c.provision for c in answer.citations}
    assert any("berlaku pula bagi KSDLL menurut PP 28/2018 Pasal 38" in s.text for s in answer.sentences)


def test_who_must_approve_is_answered_without_what_must_be_fulfilled(shipped):
    answer = shipped.ask("Kota kami mau kerja sama dengan Taipei, izin ke siapa?")
    quoted = [
        c.provision for s in answer.sentences if s.kind == "kutipan" for c in answer.citations if c.n in s.citations
    ]
    assert quoted == ["uu-23-2014/pasal-367/ayat-2", "pp-28-2018/pasal-29/ayat-1", "pp-28-2018/pasal-30/ayat-1"]
    assert answer.sentences[0].text.startswith("Tidak ada ketentuan di korpus ini yang menyebut Taipei")


APPROVED = {
    "a sister city": ("Siapa yang menyetujui kerja sama sister city?", "pp-28-2018/pasal-29/ayat-1"),
    "a body abroad": ("Kerja sama dengan JICA perlu izin siapa?", "pp-28-2018/pasal-38"),
    "a town by its name": ("siapa yang harus menyetujui kerja sama kami dengan Tokyo?", "pp-28-2018/pasal-29/ayat-1"),
    "by its name": ("Perlu persetujuan siapa saja untuk KSDPL?", "pp-28-2018/pasal-29/ayat-1"),
}


@pytest.mark.parametrize(("text", "expected"), APPROVED.values(), ids=APPROVED)
def test_who_approves_is_told_of_the_centre_and_the_council(shipped, text, expected):
    cited = [c.provision for c in shipped.ask(text).citations]
    assert {"uu-23-2014/pasal-367/ayat-2", "pp-28-2018/pasal-30/ayat-1", expected} <= set(cited)


def test_the_approval_of_one_step_is_no_question_of_the_whole(shipped):
    cited = [c.provision for c in shipped.ask("Siapa yang menyetujui rancangan naskah KSDPL?").citations]
    assert "pp-28-2018/pasal-30/ayat-1" not in cited


REQUIRED = {
    "of a sister city": "Apa syarat kerja sama sister city?",
    "of an agreement": "Apa syarat perjanjian sister city antara kabupaten dan kota di luar negeri?",
    "in English": "What are the requirements for a sister city agreement of an Indonesian regency with a foreign city?",
}


@pytest.mark.parametrize("text", REQUIRED.values(), ids=REQUIRED)
def test_the_requirements_are_those_for_all_and_those_for_the_kind(shipped, text):
    cited = [c.provision for c in shipped.ask(text).citations]
    assert cited == [f"pp-28-2018/pasal-27/ayat-{n}" for n in (1, 2, 3)]


def test_what_is_added_for_another_kind_is_left_out(shipped):
    cited = [c.provision for c in shipped.ask("Apa syarat kerja sama dengan lembaga di luar negeri?").citations]
    assert cited == ["pp-28-2018/pasal-27/ayat-1", "pp-28-2018/pasal-27/ayat-2"]
