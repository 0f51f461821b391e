"""Whether a daerah may cooperate with a partner abroad is answered with the conditions: over the shipped corpus."""

from __future__ import annotations

import pytest

from kadqa.asking.mitra_asing import allowed_abroad
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
    "who must allow it": ("Kukar mau kerja sama dengan Kota Perth Australia, izin ke siapa?", {"KSDPL"}),
    "who must approve it": ("siapa yang harus menyetujui kerja sama kami dengan Tokyo?", {"KSDPL"}),
    "a firm of a country": ("bolehkah kerja sama dengan PT Samsung Korea?", set()),
    "the name of a school": ("boleh kerja sama dengan London School of Economics?", set()),
    "in which fields": ("kerja sama dengan kota di Jepang boleh di bidang apa saja?", set()),
    "who may": ("siapa yang boleh meneken kerja sama dengan kota di Jepang?", set()),
    "without something": ("bolehkah sister city dengan kota di Jepang tanpa persetujuan DPRD?", set()),
    "of one act": ("bolehkah membuka kantor perwakilan dalam kerja sama dengan kota di Jepang?", set()),
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
