"""What an item of an amending law says it does."""

from __future__ import annotations

import pytest

from kadqa.hukum.perubahan import changes_of

CASES = {
    "what stays is not changed": (
        "Ketentuan Pasal 12 tetap, Penjelasan Pasal 12 diubah sebagaimana tercantum dalam penjelasan pasal demi pasal.",
        [("mengubah", "penjelasan/pasal-12")],
    ),
    "only what explains it": (
        "Ketentuan ayat (4) Pasal 33 substansi tetap dan penjelasannya diubah",
        [("mengubah", "penjelasan/pasal-33/ayat-4")],
    ),
    "an ayat stays, the next is changed": (
        "Ketentuan Pasal 5 ayat (1) tetap dan ayat (2) diubah sehingga berbunyi sebagai berikut:",
        [("mengubah", "pasal-5/ayat-2")],
    ),
    "a word that is only like it": ("Ketentuan Pasal 9 tentang pedagang tetap diubah", [("mengubah", "pasal-9")]),
    "a pasal is changed": (
        "Ketentuan Pasal 63 diubah sehingga berbunyi sebagai berikut:", [("mengubah", "pasal-63")],
    ),
    "an ayat is changed, and its pasal read out whole": (
        "Ketentuan Pasal 3 ayat (1) diubah, sehingga Pasal 3 berbunyi sebagai berikut:",
        [("mengubah", "pasal-3/ayat-1")],
    ),
    "pasal are inserted between others": (
        "Di antara Pasal 3 dan Pasal 4 disisipkan 2 (dua) pasal, yakni Pasal 3A dan Pasal 3B yang berbunyi:",
        [("menyisipkan", "pasal-3a"), ("menyisipkan", "pasal-3b")],
    ),
    "an ayat is inserted into a pasal that is named before": (
        "Di antara ayat (2) dan ayat (3) Pasal 5 disisipkan 1 (satu) ayat, yakni ayat (2a) sehingga Pasal 5 berbunyi:",
        [("menyisipkan", "pasal-5/ayat-2a")],
    ),
    "a huruf is inserted into an ayat that is named before": (
        "Ketentuan Pasal 7 ayat (1), di antara huruf d dan huruf e, disisipkan huruf d1, sehingga Pasal 7 berbunyi:",
        [("menyisipkan", "pasal-7/ayat-1/huruf-d1")],
    ),
    "a huruf is deleted": ("Ketentuan Pasal 65 ayat (1) huruf f dihapus.", [("menghapus", "pasal-65/ayat-1/huruf-f")]),
    "several at once": (
        "Ketentuan ayat (3) Pasal 66 diubah, ayat (4) dihapus, dan di antara ayat (5) dan ayat (6) disisipkan "
        "1 (satu) ayat, yakni ayat (5a), sehingga Pasal 66 berbunyi sebagai berikut:",
        [("mengubah", "pasal-66/ayat-3"), ("menghapus", "pasal-66/ayat-4"), ("menyisipkan", "pasal-66/ayat-5a")],
    ),
    "a pasal is gone": ("Pasal 9 dihapus.", [("menghapus", "pasal-9")]),
    "a row of pasal is gone": ("Pasal 9 dan Pasal 10 dihapus.", [("menghapus", "pasal-9"), ("menghapus", "pasal-10")]),
    "an item that names no provision": ("Judul Bab IX diubah sehingga berbunyi:", []),
    "nothing": ("", []),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES)
def test_changes_of(text, expected):
    assert list(changes_of(text, "uu-7-2019")) == [(how, f"uu-7-2019/{step}") for how, step in expected]
