"""Two runs side by side, what is left out, and what must stay hidden in every form of a report."""

from __future__ import annotations

import json
import re
import tomllib
import xml.etree.ElementTree as ET
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser

import pytest

from kadqa.errors import InputError
from kadqa.evaluation import junit, plots
from kadqa.evaluation.compare import read_past
from kadqa.evaluation.report_html import to_html
from kadqa.evaluation.runner import count_looks, record_look, run
from tests.evaluation.made_up_assistant import MadeUp, answered, asked, hit, refused

U = "uu-1-2000/pasal-"
ONE = asked("satu", [U + "1"], question="siapa memutus?", split="dev", type="who", register="formal")
TWO = asked("dua", [U + "2"], question="berapa lama?", split="dev", type="number", facts=("45 hari",))
THREE = asked("tiga", [], question="resep soto?", split="held-out", reason="di-luar-cakupan")
QUESTIONS = [ONE, TWO, THREE]
RIGHT = {
    ONE.question: answered("Gubernur.", [U + "1"], bearing=0.5),
    TWO.question: answered("Empat puluh lima (45 hari).", [U + "2"], bearing=0.1),
    THREE.question: refused("di-luar-cakupan", bearing=-0.3),
}
HITS = {ONE.question: [hit(U + "1")], TWO.question: [hit(U + "7"), hit(U + "2")]}


def report_of(answers, questions=QUESTIONS, hits=HITS, **more):
    return run(MadeUp(answers, hits), questions, **more)


def kept(report, folder, **more):
    """The report as an earlier one, by way of its file."""
    file = folder / "dulu.json"
    file.write_text(json.dumps(report.to_json()), encoding="utf-8")
    return read_past(file, **more)


# --- gained and lost ------------------------------------------------------------------------


def test_what_was_gained_and_lost_is_told_with_its_questions(tmp_path):
    wrong_two = {**RIGHT, TWO.question: answered("Entahlah.", [U + "7"])}
    wrong_one = {**RIGHT, ONE.question: answered("Menteri.", [U + "9"])}
    past = kept(report_of(wrong_two), tmp_path)
    found = report_of(wrong_one, against=past)
    told = found.to_json()["against"]
    assert (told["gained"], told["lost"], told["questions"], told["not_compared"]) == (["dua"], ["satu"], 3, 0)
    assert told["differences"]["dev"]["facts"]["after"] == 1
    assert told["differences"]["semua"]["R@1"]["certain"] is False
    text = found.to_text()
    assert "Menjadi benar:\n  dua: berapa lama?" in text
    assert "Menjadi salah:\n  satu: siapa memutus?" in text
    assert "Jawaban yang berubah" not in text, "only --against asks for that"
    assert "Menjadi salah" in to_html(found)


def test_a_changed_answer_is_named_though_both_are_right(tmp_path):
    first = RIGHT[ONE.question]
    repealed = replace(first.citations[0], status_today="dicabut")
    variants = {
        "jawaban": replace(first, answer="Gubernur memutus."),
        "status": replace(first, citations=(repealed,)),
    }
    for what, answer in variants.items():
        past = kept(report_of(RIGHT), tmp_path, listed=True)
        found = report_of({**RIGHT, ONE.question: answer}, against=past)
        assert found.to_json()["against"]["changed"] == [{"id": "satu", "what": [what]}]
        assert f"satu: siapa memutus? ({what})" in found.to_text()
        assert "Jawaban yang berubah" in to_html(found)


def test_a_question_with_another_gold_is_not_compared(tmp_path):
    past = kept(report_of(RIGHT), tmp_path)
    moved = replace(ONE, gold=(U + "9",))
    told = report_of(RIGHT, [moved, TWO, THREE], against=past).to_json()["against"]
    assert (told["questions"], told["not_compared"], told["lost"]) == (2, 1, [])


