"""Own documents beside the law: which comes first, what is said of standing, what is searched by."""

from __future__ import annotations

import pytest

from kadqa.asking.understand import understand
from kadqa.assistant import Assistant, make_index
from kadqa.library.snapshot import Library

SOURCES = """
[[sumber]]
id = "pks-119-12-2024"
jenis = "pks"
nomor = "119/12/2024"
tahun = "2024"
judul = "Pengelolaan Dermaga"
pihak = ["Kabupaten Contoh", "PT Maju Jaya"]

[[sumber]]
id = "perda-contoh-8-2023"
jenis = "perda"
nomor = "8"
tahun = "2023"
judul = "Sandar Kapal"
wilayah = "contoh"
diundangkan = "2023-07-03"
"""
TEXTS = {
    "pks-119-12-2024": (
        "- `pasal-1` [naskah] Perjanjian ini berlaku lima tahun sejak ditandatangani.\n"
        "- `pasal-2` [naskah] PT Maju Jaya membayar sewa dermaga setiap triwulan.\n"
        "- `pasal-3` [naskah] Sengketa sandar kapal diselesaikan dengan musyawarah mufakat.\n"
    ),
    "perda-contoh-8-2023": (
        "- `pasal-1` [naskah] Sengketa sandar kapal diselesaikan oleh syahbandar.\n"
        "- `pasal-2` [naskah] Nelayan andon daerah didahulukan bersandar.\n"
        "- `pasal-3` [naskah] Nelayan andon daerah memakai tambatan utara.\n"
    ),
}


@pytest.fixture
def library(config, tmp_path):
    folder = tmp_path / "korpus"
    (folder / "ringkasan").mkdir(parents=True)
    (folder / "sumber.toml").write_text(SOURCES, encoding="utf-8")
    for source, text in TEXTS.items():
        head = f"---\nsumber: {source}\nversi: asli\ndiperiksa: 2024-01-01\n---\n\n## Isi\n\n"
        (folder / "ringkasan" / f"{source}.md").write_text(head + text, encoding="utf-8")
    settings = config.model_copy(update={"corpus": str(folder)})
    make_index(config.index, settings)
    return Assistant.open(config.index, settings)


FIRST = {
    "the document that is named": ("menurut PKS 119/12/2024, sengketa sandar kapal diselesaikan bagaimana?", "pks"),
    "the law where the law is asked": ("menurut peraturan, sengketa sandar kapal diselesaikan bagaimana?", "perda"),
}


@pytest.mark.parametrize(("question", "first"), FIRST.values(), ids=FIRST)
def test_what_was_asked_about_comes_first(library, question, first):
    answer = library.ask(question)
    assert answer.outcome == "dijawab"
    assert answer.citations[0].provision.startswith(first)


def test_an_office_document_has_no_standing(library):
    answer = library.ask("berapa lama PKS dengan PT Maju Jaya berlaku?")
    (first,) = (c for c in answer.citations if c.provision == "pks-119-12-2024/pasal-1")
    assert (first.kind, first.status, first.status_today) == ("dokumen", None, None)


def test_whether_an_unchecked_law_is_in_force_is_said_honestly(library):
    answer = library.ask("apakah Perda 8/2023 masih berlaku?")
    assert "Belum dapat dipastikan" in answer.answer
    assert "belum diperiksa; menurut naskahnya berlaku sejak 3 Juli 2023" in answer.answer


def test_an_abbreviation_is_searched_by_its_initials_and_asked_as_it_is(library, config):
    query = understand("siapa NAD yang didahulukan bersandar?", (), config.day(), Library(config.index))
    assert "nelayan andon daerah" in query.search_text
    assert "andon" not in query.asked
