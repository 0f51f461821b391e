"""A rule for daerah of one province is told from one for daerah of several."""

from __future__ import annotations

import pytest

from kadqa.asking.scope.provinsi import asked_case, case_of, provinces_apart
from kadqa.asking.understand import understand
from kadqa.records import Hit
from tests.conftest import TODAY

CASES = {
    "one": ("sengketa dua kabupaten dalam satu provinsi", "satu"),
    "one, by a prefix": ("dua kota yang masih seprovinsi", "satu"),
    "the same": ("kabupaten-kabupaten di provinsi yang sama", "satu"),
    "different": ("dua kabupaten beda provinsi", "lintas"),
    "different, the other way round": ("antarkabupaten dari provinsi yang berlainan", "lintas"),
    "another": ("dengan kabupaten di provinsi lain", "lintas"),
    "across": ("kawasan perkotaan lintas provinsi", "lintas"),
    "provinces themselves": ("kerja sama antarprovinsi", "lintas"),
    "two of them": ("sengketa dua provinsi", "lintas"),
    "not one": ("dua kabupaten yang tidak dalam satu provinsi", "lintas"),
    "both": ("dalam satu provinsi maupun lintas provinsi", ""),
    "neither": ("DPRD provinsi", ""),
    "one of several": ("salah satu provinsi", ""),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES)
def test_the_case_that_a_text_speaks_of(text, expected):
    assert case_of(text) == expected


ASKED = {
    "two by name": ("kabupaten di Jawa Barat dan kabupaten di Jawa Tengah berselisih", "lintas"),
    "of both what is asked last": ("Siapa penengah dalam satu provinsi? Kalau di provinsi berbeda?", "lintas"),
    "one by name": ("siapa gubernur Jawa Tengah?", ""),
}


@pytest.mark.parametrize(("text", "expected"), ASKED.values(), ids=ASKED)
def test_the_case_that_is_asked_for(shipped, text, expected):
    assert asked_case(understand(text, (), TODAY, shipped.library)) == expected


def hit(pasal, *ayat):
    units = tuple((f"{pasal}/ayat-{n}", 0.9 - i / 100) for i, n in enumerate(ayat))
    return Hit(pasal, units[0][0], 0.9, 0, 0, units)


ORDER = {
    "across": ("perselisihan antarkabupaten beda provinsi diselesaikan siapa?", [2, 4, 1, 3]),
    "within": ("perselisihan antarkabupaten satu provinsi diselesaikan siapa?", [1, 3, 4, 2]),
    "not said, both": ("perselisihan antarkabupaten diselesaikan siapa?", [1, 2, 3, 4]),
}


@pytest.mark.parametrize(("text", "expected"), ORDER.values(), ids=ORDER)
def test_which_ayat_goes_first(shipped, text, expected):
    # Ayat (3) is of the case of ayat (1), to which it refers; ayat (4) is of both.
    query = understand(text, (), TODAY, shipped.library)
    pasal = "uu-23-2014/pasal-370"
    (found,) = provinces_apart(query, (hit(pasal, 1, 3, 2, 4),), shipped.library)
    assert [unit for unit, _ in found.units] == [f"{pasal}/ayat-{n}" for n in expected]
    assert found.best_unit == found.units[0][0]


def test_a_rule_for_the_other_case_steps_back(shipped):
    query = understand("siapa yang memantau kerja sama antarprovinsi?", (), TODAY, shipped.library)
    found = (hit("uu-23-2014/pasal-364", 4), hit("uu-23-2014/pasal-368", 2))
    told = provinces_apart(query, found, shipped.library)
    assert [one.provision for one in told] == ["uu-23-2014/pasal-368", "uu-23-2014/pasal-364"]


def test_what_is_named_stays(shipped):
    query = understand("Pasal 370 ayat (1) UU 23/2014 untuk lintas provinsi?", (), TODAY, shipped.library)
    found = (hit("uu-23-2014/pasal-370", 1, 2),)
    assert provinces_apart(query, found, shipped.library) == found
