"""What an answer says once: up to when the law was followed, the rows of a comparison that tell most."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kadqa.rendering.words import ROWS, as_shown, legal_state, on_topic, shown_rows


@pytest.fixture(scope="module")
def answer(shipped):
    return shipped.ask("apa tujuan kerja sama antardaerah?")


def test_the_state_of_the_law_is_of_the_earliest_day_it_was_followed_to(answer):
    first, *others = answer.citations
    mixed = replace(answer, citations=(replace(first, checked="2021-05-04"), *others))
    assert "diperiksa s.d. 4 Mei 2021" in legal_state(mixed)[0]


def test_law_followed_long_ago_is_marked(answer):
    day = answer.as_of
    for years, old in ((0, False), (2, True)):
        checked = day.replace(year=day.year - years, day=1).isoformat()
        cited = tuple(replace(citation, checked=checked) for citation in answer.citations)
        assert legal_state(replace(answer, citations=cited))[1] is old


def test_an_answer_without_law_has_no_state_of_it(answer):
    assert legal_state(replace(answer, citations=())) == ("", False)


def test_up_to_when_the_law_was_followed_is_said_once(answer):
    shown = as_shown(answer)
    told = [*(s.text for s in shown.sentences), *(c.status_note for c in shown.citations)]
    assert not any("diperiksa s.d." in text for text in told)
    assert any("diperiksa s.d." in citation.status_note for citation in answer.citations)


def rows(count: int) -> list[list[dict[str, object]]]:
    return [[{"text": f"Hal {n}"}, {"text": "a"}, {"text": "b"}] for n in range(count)]


SHOWN = {
    "few": (ROWS, ROWS, ()),
    "one more is no topic of its own": (ROWS + 1, ROWS + 1, ()),
    "the others are topics": (ROWS + 2, ROWS, (f"Hal {ROWS}", f"Hal {ROWS + 1}")),
}


@pytest.mark.parametrize(("count", "expected", "topics"), SHOWN.values(), ids=SHOWN)
def test_the_rows_of_a_comparison_that_are_shown(count, expected, topics):
    found, others = shown_rows({"rows": rows(count)})
    assert (len(found), others) == (expected, topics)


def test_a_topic_is_asked_of_all_sides():
    assert on_topic({"columns": ["Hal", "A", "B", "C"]}, "Hasil") == "Apa beda A, B, dan C soal hasil?"
