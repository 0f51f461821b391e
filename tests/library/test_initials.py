"""Words that stand side by side are found by their initials."""

from __future__ import annotations

import pytest

from kadqa.library.initials import KEPT, initials

TEXTS = (
    "Iuran jaminan hari tua dibayar setiap bulan. Jaminan hari tua dikembalikan.",
    "Pekerja Migran Indonesia dilindungi; Pajak Daerah dan Retribusi Daerah dipungut",
)
FOUND = {
    "words side by side": ("jht", "jaminan hari tua"),
    "capitals make no difference": ("pmi", "pekerja migran indonesia"),
    "a link between them has no letter": ("pdrd", "pajak daerah dan retribusi daerah"),
}


@pytest.mark.parametrize(("letters", "phrase"), FOUND.values(), ids=FOUND)
def test_initials(letters, phrase):
    assert phrase in initials(TEXTS)[letters]


def test_the_end_of_a_sentence_ends_a_phrase_and_few_are_kept():
    found = initials([*TEXTS, "pasar madya indah, pasar mulia indah, pasar maju indah"])
    assert "bjh" not in found
    assert all(len(phrases) <= KEPT for phrases in found.values())
