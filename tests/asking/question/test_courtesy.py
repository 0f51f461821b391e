"""What only greets, introduces or thanks is left out; what happened and what is asked stays."""

from __future__ import annotations

import pytest

from kadqa.asking.question.courtesy import without_courtesy

ASKED = "apakah menara angin boleh dicat merah?"
FRAMES = {
    "a greeting": ("Selamat pagi Bapak/Ibu. ", ""),
    "a greeting and an introduction": ("Halo, saya Sari dari Bappeda, izin bertanya. ", ""),
    "thanks": ("", " Terima kasih banyak."),
    "all of it": ("Assalamualaikum, saya mahasiswa, mau tanya, ", " Makasih sebelumnya."),
}


@pytest.mark.parametrize(("before", "after"), FRAMES.values(), ids=FRAMES)
def test_a_frame_is_left_out(before, after):
    assert without_courtesy(f"{before}{ASKED}{after}") == ASKED


WHOLE = (
    ASKED,
    "pagi",
    "Terima kasih.",
    "Kalau bupati berhalangan, siapa yang menandatangani?",
    "Saya bupati, bolehkah saya bekerja sama dengan daerah di luar negeri?",
    "Mitra kami bangkrut bulan lalu. Apakah kerja samanya berakhir?",
    "Izin usaha, apakah diatur?",
    "Mohon jelaskan kerja sama wajib.",
)


@pytest.mark.parametrize("text", WHOLE)
def test_what_is_asked_stays_whole(text):
    assert without_courtesy(text) == text
