"""Comparisons, histories, times, premises and conflicts, over law that is made up: nothing is keyed to a document."""

from __future__ import annotations

from datetime import date

import pytest

from kadqa.asking.verify import verify
from kadqa.assistant import Assistant, make_index
from kadqa.rendering.text import answer_text
from kadqa.settings import Settings
from tests.conftest import TODAY
from tests.fakes import FAKE_MODEL

SUMBER = "\n".join(
    f'[[sumber]]\nid = "{id}"\njenis = "{jenis}"\nnomor = "{nomor}"\ntahun = "{tahun}"\njudul = "{judul}"\n'
    f'diundangkan = "{day}"\npasal_terakhir = 9\ndiperiksa = "2026-01-01"\n'
    for id, jenis, nomor, tahun, judul, day in (
        ("pp-3-2001", "pp", "3", "2001", "Tata Cara Pasar Sungai", "2001-03-01"),
        ("pp-7-2019", "pp", "7", "2019", "Pasar Sungai", "2019-05-02"),
        ("pp-8-2021", "pp", "8", "2021", "Perubahan atas PP 7/2019", "2021-06-01"),
        ("pp-9-1990", "pp", "9", "1990", "Mercusuar", "1990-01-05"),
        ("pp-5-2015", "pp", "5", "2015", "Lampu Dermaga", "2015-04-04"),
    )
) + (
    '\n[[sumber]]\nid = "halaman/lembayung"\njenis = "halaman"\njudul = "Pasar Sungai"\n'
    'wilayah = "Kabupaten Lembayung"\nditetapkan = "2005-02-02"\n'
)
HUBUNGAN = """[[hubungan]]
dari = "pp-7-2019/pasal-4"
jenis = "mencabut"
ke = ["pp-3-2001"]
mulai = "2019-05-02"
basis = "naskah"
diperiksa = "2026-01-01"

[[hubungan]]
dari = "pp-7-2019/pasal-4"
jenis = "mencabut"
ke = ["pp-9-1990"]
mulai = "2019-05-02"
basis = "naskah"
diperiksa = "2026-01-01"

[[hubungan]]
dari = "pp-8-2021/pasal-i"
jenis = "mengubah"
ke = ["pp-7-2019/pasal-2"]
lengkap = true
mulai = "2021-06-01"
basis = "naskah"
diperiksa = "2026-01-01"

[[hubungan]]
dari = "pp-3-2001/pasal-1"
jenis = "padanan"
ke = ["pp-7-2019/pasal-1"]
basis = "naskah"
catatan = "Izin tambat kini diberikan camat."

[[hubungan]]
dari = "pp-3-2001/pasal-2"
jenis = "padanan"
ke = []
basis = "naskah"
"""
PERBANDINGAN = """[[perbandingan]]
id = "pemberi"
aspek = "Pemberi izin"
antara = ["pp-7-2019", "pp-3-2001"]
kiri = {ketentuan = ["pp-7-2019/pasal-1"], isi = "Camat."}
kanan = {ketentuan = ["pp-3-2001/pasal-1"], isi = "Bupati."}

[[perbandingan]]
id = "tenggat"
aspek = "Tenggat"
antara = ["pp-7-2019", "pp-3-2001"]
kiri = {ketentuan = ["pp-7-2019/pasal-2"], isi = "Tujuh hari."}
kanan = {ketentuan = ["pp-3-2001"], isi = "Tidak diatur."}
"""
ISTILAH = """[[istilah]]
istilah = "kapal pasar besar"
ketentuan = ["pp-7-2019/pasal-3/ayat-1"]

[[istilah]]
istilah = "kapal pasar kecil"
ketentuan = ["pp-7-2019/pasal-3/ayat-2"]

[[istilah]]
istilah = "tim jaga sungai"
varian = ["TJS"]
ketentuan = ["pp-5-2015/pasal-6"]
"""
TEXTS = {
    "pp-3-2001": [
        "`pasal-1` [naskah] Izin tambat perahu pasar sungai diberikan oleh bupati.",
        "`pasal-2` [naskah] Pasar sungai berpegang pada tiga asas:",
        "`pasal-2/huruf-a` [naskah] tertib;",
        "`pasal-2/huruf-b` [naskah] bersih; dan",
        "`pasal-2/huruf-c` [naskah] terang.",
    ],
    "pp-7-2019": [
        "`pasal-1` [naskah] Izin tambat perahu pasar sungai diberikan oleh camat.",
        "`pasal-2` [naskah] Permohonan izin tambat dijawab dalam tujuh hari.",
        "`pasal-3/ayat-1` [naskah] Kapal pasar besar memuat lebih dari sepuluh lapak.",
        "`pasal-3/ayat-2` [naskah] Kapal pasar kecil memuat paling banyak sepuluh lapak.",
        "`pasal-4` [naskah] PP 3/2001 dan PP 9/1990 dicabut.",
    ],
    "pp-5-2015": ["`pasal-1` [naskah] Lampu dermaga berwarna hijau."],
    "halaman/lembayung": [
        "`pokok-1` [naskah] Halaman ini menyebut bahwa menurut PP 3/2001 Pasal 1 juru tambat tunduk kepada bupati."
    ],
}


