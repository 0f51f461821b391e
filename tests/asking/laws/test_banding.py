"""Comparisons of three sides, of an aspect with several rows, and of laws that no row compares: the shipped corpus."""

from __future__ import annotations

import pytest

from kadqa.asking.question.titles import each_named
from kadqa.asking.standing.baris import about
from kadqa.asking.understand import understand
from tests.conftest import TODAY


def rows_of(answer):
    return {row[0]["text"]: row[1:] for row in answer.table["rows"]}


THREE = ["UU 22/1999", "UU 32/2004", "UU 23/2014"]


@pytest.mark.parametrize("text", [
    "beda UU 22/1999, UU 32/2004 dan UU 23/2014 soal kerja sama",
    "bandingkan UU 23/2014, UU 22/1999, dan UU 32/2004",
    "apa beda UU 22/1999, 32/2004 dan 23/2014 mengenai persetujuan DPRD?",
])  # fmt: skip
def test_three_laws_stand_side_by_side_in_the_order_of_time(shipped, text):
    answer = shipped.ask(text)
    assert answer.table["columns"][1:] == THREE
    row = rows_of(answer)["Persetujuan DPRD"]
    assert len(row) == 3
    assert all(cell["citations"] for cell in row)


def test_two_laws_without_rows_are_compared_through_the_one_between_them(shipped):
    answer = shipped.ask("perbandingan UU 22/1999 dengan UU 23/2014 soal kerja sama")
    assert answer.table["columns"][1:] == ["UU 22/1999", "UU 23/2014"]
    assert {"Persetujuan DPRD", "Penyelesaian perselisihan"} <= set(rows_of(answer))


@pytest.mark.parametrize("text", [
    "bandingkan aturan lama dan baru kerja sama daerah",
    "apa bedanya aturan kerja sama daerah dulu dan sekarang",
])  # fmt: skip
def test_the_old_and_the_new_law_need_no_names(shipped, text):
    assert shipped.ask(text).table["columns"][1:] == ["PP 50/2007", "PP 28/2018"]


@pytest.mark.parametrize("text", [
    "Apa yang berubah soal persetujuan DPRD antara PP 50/2007 dan PP 28/2018?",
    "persetujuan DPRD berubah apa dari PP 50/2007 ke PP 28/2018?",
    "perubahan persetujuan DPRD antara PP 50/2007 dengan PP 28/2018",
    "antara PP 50/2007 dan PP 28/2018, persetujuan DPRD berubah bagaimana?",
    "What changed about DPRD approval between PP 50/2007 and PP 28/2018?",
    "How has DPRD approval changed between GR 50/2007 and GR 28/2018?",
])  # fmt: skip
def test_what_changed_between_two_laws_is_a_comparison(shipped, text):
    answer = shipped.ask(text)
    assert answer.table["columns"][1:] == ["PP 50/2007", "PP 28/2018"]
    rows = rows_of(answer)
    assert next(iter(rows)) == "Kapan persetujuan DPRD diperlukan"
    assert not any("Prinsip" in row for row in rows)


def test_a_change_between_two_daerah_is_no_comparison(shipped):
    assert shipped.ask("perubahan kerja sama antara kabupaten dan kota menurut PP 28/2018").intent == "tanya"


def test_where_the_sides_are_of_several_laws_each_label_names_its_law(shipped):
    answer = shipped.ask("apa beda sinergi pendanaan dan kerja sama daerah?")
    one, other = rows_of(answer)["Dasar"]
    assert one["text"].startswith("UU 1/2022 Pasal 1 angka 82: ")
    assert "PP 28/2018 Pasal 1 angka 1: " in other["text"]


def test_two_laws_of_different_rank_are_told_what_one_is_to_the_other(shipped):
    text = shipped.ask("apa perbedaan UU 23/2014 dan PP 28/2018?").answer
    assert "PP 28/2018 melaksanakan UU 23/2014 Pasal 369" in text
    assert "Sebutkan halnya" in text


def test_what_is_left_out_of_a_comparison_is_named(shipped):
    answer = shipped.ask("beda UU 5/1974, UU 22/1999, UU 32/2004, UU 23/2014 dan UU 9/2015")
    assert "Tidak ikut dibandingkan: UU 9/2015." in answer.answer
    assert "Belum dibandingkan di korpus ini" in answer.answer


