"""Greetings, thanks and questions about KADQA get a fitting text; questions that only begin so are answered."""

from __future__ import annotations

import pytest

from kadqa.asking.question.courtesy import TEXT_KADQA, TEXT_SALAM, TEXT_TERIMA_KASIH, small_talk


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("halo", TEXT_SALAM),
        ("Selamat pagi, kak!", TEXT_SALAM),
        ("oke, terima kasih banyak ya", TEXT_TERIMA_KASIH),
        ("Apa yang bisa kamu lakukan?", TEXT_KADQA),
        ("siapa kamu", TEXT_KADQA),
        ("apa itu KADQA?", TEXT_KADQA),
        ("halo, apa tujuan kerja sama daerah?", None),
        ("siapa saja pihak dalam kerja sama daerah?", None),
        ("apa yang bisa dilakukan daerah?", None),
        ("kerja sama daerah", None),
        ("", None),
    ],
)
def test_small_talk_is_told_from_a_question(text, said):
    assert small_talk(text) == said


def test_a_greeting_is_refused_without_a_search(shipped):
    answer = shipped.ask("halo kak")
    assert (answer.outcome, answer.reason, answer.nearest) == ("ditolak", ("sapaan", TEXT_SALAM), ())
