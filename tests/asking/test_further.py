"""What is set below an answer: short forms written out, and questions with an answer of their own."""

from __future__ import annotations

from kadqa.hukum import ids


def test_questions_offered_are_of_other_pasal_and_are_answered(shipped):
    answer = shipped.ask("berapa lama DPRD memberi persetujuan?")
    assert answer.next
    said = {ids.pasal_of(citation.provision) for citation in answer.citations}
    for question in answer.next:
        after = shipped.ask(question)
        assert not after.refused
        assert ids.pasal_of(after.citations[0].provision) not in said


def test_what_was_asked_is_not_offered_again(shipped):
    question = "Apakah PP 50/2007 tentang kerja sama daerah masih berlaku?"
    assert question not in shipped.ask(question).next


def test_short_forms_of_what_is_said_are_written_out(shipped):
    answer = shipped.ask("apakah KSDD perlu kesepakatan bersama?")
    shown = " ".join(sentence.text for sentence in answer.sentences)
    assert answer.terms
    assert all(short in shown and full for short, full in answer.terms)


def test_what_is_no_question_to_a_library_offers_nothing(shipped):
    assert shipped.ask("x" * 5000).next == ()
