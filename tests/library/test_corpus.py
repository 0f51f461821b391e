"""Corpus folders, read: tables, ringkasan and the list of documents."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kadqa.errors import CorpusError
from kadqa.library.corpus import TABLES, Corpus, read_corpus
from kadqa.library.ringkasan import Digest, read_ringkasan

SUMBER = '[[sumber]]\nid = "uu-1-2030"\njenis = "uu"\nnomor = "1"\ntahun = "2030"\njudul = "Taman Daerah"\n'
DIGEST = """---
sumber: uu-1-2030
versi: asli
diperiksa: 2030-02-01
---

# UU 1/2030

## Bab I Umum

- `pasal-1/angka-1` [naskah] Taman adalah tanah lapang
  yang ditanami.

### Bagian Kesatu Izin

- `pasal-2/ayat-1` [naskah] Izin taman memuat:
- `pasal-2/ayat-1/huruf-a` [ocr] nama [tak terbaca: satu kata]; dan
- `pasal-2/ayat-1/huruf-b` [naskah] luas.
- `pasal-2/ayat-2` [sekunder] Izin berlaku 5 tahun.
- `penjelasan/pasal-2/ayat-2` [naskah] Tahun adalah tahun takwim.
"""


def folder(tmp_path: Path, **files: str) -> Path:
    for name, text in files.items():
        path = tmp_path / name.replace("__", "/").replace("_dot_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path


def one(tmp_path: Path, table: str, text: str) -> Corpus:
    (tmp_path / table).write_text(text, encoding="utf-8")
    return read_corpus([tmp_path])


GOOD = {
    "a source with a number where text stands": (
        "sumber.toml",
        '[[sumber]]\nid = "uu-1-2030"\njenis = "uu"\nnomor = 1\ntahun = 2030\npasal_terakhir = 9\n',
        lambda c: (c.sources["uu-1-2030"].nomor, c.sources["uu-1-2030"].pasal_terakhir) == ("1", 9),
    ),
    "a date without quotation marks": (
        "sumber.toml",
        SUMBER + "diundangkan = 2030-01-05\n",
        lambda c: c.sources["uu-1-2030"].diundangkan == "2030-01-05",
    ),
    "known files of a version": (
        "sumber.toml",
        SUMBER + 'berkas = [{sha256 = "AB", versi = "asli"}]\n',
        lambda c: [(f.sha256, f.version) for f in c.sources["uu-1-2030"].berkas] == [("ab", "asli")],
    ),
    "a relation with one target as text": (
        "hubungan.toml",
        '[[hubungan]]\ndari = "uu-1-2030/pasal-9"\njenis = "mencabut"\nke = "uu-1-2020"\nmulai = "2030"\n',
        lambda c: (c.relations[0].ke, c.relations[0].mulai, c.relations[0].lengkap) == (("uu-1-2020",), "2030", False),
    ),
    "a relation says where it stands": (
        "hubungan.toml",
        '# kepala\n\n[[hubungan]]\ndari = "a"\njenis = "padanan"\nke = []\n',
        lambda c: c.relations[0].where.endswith("/hubungan.toml baris 3"),
    ),
    "a correction": (
        "catatan.toml",
        '[[catatan]]\nid = "x-1"\nhalaman = "halaman/x"\npola = "tiga"\nbenar = "Empat"\nsumber = ["uu-1-2030"]\n',
        lambda c: (c.corrections[0].sumber, c.corrections[0].alasan) == (("uu-1-2030",), ""),
    ),
    "a comparison": (
        "perbandingan.toml",
        '[[perbandingan]]\nid = "luas"\naspek = "luas"\nantara = ["uu-1-2020", "uu-1-2030"]\n'
        'kiri = {ketentuan = ["uu-1-2020/pasal-2"], isi = "Satu."}\nkanan = {isi = "Dua."}\n',
        lambda c: (c.comparisons[0].kiri, c.comparisons[0].kanan) == ((("uu-1-2020/pasal-2",), "Satu."), ((), "Dua.")),
    ),
    "a term": (
        "istilah.toml",
        '[[istilah]]\nistilah = "taman"\nvarian = ["kebun", ""]\n',
        lambda c: (c.terms[0].istilah, c.terms[0].varian) == ("taman", ("kebun",)),
    ),
    "a byte order mark and Windows line ends": (
        "istilah.toml",
        '\ufeff[[istilah]]\r\nistilah = "taman"\r\n',
        lambda c: c.places["istilah:taman"][1] == 1,
    ),
}


@pytest.mark.parametrize(("table", "text", "holds"), GOOD.values(), ids=GOOD)
def test_a_row_is_read(tmp_path, table, text, holds):
    corpus = one(tmp_path, table, text)
    assert corpus.problems == ()
    assert holds(corpus)


BAD = {
    "an unknown kind of relation": (
        "hubungan.toml",
        '[[hubungan]]\ndari = "a"\njenis = "menghapuskan"\n',
        1,
        "mencabut",
    ),
    "an unknown field": ("sumber.toml", SUMBER + 'juudl = "x"\n', 1, "'juudl' tidak dikenal"),
    "an unknown kind of regulation": ("sumber.toml", '\n[[sumber]]\nid = "x"\njenis = "undang"\n', 2, "'undang'"),
    "a day that does not exist": ("sumber.toml", SUMBER + 'diundangkan = "2030-02-31"\n', 1, "2030-02-31"),
    "a year that is none": ("sumber.toml", SUMBER.replace("2030", "abc"), 1, "bukan tahun: 'abc'"),
    "the year nought": ("sumber.toml", SUMBER.replace("2030", "0000"), 1, "bukan tahun: '0000'"),
    "a date in words": ("hubungan.toml", '[[hubungan]]\ndari = "a"\njenis = "padanan"\nmulai = "kelak"\n', 1, "kelak"),
    "a missing id": ("sumber.toml", '[[sumber]]\njenis = "uu"\n', 1, "'id' wajib diisi"),
    "a flag in words": ("hubungan.toml", '[[hubungan]]\ndari = "a"\njenis = "padanan"\nlengkap = "ya"\n', 1, "true"),
    "a number below one": ("sumber.toml", SUMBER + "pasal_terakhir = 0\n", 1, "pasal_terakhir"),
    "one side without its text": (
        "perbandingan.toml",
        '[[perbandingan]]\nid = "a"\naspek = "b"\nantara = ["c", "d"]\nkiri = {ketentuan = []}\nkanan = {isi = "x"}\n',
        1,
        "'kiri' harus",
    ),
    "three laws compared": (
        "perbandingan.toml",
        '[[perbandingan]]\nid = "a"\naspek = "b"\nantara = ["c", "d", "e"]\nkiri = {isi = "x"}\nkanan = {isi = "x"}\n',
        1,
        "dua id",
    ),
    "an unclosed quotation mark": ("sumber.toml", '\n[[sumber]]\nid = "uu\njenis = "uu"\n', 3, "TOML"),
    "a table with another name": ("sumber.toml", '[[source]]\nid = "x"\n', 1, "[[sumber]]"),
    "a row that is no list": ("sumber.toml", '[sumber]\nid = "x"\n', 1, "[[sumber]]"),
    "the same id twice": ("sumber.toml", SUMBER + "\n" + SUMBER, 8, "sudah ada"),
}


@pytest.mark.parametrize(("table", "text", "line", "says"), BAD.values(), ids=BAD)
def test_a_mistake_is_named_with_its_line(tmp_path, table, text, line, says):
    corpus = one(tmp_path, table, text)
    assert len(corpus.problems) == 1
    problem = corpus.problems[0]
    assert (problem.file, problem.line) == (f"{tmp_path.name}/{table}", line)
    assert says in str(problem)
    assert problem.remedy


def test_one_bad_row_costs_one_row(tmp_path):
    rows = [f'[[istilah]]\nistilah = "kata {n}"\n' for n in range(4)]
    corpus = one(tmp_path, "istilah.toml", "\n".join([rows[0], '[[istilah]]\nistilah = "rusak\n', *rows[1:]]))
    assert [term.istilah for term in corpus.terms] == ["kata 0", "kata 1", "kata 2", "kata 3"]
    assert [problem.line for problem in corpus.problems] == [5]
    assert corpus.places["istilah:kata 1"][1] == 7


def test_a_table_that_is_not_utf8_is_named(tmp_path):
    (tmp_path / "sumber.toml").write_bytes(b'[[sumber]]\nid = "\xff"\n')
    assert "UTF-8" in str(read_corpus([tmp_path]).problems[0])


@given(st.text(max_size=200))
def test_no_table_text_ends_in_a_traceback(tmp_path_factory, text):
    path = tmp_path_factory.mktemp("korpus")
    for name, table in TABLES.items():
        (path / name).write_text(f"[[{table.row}]]\n{text}", encoding="utf-8", errors="replace")
    corpus = read_corpus([path])
    assert all(problem.line >= 1 for problem in corpus.problems)


# --- folders ----------------------------------------------------------------------------------


def test_documents_are_what_is_neither_table_nor_digest(tmp_path):
    folder(
        tmp_path,
        README_dot_md="x",
        LICENSE="x",
        sumber_dot_toml=SUMBER,
        lain_dot_toml="a = 1\n",
        ringkasan__uu_dot_md=DIGEST,
        ringkasan__naskah_dot_pdf="x",
        jauh__di__dalam__perda_dot_md="Pasal 1",
        a_dot_pdf="x",
        _dot_git__config="x",
        jauh___dot_rahasia="x",
        aneh_dot_xls="x",
    )
    (tmp_path / "~$a.docx").write_text("x", encoding="utf-8")
    corpus = read_corpus([tmp_path])
    names = [path.relative_to(tmp_path).as_posix() for path in corpus.documents]
    assert names == ["a.pdf", "aneh.xls", "jauh/di/dalam/perda.md", "ringkasan/naskah.pdf"]
    tables = {"sumber.toml", "ringkasan/uu.md"}
    assert {path.relative_to(tmp_path).as_posix() for path in corpus.files} == {*names, *tables}
    assert [warning for warning in corpus.warnings if "lain.toml" in warning]
    assert corpus.problems == ()


def test_an_empty_folder_is_a_corpus(tmp_path):
    assert read_corpus([tmp_path]) == Corpus()


@pytest.mark.parametrize("made", [False, True], ids=["missing", "a file"])
def test_a_folder_that_is_none_is_refused(tmp_path, made):
    path = tmp_path / "korpus"
    if made:
        path.write_text("x", encoding="utf-8")
    with pytest.raises(CorpusError, match=str(path)):
        read_corpus([path])


def test_a_later_folder_replaces_a_source_with_a_warning(tmp_path):
    first, second = tmp_path / "a", tmp_path / "b"
    folder(first, sumber_dot_toml=SUMBER)
    folder(second, sumber_dot_toml=SUMBER.replace("Taman Daerah", "Kebun Daerah"))
    corpus = read_corpus([first, second])
    assert corpus.sources["uu-1-2030"].judul == "Kebun Daerah"
    assert corpus.problems == ()
    assert "uu-1-2030" in corpus.warnings[0]


def test_a_later_digest_replaces_the_earlier_one_whole(tmp_path):
    first, second = tmp_path / "a", tmp_path / "b"
    folder(first, ringkasan__x_dot_md=DIGEST)
    folder(second, ringkasan__y_dot_md="---\nsumber: uu-1-2030\n---\n- `pasal-2/ayat-2` [naskah] Izin tetap.\n")
    texts = {p.provision: p.full_text for p in read_corpus([first, second]).ringkasan}
    assert texts == {
        "uu-1-2030/pasal-2": "(2) Izin tetap.",
        "uu-1-2030/pasal-2/ayat-2": "Izin tetap.",
    }


def test_a_folder_inside_another_is_read_once(tmp_path):
    folder(tmp_path, lokal__sumber_dot_toml=SUMBER, lokal__perda_dot_md="Pasal 1", ringkasan__x_dot_md=DIGEST)
    assert read_corpus([tmp_path, tmp_path / "lokal", tmp_path]) == read_corpus([tmp_path])


def test_a_digest_that_cannot_be_read_replaces_nothing(tmp_path):
    first, second = tmp_path / "a", tmp_path / "b"
    folder(first, ringkasan__x_dot_md=DIGEST)
    (second / "ringkasan").mkdir(parents=True)
    (second / "ringkasan" / "x.md").write_bytes(b"\xff")
    corpus = read_corpus([first, second])
    assert len(corpus.ringkasan) == 9
    assert (len(corpus.problems), corpus.warnings) == (1, ())


def test_tables_are_read_at_any_depth(tmp_path):
    corpus = read_corpus([folder(tmp_path, lokal__sumber_dot_toml=SUMBER)])
    assert list(corpus.sources) == ["uu-1-2030"]


# --- ringkasan --------------------------------------------------------------------------------


def digest(tmp_path: Path, text: str) -> Digest:
    path = tmp_path / "x.md"
    path.write_text(text, encoding="utf-8")
    return read_ringkasan(path, "ringkasan/x.md")


def test_a_digest_becomes_passages_in_reading_order(tmp_path):
    found = digest(tmp_path, DIGEST)
    assert found.problems == ()
    assert [p.provision.removeprefix("uu-1-2030/") for p in found.passages] == [
        "pasal-1",
        "pasal-1/angka-1",
        "pasal-2",
        "pasal-2/ayat-1",
        "pasal-2/ayat-1/huruf-a",
        "pasal-2/ayat-1/huruf-b",
        "pasal-2/ayat-2",
        "penjelasan/pasal-2",
        "penjelasan/pasal-2/ayat-2",
    ]


def test_a_whole_is_read_aloud_with_the_labels_of_its_parts(tmp_path):
    texts = {p.provision: p.full_text for p in digest(tmp_path, DIGEST).passages}
    assert texts["uu-1-2030/pasal-2"] == (
        "(1) Izin taman memuat:\na. nama [tak terbaca: satu kata]; dan\nb. luas.\n(2) Izin berlaku 5 tahun."
    )
    assert texts["uu-1-2030/pasal-1"] == "1. Taman adalah tanah lapang yang ditanami."


def test_a_passage_says_what_it_is(tmp_path):
    passages = {p.provision: p for p in digest(tmp_path, DIGEST).passages}
    huruf = passages["uu-1-2030/pasal-2/ayat-1/huruf-a"]
    assert (huruf.kind, huruf.label, huruf.parent) == ("huruf", "a.", "uu-1-2030/pasal-2/ayat-1")
    assert (huruf.version, huruf.layer, huruf.checked) == ("asli", "ringkasan", "2030-02-01")
    assert huruf.trail == ("Bab I Umum", "Bagian Kesatu Izin")
    assert huruf.doubts
    pasal = passages["uu-1-2030/pasal-2"]
    assert (pasal.text, pasal.label, pasal.parent, pasal.basis) == ("", "Pasal 2", None, "sekunder")
    assert pasal.doubts == huruf.doubts
    assert passages["uu-1-2030/pasal-1"].doubts == ()


def test_what_an_amending_law_brings_stands_under_its_angka(tmp_path):
    text = "---\nsumber: uu-2-2030\n---\n- `pasal-i/angka-5/uu-1-2030/pasal-2a/ayat-1` [naskah] Izin gratis.\n"
    passages = {p.provision: p for p in digest(tmp_path, text).passages}
    assert list(passages) == [
        "uu-2-2030/pasal-i",
        "uu-2-2030/pasal-i/angka-5",
        "uu-2-2030/pasal-i/angka-5/uu-1-2030/pasal-2a",
        "uu-2-2030/pasal-i/angka-5/uu-1-2030/pasal-2a/ayat-1",
    ]
    assert passages["uu-2-2030/pasal-i"].full_text == "5. Pasal 2A\n(1) Izin gratis."


def test_what_is_unchecked_is_in_no_text(tmp_path):
    items = "- `pasal-1/ayat-1` [naskah] Izin gratis.\n- `pasal-1/ayat-2` [belum] Izin.\n- `pasal-2` [belum] Isi.\n"
    found = digest(tmp_path, f"---\nsumber: uu-2-2030\n---\n{items}")
    assert {p.provision: p.full_text for p in found.passages} == {
        "uu-2-2030/pasal-1": "(1) Izin gratis.",
        "uu-2-2030/pasal-1/ayat-1": "Izin gratis.",
    }


ITEMS = {
    "an id with the source in front is the same id": ("- `uu-1-2030/pasal-1` [naskah] Isi.\n", []),
    "an unknown mark": ("- `pasal-1` [yakin] Isi.\n", [4]),
    "an id with a capital": ("- `Pasal-1` [naskah] Isi.\n", [4]),
    "an id that stands twice": ("- `pasal-1` [naskah] Isi.\n\n- `pasal-1` [naskah] Isi.\n", [6]),
    "a line that is no item": ("- `pasal-1` [naskah] Isi.\nTerusan tanpa indentasi.\n", [5]),
    "a comment": ("<!-- catatan -->\n- `pasal-1` [naskah] Isi.\n", []),
}


@pytest.mark.parametrize(("body", "lines"), ITEMS.values(), ids=ITEMS)
def test_a_line_that_cannot_be_read_is_named(tmp_path, body, lines):
    found = digest(tmp_path, "---\nsumber: uu-1-2030\n---\n" + body)
    assert [problem.line for problem in found.problems] == lines
    assert {p.provision for p in found.passages} <= {"uu-1-2030/pasal-1"}


def test_a_digest_without_a_source_is_named(tmp_path):
    assert "sumber" in str(digest(tmp_path, "- `pasal-1` [naskah] Isi.\n").problems[0])


STEPS = st.lists(
    st.tuples(st.integers(1, 3), st.integers(0, 2), st.integers(0, 2)), min_size=1, max_size=12, unique=True
)


@given(STEPS)
def test_every_item_stands_in_the_text_of_what_it_belongs_to(tmp_path_factory, steps):
    ids = [
        "/".join([f"pasal-{p}", *([f"ayat-{a}"] if a else []), *([f"huruf-{'abc'[h]}"] if a and h else [])])
        for p, a, h in steps
    ]
    lines = [f"- `{step}` [naskah] isi nomor {n}x." for n, step in enumerate(dict.fromkeys(ids))]
    found = digest(tmp_path_factory.mktemp("r"), "---\nsumber: uu-1-2030\n---\n" + "\n".join(lines))
    passages = {p.provision: p for p in found.passages}
    assert found.problems == ()
    for passage in passages.values():
        assert passage.text in passage.full_text
        if passage.parent is not None:
            assert passage.full_text in passages[passage.parent].full_text


def test_a_relation_that_stands_twice_in_one_file_is_a_mistake(tmp_path):
    row = '[[hubungan]]\ndari = "uu-2-2020/pasal-1"\njenis = "melaksanakan"\nke = ["uu-1-2020"]\n'
    (tmp_path / "hubungan.toml").write_text(f"{row}\n{row}", encoding="utf-8")
    corpus = read_corpus([tmp_path])
    assert len(corpus.relations) == 1
    assert [(p.line, p.text.split(":")[0]) for p in corpus.problems] == [(6, "Baris yang sama sudah ada")]


def test_a_relation_that_two_folders_bring_is_no_mistake(tmp_path):
    row = '[[hubungan]]\ndari = "uu-2-2020/pasal-1"\njenis = "melaksanakan"\nke = ["uu-1-2020"]\n'
    for name in ("satu", "dua"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "hubungan.toml").write_text(row, encoding="utf-8")
    assert read_corpus([tmp_path / "satu", tmp_path / "dua"]).problems == ()
