"""A sanction is found by the number of what it punishes, over law that is made up."""

from __future__ import annotations

import pytest

from kadqa.asking.answerers import sanctions
from kadqa.asking.search.find import find
from kadqa.asking.understand import understand
from kadqa.assistant import Assistant, make_index
from kadqa.settings import Settings
from tests.conftest import TODAY
from tests.fakes import FAKE_MODEL

SUMBER = """[[sumber]]
id = "uu-1-2000"
jenis = "uu"
nomor = "1"
tahun = "2000"
judul = "Menara Angin"
diundangkan = "2000-01-10"
diperiksa = "2026-01-01"
"""
TEXT = """---
sumber: uu-1-2000
versi: asli
diperiksa: 2026-01-01
---

# UU 1/2000 tentang Menara Angin

- `pasal-1` [naskah] Penabuh wajib membunyikan lonceng menara setiap petang.

- `pasal-2` [naskah] Juru kunci wajib menyapu halaman menara.

- `pasal-3` [naskah] Pengunjung dilarang memberi makan burung.

- `pasal-7` [naskah] Penabuh yang tidak melaksanakan Pasal 1 dikenai sanksi administratif berupa teguran tertulis.

- `pasal-8` [naskah] Setiap orang yang melanggar Pasal 3 dipidana denda paling banyak Rp1.000,00.
"""
CASES = {
    "of a duty": ("apa sanksi penabuh yang tidak membunyikan lonceng menara?", ["pasal-7", "pasal-1"]),
    "of what is forbidden": ("apa sanksi pengunjung yang memberi makan burung?", ["pasal-8", "pasal-3"]),
}


@pytest.fixture(scope="module")
def assistant(tmp_path_factory):
    folder = tmp_path_factory.mktemp("sanksi")
    (folder / "korpus" / "ringkasan").mkdir(parents=True)
    (folder / "korpus" / "sumber.toml").write_text(SUMBER, encoding="utf-8")
    (folder / "korpus" / "ringkasan" / "uu-1-2000.md").write_text(TEXT, encoding="utf-8")
    config = Settings(index=folder / "index", corpus=str(folder / "korpus"), model=FAKE_MODEL, today=TODAY)
    make_index(config.index, config)
    return Assistant.open(config.index, config)


@pytest.mark.parametrize(("question", "cited"), CASES.values(), ids=CASES)
def test_the_sanction_stands_before_what_it_punishes(assistant, question, cited):
    query = understand(question, (), TODAY, assistant.library)
    assert sanctions.takes(query, assistant.library) > 0
    found = sanctions.answer(query, find(query, assistant._vector(query), assistant.library), assistant.library)
    assert [e.passage.provision for e in found.excerpts] == [f"uu-1-2000/{one}" for one in cited]


LEFT = {
    "nothing punishes it": "apa sanksi juru kunci yang tidak menyapu halaman menara?",
    "what is found sets it itself": "apa sanksi administratif berupa teguran tertulis?",
}


@pytest.mark.parametrize("question", LEFT.values(), ids=LEFT)
def test_what_is_left_to_others(assistant, question):
    query = understand(question, (), TODAY, assistant.library)
    hits = find(query, assistant._vector(query), assistant.library)
    assert sanctions.answer(query, hits, assistant.library) is None


def test_the_sanction_of_a_pasal_named_is_found_by_its_number_alone(assistant):
    answer = assistant.ask("apa sanksi melanggar Pasal 3 UU 1/2000?")
    assert [c.provision for c in answer.citations] == ["uu-1-2000/pasal-8", "uu-1-2000/pasal-3"]


def test_a_pasal_named_that_nothing_punishes_gets_no_sanction(assistant):
    answer = assistant.ask("apa sanksi melanggar Pasal 2 UU 1/2000?")
    assert not {"uu-1-2000/pasal-7", "uu-1-2000/pasal-8"} & {c.provision for c in answer.citations}
