"""A provision whose counterpart in a law is asked for is read as the two beside each other."""

from __future__ import annotations

import pytest

from kadqa.asking.question.padanan import beside_counterpart

BESIDE = {
    "what it became": (
        "Pasal 87 ayat (4) UU 22/1999 berubah jadi apa di UU 32/2004?",
        "apa beda Pasal 87 ayat (4) UU 22/1999 dengan Pasal 195 ayat (4) UU 32/2004?",
    ),
    "its counterpart, back in time": (
        "apa padanan Pasal 363 ayat (1) UU 23/2014 di UU 22/1999?",
        "apa beda Pasal 363 ayat (1) UU 23/2014 dengan Pasal 87 ayat (1) UU 22/1999?",
    ),
    "the law first": (
        "di UU 32/2004, Pasal 88 UU 22/1999 jadi pasal berapa?",
        "apa beda Pasal 88 UU 22/1999 dengan Pasal 42 ayat (1) huruf g UU 32/2004?",
    ),
}
AS_IT_IS = {
    "what an act did": "apakah UU 23/2014 mengubah Pasal 195 UU 32/2004?",
    "two provisions": "apakah Pasal 195 UU 32/2004 jadi Pasal 363 UU 23/2014?",
    "no chain": "Pasal 134 UU 22/1999 jadi apa di UU 32/2004?",
    "another question": "apa isi Pasal 195 UU 32/2004 menurut UU 23/2014?",
    "one law": "Pasal 195 UU 32/2004 jadi apa?",
}


@pytest.mark.parametrize(("text", "read"), BESIDE.values(), ids=BESIDE)
def test_it_stands_beside_its_counterpart(shipped, text, read):
    assert beside_counterpart(text, shipped.library) == read


@pytest.mark.parametrize("text", AS_IT_IS.values(), ids=AS_IT_IS)
def test_all_else_stays(shipped, text):
    assert beside_counterpart(text, shipped.library) == text
