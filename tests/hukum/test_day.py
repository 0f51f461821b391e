"""What may be typed into "Per tanggal"."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kadqa.errors import InputError
from kadqa.hukum.day import find_span, parse_day
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
    "a month means its last day": ("2010-01", date(2010, 1, 31)),
    "a month of a leap year in words": ("Februari 2012", date(2012, 2, 29)),
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
    "a thirteenth month": "2010-13",
    "a word before a year": "sebelum 2010",
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
    "a year in the middle": ("siapa yang menyetujui kerja sama pada tahun 2010?", date(2010, 12, 31)),
    "a bare year behind": ("prinsip kerja sama tahun 2010", date(2010, 12, 31)),
    "before a year": ("sebelum 2014, apa tujuannya", date(2013, 12, 31)),
    "between two years": ("apa aturannya antara 2014 dan 2018", date(2018, 12, 31)),
    "from one year to another": ("dari tahun 2014 sampai dengan 2018 siapa yang berwenang", date(2018, 12, 31)),
    "the year in which a law was made": ("peraturan itu diundangkan tahun 2019, apa isinya", None),
    "the year of a budget": ("laporan tahun anggaran 2019", None),
    "years of a plan": ("program RPJMD tahun 2025-2029", None),
    "the year of a page": ("menurut halaman tahun 2017", None),
    "a month": ("prinsip kerja sama daerah Desember 2010", date(2010, 12, 31)),
    "a month of the basis": ("dasar hukum KSDD bulan Juni 2013", date(2013, 6, 30)),
    "a year at the end": ("dasar hukum kerja sama daerah 2016", date(2016, 12, 31)),
    "a year and its rules": ("kerja sama 2012 pakai aturan apa", date(2012, 12, 31)),
    "the beginning of a year": ("yang berlaku pada awal 2015", date(2015, 12, 31)),
    "a deed whose law is asked for": ("aturan yang berlaku saat MoU diteken 12 Februari 2015", date(2015, 2, 12)),
    "a deed, and then its law": ("kami teken 12-02-2015, apa yang berlaku waktu itu?", date(2015, 2, 12)),
    "a deed alone": ("MoU yang diteken 12 Februari 2015 isinya apa", None),
    "a month of a deed": ("rapat Januari 2022 membahas apa", None),
    "no day at all": ("apa tujuan kerja sama daerah", None),
    "a meeting is not the law's day": ("apa yang dibahas dalam rapat 28 Januari 2022", None),
    "a year too early": ("menurut aturan tahun 1799", None),
    "a date that is none": ("per 31 Februari 2010", None),
}


@pytest.mark.parametrize(("text", "expected"), IN_QUESTIONS.values(), ids=IN_QUESTIONS)
def test_the_day_that_a_question_asks_about(text, expected):
    found = find_span(text)
    assert (found.last if found else None) == expected


SPANS = {
    "a year is all its days": ("menurut aturan tahun 2014", (date(2014, 1, 1), date(2014, 12, 31))),
    "a day is one day": ("per 1 Juni 2016", (None, date(2016, 6, 1))),
    "after a year": ("setelah 2018", (date(2019, 1, 1), None)),
    "since a year": ("sejak 2018", (date(2018, 1, 1), None)),
    "after a day": ("setelah 13 Juli 2018", (date(2018, 7, 14), None)),
    "before a day": ("sebelum 13 Juli 2018", (None, date(2018, 7, 12))),
    "between": ("antara 2014 dan 2018", (date(2014, 1, 1), date(2018, 12, 31))),
    "from a year to now": ("dari 1999 sampai sekarang", (date(1999, 1, 1), None)),
    "between a year and now": ("antara tahun 1999 dan sekarang", (date(1999, 1, 1), None)),
    "a year until now": ("1999 hingga kini", (date(1999, 1, 1), None)),
    "an era": ("pada masa Orde Baru", (date(1966, 3, 11), date(1998, 5, 20))),
    "before an era": ("sebelum reformasi", (None, date(1998, 5, 20))),
}


@pytest.mark.parametrize(("text", "expected"), SPANS.values(), ids=SPANS)
def test_the_time_that_a_question_asks_about(text, expected):
    found = find_span(text)
    assert found is not None
    assert (found.first, found.last) == expected
    assert text[found.start : found.end] == text or "aturan" in text


@given(st.text(alphabet="sebelum antara dan 2014 2018-/0123456789", max_size=60))
def test_any_text_has_a_time_or_none(text):
    found = find_span(text)
    assert found is None or (0 <= found.start < found.end <= len(text))
