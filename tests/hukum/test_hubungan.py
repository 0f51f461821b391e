from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kadqa.hukum.hubungan import KINDS, passive, span_of, write_date, write_relation
from kadqa.records import Relation

SPANS = {
    "a day": ("2014-10-02", (date(2014, 10, 2), date(2014, 10, 2))),
    "a month": ("2020-07", (date(2020, 7, 1), date(2020, 7, 31))),
    "February of a leap year": ("2020-02", (date(2020, 2, 1), date(2020, 2, 29))),
    "a year": ("2020", (date(2020, 1, 1), date(2020, 12, 31))),
    "with spaces around it": (" 2020 ", (date(2020, 1, 1), date(2020, 12, 31))),
    "nothing": ("", None),
}


@pytest.mark.parametrize(("written", "expected"), SPANS.values(), ids=SPANS)
def test_span_of(written, expected):
    assert span_of(written) == expected


@pytest.mark.parametrize(
    "written",
    ["2014-02-30", "2014-13", "0000", "14", "2 Oktober 2014", "2014/10/02", "2014-1-2", "٢٠١٤", "2014-10-02x"],
)
def test_what_is_no_date_is_named_with_what_would_be_one(written):
    with pytest.raises(ValueError, match="tulis 2014-10-02"):
        span_of(written)


WRITTEN = {
    "a day": ("2014-10-02", "2 Oktober 2014"),
    "a month": ("2020-07", "Juli 2020"),
    "a year": ("2020", "2020"),
    "nothing": ("", ""),
    "none": (None, ""),
    "a date": (date(2018, 7, 13), "13 Juli 2018"),
}


@pytest.mark.parametrize(("written", "expected"), WRITTEN.values(), ids=WRITTEN)
def test_write_date(written, expected):
    assert write_date(written) == expected


@given(st.dates())
def test_a_day_means_itself(day):
    assert span_of(day.isoformat()) == (day, day)
    assert write_date(day).endswith(f" {day.year}")


def test_every_kind_has_its_passive():
    for key in KINDS:
        assert passive(key).endswith((" oleh", " dengan"))


RELATIONS = {
    "from the act": (
        Relation("A", "mencabut", ("B",), mulai="2014-10-02"),
        None,
        "A mencabut B sejak 2 Oktober 2014.",
    ),
    "from the target": (
        Relation("A", "mencabut", ("B", "C"), mulai="2014-10-02"),
        "B",
        "B dicabut oleh A sejak 2 Oktober 2014.",
    ),
    "several targets": (Relation("A", "mengubah", ("B", "C", "D")), None, "A mengubah B, C, dan D."),
    "for a time, on a condition": (
        Relation("A", "mempertahankan", ("B",), mulai="2014", sampai="2018-07", syarat="sepanjang sesuai"),
        "B",
        "B dipertahankan oleh A sejak 2014 sampai dengan Juli 2018 (sepanjang sesuai).",
    ),
    "secondary": (Relation("A", "mencabut", ("B",), basis="sekunder"), None, "A mencabut B, menurut sumber sekunder."),
    "unchecked": (Relation("A", "mencabut", ("B",), basis="belum"), "B", "B dicabut oleh A, belum diperiksa."),
    "counterparts": (Relation("A", "padanan", ("B", "C")), None, "A sepadan dengan B dan C."),
    "no counterpart": (Relation("A", "padanan"), None, "A tidak ada padanannya."),
}


@pytest.mark.parametrize(("relation", "target", "expected"), RELATIONS.values(), ids=RELATIONS)
def test_write_relation(relation, target, expected):
    assert write_relation(relation, str, target=target) == expected
