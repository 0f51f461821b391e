"""Filters narrow the candidates before the best are taken; what is asked for by name is always shown."""

from __future__ import annotations

from datetime import date

import pytest

from kadqa.asking.search.narrow import narrowed
from kadqa.records import IN_FORCE, Filters

TODAY = date(2026, 11, 24)

FILTERS = {
    "in force": (Filters(in_force=True), lambda unit, source, status: status in IN_FORCE),
    "a kind": (Filters(jenis=("pp",)), lambda unit, source, status: source.jenis == "pp"),
    "pages": (Filters(jenis=("halaman",)), lambda unit, source, status: source.is_page),
    "since a year": (
        Filters(first_year=2014),
        lambda unit, source, status: source.tahun.isdecimal() and int(source.tahun) >= 2014,
    ),
    "a year": (Filters(first_year=2007, last_year=2007), lambda unit, source, status: source.tahun == "2007"),
    "the documents' own words": (Filters(official=True), lambda unit, source, status: unit.layer == "naskah"),
    "several at once": (
        Filters(in_force=True, jenis=("uu", "pp"), first_year=2015),
        lambda unit, source, status: source.jenis in {"uu", "pp"} and int(source.tahun) >= 2015 and status in IN_FORCE,
    ),
}


@pytest.mark.parametrize(("filters", "fits"), FILTERS.values(), ids=FILTERS)
def test_the_units_that_are_left_are_those_that_fit(shipped, filters, fits):
    library = shipped.library
    mask = narrowed(filters, TODAY, library)
    assert mask.shape == (len(library.units),)
    for unit, kept in zip(library.units, mask.tolist(), strict=True):
        status = library.standing.status(unit.provision, TODAY)
        assert kept == fits(unit, library.sources[unit.source], status), unit.provision


def test_no_filter_narrows_nothing(shipped):
    assert narrowed(Filters(), TODAY, shipped.library) is None


def test_an_answer_cites_only_what_the_filters_leave_and_finds_it_behind_better_hits(shipped):
    question = "apa prinsip kerja sama daerah"
    answer = shipped.ask(question, filters=Filters(jenis=("pp",), first_year=2007, last_year=2007))
    assert not answer.refused
    assert {c.source for c in answer.citations if c.n == 1} == {"pp-50-2007"}
    quoted = {n for sentence in answer.sentences if sentence.kind == "kutipan" for n in sentence.citations}
    assert {c.source for c in answer.citations if c.n in quoted} == {"pp-50-2007"}
    assert any(c.source != "pp-50-2007" for c in shipped.ask(question).citations)


def test_where_the_filters_leave_nothing_it_is_refused(shipped):
    answer = shipped.ask("apa tujuan kerja sama daerah", filters=Filters(first_year=1900, last_year=1901))
    assert answer.refused
    assert answer.citations == ()


def test_a_pasal_asked_for_by_name_is_shown_whatever_the_filters(shipped):
    answer = shipped.ask("isi pasal 363 UU 23/2014", filters=Filters(jenis=("pp",)))
    assert answer.citations[0].provision.startswith("uu-23-2014/pasal-363")
