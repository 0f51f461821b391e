"""What every answer keeps to, over the whole shipped corpus and all questions."""

from __future__ import annotations

import json
import string

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kadqa.asking.gather import gather
from kadqa.asking.understand import understand
from kadqa.asking.verify import verify
from kadqa.rendering.html import answer_html
from kadqa.rendering.json import answer_json
from kadqa.rendering.text import answer_text
from tests.conftest import ROOT, TODAY

QUESTIONS = [
    json.loads(line)
    for name in ("dev.jsonl", "held-out.jsonl")
    for line in (ROOT / "eval" / name).read_text(encoding="utf-8").splitlines()
    if line.strip()
]


def check(assistant, answer):
    """The contract of an answer, read from the answer and the library alone."""
    assert answer.answer
    if answer.refused:
        assert answer.reason
        assert not answer.sentences
        assert not answer.citations
        return
    by_number = {c.n: c for c in answer.citations}
    assert list(by_number) == list(range(1, len(by_number) + 1))
    for sentence in answer.sentences:
        assert sentence.kind in {"kutipan", "keterangan"}
        assert sentence.citations
        assert set(sentence.citations) <= set(by_number)
    for c in answer.citations:
        shown = assistant.show(c.provision, as_of=answer.as_of, version=None)
        assert c.quote
        assert c.quote in shown.full_text
        assert c.label == shown.label
        if c.kind == "peraturan":
            assert c.status
            assert c.status_today
            assert c.status_note
        else:
            assert c.status is None
        gone = {"dicabut", "dihapus"} & {c.status, c.status_today}
        if gone:
            assert any(w.kind == "dicabut" and c.n in w.citations for w in answer.warnings)
    for warning in answer.warnings:
        assert warning.text
        assert set(warning.citations) <= set(by_number)


@pytest.mark.parametrize("row", QUESTIONS, ids=lambda row: row["id"])
def test_every_question_gets_an_answer_that_holds(shipped, row):
    from datetime import date

    from kadqa.evaluation.questions import parse

    question = parse(json.dumps(row))
    answer = shipped.ask(question.question, history=question.history, as_of=question.as_of, id=question.id)
    check(shipped, answer)
    assert (
        answer.as_of == TODAY or row.get("as_of") or any(w.kind == "tanggal" for w in answer.warnings) or answer.refused
    )
    if row.get("as_of"):
        assert answer.as_of == date.fromisoformat(row["as_of"])
    json.dumps(answer_json(answer))
    assert answer_text(answer)
    assert answer_html(answer, anchor="a")


@pytest.mark.parametrize("row", QUESTIONS, ids=lambda row: row["id"])
def test_verify_finds_nothing(shipped, row):
    from kadqa.asking.compose import compose
    from kadqa.evaluation.questions import parse

    question = parse(json.dumps(row))
    query = understand(question.question, question.history, TODAY, shipped.library, as_of=question.as_of)
    vector = shipped.embedder.embed_question(query.search_text or "-")
    evidence = gather(query, vector, shipped.library)
    assert verify(compose(query, evidence), evidence) == ()


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
