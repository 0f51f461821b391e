"""A running assistant goes on to what another process publishes, and stays with what it has where that is damaged."""

from __future__ import annotations

import logging
import threading
from pathlib import Path

import pytest

from kadqa.assistant import Assistant, Live, make_index
from kadqa.library import publish
from kadqa.settings import Settings

FIRST = "PERATURAN PEMERINTAH REPUBLIK INDONESIA\nNOMOR 3 TAHUN 2001\nTENTANG\nPASAR\n\nPasal 1\nPasar buka pagi.\n"
SECOND = (
    "PERATURAN DAERAH KABUPATEN LEMBAYUNG\nNOMOR 4 TAHUN 2021\nTENTANG\nPASAR APUNG\n\nPasal 1\n"
    "Pasar apung dibuka setiap hari Rabu.\n"
)
NEW = "perda-lembayung-4-2021"


@pytest.fixture
def settled(config, tmp_path) -> Settings:
    corpus = tmp_path / "korpus"
    corpus.mkdir()
    (corpus / "pp-3-2001.md").write_text(FIRST, encoding="utf-8")
    config = config.model_copy(update={"corpus": str(corpus)})
    make_index(config.index, config)
    return config


@pytest.fixture
def live(settled) -> Live:
    return Live(Assistant.open(settled.index, settled))


def rebuild(config: Settings) -> None:
    (Path(config.corpus) / f"{NEW}.md").write_text(SECOND, encoding="utf-8")
    make_index(config.index, config)


LOOKS = {
    "a question": lambda live: live.ask("Kapan pasar apung dibuka?"),
    "the page's head": lambda live: live.sources(),
    "the health address": lambda live: live.fingerprint,
    "the reader": lambda live: live.read("pp-3-2001"),
}


@pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS)
def test_what_was_published_meanwhile_is_taken_up(settled, live, look):
    assert not live.knows(NEW)
    rebuild(settled)
    look(live)
    assert live.knows(NEW)


def test_one_that_is_damaged_is_logged_once_and_the_one_before_stays(settled, live, caplog):
    before = live.fingerprint
    rebuild(settled)
    name = publish.current(settled.index)
    (settled.index / name / publish.MANIFEST).write_text("{", encoding="utf-8")
    with caplog.at_level(logging.WARNING):
        assert [live.fingerprint for _ in range(3)] == [before] * 3
    assert len(caplog.records) == 1
    make_index(settled.index, settled)
    assert live.fingerprint != before


def test_while_one_thread_opens_it_the_others_are_answered_from_the_one_before(settled, live, monkeypatch):
    opening, go_on = threading.Event(), threading.Event()
    reopened = Assistant.reopened

    def slowly(self):
        opening.set()
        go_on.wait(20)
        return reopened(self)

    monkeypatch.setattr(Assistant, "reopened", slowly)
    before = live.fingerprint
    rebuild(settled)
    first = threading.Thread(target=live.sources)
    first.start()
    assert opening.wait(20)
    assert live.fingerprint == before
    go_on.set()
    first.join(20)
    assert live.fingerprint != before
