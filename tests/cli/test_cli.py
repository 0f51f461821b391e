"""The command line: exit codes, JSON on standard output, one line of complaint on standard error."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

import pytest

from kadqa.cli import main
from kadqa.cli.evaluating import where
from kadqa.settings import settings
from tests.conftest import ROOT, TODAY
from tests.fakes import FAKE_MODEL

ANSWER_KEYS = {
    "schema", "kadqa", "index", "id", "question", "resolved_question", "intent", "as_of", "outcome", "refused",
    "reason", "answer", "sentences", "table", "timeline", "citations", "warnings", "nearest", "answerer", "timings_ms",
    "bearing",
}  # fmt: skip
CITATION_KEYS = {
    "n", "provision", "label", "kind", "layer", "version", "quote", "source", "title", "url", "page", "status",
    "status_by", "status_since", "status_today", "status_note", "checked", "basis", "successor", "doubts",
}  # fmt: skip


@pytest.fixture(scope="module")
def index(tmp_path_factory, shipped):
    return shipped.library.folder.parent


@pytest.fixture(autouse=True)
def _environment(monkeypatch, index):
    monkeypatch.setenv("KADQA_MODEL", FAKE_MODEL)
    monkeypatch.setenv("KADQA_TODAY", TODAY.isoformat())
    monkeypatch.setenv("KADQA_INDEX", str(index))
    settings.cache_clear()
    yield
    settings.cache_clear()


def run(capsys, *argv):
    code = main(list(argv))
    out, err = capsys.readouterr()
    return code, out, err


def test_ask_json_has_every_field(capsys):
    code, out, _ = run(capsys, "ask", "isi pasal 363 uu 23/2014", "--json")
    found = json.loads(out)
    assert code == 0
    assert set(found) >= ANSWER_KEYS
    assert set(found["citations"][0]) >= CITATION_KEYS
    assert set(found["timings_ms"]) == {"embed", "search", "answer", "total"}


def test_a_refusal_prints_the_same_json_and_exits_1(capsys):
    code, out, _ = run(capsys, "ask", "bunyi Pasal 3 UU 7 Tahun 1983", "--json")
    found = json.loads(out)
    assert (code, found["refused"], found["outcome"]) == (1, True, "ditolak")
    assert set(found) >= ANSWER_KEYS
    assert (found["sentences"], found["citations"]) == ([], [])
    assert found["reason"]["code"] == "peraturan-tidak-ada"


def test_text_has_the_answer_the_sources_and_their_standing(capsys):
    code, out, _ = run(capsys, "ask", "apakah UU 32/2004 masih berlaku?")
    assert code == 0
    assert "Sumber:" in out
    assert "[1] UU 32/2004 (dicabut; judul)" in out


@pytest.mark.parametrize(
    "argv",
    [["ask", "apa tujuan kerja sama antardaerah?"], ["search", "kerja sama"], ["show", "pp-50-2007/pasal-2"]],
    ids=lambda argv: argv[0],
)
def test_text_keeps_to_the_width_of_the_terminal(capsys, monkeypatch, argv):
    monkeypatch.setenv("COLUMNS", "80")
    _, out, _ = run(capsys, *argv)
    assert max(len(line) for line in out.splitlines() if "http" not in line) <= 80


def test_what_an_answer_says_of_a_repeal_is_not_said_again_as_a_warning(capsys):
    for more in ([], ["--as-of", "2010-01-01"]):
        _, out, _ = run(capsys, "ask", "apakah UU 32/2004 masih berlaku?", *more)
        assert "! UU 32/2004" not in out
        _, out, _ = run(capsys, "ask", "apakah UU 32/2004 masih berlaku?", *more, "--json")
        assert "dicabut" in [warning["kind"] for warning in json.loads(out)["warnings"]]


def test_as_of_asks_for_the_law_of_a_day(capsys):
    _, out, _ = run(capsys, "ask", "apakah UU 32/2004 masih berlaku?", "--as-of", "2010-01-01", "--json")
    found = json.loads(out)
    assert found["as_of"] == "2010-01-01"
    assert found["citations"][0]["status_today"] == "dicabut"


def test_batch_answers_every_line_with_its_id(capsys, tmp_path):
    path = tmp_path / "tanya.jsonl"
    rows = [
        {"id": "a", "question": "isi pasal 363 uu 23/2014"},
        {"id": "b", "question": "resep rendang", "as_of": "2010-01-01"},
        {"id": "c", "question": "isi pasal 364", "history": ["isi pasal 363 UU 23/2014"]},
        {"id": "d", "question": "lalu?", "history": [{"question": "x", "citations": ["uu-23-2014/pasal-363"]}]},
    ]
    path.write_text("\n\n".join(map(json.dumps, rows)), encoding="utf-8")
    code, out, _ = run(capsys, "ask", "--batch", str(path))
    found = [json.loads(line) for line in out.splitlines()]
    assert code == 0
    assert [row["id"] for row in found] == ["a", "b", "c", "d"]
    assert found[1]["as_of"] == "2010-01-01"


def test_a_batch_of_searches_knows_the_turn_before(capsys, tmp_path):
    path = tmp_path / "cari.jsonl"
    rows = [
        {"id": "a", "question": "Digantikan apa?", "history": ["Apakah PP 50/2007 masih berlaku?"]},
        {"id": "b", "question": "Digantikan apa?"},
    ]
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    code, out, _ = run(capsys, "search", "--batch", str(path), "-k", "1")
    leading = [json.loads(line)["hits"][0]["provision"] for line in out.splitlines()]
    assert code == 0
    assert leading[0] == "pp-28-2018/pasal-51" != leading[1]


def test_a_bad_line_of_a_batch_gets_an_answer_too(capsys, tmp_path):
    path = tmp_path / "tanya.jsonl"
    path.write_text(
        '{"id": "a"}\nbukan json\n[1]\n{"id": 7, "question": "isi pasal 363 uu 23/2014"}\n', encoding="utf-8"
    )
    code, out, _ = run(capsys, "ask", "--batch", str(path))
    found = [json.loads(line) for line in out.splitlines()]
    assert code == 2
    assert [row["id"] for row in found] == ["a", None, None, "7"]
    assert [row["refused"] for row in found] == [True, True, True, False]
    assert "Baris 2 bukan JSON" in found[1]["reason"]["text"]


HISTORIES = {
    "a number": 7,
    "an object": {"question": "a"},
    "a text, which is no list of texts": "apa itu kerja sama",
    "a list of numbers": [7],
    "a turn without its question": [{"citations": []}],
    "citations that are no list": [{"question": "a", "citations": 5}],
}


@pytest.mark.parametrize("history", HISTORIES.values(), ids=HISTORIES)
def test_a_history_that_cannot_be_used_is_told(capsys, tmp_path, history):
    path = tmp_path / "tanya.jsonl"
    path.write_text(json.dumps({"id": "a", "question": "lalu?", "history": history}) + "\n", encoding="utf-8")
    code, out, _ = run(capsys, "ask", "--batch", str(path))
    found = json.loads(out)
    assert (code, found["id"], found["reason"]["code"]) == (2, "a", "masukan")
    assert "Baris 1: `history`" in found["reason"]["text"]


def test_json_nested_without_end_is_a_bad_line_too(capsys, tmp_path):
    path = tmp_path / "tanya.jsonl"
    path.write_text("[" * 100_000 + "\n", encoding="utf-8")
    code, out, _ = run(capsys, "ask", "--batch", str(path))
    assert (code, json.loads(out)["reason"]["text"]) == (2, "Baris 1 bukan JSON.")


def test_search_fills_k_and_never_refuses(capsys):
    code, out, _ = run(capsys, "search", "resep rendang", "-k", "25", "--json")
    found = json.loads(out)
    assert code == 0
    assert len(found["hits"]) == 25
    keys = {"provision", "best_unit", "label", "kind", "layer", "status", "score", "dense", "lexical", "text"}
    assert set(found["hits"][0]) >= keys
    scores = [hit["score"] for hit in found["hits"]]
    assert scores == sorted(scores, reverse=True)
    assert len({hit["provision"] for hit in found["hits"]}) == 25


def test_show_prints_a_provision_whole(capsys):
    code, out, _ = run(capsys, "show", "uu-23-2014/pasal-364", "--json")
    found = json.loads(out)
    assert code == 0
    assert found["full_text"].count("\n") >= 10
    assert found["previous"] == "uu-23-2014/pasal-363"
    assert found["next"] == "uu-23-2014/pasal-365"
    assert "uu-23-2014/pasal-364/ayat-1" in found["children"]
    assert found["status"] == "berlaku"
    code, out, _ = run(capsys, "show", "catatan/si-13")
    assert code == 0
    assert "38" in out


def test_show_of_a_repealed_provision_has_its_timeline(capsys):
    _, out, _ = run(capsys, "show", "pp-50-2007/pasal-2", "--json", "--as-of", "2016-01-01")
    found = json.loads(out)
    assert (found["status"], found["status_today"]) == ("berlaku bersyarat", "dicabut")
    _, out, _ = run(capsys, "show", "pp-50-2007/pasal-2")
    assert "Riwayat:\n  - Berlaku sejak 22 Agustus 2007" in out
    statuses = [event["status"] for event in found["timeline"]]
    assert statuses[0] == "belum berlaku"
    assert statuses[-1] == "dicabut"


def test_show_understands_a_label_as_people_write_it(capsys):
    code, out, _ = run(capsys, "show", "pasal 364 ayat 1 UU Nomor 23 Tahun 2014", "--json")
    assert (code, json.loads(out)["id"]) == (0, "uu-23-2014/pasal-364/ayat-1")


@pytest.mark.parametrize("id", ["permendagri-22-2020", "halaman/kukar-latar-belakang"])
def test_show_of_a_whole_source_lists_what_it_holds(capsys, id):
    _, out, _ = run(capsys, "show", id)
    assert re.search(f"^  {id}/pokok-1 .", out, re.MULTILINE)
    assert "Lapisan: judul; isinya ringkasan KADQA" in out
    _, out, _ = run(capsys, "show", id, "--json")
    assert f"{id}/pokok-3" in json.loads(out)["children"]


def test_show_of_what_is_known_by_title_only_says_so(capsys):
    code, out, _ = run(capsys, "show", "uu-5-1974")
    assert code == 0
    assert "Lapisan: judul; isinya belum ada" in out
    assert "ringkasan" not in out
    code, out, err = run(capsys, "show", "UU 5/1974 Pasal 3")
    assert (code, out) == (2, "")
    assert err.startswith("Isi UU 5/1974 belum ada di indeks ini")


def test_show_of_a_pasal_behind_the_last_one_names_the_last_one(capsys):
    code, _, err = run(capsys, "show", "UU 23/2014 Pasal 900")
    assert (code, err) == (2, "UU 23/2014 tidak mempunyai Pasal 900; pasal terakhirnya Pasal 411.\n")


DAYS = {
    "a year is its last day": ("2010", "2010-12-31"),
    "a month is its last day": ("2012-02", "2012-02-29"),
    "a month in words": ("Februari 2010", "2010-02-28"),
    "a day in words": ("1 Januari 2010", "2010-01-01"),
}


@pytest.mark.parametrize(("written", "day"), DAYS.values(), ids=DAYS)
def test_a_day_may_be_written_as_people_write_it(capsys, tmp_path, written, day):
    _, out, _ = run(capsys, "ask", "resep rendang", "--as-of", written, "--json")
    assert json.loads(out)["as_of"] == day
    path = tmp_path / "tanya.jsonl"
    path.write_text(json.dumps({"question": "resep rendang", "as_of": written}) + "\n", encoding="utf-8")
    _, out, _ = run(capsys, "ask", "--batch", str(path))
    assert json.loads(out)["as_of"] == day


def test_structure_prints_what_the_parser_made(capsys, tmp_path):
    path = tmp_path / "undang.txt"
    path.write_text(
        "UNDANG-UNDANG REPUBLIK INDONESIA\nNOMOR 7 TAHUN 2019\nTENTANG\nPASAR\n\nBAB I\nUMUM\n\nPasal 1\n"
        "(1) Satu.\n(2) Dua.\n\nPasal 2\nTiga.\n",
        encoding="utf-8",
    )
    code, out, _ = run(capsys, "structure", str(path), "--json", "--pages")
    found = json.loads(out)
    assert code == 0
    assert found["source"]["id"] == "uu-7-2019"
    assert {"uu-7-2019/pasal-1/ayat-2", "uu-7-2019/pasal-2"} <= {p["id"] for p in found["provisions"]}
    assert found["report"]["unaccounted"] == 0
    assert found["pages"][0]["n"] == 1
    code, out, _ = run(capsys, "structure", str(path))
    assert code == 0
    assert "Pasal 2" in out


def test_index_builds_reports_and_checks(capsys, tmp_path):
    folder = tmp_path / "korpus"
    folder.mkdir()
    (folder / "a.txt").write_text(
        "UNDANG-UNDANG\nNOMOR 7 TAHUN 2019\nTENTANG\nPASAR\n\nPasal 1\nSatu dua.\n\nPasal 2\nTiga.\n"
    )
    (folder / "b.xls").write_bytes(b"x")
    where = ["--index", str(tmp_path / "indeks"), "--corpus", str(folder)]
    assert run(capsys, "index", "--check", *where)[0] == 1
    code, out, _ = run(capsys, "index", *where, "--json")
    found = json.loads(out)
    assert code == 0
    assert set(found) >= {"schema", "fingerprint", "documents", "units", "embedded", "seconds"}
    assert {d["file"].rpartition("/")[2]: bool(d["skipped"]) for d in found["documents"]} == {
        "a.txt": False,
        "b.xls": True,
    }
    code, out, _ = run(capsys, "index", *where)
    assert code == 0
    assert "dilewati karena" in out
    assert "tidak ada pembaca untuk '.xls'" in out
    assert "Tidak ada perubahan" in out
    assert run(capsys, "index", "--check", *where)[0] == 0


def test_corpus_list_and_check(capsys):
    code, out, _ = run(capsys, "corpus", "list", "--json")
    rows = {row["id"]: row for row in json.loads(out)["sources"]}
    assert code == 0
    assert rows["uu-32-2004"]["status"] == "dicabut"
    _, out, _ = run(capsys, "corpus", "list")
    assert "uu-32-2004" in out
    assert "\n\nhalaman web " in out
    code, out, _ = run(capsys, "corpus", "check", "--corpus", str(ROOT / "corpus"))
    assert (code, out.strip().splitlines()[-1]) == (0, "0 masalah ditemukan.")


def test_eval_reports_and_gates(capsys, tmp_path):
    path = tmp_path / "soal.jsonl"
    row = {
        "id": "x-1", "question": "isi pasal 363 uu 23/2014", "split": "dev", "type": "reference", "register": "formal",
        "expect": "dijawab", "gold": ["uu-23-2014/pasal-363"],
    }  # fmt: skip
    path.write_text(json.dumps(row) + "\n", encoding="utf-8")
    to = str(tmp_path / "laporan" / "hari-ini.json")
    code, out, err = run(
        capsys, "eval", "--questions", str(path), "--json", "--junit", str(tmp_path / "j.xml"), "--out", to
    )
    assert code == 0
    assert json.loads(out)["metrics"]
    assert "hari-ini.html" in err
    assert (tmp_path / "laporan" / "hari-ini.html").read_text(encoding="utf-8").startswith("<!doctype html>")
    assert json.loads((tmp_path / "laporan" / "hari-ini.json").read_text(encoding="utf-8"))["against"] is None
    code, out, _ = run(capsys, "eval", "--questions", str(path), "--json", "--out", to)
    assert json.loads(out)["against"]["file"] == to, "the last report is compared with"
    code, out, _ = run(capsys, "eval", "--questions", str(path), "--out", str(tmp_path / "lain"), "--against", to)
    assert "0 jawaban berubah" in out
    assert (tmp_path / "j.xml").read_text().startswith("<?xml")
    short = tmp_path / "ringkas" / "mutu.json"
    run(capsys, "eval", "--questions", str(path), "--out", to, "--summary", str(short))
    numbers = short.read_text(encoding="utf-8")
    assert json.loads(numbers)["command"] == "kadqa eval --questions soal.jsonl"
    assert "isi pasal" not in numbers
    assert "latency" not in numbers
    gate = tmp_path / "gate.toml"
    gate.write_text("[maximum]\ncitation_recall = 0.5\n", encoding="utf-8")
    again = ("eval", "--questions", str(path), "--out", to, "--gate", str(gate))
    code, out, _ = run(capsys, *again)
    assert code == 1
    assert "JATUH  citation_recall: 1.000, maximum 0.5" in out
    code, out, err = run(capsys, *again, "--json")
    assert (code, json.loads(out)["passed"]) == (1, False)
    assert "JATUH  citation_recall: 1.000, maximum 0.5" in err


@pytest.mark.parametrize(
    ("out", "questions", "expected"),
    [
        (None, None, "eval/reports/terakhir"),
        (None, ["a/soal.jsonl", "b/lain.jsonl"], "eval/reports/soal-lain"),
        ("x/hari.ini.html", None, "x/hari.ini"),
        ("x/v1.2", None, "x/v1.2"),
        ("x/", None, "x/terakhir"),
    ],
)
def test_where_reports_go(out, questions, expected):
    found = where(out, questions)
    assert found in (Path(expected), ROOT / expected)


def test_a_report_that_was_asked_for_and_cannot_be_written_is_an_error(capsys, tmp_path):
    path = tmp_path / "soal.jsonl"
    path.write_text('{"question": "resep rendang", "expect": "ditolak"}\n', encoding="utf-8")
    (tmp_path / "berkas").write_text("", encoding="utf-8")
    code, _, err = run(capsys, "eval", "--questions", str(path), "--out", str(tmp_path / "berkas" / "x"))
    assert code == 2
    assert "tidak dapat ditulis" in err
    assert "Traceback" not in err


LAW = str(ROOT / "README.md")
"""Any file."""
SYSTEM = re.compile(r"Errno|[Nn]o such|[Ii]s a directory|Traceback|codec|denied")
"""The system's words, which tell a reader nothing."""
WRONG = {
    "no command": [],
    "a command that is not there": ["tanya"],
    "no question": ["ask"],
    "a question and a batch": ["ask", "x", "--batch", "y"],
    "a batch that is not there": ["ask", "--batch", "/nihil/tanya.jsonl"],
    "a date that is none": ["ask", "x", "--as-of", "kemarin"],
    "a k of nothing": ["search", "x", "-k", "0"],
    "an empty search": ["search", ""],
    "an id of nothing": ["show", ""],
    "a pasal of no law": ["show", "Pasal 7"],
    "a month that is none": ["ask", "x", "--as-of", "2010-13"],
    "an id that is not there": ["show", "uu-1-1900/pasal-7"],
    "a version that is not there": ["show", "uu-23-2014/pasal-363", "--version", "lain"],
    "a file that is not there": ["structure", "/nihil/a.pdf"],
    "a corpus that is not there": ["index", "--corpus", "/nihil"],
    "an index that is not there": ["ask", "x", "--index", "/nihil/indeks"],
    "a report that is not there": ["eval", "--against", "/nihil/lama.json"],
    "questions that are not there": ["eval", "--questions", "/nihil/q.jsonl"],
    "a bench that is not there": ["bench", "nihil"],
    "a port that is none": ["serve", "--port", "70000"],
    "a corpus without a name": ["index", "--corpus", ""],
    "a folder for a batch": ["ask", "--batch", "/"],
    "a folder for a report of relations": ["corpus", "relations", "--suggest", LAW, "--report", "/"],
    "a folder for an export": ["feedback", "export", "--out", "/"],
    "a folder for questions": ["eval", "--questions", "/"],
    "a file for an index": ["ask", "x", "--index", LAW],
}


