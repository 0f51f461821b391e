"""What an answer leaves out: what is weaker and holds little of the question; and what stands first in it."""

from __future__ import annotations

from datetime import date

import pytest

from kadqa.asking.excerpts.counterpart import nearest
from kadqa.asking.excerpts.select import ordered, select
from kadqa.asking.question.own import own_words
from kadqa.lexical import content_words
from kadqa.records import Hit, Query

TODAY = date(2026, 11, 24)
NOW, OTHER, OLD = "pp-28-2018/pasal-30", "pp-28-2018/pasal-43", "pp-50-2007/pasal-12/ayat-1"


def query(text: str, **more) -> Query:
    return Query(text, text, "tanya", TODAY, words=content_words(text), asked=content_words(text), **more)


def hit(pasal: str, *units: tuple[str, float]) -> Hit:
    found = tuple((f"{pasal}{step}", score) for step, score in units)
    return Hit(pasal, found[0][0], found[0][1], 0.9, 1.0, units=found)


ASKED = "berapa lama persetujuan DPRD atas rencana kerja sama"
SPARE = {
    "an ayat as good as the best is kept": (0.98, True),
    "an ayat of the same pasal that is a little weaker is kept if it holds the words": (0.95, True),
    "a weak ayat of the same pasal is left out": (0.92, False),
}


@pytest.mark.parametrize(("score", "kept"), SPARE.values(), ids=SPARE)
def test_a_further_ayat(shipped, score, kept):
    hits = (hit(NOW, ("/ayat-4", 1.0), ("/ayat-2", score)),)
    found = [excerpt.passage.provision for excerpt in select(query(ASKED), hits, shipped.library)]
    assert f"{NOW}/ayat-4" in found
    assert (f"{NOW}/ayat-2" in found) is kept


THIRD = {
    "a third ayat as good as the best": (0.98, True),
    "a third ayat that is a little weaker": (0.93, False),
}


@pytest.mark.parametrize(("score", "kept"), THIRD.values(), ids=THIRD)
def test_a_third_ayat(shipped, score, kept):
    hits = (hit(NOW, ("/ayat-4", 1.0), ("/ayat-2", 0.99), ("/ayat-5", score)),)
    found = [excerpt.passage.provision for excerpt in select(query(ASKED), hits, shipped.library)]
    assert (f"{NOW}/ayat-5" in found) is kept


def test_the_whole_is_not_quoted_beside_its_part(shipped):
    meanings = "uu-23-2014/pasal-1"
    hits = (hit(meanings, ("/angka-29", 1.0), ("", 0.99)),)
    found = [e.passage.provision for e in select(query("RKPD berapa tahun"), hits, shipped.library)]
    assert found == [f"{meanings}/angka-29"]


def test_a_further_pasal_that_holds_little_of_the_question_is_left_out(shipped):
    hits = (hit(NOW, ("/ayat-4", 1.0)), hit(OTHER, ("/ayat-2", 0.94)))
    found = [excerpt.passage.provision for excerpt in select(query(ASKED), hits, shipped.library)]
    assert found == [f"{NOW}/ayat-4"]
    said = "tata cara pelaporan dan persetujuan DPRD"
    both = [excerpt.passage.provision for excerpt in select(query(said), hits, shipped.library)]
    assert f"{OTHER}/ayat-2" in both


def test_where_no_text_holds_the_words_they_decide_nothing(shipped):
    hits = (hit(NOW, ("/ayat-4", 1.0)), hit(OTHER, ("/ayat-2", 0.94)))
    found = [excerpt.passage.provision for excerpt in select(query("gimana ngurusnya"), hits, shipped.library)]
    assert found == [f"{NOW}/ayat-4", f"{OTHER}/ayat-2"]


def test_the_best_of_a_law_that_is_named_is_never_spare(shipped):
    hits = (hit(NOW, ("/ayat-4", 1.0)), hit(OLD, ("", 0.7)))
    asked = query("berapa lama persetujuan DPRD menurut PP 50/2007", laws=("pp-50-2007",))
    found = [excerpt.passage.provision for excerpt in select(asked, hits, shipped.library)]
    assert OLD in found


def test_what_is_named_is_never_spare(shipped):
    hits = (hit(NOW, ("/ayat-4", 1.0)), hit(OTHER, ("/ayat-2", 0.5)))
    asked = query(ASKED, laws=("pp-28-2018",), provisions=(NOW, OTHER))
    assert f"{OTHER}/ayat-2" in [excerpt.passage.provision for excerpt in select(asked, hits, shipped.library)]


def test_the_words_of_a_follow_up_are_its_own(shipped):
    asked = query("siapa membentuk sekretariat. lalu biayanya dari mana", focus_text="lalu biayanya dari mana")
    assert set(own_words(asked, shipped.library)) == set(content_words("lalu biayanya mana"))


def test_the_law_that_is_named_speaks_before_what_replaced_it(shipped):
    library = shipped.library
    old, now = (library.excerpt(p, TODAY, TODAY) for p in (OLD, f"{NOW}/ayat-4"))
    assert ordered(query(ASKED), [old, now])[0].passage.provision == f"{NOW}/ayat-4"
    named = query(ASKED, laws=("pp-50-2007",))
    assert ordered(named, [now, old])[0].passage.provision == OLD


def test_of_what_replaced_a_provision_that_is_quoted_which_speaks_of_what_was_asked(shipped):
    library = shipped.library
    old = library.excerpt(OLD, TODAY, TODAY)
    successors = [s.provision for s in old.successors]
    assert successors[0] != NOW
    # Of the pasal with five ayat it is the one on the time.
    assert nearest(successors, old, query(ASKED), library, most=1) == [f"{NOW}/ayat-4"]
    assert len(nearest(successors, old, query(ASKED), library, most=2)) == 2
    assert nearest([], old, query(ASKED), library, most=2) == []


def test_the_meaning_of_another_term_is_spare(shipped):
    hits = (
        hit("uu-23-2014/pasal-363", ("/ayat-3", 1.0)),
        hit("uu-23-2014/pasal-1", ("/angka-50", 0.99)),
    )
    asked = "kerja sama daerah itu apa saja jenisnya"
    found = [excerpt.passage.provision for excerpt in select(query(asked), hits, shipped.library)]
    assert found == ["uu-23-2014/pasal-363/ayat-3"]
    # "Hari" is the term of angka 50.
    found = [excerpt.passage.provision for excerpt in select(query("berapa hari"), hits, shipped.library)]
    assert "uu-23-2014/pasal-1/angka-50" in found
    # So is its short form.
    plans = (hit("uu-23-2014/pasal-1", ("/angka-29", 1.0), ("/angka-28", 0.99), ("/angka-27", 0.98)),)
    asked_of = query("RPJMD dan RKPD berapa tahun")
    found = [excerpt.passage.provision for excerpt in select(asked_of, plans, shipped.library)]
    assert found == ["uu-23-2014/pasal-1/angka-28", "uu-23-2014/pasal-1/angka-29"]
    # Where nothing else answers, it stays.
    found = [excerpt.passage.provision for excerpt in select(query(asked), hits[1:], shipped.library)]
    assert found == ["uu-23-2014/pasal-1/angka-50"]
