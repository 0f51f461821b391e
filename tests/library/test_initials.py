"""Words that stand side by side are found by their initials."""

from __future__ import annotations

import pytest

from kadqa.library.initials import KEPT, initials

TEXTS = (
    "Iuran jaminan hari tua dibayar setiap bulan. Jaminan Hari Tua dikembalikan.",
    "Satuan kerja perangkat daerah memungut; satuan kerja perangkat daerah mencatat. Pekerja migran andon.",
)
FOUND = {
    "words side by side, capitals or not": ("jht", ("jaminan hari tua",)),
    "a part of a longer name is none": ("skp", ()),
    "the whole name": ("skpd", ("satuan kerja perangkat daerah",)),
    "words met side by side but once": ("pma", ()),
}


@pytest.mark.parametrize(("letters", "phrases"), FOUND.values(), ids=FOUND)
def test_initials(letters, phrases):
    assert initials(TEXTS).get(letters, ()) == phrases


def test_the_end_of_a_sentence_ends_a_phrase_and_few_are_kept():
    found = initials([*TEXTS, *["pasar madya indah, pasar mulia indah, pasar maju indah"] * 2])
    assert "dsk" not in found
    assert all(len(phrases) <= KEPT for phrases in found.values())
