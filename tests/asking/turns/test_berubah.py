"""What became of what was cited, in a law that a follow-up names and today: over the shipped relations."""

from __future__ import annotations

import pytest

from kadqa.asking.turns.followup import made_whole
from kadqa.asking.turns.leaning import became_asked
from kadqa.hukum.chain import counterparts_in
from kadqa.records import Turn

OLD = Turn("bagaimana UU 22/1999 mengatur badan kerja sama?", ("uu-22-1999/pasal-87/ayat-2", "uu-32-2004/pasal-239"))
NAMED = Turn("Pasal 87 ayat (4) UU 22/1999 mengatur apa?", ("uu-22-1999/pasal-87/ayat-4",))
GONE = Turn("apa prinsip kerja sama menurut PP 50/2007?", ("pp-50-2007/pasal-2", "pp-28-2018/pasal-51"))
NOW = Turn("siapa yang menyelesaikan perselisihan antarprovinsi?", ("uu-23-2014/pasal-370/ayat-2",))

BECAME = {
    "in a law that came after": (
        [OLD, "UU 32/2004 berubah bagaimana?"],
        "apa beda Pasal 87 ayat (2) UU 22/1999 dengan Pasal 195 ayat (2) UU 32/2004 dan Pasal 196 ayat (3) UU 32/2004",
    ),
    "two laws further": (
        [NAMED, "lalu jadi apa di UU 23/2014?"],
        "apa beda Pasal 87 ayat (4) UU 22/1999 dengan Pasal 101 ayat (1) huruf i UU 23/2014"
        " dan Pasal 154 ayat (1) huruf i UU 23/2014",
    ),
    "in a law that came before": (
        [NOW, "di UU 22/1999 pasal berapa?"],
        "apa beda Pasal 370 ayat (2) UU 23/2014 dengan Pasal 89 UU 22/1999",
    ),
    "today": ([GONE, "kesebelas prinsip itu sekarang berubah jadi apa?"], "padanan Pasal 2 PP 50/2007 sekarang?"),
    "where it stands today": ([NAMED, "sekarang pasal berapa?"], "padanan Pasal 87 ayat (4) UU 22/1999 sekarang?"),
    "by what name": ([OLD, "sekarang namanya apa?"], "padanan Pasal 87 ayat (2) UU 22/1999 sekarang?"),
    "since when": ([NAMED, "sejak kapan berubah?"], "sejak kapan Pasal 87 ayat (4) UU 22/1999 dicabut?"),
}


@pytest.mark.parametrize(("talk", "whole"), BECAME.values(), ids=BECAME)
def test_it_is_set_beside_what_took_its_place(shipped, talk, whole):
    *before, text = talk
    assert made_whole(text, before, shipped.library).text == whole


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("di UU 32/2004 ada padanannya?", True),
        ("dan di UU 32/2004 disebut di mana?", True),
        ("berubah jadi apa?", True),
        ("apa isi UU 32/2004?", False),
        ("siapa yang mengubah UU 32/2004?", False),
        ("Pasal 195 UU 32/2004 berubah jadi apa?", False),
        ("kalau bupati diganti?", False),
    ],
)
def test_what_asks_for_it(text, asked):
    assert became_asked(text) is asked


def test_what_has_no_chain_there_is_read_as_before(shipped):
    asked = made_whole("di UU 6/2014 pasal berapa?", [NOW], shipped.library).text
    assert not asked.startswith("apa beda")


@pytest.mark.parametrize(
    ("law", "provision", "there"),
    [
        ("uu-32-2004", "uu-22-1999/pasal-88/ayat-2", ("uu-32-2004/pasal-42/ayat-1/huruf-g",)),
        ("uu-22-1999", "uu-23-2014/pasal-363/ayat-1", ("uu-22-1999/pasal-87/ayat-1",)),
        ("uu-32-2004", "uu-22-1999/pasal-134", ()),
        ("pp-50-2007", "uu-6-2014/pasal-91", ()),
    ],
)
def test_counterparts_are_followed_in_both_ways(shipped, law, provision, there):
    assert counterparts_in(law, provision, shipped.library.standing) == there