@pytest.fixture(scope="module")
def river(tmp_path_factory):
    root = tmp_path_factory.mktemp("sungai")
    folder = root / "korpus"
    (folder / "ringkasan" / "halaman").mkdir(parents=True)
    for name, text in (
        ("sumber", SUMBER), ("hubungan", HUBUNGAN), ("perbandingan", PERBANDINGAN), ("istilah", ISTILAH),
    ):  # fmt: skip
        (folder / f"{name}.toml").write_text(text, encoding="utf-8")
    for source, items in TEXTS.items():
        head = f"---\nsumber: {source}\nversi: asli\ndiperiksa: 2026-01-01\n---\n\n"
        text = head + "".join(f"- {item}\n" for item in items)
        (folder / "ringkasan" / f"{source}.md").write_text(text, encoding="utf-8")
    config = Settings(index=root / "index", model=FAKE_MODEL, today=TODAY, corpus=str(folder))
    make_index(config.index, config)
    return Assistant.open(config.index, config)


def cells(answer):
    return [[cell["text"] for cell in row] for row in answer.table["rows"]]


def said(answer):
    return " ".join(sentence.text for sentence in answer.sentences)


def warned(answer, kind):
    return " ".join(warning.text for warning in answer.warnings if warning.kind == kind)


# --- comparisons --------------------------------------------------------------------------------


def test_two_laws_stand_side_by_side_the_older_first_with_citations_on_both_sides(river):
    answer = river.ask("apa beda PP 7/2019 dan PP 3/2001?")
    assert (answer.intent, answer.outcome) == ("banding", "dijawab")
    assert answer.table["columns"] == ["Hal", "PP 3/2001", "PP 7/2019"]
    assert cells(answer) == [["Pemberi izin", "Bupati.", "Camat."], ["Tenggat", "Tidak diatur.", "Tujuh hari."]]
    by_number = {c.n: c.source for c in answer.citations}
    for row in answer.table["rows"]:
        assert [{by_number[n] for n in cell["citations"]} for cell in row[1:]] == [{"pp-3-2001"}, {"pp-7-2019"}]
    assert "PP 3/2001: Bupati" in answer.answer
    assert "dicabut sejak 2 Mei 2019" in said(answer)


def test_an_aspect_named_in_the_question_narrows_the_table(river):
    answer = river.ask("bandingkan tenggat di PP 3/2001 dan PP 7/2019")
    assert [row[0] for row in cells(answer)] == ["Tenggat"]


def test_an_aspect_that_nobody_compared_is_taken_from_the_padanan(river):
    answer = river.ask("apa beda perahu menurut PP 3/2001 dan PP 7/2019")
    assert len(cells(answer)) == 1
    assert "oleh bupati" in cells(answer)[0][1]
    assert "oleh camat" in cells(answer)[0][2]


@pytest.mark.parametrize("text", ["apa yang berubah dari PP 3/2001?", "apa beda PP 7/2019 dengan PP yang lama?"])
def test_the_other_law_is_found_by_what_it_replaced(river, text):
    assert river.ask(text).table["columns"][1:] == ["PP 3/2001", "PP 7/2019"]


def test_two_terms_with_a_shared_head_stand_side_by_side(river):
    answer = river.ask("apa perbedaan kapal pasar besar dan kecil?")
    assert answer.table["columns"][1:] == ["kapal pasar besar", "kapal pasar kecil"]
    assert "lebih dari sepuluh" in cells(answer)[0][1]
    assert "paling banyak sepuluh" in cells(answer)[0][2]


def test_two_provisions_are_shown_with_their_words(river):
    answer = river.ask("apa beda Pasal 1 PP 3/2001 dan Pasal 1 PP 7/2019?")
    assert "bupati" in cells(answer)[0][1]
    assert "camat" in cells(answer)[0][2]


def test_laws_that_nothing_compares_are_offered_as_they_are(river):
    answer = river.ask("apa beda PP 5/2015 dan PP 7/2019?")
    assert answer.table is None
    assert "KADQA tidak menemukan perbandingan PP 5/2015 dan PP 7/2019." in said(answer)
    assert {"pp-5-2015", "pp-7-2019"} <= {c.source for c in answer.citations}


