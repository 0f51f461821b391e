"""Slips of the keyboard: mended where there is no doubt, and nothing else touched."""

from __future__ import annotations

import pytest

from kadqa.asking.question.spelling import mended, slips

MENDED = {
    "a letter left out": ("apa isi perjanjan dengan pihak ketga?", "apa isi perjanjian dengan pihak ketiga?"),
    "two exchanged": ("persetujaun DPRD", "persetujuan DPRD"),
    "one typed twice": ("tahaapan kerja sama sukarella", "tahapan kerja sama sukarela"),
    "as people speak": ("siapa yang ngawasin", "siapa yang mengawasi"),
    "as people speak, all of the beginning": ("harus ngelakuin apa", "harus melakukan apa"),
    "as people speak, passive": ("boleh diterusin atau dijalanin", "boleh diteruskan atau dijalankan"),
    "as people speak, of a word the texts lack": ("ngopi dan nyontek bitcoin", "ngopi dan nyontek bitcoin"),
    "a word with its ending": ("siapa ketuanya dan apa pekerjaannya", "siapa ketuanya dan apa pekerjaannya"),
    "no space": ("pihakketiga itu siapa", "pihak ketiga itu siapa"),
    "no space beside the old spelling": ("apa itu kerjasamadaerah", "apa itu kerjasama daerah"),
    "before a question word": ("bagaimanacara kerja sama", "bagaimana cara kerja sama"),
    "a word of its own, though the texts lack it": ("pemulihan rumah tangga", "pemulihan rumah tangga"),
    "a common word that is near a word of the law": ("kontak saksinya", "kontak saksinya"),
    "names": ("kerja sama garut dan jepara dengan Perjanjan", "kerja sama garut dan jepara dengan Perjanjan"),
    "after a word for a place": ("pemkab ketga", "pemkab ketga"),
    "numbers and addresses": ("uu23 perjanjan.id", "uu23 perjanjan.id"),
    "nothing near": ("resep rendang padang", "resep rendang padang"),
    "nothing": ("", ""),
}


@pytest.mark.parametrize(("text", "expected"), MENDED.values(), ids=MENDED)
def test_mended(shipped, text, expected):
    assert mended(text, shipped.library) == expected


def test_a_slip_never_makes_the_word_itself():
    assert "kerja" not in slips("kerja")


def test_what_was_mended_is_shown(shipped):
    answer = shipped.ask("siapa yang menyelesaikn perselisian antarprovinsi")
    assert answer.resolved_question == "siapa yang menyelesaikan perselisihan antarprovinsi"
