"""The subprocess: what goes over its pipes, and what is said when it fails. Needs no model."""

from __future__ import annotations

import numpy as np
import pytest

from kadqa.embedding import other, torch_process, worker
from kadqa.embedding.worker import Task, Worker, bulk
from kadqa.errors import InputError, KadqaError
from tests.fakes import FakeEmbedder

TEXTS = [f"kerja sama {'daerah ' * (n % 7)} nomor {n}" for n in range(300)]
EXPECTED = FakeEmbedder().embed_passages([f"isi {text}" for text in TEXTS])


@pytest.fixture(autouse=True)
def stand_in(monkeypatch):
    monkeypatch.setattr(worker, "MODULE", "tests.embedding.stand_in_process")


def put_together(chunks) -> np.ndarray:
    found = np.zeros((len(TEXTS), 64), np.float32)
    seen: list[int] = []
    for at, part in chunks:
        found[list(at)] = part
        seen += at
    assert sorted(seen) == list(range(len(TEXTS)))
    return found


def test_every_text_gets_its_own_vector_though_they_come_sorted_by_length():
    assert np.allclose(put_together(bulk(Task("any"), TEXTS)), EXPECTED, atol=1e-6)


def test_the_same_process_answers_again_with_the_prompt_that_fits():
    running = Worker(Task("any"))
    try:
        assert running.dim == 64
        (_, question), *_ = list(running.embed(["daerah"], question=True))
        (_, passage), *_ = list(running.embed(["daerah"], question=False))
    finally:
        running.close()
    assert np.allclose(question[0], FakeEmbedder().embed_question("tanya daerah"), atol=1e-6)
    assert np.allclose(passage[0], FakeEmbedder().embed_question("isi daerah"), atol=1e-6)


def test_a_build_that_is_left_stops_the_process(monkeypatch):
    started: list[Worker] = []
    monkeypatch.setattr(worker, "Worker", lambda task: started.append(Worker(task)) or started[0])
    chunks = bulk(Task("any"), TEXTS)
    next(chunks)
    chunks.close()
    assert started[0]._process.poll() is not None


def test_answers_that_were_not_fetched_are_not_taken_for_those_of_the_next_request():
    running = Worker(Task("any"))
    chunks = running.embed(TEXTS, question=False)
    next(chunks)
    chunks.close()
    with pytest.raises(KadqaError, match="berhenti"):
        next(running.embed(["daerah"], question=False))


def test_no_texts_start_no_process(monkeypatch):
    monkeypatch.setattr(worker, "Worker", None)
    assert list(bulk(Task("any"), [])) == []


FAILURES = {
    "a model that cannot be loaded": (
        "missing",
        InputError,
        ["'missing' tidak dapat dimuat", "no such model", "KADQA_MODEL"],
    ),
    "a process that dies": ("dies", KadqaError, ["'dies' berhenti", "kode 9", "kehabisan memori", "Jalankan kembali"]),
    "an error in the middle": (
        "fails",
        KadqaError,
        ["'fails' berhenti", "RuntimeError: bad weather", "Jalankan kembali"],
    ),
}


@pytest.mark.parametrize(("model", "kind", "parts"), FAILURES.values(), ids=FAILURES)
def test_a_failure_is_one_line_that_says_what_to_do(model, kind, parts):
    with pytest.raises(kind) as caught:
        list(bulk(Task(model), TEXTS))
    assert type(caught.value) is kind
    assert "\n" not in str(caught.value)
    assert [part for part in parts if part not in str(caught.value)] == []


def test_a_question_model_that_was_stopped_is_started_again():
    embedder = other.OtherEmbedder("any")
    try:
        first = embedder.embed_question("daerah")
        embedder._worker._process.kill()
        assert np.array_equal(embedder.embed_question("daerah"), first)
        assert embedder.embed_passages([]).shape == (0, 64)
        assert embedder.embed_passages(["a", "b"]).shape == (2, 64)
    finally:
        embedder._worker.close()


PROMPTS = {
    "a question": ({"query": "q: ", "document": ""}, True, "q: "),
    "the library's empty document does not hide passage": ({"document": "", "passage": "p: "}, False, "p: "),
    "document comes first": ({"document": "d: ", "passage": "p: "}, False, "d: "),
    "no prompts": ({}, True, ""),
}


@pytest.mark.parametrize(("prompts", "question", "expected"), PROMPTS.values(), ids=PROMPTS)
def test_prompt_of(prompts, question, expected):
    assert torch_process.prompt_of(prompts, question=question) == expected


E5 = {
    "intfloat/multilingual-e5-small": True,
    "intfloat/e5-base-v2": True,
    "models/multilingual-e5-large": True,
    "intfloat/multilingual-e5-large-instruct": False,
    "BAAI/bge-m3": False,
}


@pytest.mark.parametrize(("name", "wants_prefixes"), E5.items())
def test_e5_models_are_known_by_their_names(name, wants_prefixes):
    assert bool(torch_process.E5_NAME.search(name)) is wants_prefixes


NAMES = {
    "emb.word": "embeddings.word_embeddings.weight",
    "emb.ln.b": "embeddings.LayerNorm.bias",
    "l0.q.w": "encoder.layer.0.attention.self.query.weight",
    "l11.aln.b": "encoder.layer.11.attention.output.LayerNorm.bias",
    "l3.fo.w": "encoder.layer.3.output.dense.weight",
}


@pytest.mark.parametrize(("name", "expected"), NAMES.items())
def test_bert_name(name, expected):
    assert torch_process.bert_name(name) == expected