def test_a_law_that_is_not_here_is_named(river):
    answer = river.ask("apa beda PP 7/2019 dan PP 77/2030?")
    assert answer.refused
    assert "PP 77/2030" in answer.answer


@pytest.mark.parametrize("width", [40, 100])
def test_a_table_fits_the_terminal(river, width):
    text = answer_text(river.ask("apa beda PP 7/2019 dan PP 3/2001?"), width)
    assert "Bupati." in text
    assert all(len(line) <= width for line in text.splitlines() if "://" not in line)


# --- histories ----------------------------------------------------------------------------------


@pytest.mark.parametrize("text", ["riwayat PP 7/2019", "sejarah peraturan pasar sungai", "riwayat PP 3/2001"])
def test_a_history_tells_what_came_before_and_after_oldest_first(river, text):
    answer = river.ask(text)
    assert answer.intent == "riwayat"
    told = [(event["date"], event["source"]) for event in answer.timeline]
    assert told == sorted(told, key=lambda pair: pair[0])
    assert ("2001-03-01", "pp-3-2001") in told
    assert ("2019-05-02", "pp-7-2019") in told
    assert any("PP 7/2019 Pasal 2 diubah oleh PP 8/2021 Pasal I" in event["event"] for event in answer.timeline)
    assert all(event["citations"] for event in answer.timeline)


def test_the_changes_of_one_law_leave_its_forerunner_out(river):
    answer = river.ask("perubahan PP 7/2019 apa saja?")
    assert {event["source"] for event in answer.timeline} == {"pp-7-2019"}


def test_a_question_for_the_day_of_a_repeal_has_the_history_beside_it(river):
    answer = river.ask("PP 3/2001 dicabut kapan dan diganti apa?")
    assert answer.intent == "status"
    assert [event["date"] for event in answer.timeline] == ["2001-03-01", "2019-05-02"]


# --- standing -----------------------------------------------------------------------------------


def test_a_repealer_is_a_successor_only_where_a_relation_says_so(river):
    assert "PP 7/2019 tentang Pasar Sungai sebagai pengganti PP 3/2001" in said(
        river.ask("apakah PP 3/2001 masih berlaku?")
    )
    other = said(river.ask("apakah PP 9/1990 masih berlaku?"))
    assert "Pengganti PP 9/1990 tidak tercatat" in other
    assert "sebagai pengganti" not in other


@pytest.mark.parametrize("text", ["pasal 1 PP 3/2001 sekarang di mana?", "Pasal 1 PP 3/2001 jadi pasal berapa?"])
def test_where_a_provision_went_is_told_with_what_differs(river, text):
    answer = river.ask(text)
    assert "PP 7/2019 Pasal 1 sebagai pengganti PP 3/2001 Pasal 1" in said(answer)
    assert "Izin tambat kini diberikan camat." in said(answer)


def test_that_a_provision_has_no_counterpart_is_told(river):
    assert "Tidak ada padanannya dalam aturan yang berlaku." in said(river.ask("padanan Pasal 2 PP 3/2001"))


# --- times --------------------------------------------------------------------------------------

TIMES = {
    "sebelum PP 7/2019, siapa yang memberi izin tambat perahu?": date(2019, 5, 1),
    "waktu PP 3/2001 masih berlaku, siapa yang memberi izin tambat perahu?": date(2019, 5, 1),
    "ketika kami masih pake PP 3/2001, siapa yang memberi izin tambat perahu?": date(2019, 5, 1),
    "siapa yang memberi izin tambat perahu pada tahun 2010?": date(2010, 12, 31),
    "dulu siapa yang memberi izin tambat perahu?": date(2019, 5, 1),
    "siapa yang memberi izin tambat perahu menurut aturan lama?": date(2019, 5, 1),
    "antara 2005 dan 2010 siapa yang memberi izin tambat perahu?": date(2010, 12, 31),
}


@pytest.mark.parametrize(("text", "day"), TIMES.items(), ids=TIMES)
def test_the_law_of_an_earlier_time_answers(river, text, day):
    answer = river.ask(text)
    assert answer.as_of == day
    first = answer.citations[0]
    assert (first.source, first.status, first.status_today) == ("pp-3-2001", "berlaku", "dicabut")


def test_law_that_changed_within_the_year_is_told(river):
    answer = river.ask("siapa yang memberi izin tambat perahu pada tahun 2019?")
    assert answer.citations[0].source == "pp-7-2019"
    told = warned(answer, "tanggal")
    assert "PP 7/2019 mulai berlaku 2 Mei 2019" in told
    assert "PP 3/2001 dicabut sejak 2 Mei 2019" in told
    assert "hukumnya berubah" not in warned(river.ask("siapa yang memberi izin tambat perahu tahun 2010?"), "tanggal")


def test_studying_first_is_no_earlier_time(river):
    assert river.ask("apakah izin tambat perahu harus diminta terlebih dahulu?").as_of == TODAY