@pytest.mark.parametrize("argv", WRONG.values(), ids=WRONG)
def test_wrong_use_is_one_line_and_exit_code_2(capsys, argv):
    code, out, err = run(capsys, *argv)
    assert code == 2
    assert out == ""
    told = [line for line in err.strip().splitlines() if "dokumen dibaca" not in line]
    assert len(told) == 1
    assert not SYSTEM.search(err)


CORPORA = {
    "a table that is no TOML": ("sumber.toml", b"[[sumber]]\nid = ", "sumber.toml:1: Baris TOML tidak dapat dibaca"),
    "a row with a mistake": ("hubungan.toml", b'[[hubungan]]\ndari = "uu-1-2000"\njenis = "apa"\nke = []\n', "'apa'"),
    "a table that is no UTF-8": ("istilah.toml", b"\xff\xfe[", "bukan UTF-8"),
    "a document that is empty": ("perda.pdf", b"", "perda.pdf tidak dapat dibaca: berkas kosong."),
    "nothing": ("README.txt", b"x", "Tambahkan ringkasan atau dokumen."),
}


@pytest.mark.parametrize(("name", "data", "said"), CORPORA.values(), ids=CORPORA)
def test_a_corpus_without_a_text_says_why(capsys, tmp_path, name, data, said):
    (tmp_path / "korpus").mkdir()
    (tmp_path / "korpus" / name).write_bytes(data)
    code, out, err = run(capsys, "index", "--corpus", str(tmp_path / "korpus"), "--index", str(tmp_path / "i"))
    assert (code, out) == (2, "")
    assert err.startswith("Tidak ada teks untuk diindeks di ")
    assert said in err
    assert len(err.splitlines()) == 1


