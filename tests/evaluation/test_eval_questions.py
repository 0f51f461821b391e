"""Lines of questions: what is read, and how a bad line is named."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kadqa.errors import InputError
from kadqa.evaluation.judge import mentions
from kadqa.evaluation.questions import FIELDS, REGISTERS, TYPES, Question, read
from kadqa.evaluation.runner import shipped
from kadqa.hukum.ids import ancestors
from kadqa.library.corpus import read_corpus
from kadqa.reading import read_file
from kadqa.records import Turn
from kadqa.settings import Settings
from kadqa.text import fold

GOLD = "uu-1-2000/pasal-1"
GOOD = {
    "gold alone makes a question answerable": (
        {"question": "apa?", "gold": [GOLD]},
        Question("soal-1", "apa?", gold=(GOLD,)),
    ),
    "a refusal may leave its reason open": (
        {"id": "x", "question": "", "expect": "ditolak", "reason": None},
        Question("x", "", expect="ditolak"),
    ),
    "dates and history are read": (
        {
            "question": "kalau yang wajib?",
            "gold": [GOLD],
            "as_of": "2010-01-01",
            "history": ["apa?", {"question": "siapa?", "citations": [GOLD]}],
        },
        Question(
            "soal-1",
            "kalau yang wajib?",
            gold=(GOLD,),
            as_of=date(2010, 1, 1),
            history=(Turn("apa?"), Turn("siapa?", (GOLD,))),
        ),
    ),
}
BAD = {
    "no JSON": ("{", "bukan JSON"),
    "no object": ('["apa?"]', "bukan objek"),
    "no question": ('{"gold": ["uu-1-2000"]}', "'question' tidak ada"),
    "a field that nobody knows": ('{"question": "a", "golds": []}', "'golds' tidak dikenal"),
    "neither gold nor expect": ('{"question": "a"}', "'expect' harus diisi"),
    "an answer without gold": ('{"question": "a", "expect": "dikoreksi"}', "paling sedikit satu"),
    "a refusal with gold": ('{"question": "a", "expect": "ditolak", "gold": ["uu-1-2000"]}', "tidak boleh"),
    "a reason for an answer": ('{"question": "a", "gold": ["uu-1-2000"], "reason": "masukan"}', "hanya untuk"),
    "an outcome that is none": ('{"question": "a", "expect": "tolak"}', "dijawab, dikoreksi, ditolak"),
    "a warning that is none": ('{"question": "a", "gold": ["uu-1-2000"], "warnings": ["basi"]}', "'basi'"),
    "an id in words": ('{"question": "a", "gold": ["UU 1/2000 Pasal 1"]}', "bukan id"),
    "gold as text": ('{"question": "a", "gold": "uu-1-2000"}', "harus daftar"),
    "an empty choice of facts": ('{"question": "a", "gold": ["uu-1-2000"], "facts": ["a|"]}', "pilihan kosong"),
    "a date in words": ('{"question": "a", "gold": ["uu-1-2000"], "as_of": "1 Mei 2010"}', "TTTT-BB-HH"),
    "a history that is no list": ('{"question": "a", "gold": ["uu-1-2000"], "history": "b"}', "harus daftar"),
    "a question that is a number": ('{"question": 1, "gold": ["uu-1-2000"]}', "harus teks"),
    "a null that means nothing": ('{"question": "a", "gold": null}', "harus daftar"),
}


@pytest.mark.parametrize(("line", "expected"), GOOD.values(), ids=GOOD)
def test_a_line_is_read(line, expected, tmp_path):
    file = tmp_path / "soal.jsonl"
    file.write_text(json.dumps(line), encoding="utf-8")
    assert read([file]) == (expected,)


@pytest.mark.parametrize(("line", "said"), BAD.values(), ids=BAD)
def test_a_bad_line_is_named_with_file_and_line(line, said, tmp_path):
    file = tmp_path / "soal.jsonl"
    file.write_text('{"question": "a", "gold": ["uu-1-2000"]}\n\n' + line + "\n", encoding="utf-8")
    with pytest.raises(InputError, match=re.escape(said)) as caught:
        read([file])
    assert str(caught.value).startswith(f"{file}, baris 3: ")
    assert "\n" not in str(caught.value)


def test_an_id_is_used_once_over_all_files(tmp_path):
    for name in ("a.jsonl", "b.jsonl"):
        (tmp_path / name).write_text('{"id": "x", "question": "a", "gold": ["uu-1-2000"]}', encoding="utf-8")
    with pytest.raises(InputError, match=r"b\.jsonl, baris 1: id 'x' sudah dipakai di .*a\.jsonl, baris 1"):
        read([tmp_path / "a.jsonl", tmp_path / "b.jsonl"])


FILES = {
    "a file that is missing": (None, "tidak dapat dibaca"),
    "a file without a question": (b"\n\n", "Tidak ada pertanyaan"),
    "a file that is no text": (b"\xff\xfe\x00", "bukan teks UTF-8"),
}


@pytest.mark.parametrize(("content", "said"), FILES.values(), ids=FILES)
def test_a_bad_file_is_named(content, said, tmp_path):
    file = tmp_path / "soal.jsonl"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(InputError, match=said) as caught:
        read([file])
    assert str(file) in str(caught.value)


@given(st.dictionaries(st.sampled_from(sorted(FIELDS)), st.none() | st.text() | st.lists(st.text()) | st.integers()))
def test_whatever_a_line_holds_it_is_read_or_named(tmp_path_factory, line):
    file = tmp_path_factory.mktemp("soal") / "soal.jsonl"
    file.write_text(json.dumps(line), encoding="utf-8")
    try:
        said = ""
        assert len(read([file])) == 1
    except InputError as error:
        said = str(error)
    assert not said or said.startswith(f"{file}, baris 1: ")


# --- the questions that ship ----------------------------------------------------------------


def shipped_questions(name: str) -> tuple[Question, ...]:
    return read([shipped() / f"{name}.jsonl"])


def test_the_shipped_questions_are_read_and_balanced():
    dev, held_out = shipped_questions("dev"), shipped_questions("held-out")
    assert len(held_out) >= 150
    assert {q.type for q in held_out} == set(TYPES) - {"sanction", "condition"}
    assert {q.register for q in held_out} == set(REGISTERS)
    assert sum(bool(q.history) for q in held_out) >= 10
    assert {q.split for q in dev} == {"dev"}
    assert {q.split for q in held_out} == {"held-out"}
    for questions in (dev, held_out):
        unanswerable = sum(not q.answerable for q in questions) / len(questions)
        assert 0.25 <= unanswerable <= 0.4
        # Near the scope, "outside" and "not found" are both right, so the reason may be left open.
        assert all(q.reason or q.type == "near-scope" for q in questions if not q.answerable)
        assert all(q.facts for q in questions if q.answerable)


def test_no_held_out_gold_is_gold_in_development():
    dev = {gold for name in ("dev", "dev-segar") for q in shipped_questions(name) for gold in q.gold}
    held_out = {gold for q in shipped_questions("held-out") for gold in q.gold}
    assert not held_out & dev


def said(text: str) -> str:
    """A question without case, punctuation and spelling ("kerjasama"): what makes two of them equal."""
    return " ".join(re.findall(r"\w+", fold(text)))


def test_questions_of_the_corpus_are_not_those_of_the_evaluation():
    corpus = read_corpus([shipped().parent / "corpus"])
    known = {said(one) for many in corpus.questions.values() for one in many}
    unanswered = {said(one) for one in corpus.unanswered}
    assert len(known) > 6000
    assert len(unanswered) > 1000
    assert said("  " + min(known).upper() + " ?!") in known
    shares = {}
    for name in ("dev", "dev-segar", "dev-lain", "latih", "held-out"):
        questions = [said(q.question) for q in shipped_questions(name)]
        shares[name] = sum(question in known | unanswered for question in questions) / len(questions)
    # Who writes many questions writes a plain one that another wrote too. What failed is told as numbers alone.
    assert max(shares.values()) < 0.02, shares


def test_no_unanswered_question_of_the_corpus_is_answered_there():
    corpus = read_corpus([shipped().parent / "corpus"])
    known = {said(one) for many in corpus.questions.values() for one in many}
    # `unanswered` leaves out what is answered elsewhere, so it is the lines of the files that are looked at.
    written = {key.removeprefix("tanpa-jawaban:") for key in corpus.places if key.startswith("tanpa-jawaban:")}
    assert written == set(corpus.unanswered)
    assert not {said(one) for one in written} & known


def test_every_gold_stands_in_the_shipped_corpus():
    corpus = shipped().parent / "corpus" / "ringkasan"
    item = re.compile(r"^\s*- `([a-z0-9/-]+)`", re.MULTILINE)
    known = set()
    for file in corpus.rglob("*.md"):
        text = file.read_text(encoding="utf-8")
        source = re.search(r"^sumber:\s*['\"]?([a-z0-9/-]+)", text, re.MULTILINE)
        if source:
            known |= {f"{source.group(1)}/{part}" for part in item.findall(text)}
    missing = []
    for q in (*shipped_questions("dev"), *shipped_questions("dev-segar"), *shipped_questions("held-out")):
        golds = [gold.replace("/penjelasan/", "/") for gold in q.gold]
        plain = {provision.replace("/penjelasan/", "/") for provision in known}
        missing += [(q.id, g) for g in golds if not any(k == g or k.startswith(g + "/") for k in plain)]
    assert missing == []


def test_the_shipped_files_lie_where_they_are_looked_for():
    assert (Path(__file__).parents[2] / "eval" / "dev.jsonl").samefile(shipped() / "dev.jsonl")


# --- the questions on other regulations -----------------------------------------------------

OTHERS = shipped_questions("dev-lain")
FITTED = shipped_questions("latih")


def test_the_questions_on_other_regulations_are_many_and_mixed():
    answerable = [q for q in OTHERS if q.answerable]
    regulations = {gold.split("/")[0] for q in answerable for gold in q.gold}
    assert len(answerable) >= 150
    assert len(regulations) >= 12
    assert {q.split for q in OTHERS} == {"dev-lain"}
    assert all(q.realdata and q.register in REGISTERS and q.type in TYPES for q in OTHERS)
    assert sum(q.register == "formal" for q in OTHERS) <= 0.6 * len(OTHERS)
    assert all(q.facts for q in answerable)
    named = sum(bool(re.search(r"\b(?:uu|pp|undang-undang nomor)\b.*\d", q.question.lower())) for q in answerable)
    assert named <= 0.1 * len(answerable), "people seldom name the law they look for"


def test_no_gold_of_other_regulations_is_gold_elsewhere():
    elsewhere = {gold for name in ("dev", "held-out") for q in shipped_questions(name) for gold in q.gold}
    assert not elsewhere & {gold for q in OTHERS for gold in q.gold}
    held_out = {gold for q in shipped_questions("held-out") for gold in q.gold}
    assert not held_out & {gold for q in FITTED for gold in q.gold}


@pytest.fixture(scope="module", params=["dev-lain", "latih"])
def asked_of(request, realdata) -> tuple[tuple[Question, ...], dict[str, str]]:
    """A file of questions, and every provision of its regulations by id: its text with its children's."""
    found: dict[str, str] = {}
    for name in (shipped() / f"{request.param}.txt").read_text(encoding="utf-8").split():
        structure = read_file(realdata / name, {}, Settings())
        for provision in structure.provisions:
            for above in (provision.id, *ancestors(provision.id)):
                found[above] = f"{found.get(above, '')}\n{provision.text}"
    return shipped_questions(request.param), found


@pytest.mark.realdata
def test_every_gold_of_other_regulations_stands_in_its_file_and_holds_its_facts(asked_of):
    questions, texts = asked_of
    wrong = []
    for q in questions:
        wrong += [(q.id, gold) for gold in q.gold if gold not in texts]
        text = "\n".join(texts.get(gold, "") for gold in q.gold)
        wrong += [(q.id, fact) for fact in q.facts if not mentions(text, fact)]
    assert wrong == []


@pytest.mark.realdata
def test_the_questions_do_not_repeat_the_law(asked_of):
    def runs(text, n=6):
        said = re.findall(r"\w+", text.lower())
        return {" ".join(said[i : i + n]) for i in range(len(said) - n + 1)}

    questions, texts = asked_of
    law = {run for provision, text in texts.items() if "/" in provision for run in runs(text)}
    assert [q.id for q in questions if runs(q.question) & law and q.type != "reference"] == []