def test_the_same_run_twice_differs_in_nothing_but_time(tmp_path):
    def timeless(report):
        found = report.to_json()
        for row in found["questions"]:
            row.pop("ms")
            row["shares"] = {name: share for name, share in row["shares"].items() if not name.startswith("latency")}
        for table in (found["metrics"], *(each["metrics"] for each in found["sets"].values())):
            for name in [name for name in table if name.startswith("latency")]:
                table.pop(name)
        return json.dumps(found)

    assert timeless(report_of(RIGHT)) == timeless(report_of(RIGHT))
    told = report_of(RIGHT, against=kept(report_of(RIGHT), tmp_path)).to_json()["against"]
    assert (told["gained"], told["lost"], told["changed"]) == ([], [], [])


NO_REPORTS = {
    "nothing there": (None, "tidak dapat dibaca"),
    "no JSON": ("{", "bukan laporan"),
    "JSON of something else": ('{"questions": [{"id": "a"}], "index": "x"}', "bukan laporan"),
    "a list": ("[]", "bukan laporan"),
}


@pytest.mark.parametrize(("text", "said"), NO_REPORTS.values(), ids=NO_REPORTS)
def test_what_is_no_report_is_named(text, said, tmp_path):
    file = tmp_path / "x.json"
    if text is not None:
        file.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=said):
        read_past(file)


# --- left out -------------------------------------------------------------------------------

REAL = asked("nyata", ["uu-5-2005/pasal-1"], question="kapan?", split="dev-lain", realdata=True)
REAL_NONE = asked("nyata-tolak", [], question="berapa gajinya?", split="dev-lain", realdata=True)


def test_questions_on_documents_that_are_not_here_are_left_out_and_counted():
    assistant = MadeUp(RIGHT, HITS, missing=["uu-5-2005"])
    report = run(assistant, [*QUESTIONS, REAL, REAL_NONE])
    assert [q.id for q in report.skipped] == ["nyata", "nyata-tolak"]
    assert "dev-lain" not in report.sets
    assert report.to_json()["skipped"] == ["nyata", "nyata-tolak"]
    assert "2 pertanyaan dilewati" in report.to_text()
    assert "2 dilewati" in to_html(report)


def test_where_the_documents_are_here_they_are_asked_with_those_to_be_refused():
    report = run(MadeUp(RIGHT, HITS), [*QUESTIONS, REAL, REAL_NONE])
    assert report.skipped == ()
    assert report.to_json()["sets"]["dev-lain"]["questions"] == 2


def test_a_shipped_question_whose_gold_was_lost_still_counts_and_is_named():
    report = run(MadeUp(RIGHT, HITS, missing=[U + "2"]), QUESTIONS)
    assert len(report.results) == 3
    assert report.to_json()["not_in_index"] == ["dua"]
    assert "1 pertanyaan yang ketentuan kuncinya tidak ada di indeks ini: dua" in report.to_text()


def test_a_digest_of_the_document_is_not_the_document():
    report = run(MadeUp(RIGHT, HITS, only=["uu-5-2005/pasal-1"]), [*QUESTIONS, REAL])
    assert [q.id for q in report.skipped] == ["nyata"]


def test_nothing_left_to_ask_is_an_error_that_says_what_to_do():
    assistant = MadeUp(missing=["uu-5-2005"])
    with pytest.raises(InputError, match="--index"):
        run(assistant, [REAL, REAL_NONE])
    assert assistant.calls == []


# --- hidden ---------------------------------------------------------------------------------

WRONG = {**RIGHT, THREE.question: answered("Rebus air.", [U + "7"])}


def forms(report):
    return {
        "JSON": json.dumps(report.to_json(), ensure_ascii=False),
        "text": report.to_text(),
        "HTML": to_html(report),
        "JUnit": ET.tostring(junit.to_xml(report), encoding="unicode"),
    }


