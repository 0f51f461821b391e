"""What is set below an answer: short forms written out, and questions with an answer of their own."""

from __future__ import annotations

from dataclasses import replace

from kadqa.asking.further import with_what_goes_on
from kadqa.hukum import ids
from kadqa.lexical import word_set
from kadqa.records import Evidence, Nearest, Query
from tests.conftest import TODAY


def test_questions_offered_are_of_other_pasal_and_are_answered(shipped):
    answer = shipped.ask("berapa lama DPRD memberi persetujuan?")
    assert answer.next
    said = {ids.pasal_of(citation.provision) for citation in answer.citations}
    for question in answer.next:
        after = shipped.ask(question)
        assert not after.refused
        assert ids.pasal_of(after.citations[0].provision) not in said


def beside(library):
    """A query and evidence of a near miss beside a pasal with known questions, and what is offered then."""
    unit = next(unit for unit in library.units if unit.questions and library.in_force(unit.provision, TODAY))
    evidence = Evidence(nearest=(Nearest(unit.provision, ""),), refusal=("tidak-ditemukan", ""))
    query = Query("", "", "tanya", TODAY)
    return query, evidence, with_what_goes_on(query, evidence, library).further


def test_what_was_asked_is_not_offered_again(shipped):
    query, evidence, offered = beside(shipped.library)
    asked = replace(query, asked=tuple(word_set(offered[0])))
    assert offered[0] not in with_what_goes_on(asked, evidence, shipped.library).further


def test_what_is_no_question_to_a_library_offers_nothing(shipped):
    query, evidence, offered = beside(shipped.library)
    assert offered
    unread = replace(evidence, refusal=("masukan", ""))
    assert with_what_goes_on(query, unread, shipped.library).further == ()


def test_short_forms_of_what_is_said_are_written_out(shipped):
    answer = shipped.ask("apakah KSDD perlu kesepakatan bersama?")
    shown = " ".join(sentence.text for sentence in answer.sentences)
    assert answer.terms
    assert all(short in shown and full for short, full in answer.terms)
