"""What may be typed into "Per tanggal"."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kadqa.errors import InputError
from kadqa.hukum.day import find_day, parse_day
from kadqa.rendering.html import long_date

CASES = {
    "nothing": ("", None),
    "only spaces": ("  ", None),
    "year first": ("2010-01-31", date(2010, 1, 31)),
    "in words": ("31 Januari 2010", date(2010, 1, 31)),
    "in words, untidy": ("  31  JANUARI 2010 ", date(2010, 1, 31)),
    "a month cut short": ("1 agt 2010", date(2010, 8, 1)),
    "a month cut short with a dot": ("1 Okt. 2010", date(2010, 10, 1)),
    "the word tanggal": ("tanggal 2 Oktober 2014", date(2014, 10, 2)),
    "day first with slashes": ("31/01/2010", date(2010, 1, 31)),
    "day first with hyphens": ("1-2-2010", date(2010, 2, 1)),
    "a year means its last day": ("2010", date(2010, 12, 31)),
    "a year with its word": ("tahun 2010", date(2010, 12, 31)),
}


@pytest.mark.parametrize(("written", "expected"), CASES.values(), ids=CASES)
def test_a_day_is_read(written, expected):
    assert parse_day(written) == expected


WRONG = {
    "no day of the calendar": "31 Februari 2010",
    "no month": "1 Janvier 2010",
    "a month that could be two": "1 ju 2010",
    "month before day": "12/31/2010",
    "words": "kemarin",
    "a year without digits": "duaribu",
    "year nought": "0000",
    "very long": "1" * 500,
    "markup": "<b>1</b>",
}


@pytest.mark.parametrize("written", WRONG.values(), ids=WRONG)
def test_what_is_no_day_is_named_with_the_forms_that_are(written):
    with pytest.raises(InputError) as error:
        parse_day(written)
    assert written[:40] in str(error.value)
    assert "1 Januari 2010" in str(error.value)
    assert len(str(error.value)) < 200


@given(st.dates(min_value=date(1000, 1, 1)))
def test_a_day_that_we_write_we_can_read(day):
    assert parse_day(long_date(day)) == day
    assert parse_day(day.isoformat()) == day


@given(st.text())
def test_any_text_is_a_day_or_a_clear_error(text):
    message = ""
    try:
        parse_day(text)
    except InputError as error:
        message = str(error)
    assert len(message.splitlines()) <= 1


IN_QUESTIONS = {
    "a year of the rules": ("menurut aturan tahun 2010, siapa yang menyetujui?", date(2010, 12, 31)),
    "without the word tahun": ("menurut aturan 2010 siapa yang menyetujui?", date(2010, 12, 31)),
    "in front": ("Pada tahun 2002, ke mana daerah mengadu?", date(2002, 12, 31)),
    "a full date": ("apa yang berlaku pada 1 Juni 2016?", date(2016, 6, 1)),
    "per an ISO date": ("status kerja sama per 2009-03-01", date(2009, 3, 1)),
    "law in force of a year": ("hukum yang berlaku tahun 1999 tentang kerja sama", date(1999, 12, 31)),
    "no day at all": ("apa tujuan kerja sama daerah", None),
    "a meeting is not the law's day": ("apa yang dibahas dalam rapat 28 Januari 2022", None),
    "a year too early": ("menurut aturan tahun 1799", None),
    "a date that is none": ("per 31 Februari 2010", None),
}


@pytest.mark.parametrize(("text", "expected"), IN_QUESTIONS.values(), ids=IN_QUESTIONS)
def test_the_day_that_a_question_asks_about(text, expected):
    found = find_day(text)
    assert (found[0] if found else None) == expected