def test_three_kinds_of_cooperation_are_compared(shipped):
    answer = shipped.ask("beda KSDD, KSDPK, dan KSDPL soal persetujuan DPRD")
    assert len(answer.table["columns"]) == 4
    assert "Persetujuan DPRD" in rows_of(answer)


def test_an_aspect_takes_all_its_rows(shipped):
    rows = rows_of(shipped.ask("beda PP 50/2007 dan PP 28/2018 soal persetujuan DPRD"))
    assert next(iter(rows)) == "Kapan persetujuan DPRD diperlukan"
    assert {"Tenggat DPRD", "Bila DPRD tidak menjawab"} <= set(rows)


def test_where_neither_law_says_anything_it_is_said(shipped):
    answer = shipped.ask("beda PP 50/2007 dan PP 28/2018 soal sanksi pidana")
    assert "KADQA tidak menemukan perbandingan" in answer.answer
    assert answer.table is None


NAMED = {
    "the kind once": ("beda UU 22/1999, 32/2004 dan 23/2014", "beda UU 22/1999, UU 32/2004 dan UU 23/2014"),
    "kind and year once": ("beda permendagri 22 dan 25 tahun 2020", "beda permendagri 22/2020 dan permendagri 25/2020"),
    "each by itself": ("beda UU 32/2004 dan PP 28/2018", "beda UU 32/2004 dan PP 28/2018"),
    "a day is no law": ("UU 32/2004 dan 1/2/2010", "UU 32/2004 dan 1/2/2010"),
}


@pytest.mark.parametrize(("text", "named"), NAMED.values(), ids=NAMED)
def test_the_kind_of_a_row_of_laws_is_written_before_each(text, named):
    assert each_named(text) == named


def test_three_terms_in_a_sentence_are_no_comparison_of_three(shipped):
    text = "apa bedanya kerja sama wajib kalau pihak ketiga ikut membiayai sekretariat kerja sama?"
    assert len(understand(text, (), TODAY, shipped.library).sides) != 3


def test_a_row_that_only_speaks_of_it_stays_out_where_a_name_says_it():
    rows = [("a", "Tujuan", "x"), ("b", "Pembiayaan", "tujuan"), ("c", "Bentuk", "y"), ("d", "Mitra", "z")]
    assert about(["tuju"], rows, named=True) == ["a"]


def test_to_tell_apart_is_to_compare(shipped):
    answer = shipped.ask("Bedakan persetujuan DPRD di UU 32/2004 dan UU 23/2014")
    assert answer.intent == "banding"
    assert any(c.provision.startswith("uu-32-2004/") for c in answer.citations)


def test_a_short_name_is_that_of_the_term_that_is_compared(shipped):
    answer = shipped.ask("Beda sinergi dengan kerja sama daerah")
    assert answer.intent == "banding"
    assert {"pp-28-2018/pasal-46/ayat-1", "pp-28-2018/pasal-1/angka-1"} <= {c.provision for c in answer.citations}


def test_one_thing_in_two_names_is_no_aspect(shipped):
    both = shipped.ask("Bedanya MoU sama PKS")
    assert rows_of(shipped.ask("Bedanya MoU, kesepakatan bersama, sama PKS")) == rows_of(both)


@pytest.mark.parametrize("text", [
    "Perbedaan penyelesaian perselisihan dulu dan sekarang",
    "apa beda persetujuan DPRD menurut aturan lama dan aturan baru?",
])  # fmt: skip
def test_the_law_of_then_and_of_now_is_told_whole(shipped, text):
    answer = shipped.ask(text)
    assert answer.table["columns"][1:] == ["Dulu", "Sekarang"]
    said = " ".join(cell["text"] for row in answer.table["rows"] for cell in row[1:])
    assert all(f"{law}: " in said for law in ("PP 50/2007", "PP 28/2018", "UU 32/2004", "UU 23/2014"))


def test_a_thing_is_compared_by_whatever_name(shipped):
    rows = rows_of(shipped.ask("Beda perselisihan di UU 22/1999 dengan UU 32/2004"))
    assert rows
    assert rows_of(shipped.ask("Beda sengketa di UU 22/1999 dengan UU 32/2004")) == rows


def test_where_the_rank_is_named_only_that_is_told(shipped):
    answer = shipped.ask("apa beda PP lama dan PP baru tentang perselisihan?")
    assert answer.table["columns"][1:] == ["PP 50/2007", "PP 28/2018"]
