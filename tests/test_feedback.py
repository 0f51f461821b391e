"""What readers said: kept without the question unless they agree, and exported as evaluation questions."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from kadqa.cli import main
from kadqa.errors import InputError
from kadqa.evaluation.questions import parse
from kadqa.feedback import FeedbackStore, as_question, said
from tests.web.fake import ANSWERED, REFUSED

NOW = datetime(2031, 9, 2, 8, 0, tzinfo=UTC)
TODAY = date(2031, 9, 3)


def test_what_is_kept_comes_back_as_it_was(tmp_path):
    store = FeedbackStore(tmp_path / "state")
    assert store.all() == []
    first = said(ANSWERED, helpful=True, consent=True, now=NOW)
    second = said(REFUSED, helpful=False, reasons=("ditolak", "<x>"), note=" kurang 'jelas' ", now=NOW)
    store.add(first)
    store.add(second)
    assert FeedbackStore(tmp_path / "state").all() == [first, second]
    assert second.reasons == ("ditolak",)
    assert second.note == "kurang 'jelas'"


def test_without_consent_nothing_of_the_question_is_in_the_file(tmp_path):
    store = FeedbackStore(tmp_path)
    store.add(said(ANSWERED, helpful=False, note="salah"))
    written = store.path.read_bytes()
    assert ANSWERED.question.encode() not in written
    assert ANSWERED.citations[0].provision.encode() not in written
    store.add(said(ANSWERED, helpful=False, consent=True))
    assert ANSWERED.question.encode() in store.path.read_bytes()


def test_a_note_has_an_end():
    assert len(said(ANSWERED, helpful=False, note="a" * 9000).note) == 2000


EXPORTED = {
    "what helped is right as it was": (
        ANSWERED, True, (),
        {"expect": "dijawab", "gold": [c.provision for c in ANSWERED.citations]},
    ),
    "so is a refusal": (REFUSED, True, (), {"expect": "ditolak", "reason": "tidak-ditemukan"}),
    "of what did not help nobody said what is right": (
        ANSWERED, False, ("status",), {"note": "tidak membantu: Status berlakunya keliru"},
    ),
    "the complaint may be without a reason": (REFUSED, False, (), {"note": "tidak membantu: tanpa alasan"}),
}  # fmt: skip


@pytest.mark.parametrize(("answer", "helpful", "reasons", "expected"), EXPORTED.values(), ids=EXPORTED)
def test_what_was_said_becomes_a_question(answer, helpful, reasons, expected):
    row = as_question(7, said(answer, helpful=helpful, reasons=reasons, consent=True), TODAY)
    assert row == {"id": "umpan-0007", "question": answer.question, "as_of": "2031-09-01", **expected}
    if "expect" in row:
        assert parse(json.dumps(row)).question == answer.question


def test_who_did_not_agree_is_not_exported():
    assert as_question(1, said(ANSWERED, helpful=True), TODAY) is None


def test_a_damaged_file_is_one_clear_line(tmp_path):
    store = FeedbackStore(tmp_path)
    store.path.write_bytes(b"bukan basis data" * 100)
    with pytest.raises(InputError, match="KADQA_STATE"):
        store.all()


def test_the_file_says_which_form_it_has(tmp_path):
    store = FeedbackStore(tmp_path)
    store.add(said(ANSWERED, helpful=True))
    with sqlite3.connect(store.path) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (1,)
    connection.close()


def test_the_command_writes_lines_and_says_what_is_left_out(tmp_path, capsys):
    store = FeedbackStore(tmp_path / "state")
    store.add(said(ANSWERED, helpful=True, consent=True))
    store.add(said(ANSWERED, helpful=False, consent=True))
    store.add(said(replace(ANSWERED, question="rahasia", resolved_question="rahasia"), helpful=True))
    given = ["feedback", "export", "--index", str(tmp_path / "index")]
    assert main(given) == 0
    out, err = capsys.readouterr()
    assert [json.loads(line)["id"] for line in out.splitlines()] == ["umpan-0001"]
    assert "3 penilaian, 2 dengan pertanyaannya; 1 siap dipakai. 1 yang tidak membantu" in err
    assert main([*given, "--all", "--out", str(tmp_path / "u.jsonl")]) == 0
    written = (tmp_path / "u.jsonl").read_text(encoding="utf-8")
    assert len(written.splitlines()) == 2
    assert "rahasia" not in written
