"""What every answer keeps to, over the whole shipped corpus and many questions."""

from __future__ import annotations

import string

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kadqa.evaluation.questions import read
from tests.conftest import ROOT
from tests.contract import check, check_asked

QUESTIONS = read(ROOT / "eval" / name for name in ("dev.jsonl", "held-out.jsonl"))[::10]
"""Some of each kind; with the real model all are looked at, beside the gate."""


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.id)
def test_a_question_gets_an_answer_that_holds(shipped, question):
    answer = shipped.ask(question.question, history=question.history, as_of=question.as_of, id=question.id)
    check_asked(shipped, question, answer)


def test_every_provision_can_be_asked_for_and_is_quoted_whole(shipped):
    library = shipped.library
    asked = 0
    for source in library.sources.values():
        if source.is_page or source.jenis in {"berkas", "uud"}:
            continue
        for passage in library.of_source(source.id, kind="pasal"):
            if passage.version != "asli" or "/penjelasan/" in passage.provision:
                continue
            answer = shipped.ask(f"isi {library.label(passage.provision)}")
            assert answer.intent == "isi", passage.provision
            assert answer.citations[0].provision == passage.provision
            check(shipped, answer)
            asked += 1
    assert asked > 100


def test_every_id_with_a_text_can_be_shown(shipped):
    library = shipped.library
    for source in library.sources:
        shipped.show(source)
        for passage in library.of_source(source):
            assert shipped.show(passage.provision).full_text
    for correction in library.corrections:
        assert shipped.show(f"catatan/{correction.id}").kind == "catatan"


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.one_of(st.text(max_size=300), st.text(alphabet=string.ascii_lowercase + " ()/0123456789", max_size=120)))
def test_whatever_is_typed_gets_an_answer(shipped, text):
    check(shipped, shipped.ask(text))


AWKWARD = {
    "nothing": "",
    "spaces": "   \n\t ",
    "ten thousand characters": "kerja sama " * 1000,
    "another script": "какие цели сотрудничества регионов",
    "Arabic": "ما هو التعاون بين المناطق",
    "only signs": "???!!",
    "only a number": "12345",
    "a NUL": "apa itu \x00 kerja sama daerah",
    "a lone surrogate": "apa itu \ud800 KSDD",
    "markup": "<script>alert(1)</script> apa itu KSDD",
    "an id": "uu-23-2014/pasal-363",
}


@pytest.mark.parametrize("text", AWKWARD.values(), ids=AWKWARD)
def test_awkward_input_gets_a_clear_answer(shipped, text):
    answer = shipped.ask(text)
    check(shipped, answer)
    assert len(answer.answer) < 4000
