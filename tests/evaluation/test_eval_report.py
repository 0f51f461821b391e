"""Running, the gate, and the forms of a report."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from datetime import date

import pytest

from kadqa.errors import InputError
from kadqa.evaluation import gate as gates
from kadqa.evaluation import junit
from kadqa.evaluation.questions import read
from kadqa.evaluation.report import Report
from kadqa.evaluation.runner import (
    default_gate,
    default_questions,
    evaluate,
    run,
    shipped,
)
from kadqa.records import Turn
from tests.evaluation.made_up_assistant import MadeUp, answered, asked, hit, refused, result

U = "uu-1-2000/pasal-"
GOOD = asked("baik", [U + "1/ayat-1"], question="siapa memutus?", split="dev", type="who", facts=("gubernur",))
BAD = asked("buruk", [U + "2"], question="berapa lama?", split="dev", type="number")
SECRET = asked("rahasia", [], question="resep soto?", split="held-out", reason="di-luar-cakupan")
ASSISTANT = MadeUp(
    answers={
        GOOD.question: answered("Gubernur.", [U + "1/ayat-1"]),
        BAD.question: answered("Entah\x00lah.", [U + "7"]),
        SECRET.question: answered("Rebus air.", [U + "7"]),
    },
    hits={GOOD.question: [hit(U + "1", U + "1/ayat-1")], BAD.question: [hit(U + "7"), hit(U + "2")]},
)


@pytest.fixture
def report() -> Report:
    return run(ASSISTANT, [GOOD, BAD, SECRET], looks=2)


def write(path, text):
    path.write_text(text, encoding="utf-8")
    return path


def test_date_id_and_history_reach_the_assistant():
    assistant = MadeUp({"kalau itu?": answered("x", [U + "1"])})
    turn = Turn("apa kerja sama wajib?", (U + "1",))
    run(assistant, [asked("q", [U + "1"], question="kalau itu?", as_of=date(2010, 1, 1), history=(turn,))])
    assert assistant.calls[1:] == [
        ("ask", "kalau itu?", (turn,), date(2010, 1, 1), "q"),
        ("search", "kalau itu?", (turn,), 10, date(2010, 1, 1)),
    ]


def test_a_question_that_cannot_be_searched_has_no_hits():
    class Strict(MadeUp):
        def search(self, question, *, history=(), k=10, as_of=None):
            raise InputError("Pertanyaan kosong.")

    report = run(Strict(), [asked("q", [], question="???")])
    assert report.results[0].hits == ()
    assert report.to_json()["questions"][0]["right"]


def test_every_question_is_reported_with_what_was_found_and_expected(report):
    found = report.to_json()
    json.dumps(found)
    assert (found["schema"], found["index"], found["held_out_looks"], found["passed"]) == (1, "buatan", 2, True)
    assert list(found["sets"]) == ["dev", "held-out"]
    assert found["sets"]["dev"]["questions"] == 2
    assert found["sets"]["dev"]["right"] == 1
    assert found["sets"]["dev"]["metrics"]["R@1"]["value"] == 0.5
    assert found["metrics"]["R@1"]["n"] == 2
    assert found["metrics"]["refusal_recall"]["value"] == 0
    assert found["sets"]["held-out"]["metrics"]["R@1"] == {"value": None, "low": None, "high": None, "n": 0}
    assert found["types"]["who"] == {"questions": 1, "right": 1}
    bad = found["questions"][1]
    assert (bad["id"], bad["outcome"], bad["right"]) == ("buruk", "dijawab", False)
    assert bad["shares"]["R@5"] == [1.0, 1.0]
    assert [h["provision"] for h in bad["hits"]] == [U + "7", U + "2"]
    assert bad["citations"] == [U + "7"]
    assert bad["gold"] == [U + "2"]
    assert bad["faults"] == [f"tidak mengutip {U}2"]


def test_the_text_shows_failures_but_never_a_held_out_question(report):
    text = report.to_text()
    assert "buruk: berapa lama?" in text
    assert f"diharapkan {U}2" in text
    assert f"ditemukan  {U}7, {U}2" in text
    assert "siapa memutus?" not in text
    assert "resep soto?" not in text
    assert "held-out: 0 dari 1" in text
    assert "dilihat 2 kali" in text


# --- the gate -------------------------------------------------------------------------------


def test_the_gate_says_which_number_fell(tmp_path):
    gate = write(
        tmp_path / "gate.toml",
        '[minimum]\n"R@1" = 0.5\n"R@1-ayat" = 0.51\nwarnings_recall = 0.1\n[maximum]\nrefused_wrongly = 0\n'
        "[sets.held-out.minimum]\nrefusal_recall = 1\n[sets.lain.minimum]\nfacts = 1\n",
    )
    report = run(ASSISTANT, [GOOD, BAD, SECRET], gate=gate)
    assert not report.passed
    assert report.fallen == (
        "R@1-ayat: 0.500, minimum 0.51",
        "warnings_recall: tidak terukur, minimum 0.1",
        "refusal_recall (held-out): 0.000, minimum 1",
    )
    rows = report.to_json()["gate"]
    assert [(row["set"], row["metric"], row["passed"]) for row in rows] == [
        (None, "R@1", True),
        (None, "R@1-ayat", False),
        (None, "warnings_recall", False),
        (None, "refused_wrongly", True),
        ("held-out", "refusal_recall", False),
    ]
    assert "JATUH  R@1-ayat: 0.500, minimum 0.51" in report.to_text()


def test_a_limit_met_exactly_is_passed():
    limit = gates.Limit(gates.ALL, "facts", "minimum", 0.3)
    assert gates.Verdict(limit, 0.1 + 0.1 + 0.1 - 1e-12).passed
    assert not gates.Verdict(limit, 0.299).passed
    assert not gates.Verdict(gates.Limit(gates.ALL, "facts", "maximum", 0.3), 0.301).passed


BAD_GATES = {
    "a metric that is none": ('[minimum]\n"R@3" = 0.5', "metrik 'R@3' tidak ada"),
    "a limit that is no number": ("[minimum]\nfacts = true", "harus angka"),
    "a bound that is none": ("[minima]\nfacts = 0.5", "'minima' tidak dikenal"),
    "a set that is none": ("[sets.test.minimum]\nfacts = 0.5", "'sets.test' tidak dikenal"),
    "a bound of a set that is none": ("[sets.dev]\nfacts = 0.5", "'sets.dev.facts' tidak dikenal"),
    "sets that are no table": ("sets = 3", "harus tabel"),
    "a bound that is no table": ("minimum = 3", "harus tabel"),
    "no TOML": ("[minimum", "bukan TOML"),
    "nothing in it": ("", "tidak memuat satu batas pun"),
}


@pytest.mark.parametrize(("text", "said"), BAD_GATES.values(), ids=BAD_GATES)
def test_a_bad_gate_is_named_before_anything_is_asked(text, said, tmp_path):
    gate = write(tmp_path / "gate.toml", text)
    assistant = MadeUp()
    with pytest.raises(InputError, match=said) as caught:
        run(assistant, [GOOD], gate=gate)
    assert str(caught.value).startswith(str(gate))
    assert assistant.calls == []


def test_a_gate_that_is_missing_is_named(tmp_path):
    with pytest.raises(InputError, match="tidak dapat dibaca"):
        gates.read(tmp_path / "gate.toml")


def test_the_shipped_gate_is_read_and_an_assistant_that_knows_nothing_falls():
    report = evaluate(MadeUp(), default_questions(), gate=default_gate())
    assert len(report.results) == len(read(default_questions()))
    assert report.skipped == ()
    assert not report.passed
    assert any(line.startswith("R@5: 0.000") for line in report.fallen)
    assert report.metrics["refusal_recall"].value == 1


# --- the files ------------------------------------------------------------------------------


def test_looks_at_the_held_out_set_are_counted(tmp_path):
    file = write(tmp_path / "held-out.jsonl", '{"question": "a", "split": "held-out", "expect": "ditolak"}')
    assert evaluate(MadeUp(), [file]).looks is None
    record = write(tmp_path / "held-out-looks.toml", '[[look]]\ndate = "2026-01-31"\nreason = "x"\n' * 2)
    assert evaluate(MadeUp(), [file]).looks == 2
    write(record, '[[look]]\ndate = "2026-01-31"\n')
    with pytest.raises(InputError, match=r"ke-1: perlu `date` dan `reason`"):
        evaluate(MadeUp(), [file])


def test_looks_do_not_matter_where_nothing_is_held_out(tmp_path):
    file = write(tmp_path / "dev.jsonl", '{"question": "a", "split": "dev", "expect": "ditolak"}')
    write(tmp_path / "held-out-looks.toml", "[")
    assert evaluate(MadeUp(), [file]).looks is None


def test_by_default_the_files_of_eval_are_asked(monkeypatch, tmp_path):
    assert [path.name for path in default_questions()] == ["dev.jsonl", "dev-lain.jsonl", "held-out.jsonl"]
    assert default_gate() == shipped() / "gate.toml"
    monkeypatch.setattr("kadqa.evaluation.runner.shipped", lambda: tmp_path)
    assert default_gate() is None
    with pytest.raises(InputError, match="--questions"):
        default_questions()


def test_progress_is_told_question_by_question():
    seen = []
    run(ASSISTANT, [GOOD, BAD], progress=lambda done, of: seen.append((done, of)))
    assert seen == [(1, 2), (2, 2)]


# --- JUnit ----------------------------------------------------------------------------------


def test_junit_is_xml_with_a_case_per_question_and_limit(tmp_path):
    gate = write(tmp_path / "gate.toml", '[minimum]\n"R@1" = 0.9\n"R@5" = 0.9\n')
    odd = asked("aneh", [], question='\x00\ud800 <&> "tanda" \'', split="dev")
    report = run(ASSISTANT, [GOOD, BAD, odd, SECRET], gate=gate)
    file = tmp_path / "hasil.xml"
    junit.write(report, file)
    root = ET.parse(file).getroot()
    assert root.tag == "testsuites"
    suites = {suite.get("name"): suite for suite in root}
    counts = {name: (suite.get("tests"), suite.get("failures")) for name, suite in suites.items()}
    assert counts == {"dev": ("3", "1"), "held-out": ("1", "1"), "gate": ("2", "1")}
    assert (root.get("tests"), root.get("failures")) == ("6", "3")
    failed = {case.get("name"): case.find("failure") for case in root.iter("testcase")}
    assert failed["baik: siapa memutus?"] is None
    assert failed["buruk: berapa lama?"].get("message") == f"tidak mengutip {U}2"
    assert failed["R@1 minimum 0.9"].get("message") == "R@1: 0.500, minimum 0.9"


def test_a_junit_file_that_cannot_be_written_is_named(report, tmp_path):
    with pytest.raises(InputError, match="tidak dapat ditulis"):
        junit.write(report, tmp_path / "tidak-ada" / "hasil.xml")


def test_a_report_without_a_gate_passes():
    report = Report((result(asked("q", []), refused()),), "buatan")
    assert report.passed
    assert report.to_json()["gate"] == []
    assert "Batas:" not in report.to_text()
