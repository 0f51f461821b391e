"""With the official text and the pages themselves added: answers quote them, with page numbers."""

from __future__ import annotations

import os
import shutil

import pytest

from kadqa.assistant import Assistant, make_index
from kadqa.settings import Settings
from tests.conftest import ROOT, TODAY
from tests.fakes import FAKE_MODEL

pytestmark = pytest.mark.realdata

FILES = (
    "peraturan/uu-23-2014_officialcopy_460p.pdf",
    "halaman/kukar-latar-belakang.html",
    "halaman/buleleng-kerjasama-antar-daerah.html",
    "halaman/kemendagri-empat-hal.html",
)


@pytest.fixture(scope="module")
def assistant(realdata, tmp_path_factory):
    folder = tmp_path_factory.mktemp("nyata")
    for name in FILES:
        shutil.copy(realdata / name, folder)
    corpus = os.pathsep.join(map(str, (ROOT / "corpus", folder)))
    config = Settings(index=folder / "index", corpus=corpus, model=FAKE_MODEL, today=TODAY)
    report = make_index(config.index, config)
    assert [row.skipped for row in report.documents] == [None] * len(FILES)
    return Assistant.open(config.index, config)


PAGES = {
    "isi pasal 363 uu 23/2014": ("uu-23-2014/pasal-363", 192),
    "isi pasal 365 UU 23/2014": ("uu-23-2014/pasal-365", 194),
    "apa tujuan kerjasama antar daerah": ("uu-23-2014/pasal-363/ayat-1", 192),
}


@pytest.mark.parametrize(("question", "expected"), PAGES.items(), ids=PAGES)
def test_the_law_is_quoted_with_its_page(assistant, question, expected):
    first = assistant.ask(question).citations[0]
    assert (first.provision, first.page) == expected
    assert first.layer == "naskah"
    assert first.quote in assistant.show(first.provision).full_text


def test_the_page_is_quoted_itself_and_its_law_has_its_standing(assistant):
    answer = assistant.ask("menurut halaman Kukar, apa legalitas kerja sama pembangunan dalam pasal 195?")
    page = next(c for c in answer.citations if c.kind == "halaman")
    assert page.provision.startswith("halaman/kukar-latar-belakang/alinea-")
    assert (page.layer, page.page, page.url) == ("naskah", None, "https://kerjasama.kukarkab.go.id/")
    law = next(c for c in answer.citations if c.source == "uu-32-2004")
    assert law.status == "dicabut"
    assert {"dicabut", "halaman-lama"} <= {w.kind for w in answer.warnings}


def test_the_digest_stays_one_look_away(assistant):
    shown = assistant.show("uu-23-2014/pasal-364/ayat-6")
    assert shown.layer == "naskah"
    assert sorted(shown.versions[0]["layers"]) == ["naskah", "ringkasan"]