@pytest.mark.parametrize("form", ["JSON", "text", "HTML", "JUnit"])
def test_no_form_shows_a_held_out_question_unless_asked_to(form, tmp_path):
    past = kept(report_of(RIGHT), tmp_path, listed=True)
    report = report_of(WRONG, against=past)
    hidden = forms(report)[form]
    assert "resep soto" not in hidden
    assert "Rebus air" not in hidden
    assert "resep soto" in forms(replace(report, open=True))[form]


def test_a_hidden_question_is_compared_all_the_same(tmp_path):
    told = report_of(WRONG, against=kept(report_of(RIGHT), tmp_path)).to_json()["against"]
    assert told["lost"] == ["tiga"]


def test_a_look_is_written_down_with_its_reason(tmp_path):
    file = tmp_path / "held-out.jsonl"
    file.write_text('{"question": "a", "split": "held-out", "expect": "ditolak"}', encoding="utf-8")
    record = record_look([file], date(2026, 1, 31), 'R@5 "jatuh"\nke .80 \\ mengapa')
    assert tomllib.loads(record.read_text(encoding="utf-8"))["look"] == [
        {"date": "2026-01-31", "reason": 'R@5 "jatuh" ke .80 \\ mengapa'}
    ]
    record_look([file], date(2026, 2, 1), "lagi")
    assert count_looks([file]) == 2
    with pytest.raises(InputError, match="kosong"):
        record_look([file], date(2026, 2, 1), "  ")
    file.write_text('{"question": "a", "split": "dev", "expect": "ditolak"}', encoding="utf-8")
    with pytest.raises(InputError, match="Tidak ada soal held-out"):
        record_look([file], date(2026, 2, 1), "lagi")


# --- the page -------------------------------------------------------------------------------


class Page(HTMLParser):
    """Tags and attributes of a page; raises where tags are not closed in order."""

    VOID = frozenset({"meta", "br"})
    SHAPES = frozenset({"line", "circle", "rect", "polyline"})

    def __init__(self, text):
        super().__init__()
        self.tags, self.stack, self.refs = [], [], []
        self.feed(text)
        assert self.stack == []

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.refs += [value for name, value in attrs if name in {"src", "href", "xlink:href"} or name.startswith("on")]
        if tag not in self.VOID:
            self.stack.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.tags.append(tag)

    def handle_endtag(self, tag):
        assert self.stack.pop() == tag


def test_the_page_is_whole_and_needs_nothing_beside_it(tmp_path):
    odd = asked("aneh", [U + "3"], question='<script>alert(1)</script> "&\ud800', split="dev", register="mixed")
    past = kept(report_of(WRONG), tmp_path, listed=True)
    page = Page(text := to_html(report_of(RIGHT, [*QUESTIONS, odd], against=past)))
    assert "script" not in page.tags
    assert page.refs == []
    assert "&lt;script&gt;" in text
    assert page.tags.count("svg") >= 6
    for title in (
        "Batas",
        "Angka",
        "Menurut jenis pertanyaan",
        "Menurut ragam bahasa",
        "Ambang penolakan",
        "Yang salah",
    ):
        assert (f"<h2>{title}</h2>" in text) is (title != "Batas"), title


def test_a_page_of_one_refusal_alone_is_whole():
    Page(to_html(report_of(RIGHT, [THREE])))


def numbers(svg, name):
    return [float(value) for value in re.findall(rf'{name}="([-\d.]+)"', svg)]


def test_marks_stand_where_their_values_are():
    svg = plots.whiskers([("a", 0.0, 0.0, 0.5, "x"), ("b", 1.0, 0.5, 1.0, "y")], "label")
    left, right = numbers(svg, "cx")
    assert (left, right) == (plots.LEFT, plots.WIDTH - 50)
    assert svg.count("<title>") == 2
    wide = numbers(plots.bars([("a", 0.25, "1 dari 4")], "label"), "width")
    assert wide[2] == pytest.approx(wide[1] / 4, abs=0.1)
    assert plots.curves([("a", [])], "label", x_name="x") == ""
    assert plots.histogram([0.0, 0.0], "label", unit="ms").count("<rect") == 24
