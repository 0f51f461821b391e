"""The part of a body in kerja sama daerah: every level, condition and partner at once, over the shipped corpus."""

from __future__ import annotations

import pytest

from kadqa.asking.forms.peran import part_of_body
from kadqa.asking.understand import understand
from tests.conftest import TODAY

PROVINCE = {"uu-23-2014/pasal-101/ayat-1/huruf-g", "uu-23-2014/pasal-101/ayat-1/huruf-i"}
REGENCY = {"uu-23-2014/pasal-154/ayat-1/huruf-g", "uu-23-2014/pasal-154/ayat-1/huruf-i"}
HOME = {"pp-28-2018/pasal-6/ayat-2", "pp-28-2018/pasal-19/ayat-1"}
ABROAD = {"pp-28-2018/pasal-30/ayat-1", "pp-28-2018/pasal-38"}
EVERY = PROVINCE | REGENCY | HOME | ABROAD
PARTS = {
    "its part": ("Apa peran DPRD dalam kerja sama daerah?", EVERY),
    "of one level": ("Apa tugas DPRD kabupaten terkait kerja sama?", EVERY - PROVINCE),
    "of the other": ("Apa wewenang DPRD provinsi dalam kerja sama daerah?", EVERY - REGENCY),
    "whether of each": ("Apakah setiap kerja sama daerah harus mendapat persetujuan DPRD?", EVERY),
    "the same as it is typed": ("apa semua kerjasama hrs persetujuan dprd?", EVERY),
    "which ones": ("kerja sama apa saja yang perlu persetujuan DPRD?", EVERY),
    "in English": ("What is the role of the DPRD in regional cooperation?", EVERY),
    "in one kind": ("peran dprd dlm ksdd apa?", {"pp-28-2018/pasal-6/ayat-2"}),
    "abroad": ("Apa peran DPRD dalam kerja sama luar negeri?", ABROAD),
}
NONE = {
    "one matter": "Apa peran DPRD dalam pengawasan kerja sama?",
    "no cooperation": "Apa tugas DPRD?",
    "one of another matter": "kerja sama apa saja yang membebani APBD?",
    "a body with more to it than consent": "Apa peran gubernur dalam kerja sama daerah?",
    "of a neighbour": "Apa peran DPRD dalam kerja sama desa?",
    "of an old law": "Apa peran DPRD dalam kerja sama menurut UU 32/2004?",
}


def quoted(shipped, text):
    return {e.passage.provision for e in part_of_body(understand(text, (), TODAY, shipped.library), shipped.library)}


@pytest.mark.parametrize(("text", "expected"), PARTS.values(), ids=PARTS)
def test_all_of_its_part_is_quoted(shipped, text, expected):
    assert quoted(shipped, text) >= expected


def test_of_one_kind_nothing_of_another_is_quoted(shipped):
    assert not quoted(shipped, PARTS["in one kind"][0]) & (ABROAD | {"uu-23-2014/pasal-101/ayat-1/huruf-g"})
    assert not quoted(shipped, PARTS["abroad"][0]) & (HOME | {"uu-23-2014/pasal-101/ayat-1/huruf-i"})


@pytest.mark.parametrize("text", NONE.values(), ids=NONE)
def test_what_asks_something_else(shipped, text):
    assert not quoted(shipped, text)


def test_that_it_differs_by_partner_is_said_first(shipped):
    answer = shipped.ask("Apakah setiap kerja sama daerah harus mendapat persetujuan DPRD?")
    assert answer.sentences[0].text.startswith("Ketentuannya berbeda menurut mitra kerja sama: bagi KSDD dan KSDPK")
    assert {c.provision for c in answer.citations} >= EVERY
