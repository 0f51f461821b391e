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
from functools import cache
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score

from kadqa.asking.question import kind
from kadqa.asking.question.courtesy import BREAK, SURE
from kadqa.library.pertanyaan import read_pertanyaan
from kadqa.library.tanpa_jawaban import read_tanpa_jawaban

HERE = Path(__file__).parent
KINDS = ("definition", "purpose", "list", "number", "who", "when", "yesno", "procedure", "sanction", "condition")
CORPUS = HERE.parent / "corpus"
CORPUS_WEIGHT = 0.3
"""Of a question of the corpus against one of eval/: they are many and of one subject."""
FRAMED = 0.5
"""Of a question in a frame against the question alone."""
FILES = ("dev.jsonl", "latih.jsonl")
SAME = {"yes-no": "yesno"}


def asked_files():
    """The files of questions to learn from."""
    return sorted([*(HERE / name for name in FILES), *(HERE / "latih").glob("*.jsonl")])


def questions():
    """(text, kind) of every question whose kind is known."""
    for path in [*asked_files(), HERE / "jenis.jsonl"]:
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            label = SAME.get(row.get("type", ""), row.get("type", ""))
            if label in {*KINDS, "other", "comparison", "standing"} and row.get("expect") != "ditolak":
                yield row["question"], label


@cache
def frames():
    """(before, after) of what people tell around a question: cases, greetings, thanks."""
    lines = (HERE / "bingkai.jsonl").read_text(encoding="utf-8").splitlines()
    return [(row["before"], row["after"]) for row in map(json.loads, lines) if row["kind"] != "isi"]


def framed(text):
    """A question with what somebody tells around it, of which nothing is asked: the same words, the same frame."""
    before, after = frames()[zlib.crc32(text.encode()[::-1]) % len(frames())]
    return " ".join(part for part in (before, text, after) if part)


def told():
    """(text, answered?, weight, the question itself) of every question of which it is known whether it is answered.

    Each stands there once by itself, and those of eval/ once more in a frame.
    """
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
    plain = [(text, *known, text) for text, known in found.items()]
    return plain + [(framed(text), answered, FRAMED, text) for text, answered, weight, _ in plain if weight == 1.0]


def unanswered(among):
    """The model of what no law answers, trained on the questions that `among` admits: (weights, bias)."""
    rows = [row for row in told() if among(row[3])]
    y = np.array([not answered for _, answered, *_ in rows])
    weight = np.array([row[2] for row in rows])
    for value in (True, False):
        weight[y == value] *= len(y) / (2 * weight[y == value].sum())
    model = LogisticRegression(C=10.0, max_iter=400).fit(matrix([row[0] for row in rows]), y, sample_weight=weight)
    return model.coef_[0], model.intercept_[0]


def courtesy():
    """The model of what only greets, introduces or thanks, among parts of what people type: (weights, bias)."""
    kept, other = [], [text for text, _ in questions()]
    for line in (HERE / "bingkai.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        said = [part for name in ("before", "after") for part in BREAK.split(row[name]) if part]
        if row["kind"] == "salam":
            kept += said
        else:
            # What happened may matter, and who asks, where he is what the law speaks of ("isi").
            other += [part for part in BREAK.split(row["before"]) if part]
    parts = [part for text in other for part in BREAK.split(text)]
    texts = [*kept, *parts]
    y = np.arange(len(texts)) < len(kept)
    tried = np.array([zlib.crc32(text.encode()) % 5 == 0 for text in texts])
    x, weight = matrix(texts), np.where(y, len(parts) / len(kept) / 3, 1.0)
    model = LogisticRegression(C=10.0, max_iter=400).fit(x[~tried], y[~tried], sample_weight=weight[~tried])
    sure = model.predict_proba(x[tried])[:, 1] >= SURE
    sys.stdout.write(
        f"courtesy: of {int(y[tried].sum())} parts left out {sure[y[tried]].mean():.3f}, "
        f"of {int((~y[tried]).sum())} others {sure[~y[tried]].mean():.4f}\n"
    )
    model = LogisticRegression(C=10.0, max_iter=400).fit(x, y, sample_weight=weight)
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
    figure = average_precision_score([not answered for _, answered, *_ in kept], score)
    sys.stdout.write(f"{'unanswered':12} {len(kept):5} questions, average precision {figure:.3f}" + "\n")
    model = unanswered(lambda _: True)
    weights.append(model[0])
    bias.append(model[1])
    polite = courtesy()
    weights.append(polite[0])
    bias.append(polite[1])
    target = Path(kind.__file__).parent / kind.FILE
    np.savez_compressed(
        target,
        names=np.array([*KINDS, "unanswered", kind.COURTESY]),
        weights=np.array(weights, np.float16),
        bias=np.array(bias, np.float32),
    )
    sys.stdout.write(f"{target.name}: {target.stat().st_size:,} bytes, {len(texts):,} questions" + "\n")


if __name__ == "__main__":
    main()
