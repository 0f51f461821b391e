"""What every answer keeps to, read from the answer and the library alone."""

from __future__ import annotations

import json

from kadqa.assistant import FAILED
from kadqa.rendering.html import answer_html
from kadqa.rendering.json import answer_json
from kadqa.rendering.text import answer_text


def check(assistant, answer) -> None:
    assert answer.answer
    # What `verify` finds fault with is not shown; nothing may come to that.
    assert FAILED not in (answer.reason or ())
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


def check_asked(assistant, question, answer) -> None:
    """The same for the answer to a question of an evaluation: its day too, and that it can be shown in every form."""
    check(assistant, answer)
    warned = any(warning.kind == "tanggal" for warning in answer.warnings)
    if question.as_of:
        assert answer.as_of == question.as_of
    else:
        assert answer.as_of == assistant.day() or warned or answer.refused
    json.dumps(answer_json(answer))
    assert answer_text(answer)
    assert answer_html(answer, anchor="a")