def test_a_mistake_in_a_corpus_costs_only_its_row(capsys, tmp_path):
    (tmp_path / "perda.md").write_text("# Halaman\n\nKios disewakan kepada pedagang pasar setiap bulan.\n", "utf-8")
    (tmp_path / "sumber.toml").write_text("[[sumber]]\nid = \n", "utf-8")
    code, _, err = run(capsys, "index", "--corpus", str(tmp_path), "--index", str(tmp_path / "i"))
    assert code == 0
    assert "sumber.toml baris 2: Baris TOML tidak dapat dibaca" in err
    code, out, _ = run(capsys, "search", "kios", "--index", str(tmp_path / "i"), "--json")
    assert "Kios disewakan" in json.loads(out)["hits"][0]["text"]


def test_a_named_document_that_cannot_be_read_is_bad_input(capsys, tmp_path):
    (tmp_path / "kosong.pdf").write_bytes(b"")
    code, _, err = run(capsys, "corpus", "relations", "--suggest", str(tmp_path / "kosong.pdf"))
    assert code == 2
    assert "! kosong.pdf tidak dapat dibaca: berkas kosong." in err


SET_WRONG = {
    "a day that is none": ("KADQA_TODAY", "kemarin"),
    "no generation kept": ("KADQA_KEEP_GENERATIONS", "0"),
    "a limit in words": ("KADQA_READ_SECONDS", "lama"),
}


