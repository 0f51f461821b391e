"""A condition that a question denies is answered with the rule that does not set it."""

from __future__ import annotations

import pytest

from kadqa.asking.scope.negated import denials_apart, denied, open_to
from kadqa.asking.understand import understand
from kadqa.records import Hit
from tests.conftest import TODAY

DENIED = {
    "a condition": ("bolehkah daerah yang tidak berbatasan bekerja sama?", {"batas"}),
    "in everyday words": ("kota kami tidak bersebelahan, boleh kerja sama?", {"batas"}),
    "without something": ("yayasan tanpa badan hukum boleh jadi mitra?", {"badan"}),
    "a mood is none": ("apakah tidak perlu dan tidak boleh?", set()),
    "nothing": ("bolehkah daerah yang berbatasan bekerja sama?", set()),
}


@pytest.mark.parametrize(("text", "expected"), DENIED.values(), ids=DENIED)
def test_what_a_question_denies(shipped, text, expected):
    assert denied(understand(text, (), TODAY, shipped.library)) == expected


OPEN = {
    "so or not": ("2 daerah atau lebih, berbatasan maupun tidak, untuk urusan", {"batas"}),
    "said twice": ("Daerah yang berbatasan maupun yang tidak berbatasan", {"batas"}),
    "of two words": ("organisasi [tak terbaca: satu kata], berbadan hukum maupun tidak", {"badan", "hukum"}),
    "so only": ("Daerah yang berbatasan dapat membentuk sekretariat", set()),
    "a remark on the text": ("Daerah. Catatan KADQA: berbatasan atau tidak tidak disebut.", set()),
}


@pytest.mark.parametrize(("text", "expected"), OPEN.values(), ids=OPEN)
def test_what_a_text_lets_be_so_or_not(text, expected):
    assert open_to(text) == expected


def hits(*provisions):
    found = [(one, one.partition("/ayat-")[0], 0.9 - n / 100) for n, one in enumerate(provisions)]
    return tuple(Hit(pasal, one, score, 0, 0, ((one, score),)) for one, pasal, score in found)


def test_rules_open_to_what_is_denied_come_first(shipped):
    query = understand("apakah dua kabupaten yang tidak berbatasan boleh bekerja sama?", (), TODAY, shipped.library)
    found = hits("uu-23-2014/pasal-364/ayat-1", "uu-23-2014/pasal-44/ayat-1", "uu-23-2014/pasal-365")
    told = denials_apart(query, found, shipped.library)
    best = [hit.best_unit for hit in told]
    assert best == [
        "uu-23-2014/pasal-365",
        "uu-23-2014/pasal-44/ayat-1",
        "pp-28-2018/pasal-3/ayat-3",
        "uu-23-2014/pasal-364/ayat-1",
    ]


def test_of_the_same_pasal_the_ayat_that_sets_the_condition_steps_back(shipped):
    query = understand("apakah dua kabupaten yang tidak berbatasan boleh bekerja sama?", (), TODAY, shipped.library)
    units = (("pp-28-2018/pasal-3/ayat-2", 0.9), ("pp-28-2018/pasal-3/ayat-3", 0.8))
    found = (Hit("pp-28-2018/pasal-3", units[0][0], 0.9, 0, 0, units),)
    told = next(hit for hit in denials_apart(query, found, shipped.library) if hit.provision == "pp-28-2018/pasal-3")
    assert [unit for unit, _ in told.units] == ["pp-28-2018/pasal-3/ayat-3", "pp-28-2018/pasal-3/ayat-2"]
    assert told.units[1] == ("pp-28-2018/pasal-3/ayat-2", 0.72)


@pytest.mark.parametrize(
    "text",
    [
        "apakah dua kabupaten yang berbatasan boleh bekerja sama?",
        "apakah kerja sama yang tidak dilaporkan sah?",
        "apakah menurut UU 23/2014 daerah yang tidak berbatasan boleh bekerja sama?",
    ],
    ids=["nothing is denied", "no rule is open to it", "a law is named"],
)
def test_else_nothing_changes(shipped, text):
    found = hits("uu-23-2014/pasal-364/ayat-1", "uu-23-2014/pasal-365")
    assert denials_apart(understand(text, (), TODAY, shipped.library), found, shipped.library) == found
