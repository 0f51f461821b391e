"""A procedure spread over several pasal is told from its first step to its last: over the shipped corpus."""

from __future__ import annotations

import pytest

from kadqa.hukum import ids

ABROAD = {
    "from the first to the last": "Urutan langkah sister city dari awal sampai tanda tangan",
    "in everyday words": "prosedur sister city gimana?",
    "by the partner": "langkah-langkah kerja sama dengan pemda luar negeri",
    "by its name": "Bagaimana tahapan KSDPL?",
    "with a country": "mau bikin sister city dengan kota di Jepang, langkahnya gimana?",
    "in English": "What are the steps of sister city cooperation?",
}


@pytest.mark.parametrize("text", ABROAD.values(), ids=ABROAD)
def test_the_steps_come_in_the_order_of_the_law(shipped, text):
    answer = shipped.ask(text)
    quoted = [s.citations[0] for s in answer.sentences if s.kind == "kutipan"]
    by_number = {c.n: c.provision for c in answer.citations}
    pasal = list(dict.fromkeys(ids.pasal_of(by_number[n]).rpartition("-")[2] for n in quoted))
    assert pasal == ["28", "29", "30", "31", "32", "33", "35"]
    assert "Pasal 28 s.d. Pasal 33" in answer.sentences[0].text


def test_a_step_of_another_kind_is_left_out(shipped):
    cited = {c.provision for c in shipped.ask("Bagaimana tahapan KSDPL?").citations}
    assert "pp-28-2018/pasal-28/ayat-2" not in cited
    assert "pp-28-2018/pasal-34" not in cited


def test_what_is_made_to_apply_stands_behind_what_makes_it(shipped):
    answer = shipped.ask("Bagaimana tata cara KSDLL?")
    by_number = {c.n: c.provision for c in answer.citations}
    quoted = [by_number[s.citations[0]] for s in answer.sentences if s.kind == "kutipan"]
    at = quoted.index("pp-28-2018/pasal-38")
    assert quoted[at + 1].startswith("pp-28-2018/pasal-30")


def test_what_a_heading_names_is_told_too(shipped):
    cited = {
        ids.pasal_of(c.provision) for c in shipped.ask("Bagaimana prosedur pengambilalihan kerja sama wajib?").citations
    }
    assert {"pp-28-2018/pasal-10", "pp-28-2018/pasal-11"} <= cited


OTHERWISE = {
    "a kind whose stages one ayat lists": "Bagaimana tahapan KSDPK?",
    "a kind and a word that headings of other matters have": "Bagaimana tahap penyelenggaraan KSDD?",
    "the same of what is wajib": "Jelaskan prosedur penyelenggaraan kerja sama wajib",
    "one step": "bagaimana proses penandatanganan naskah KSDPL",
    "who, not how": "Siapa yang menyetujui KSDPL?",
}


@pytest.mark.parametrize("text", OTHERWISE.values(), ids=OTHERWISE)
def test_else_there_is_no_chain(shipped, text):
    assert "tersebar dalam" not in shipped.ask(text).answer


@pytest.mark.parametrize("asked", ["Berapa tahap penyelenggaraan KSDD?", "Apa saja langkah penyelenggaraan KSDD?"])
def test_the_stages_of_a_kind_are_those_that_its_ayat_lists(shipped, asked):
    assert shipped.ask(asked).citations[0].provision == "pp-28-2018/pasal-6/ayat-1"