@pytest.mark.parametrize(("name", "value"), SET_WRONG.values(), ids=SET_WRONG)
def test_a_setting_that_cannot_be_used_is_one_line(capsys, monkeypatch, name, value):
    monkeypatch.setenv(name, value)
    settings.cache_clear()
    code, out, err = run(capsys, "ask", "apa tujuan kerja sama daerah")
    assert (code, out) == (2, "")
    assert err.startswith(f"{name}={value} ")
    assert len(err.splitlines()) == 1


def test_help_is_indonesian(capsys):
    code, out, _ = run(capsys, "--help")
    assert code == 0
    assert out.startswith("pemakaian:")
    for word in ("usage", "positional", "optional", "show this"):
        assert word not in out
    assert re.search("^ +structure +tampilkan", out, re.MULTILINE), "a name stands on one line with what it does"


@pytest.mark.parametrize("command", [["ask"], ["serve"], ["index"], ["corpus", "list"]], ids=" ".join)
def test_the_help_of_a_command_says_what_it_does_without_english(capsys, command):
    _, out, _ = run(capsys, *command, "--help")
    assert re.search(r"^[A-Z][a-z].*\.$", out, re.MULTILINE)
    assert re.findall(r"\b(?:DIR|FILE|HOST|PORT)\b", out) == []


def test_a_cold_question_imports_no_torch():
    import subprocess
    import sys

    program = (
        "import sys; from kadqa.cli import main; main(['ask', 'isi pasal 363 uu 23/2014']);"
        "print([m for m in ('torch', 'transformers', 'sentence_transformers', 'gradio', 'pypdf') if m in sys.modules])"
    )
    code = "import tests.conftest, tests.fakes; from kadqa.embedding import EMBEDDERS; "
    code += "EMBEDDERS[tests.fakes.FAKE_MODEL] = tests.fakes.fake_kind(); "
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    setup = "import os; keep = dict(os.environ); " + code + "os.environ.update(keep); "
    done = subprocess.run([sys.executable, "-c", setup + program], capture_output=True, text=True, env=environment)
    assert done.stdout.splitlines()[-1] == "[]", done.stderr
