"""Train the model of `kadqa/asking/question/kind.py` and write its weights beside it.

    python eval/fit_kinds.py

Reads the types of the development questions and the kinds of eval/latih/*.jsonl; every fifth question, by a hash of its
text, is kept out of the training and measured. What no law answers ("unanswered") is learned from all questions that
are written here, those of the corpus included. Held-out questions are never read.
"""

from __future__ import annotations

import json
import sys
import zlib
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score

from kadqa.asking.question import kind
from kadqa.library.pertanyaan import read_pertanyaan
from kadqa.library.tanpa_jawaban import read_tanpa_jawaban

HERE = Path(__file__).parent
KINDS = ("definition", "purpose", "list", "number", "who", "when", "yesno", "procedure", "sanction", "condition")
CORPUS = HERE.parent / "corpus"
CORPUS_WEIGHT = 0.3
"""Of a question of the corpus against one of eval/: they are many and of one subject."""
FILES = ("dev.jsonl", "latih.jsonl")
SAME = {"yes-no": "yesno"}


def asked_files():
    """The files of questions to learn from."""
    return sorted([*(HERE / name for name in FILES), *(HERE / "latih").glob("*.jsonl")])


def questions():
    """(text, kind) of every question whose kind is known."""
    for path in asked_files():
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            label = SAME.get(row.get("type", ""), row.get("type", ""))
            if label in {*KINDS, "other", "comparison", "standing"} and row.get("expect") != "ditolak":
                yield row["question"], label


def told():
    """(text, answered?, weight) of every question of which it is known whether it is answered, each once."""
    found = {}
    for path in sorted((CORPUS / "pertanyaan").rglob("*.md")):
        for some in read_pertanyaan(path, path.name).questions.values():
            found |= dict.fromkeys(some, (True, CORPUS_WEIGHT))
    for path in sorted((CORPUS / "tanpa-jawaban").rglob("*.md")):
        found |= dict.fromkeys(read_tanpa_jawaban(path, path.name).questions, (False, CORPUS_WEIGHT))
    for path in asked_files():
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            if not row.get("history"):
                found[row["question"]] = (row["expect"] != "ditolak", 1.0)
    return [(text, *known) for text, known in found.items()]


def unanswered(among):
    """The model of what no law answers, trained on the questions that `among` admits: (weights, bias)."""
    rows = [row for row in told() if among(row[0])]
    y = np.array([not answered for _, answered, _ in rows])
    weight = np.array([weight for _, _, weight in rows])
    for value in (True, False):
        weight[y == value] *= len(y) / (2 * weight[y == value].sum())
    model = LogisticRegression(C=10.0, max_iter=400).fit(matrix([row[0] for row in rows]), y, sample_weight=weight)
    return model.coef_[0], model.intercept_[0]


def half(text):
    """Into which of two halves a question falls: the judge is fitted on one, with a model that saw only the other."""
    return zlib.crc32(text.encode()) % 2


def matrix(texts):
    """The n-grams of each text, rows of norm 1."""
    rows = [kind.places(text) for text in texts]
    starts = np.cumsum([0, *map(len, rows)])
    values = np.concatenate([np.full(len(row), 1 / np.sqrt(max(len(row), 1))) for row in rows])
    return csr_matrix((values, np.concatenate(rows), starts), (len(rows), kind.WIDTH))


def main():
    texts, labels = zip(*questions(), strict=True)
    x, labels = matrix(texts), np.array(labels)
    kept_out = np.array([zlib.crc32(text.encode()) % 5 == 0 for text in texts])
    weights, bias = [], []
    for name in KINDS:
        y = labels == name
        tried = LogisticRegression(C=20.0, max_iter=300).fit(x[~kept_out], y[~kept_out])
        chance = tried.predict_proba(x[kept_out])[:, 1]
        figure = average_precision_score(y[kept_out], chance)
        sys.stdout.write(f"{name:12} {int(y.sum()):5} questions, average precision {figure:.3f}" + "\n")
        model = LogisticRegression(C=20.0, max_iter=300).fit(x, y)
        weights.append(model.coef_[0])
        bias.append(model.intercept_[0])
    kept = [row for row in told() if row[2] == 1.0 and half(row[0])]
    tried, _ = unanswered(lambda text: not half(text))
    score = matrix([row[0] for row in kept]) @ tried
    figure = average_precision_score([not answered for _, answered, _ in kept], score)
    sys.stdout.write(f"{'unanswered':12} {len(kept):5} questions, average precision {figure:.3f}" + "\n")
    model = unanswered(lambda _: True)
    weights.append(model[0])
    bias.append(model[1])
    target = Path(kind.__file__).parent / kind.FILE
    np.savez_compressed(
        target,
        names=np.array([*KINDS, "unanswered"]),
        weights=np.array(weights, np.float16),
        bias=np.array(bias, np.float32),
    )
    sys.stdout.write(f"{target.name}: {target.stat().st_size:,} bytes, {len(texts):,} questions" + "\n")


if __name__ == "__main__":
    main()
