"""The table of all files of a folder: what each should give, gives, loses and costs."""

from __future__ import annotations

import tomllib
from collections import Counter
from datetime import date

import pytest

from kadqa.cli import main
from kadqa.errors import InputError
from kadqa.evaluation import reading as module
from kadqa.evaluation import reading_bench
from kadqa.evaluation.reading import (
    Expected,
    Row,
    own_extraction,
    read_expected,
    read_folder,
    references,
    rows_json,
    stray,
)
from kadqa.evaluation.reading_text import rows_markdown
from kadqa.reading import isolate, read_document, structure
from kadqa.reading.isolate import quiet
from kadqa.records import Document, Page
from tests.conftest import ROOT
from tests.reading.reading_forms import markdown, pdf_bytes

HEAD = "PERATURAN PEMERINTAH\nNOMOR 9 TAHUN 1999\nTENTANG\nKEBUN\n"
LAW = HEAD + (
    "\nPasal 1\n(1) Kebun dipagari sebagaimana dimaksud dalam Pasal 2.\n(2) Lihat Pasal 3 ayat (4).\n"
    "\nPasal 2\nPagar menurut Undang-Undang Nomor 7 Tahun 2001.\n"
    "\nPENJELASAN\nATAS\n"
    + HEAD
    + "I. UMUM\nKebun.\nII. PASAL DEMI PASAL\nPasal 1\nCukup jelas.\nPasal 2\nCukup jelas.\n"
)


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "berkas"
    (made / "dalam").mkdir(parents=True)
    (made / "README.md").write_text("bukan dokumen")
    (made / ".rahasia.md").write_text("bukan dokumen")
    (made / "kebun.md").write_text(LAW, encoding="utf-8")
    (made / "rusak.pdf").write_bytes(b"%PDF-1.4 rusak")
    (made / "dalam" / "dua.pdf").write_bytes(pdf_bytes([["Pasal 1", "Kebun."], ["Pasal 2", "Pagar."]]))
    return made


@pytest.fixture
def expected(tmp_path):
    path = tmp_path / "pasal.toml"
    path.write_text('[[berkas]]\nnama = "kebun.md"\npasal = 3\npenjelasan = [3]\n', encoding="utf-8")
    return path


def test_every_file_has_its_row(folder, expected, config):
    rows = {row.file: row for row in read_folder(folder, {}, config, quiet, expected)}
    isolate.close_all()
    assert list(rows) == ["dalam/dua.pdf", "kebun.md", "rusak.pdf"]
    law = rows["kebun.md"]
    assert (law.sources, law.pasal, law.missing, law.explained, law.linked) == (("pp-9-1999",), 2, ("3",), 2, 2)
    assert (law.unaccounted, law.resolved, law.dangling) == (0, 4, ("pp-9-1999/pasal-3/ayat-4",))
    assert law.faults == ("2 dari 3 pasal", "2 pasal dalam penjelasan, seharusnya 3")
    assert rows["dalam/dua.pdf"].stray == 0
    assert rows["dalam/dua.pdf"].faults == ()
    assert rows["rusak.pdf"].skipped.startswith("rusak.pdf tidak dapat dibaca: ")


FAULTS = {
    "a clean file, exact": (Row("a", expected=Expected(10), pasal=10), ()),
    "a clean file, one short": (Row("a", expected=Expected(10), pasal=9), ("9 dari 10 pasal",)),
    "one too many": (Row("a", expected=Expected(10, ocr=True), pasal=11), ("11 dari 10 pasal",)),
    "OCR, within its share": (Row("a", expected=Expected(100, ocr=True), pasal=97), ()),
    "OCR, below it": (Row("a", expected=Expected(100, ocr=True), pasal=96), ("96 dari 100 pasal",)),
    "a double": (Row("a", doubled=("3",)), ("pasal ganda: 3",)),
    "a lost character": (Row("a", unaccounted=1), ("1 karakter tak terhitung",)),
    "characters of its own": (Row("a", stray=0.002), ("0.20 % karakter menyimpang dari pypdf",)),
    "a penjelasan that is not known": (Row("a", expected=Expected(1), pasal=1, explained=9), ()),
    "one of two numbers in the penjelasan": (Row("a", expected=Expected(1, (1, 2)), pasal=1, explained=2), ()),
}


@pytest.mark.parametrize(("row", "faults"), FAULTS.values(), ids=FAULTS)
def test_what_is_a_fault(row, faults):
    assert row.faults == faults


NUMBERS = {
    "in order": (["pasal-1", "pasal-2"], []),
    "one inserted": (["pasal-1", "pasal-1a", "pasal-2"], []),
    "one twice": (["pasal-1", "pasal-2", "pasal-2-2"], ["2"]),
    "Roman": (["pasal-i", "pasal-ii"], []),
}


@pytest.mark.parametrize(("steps", "doubled"), NUMBERS.values(), ids=NUMBERS)
def test_a_double_is_found_by_its_id(steps, doubled):
    assert module._numbers(steps)[1] == doubled


def test_references_to_the_law_itself_lead_somewhere():
    read = structure(
        markdown(HEAD + "\nPasal 1\nPeraturan Pemerintah ini dan Peraturan Pemerintah Nomor 9 Tahun 1999.\n"),
        name="x.md",
    )
    assert references(read.provisions, read.source.id)[1] == ()


