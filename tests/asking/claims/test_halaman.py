"""Whether a page speaks of a law, and which page a follow-up points at: over the shipped pages."""

from __future__ import annotations

import pytest

from kadqa.asking.turns.followup import made_whole
from kadqa.records import Turn

PAGE = "halaman/buleleng-kerjasama-antar-daerah"


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        ("Apakah halaman Kukar menyebut UU 32/2004?", "Ya. UU 32/2004 disebut dalam "),
        ("Apakah halaman Buleleng mengutip PP 50/2007?", "Ya. PP 50/2007 disebut dalam "),
        ("Apakah halaman Kukar menyebut PP 28/2018?", "Tidak. Dalam teks Halaman Kabupaten Kutai Kartanegara "),
        ("Apakah halaman Kukar menyebut Pasal 195 UU 32/2004?", "Ya. UU 32/2004 Pasal 195 disebut dalam "),
    ],
)
def test_whether_a_page_has_it_is_said_first(shipped, text, begins):
    assert shipped.ask(text).sentences[0].text.startswith(begins)


def test_our_own_notes_are_no_words_of_a_page(shipped):
    # That UU 23/2014 is not named there is said by a note, which names it.
    assert shipped.ask("Apakah halaman Kukar menyebut UU 23/2014?").sentences[0].text.startswith("Tidak.")


@pytest.mark.parametrize("text", ["halaman Kukar menyebut apa saja?", "UU 23/2014 menyebut halaman web?"])
def test_nothing_else_is_asked_of_a_page_by_that_word(shipped, text):
    assert not shipped.ask(text).answer.startswith(("Ya. ", "Tidak. "))


TALKS = {
    "by its name": (
        ["Halaman Buleleng berapa prinsip?", "kapan tulisan itu terbit?"],
        "kapan halaman Buleleng terbit?",
    ),
    "over a turn on a law": (
        ["Halaman Buleleng berapa prinsip?", "apa isi PP 50/2007?", "apa saja salahnya halaman itu?"],
        "apa saja salahnya halaman Buleleng?",
    ),
    "by what was cited": (
        [Turn("berapa prinsip kerja sama?", (f"{PAGE}/pokok-8",)), "siapa yang menulis halaman itu?"],
        "siapa yang menulis halaman Buleleng?",
    ),
    "no page was spoken of": (
        ["apa isi PP 28/2018?", "tulisan itu terbit kapan?"],
        "apa isi PP 28/2018. tulisan itu terbit kapan?",
    ),
}


@pytest.mark.parametrize(("talk", "whole"), TALKS.values(), ids=TALKS)
def test_a_page_that_is_pointed_at_is_the_one_spoken_of(shipped, talk, whole):
    *before, text = [one if isinstance(one, Turn) else Turn(one) for one in talk]
    assert made_whole(text.question, before, shipped.library).text == whole
