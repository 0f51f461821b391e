"""Plain text: tables that fit, and what is not said twice."""

from __future__ import annotations

from kadqa.rendering.text import LEAST, answer_text, table_text

ROWS = [("pp-7-2031", 12, "Kebun bibit bersama di kota kami yang panjang judulnya"), ("pp-8-2031", 3, "")]


def test_a_table_is_whole_unless_it_is_given_a_width():
    assert "panjang judulnya" in table_text(("id", "n", "judul"), ROWS)


def test_a_table_keeps_to_its_width_by_shortening_its_last_column():
    table = table_text(("id", "n", "judul"), ROWS, 50)
    assert max(map(len, table.splitlines())) <= 50
    assert "Kebun bibit" in table
    assert " …" in table


def test_a_table_keeps_something_of_its_last_column_however_narrow_the_terminal():
    assert max(map(len, table_text(("id", "n", "judul"), ROWS, 5).splitlines())) <= 9 + 2 + 2 + 2 + LEAST


def test_how_a_question_was_read_stands_first(shipped):
    answer = shipped.ask("what is mandatory cooperation?")
    assert answer_text(answer).startswith("Dipahami sebagai: apa itu kerja sama wajib?")
    assert "Dipahami" not in answer_text(shipped.ask("apa itu kerja sama wajib?"))
