"""That nothing quoted speaks of the thing asked about: over the shipped corpus."""

from __future__ import annotations

import pytest

UNSPOKEN = {
    "a tax": ("Apakah kerja sama daerah dikenai pajak?", "“pajak”"),
    "a notary": ("Apakah kontrak dengan pihak ketiga harus dibuat dengan akta notaris?", "“akta” dan “notaris”"),
    "a kind of regulation": ("Apakah Peraturan Daerah diperlukan untuk kerja sama daerah?", "“Peraturan Daerah”"),
}


@pytest.mark.parametrize(("text", "said"), UNSPOKEN.values(), ids=UNSPOKEN)
def test_what_no_quote_says_is_said_first(shipped, text, said):
    answer = shipped.ask(text)
    assert answer.sentences[0].text == f"Kata {said} tidak ada dalam ketentuan yang dikutip di sini."


SPOKEN = [
    "apakah pusat bisa menyuntik dana untuk kerja sama wajib?",
    "Apakah KSDPL harus mendapat persetujuan DPRD?",
    "bolehkah KSDPK dihentikan di tengah jalan?",
    "Apakah Buleleng punya kerja sama dengan Kabupaten Bangli?",
    "siapa yang menyetujui KSDLL?",
    "menurut PP 50/2007, ganti bupati bikin kerjasama bubar ga?",
    "Is a cooperative allowed to be a regional government's partner?",
]


@pytest.mark.parametrize("text", SPOKEN)
def test_nothing_is_said_where_the_matter_is_held_in_part_or_whole(shipped, text):
    assert "dalam ketentuan yang dikutip di sini" not in shipped.ask(text).answer