def test_before_any_law_a_page_alone_does_not_answer(river):
    answer = river.ask("juru tambat tunduk kepada siapa menurut aturan tahun 1960?")
    assert answer.refused
    assert answer.reason[0] == "tidak-ditemukan"


# --- premises -----------------------------------------------------------------------------------

PREMISES = {
    "a wrong day": ("PP 7/2019 yang diundangkan tahun 2020 mengatur izin bagaimana?", "diundangkan pada 2 Mei 2019"),
    "a wrong first day": ("PP 7/2019 berlaku sejak 2017, siapa memberi izin?", "mulai berlaku pada 2 Mei 2019"),
    "a wrong repealer": ("PP 3/2001 yang dicabut oleh PP 5/2015 mengatur izin bagaimana?", "dicabut sejak 2 Mei 2019"),
    "the wrong way round": ("karena PP 3/2001 menggantikan PP 7/2019, siapa memberi izin?", "PP 7/2019 tidak dicabut"),
    "a wrong count": ("PP 3/2001 punya 5 asas, apa saja?", "PP 3/2001 Pasal 2 memuat 3 asas, bukan 5"),
    "a count without a list": ("PP 7/2019 punya lima asas, apa saja?", "tidak ditemukan daftar 5 asas"),
    "repealed, said in force": ("menurut PP 3/2001 yang masih berlaku, siapa memberi izin?", "dicabut sejak"),
    "in force, said repealed": ("sejak dicabutnya PP 7/2019, siapa memberi izin?", "berlaku"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "first"), PREMISES.values(), ids=PREMISES)
def test_a_wrong_premise_is_said_before_the_answer(river, text, first):
    answer = river.ask(text)
    assert answer.outcome == "dikoreksi"
    assert first in answer.sentences[0].text
    assert answer.warnings[0].kind == "premis"


RIGHT = (
    "PP 7/2019 yang diundangkan tahun 2019 mengatur izin tambat bagaimana?",
    "PP 3/2001 yang dicabut oleh PP 7/2019 mengatur izin tambat bagaimana?",
    "PP 3/2001 punya tiga asas pasar sungai, apa saja?",
    "sebutkan 2 asas pasar sungai dalam PP 3/2001",
    "PP 3/2001 yang sudah dicabut mengatur izin tambat bagaimana?",
    "jika PP 7/2019 sudah dicabut, siapa yang memberi izin tambat?",
)


@pytest.mark.parametrize("text", RIGHT)
def test_what_is_right_is_not_corrected(river, text):
    assert river.ask(text).outcome != "dikoreksi"


def test_a_text_that_the_question_brings_along_is_no_source(river):
    text = (
        "Menurut PP 7/2019 Pasal 1: “izin tambat perahu diberikan oleh nakhoda”. Siapa yang memberi izin tambat perahu?"
    )
    answer = river.ask(text)
    assert "nakhoda" not in answer.answer
    assert "camat" in answer.answer


# --- conflict -----------------------------------------------------------------------------------


def test_what_a_page_leans_on_is_told_with_what_holds_now(river):
    answer = river.ask("juru tambat tunduk kepada siapa?")
    page = next(c for c in answer.citations if c.kind == "halaman")
    assert "juru tambat" in page.quote
    assert answer.citations[0].provision == "pp-7-2019/pasal-1"
    told = next(s.text for s in answer.sentences if "merujuk" in s.text)
    assert "PP 3/2001 Pasal 1 (dicabut sejak 2 Mei 2019" in told
    assert "Kini: PP 7/2019 Pasal 1." in told
    assert "halaman-lama" in {w.kind for w in answer.warnings}


def test_what_verify_is_there_for(river):
    """A table or history that the evidence does not hold is found."""
    from dataclasses import replace

    from kadqa.asking.gather import gather
    from kadqa.asking.understand import understand

    query = understand("apa beda PP 7/2019 dan PP 3/2001?", (), TODAY, river.library)
    evidence = gather(query, river._vector(query), river.library)
    answer = river.ask("apa beda PP 7/2019 dan PP 3/2001?")
    assert verify(answer, evidence) == ()
    assert "a table of nobody" in verify(answer, replace(evidence, table=None))
    broken = {**answer.table, "rows": [[{**cell, "citations": []} for cell in row] for row in answer.table["rows"]]}
    assert any("without a source" in fault for fault in verify(replace(answer, table=broken), evidence))


def test_a_term_that_rests_on_a_text_not_held_is_refused_by_name(river):
    answer = river.ask("apa tugas TJS?")
    assert answer.refused
    assert answer.reason[0] == "tidak-ditemukan"
    assert answer.nearest[0].label == "PP 5/2015 Pasal 6"