def test_characters_are_counted_against_pypdf_itself(tmp_path):
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf_bytes([["Pasal 1", "Kebun."]]))
    own, seconds = own_extraction(path.read_bytes())
    assert seconds > 0
    assert sum(own.values()) == len("Pasal1Kebun.")
    assert stray(read_document(path), own) == 0
    assert stray(Document("pdf", (Page(1, "Pasal 1 Kebun"),)), own) == pytest.approx(1 / 12)
    assert stray(Document("pdf", (Page(1, ""), Page(2, "OCR")), scanned=(2,)), Counter()) == 0


def test_the_table_names_what_is_wrong(folder, expected, config):
    rows = read_folder(folder, {}, config, quiet, expected)
    isolate.close_all()
    table = rows_markdown(rows, date(2026, 11, 24))
    assert "3 berkas, 2 terbaca, 1 dinamai dan dilewati; 1 dengan cela; 0 dari 1 berkas" in table
    assert "| kebun.md | pp-9-1999 | 3 | 2 | 0 | 1 | 2 (2) |" in table
    for text in ("- 2 dari 3 pasal", "- pasal hilang: 3", "- rujukan menggantung: pp-9-1999/pasal-3/ayat-4"):
        assert text in table.splitlines()
    assert len({line.count("|") for line in table.splitlines() if line.startswith("| ")}) == 1
    assert rows_json(rows)["faults"] == 1


def test_a_folder_without_files_and_a_wrong_table_say_so(tmp_path, config):
    with pytest.raises(InputError, match="tidak berisi berkas"):
        read_folder(tmp_path, {}, config, quiet)
    wrong = tmp_path / "pasal.toml"
    wrong.write_text('[[berkas]]\nnama = "a"\n', encoding="utf-8")
    with pytest.raises(InputError, match="Perbaiki tabelnya"):
        read_expected(wrong)
    assert read_expected(tmp_path / "hilang.toml") == {}


def test_the_table_of_expected_numbers_is_sound():
    found = read_expected(ROOT / "eval" / "pasal.toml")
    rows = tomllib.loads((ROOT / "eval" / "pasal.toml").read_text(encoding="utf-8"))["berkas"]
    assert len(found) == len(rows) >= 20
    assert found["uu-23-2014_officialcopy_460p.pdf"] == Expected(411, (411, 412))


def test_the_command_writes_the_table(folder, tmp_path, capsys):
    report = tmp_path / "laporan" / "baca.md"
    code = main(["structure", str(folder), "--report", str(report), "--index", str(tmp_path / "i")])
    isolate.close_all()
    assert code == 0
    assert report.read_text(encoding="utf-8").startswith("# Bagaimana setiap berkas terbaca")
    assert capsys.readouterr().out == ""


WRONG = {
    "a report of one file": (["berkas/kebun.md", "--report", "x.md"], "--report memerlukan folder"),
    "a folder compared": (["berkas", "--compare", "berkas/kebun.md"], "--compare dan --pages memerlukan berkas"),
    "a file that is not there": (["hilang.md"], "hilang.md tidak ada atau bukan berkas"),
    "compared with what is not there": (["berkas/kebun.md", "--compare", "hilang.md"], "hilang.md tidak ada"),
}


@pytest.mark.parametrize(("arguments", "message"), WRONG.values(), ids=WRONG)
def test_wrong_use_is_told_in_one_line(folder, tmp_path, monkeypatch, capsys, arguments, message):
    monkeypatch.chdir(tmp_path)
    assert main(["structure", *arguments]) == 2
    isolate.close_all()
    said = capsys.readouterr().err
    assert message in said
    assert said.count("\n") == 1


def test_the_command_compares_two_files(folder, tmp_path, capsys):
    other = tmp_path / "lain.md"
    other.write_text(LAW.replace("dipagari", "dikelilingi pagar"), encoding="utf-8")
    assert main(["structure", str(folder / "kebun.md"), "--compare", str(other)]) == 0
    isolate.close_all()
    assert "[-dipagari-] {+dikelilingi pagar+}" in capsys.readouterr().out


def test_the_bench_compares_with_pypdf_and_with_more_pages(monkeypatch):
    monkeypatch.setattr(reading_bench, "_real", lambda folder: [])
    found = reading_bench.reading(pages=3, rounds=1)
    assert list(found["files"]) == ["rekaan, 3 halaman", "rekaan, 12 halaman"]
    assert found["ratio"] == max(row["ratio"] for row in found["files"].values()) > 0
    assert found["passed"] == (found["ratio"] <= 0.25 and found["growth"] <= 1.5)


def test_the_bench_tells_slow_reading_and_growth(monkeypatch):
    times = iter([(1.0, 0.2), (4.0, 0.8), (1.0, 0.1), (4.0, 0.9), (1.0, 0.3), (4.0, 1.2)])
    monkeypatch.setattr(reading_bench, "_real", lambda folder: [])
    monkeypatch.setattr(reading_bench, "_timed", lambda data, name, rounds: next(times))
    told = [reading_bench.reading(pages=1) for _ in range(3)]
    assert [(row["ratio"], row["growth"], row["passed"]) for row in told] == [
        (0.2, 1.0, True), (0.225, 2.25, False), (0.3, 1.0, False),
    ]  # fmt: skip


def test_the_made_up_regulation_is_read_as_one():
    from kadqa.reading.formats import pdf

    read = structure(pdf.read(reading_bench.made_up_pdf(3)), name="rekaan.pdf")
    ids = [p.id for p in read.provisions]
    assert [i for i in ids if i.count("/") == 1 and "pasal" in i] == [f"pp-9-1999/pasal-{n}" for n in (1, 2, 3)]
    assert "pp-9-1999/pasal-2/ayat-5/huruf-c" in ids
    assert {"page-head", "letterhead"} < set(read.report.dropped)
    assert read.report.unaccounted == 0
