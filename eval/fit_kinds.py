"""Train the model of `kadqa/asking/question/kind.py` and write its weights beside it.

    python eval/fit_kinds.py

Reads the types of the development questions and the kinds of eval/latih/*.jsonl; every fifth question, by a hash of its
text, is kept out of the training and measured. Held-out questions are never read.
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

HERE = Path(__file__).parent
KINDS = ("definition", "purpose", "list", "number", "who", "when", "yesno", "procedure", "sanction", "condition")
SAME = {"yes-no": "yesno"}


def questions():
    """(text, kind) of every question whose kind is known."""
    for path in sorted([HERE / "dev.jsonl", HERE / "latih.jsonl", *(HERE / "latih").glob("*.jsonl")]):
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            label = SAME.get(row.get("type", ""), row.get("type", ""))
            if label in {*KINDS, "other", "comparison", "standing"} and row.get("expect") != "ditolak":
                yield row["question"], label


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
        told = tried.predict_proba(x[kept_out])[:, 1]
        figure = average_precision_score(y[kept_out], told)
        sys.stdout.write(f"{name:12} {int(y.sum()):5} questions, average precision {figure:.3f}" + "\n")
        model = LogisticRegression(C=20.0, max_iter=300).fit(x, y)
        weights.append(model.coef_[0])
        bias.append(model.intercept_[0])
    target = Path(kind.__file__).parent / kind.FILE
    np.savez_compressed(
        target, names=np.array(KINDS), weights=np.array(weights, np.float16), bias=np.array(bias, np.float32)
    )
    sys.stdout.write(f"{target.name}: {target.stat().st_size:,} bytes, {len(texts):,} questions" + "\n")


if __name__ == "__main__":
    main()
