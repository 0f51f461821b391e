"""Fit which excerpts an answer keeps (`kadqa/asking/excerpts/needed.py`), and write it.

    python eval/fit_quotation.py eval/dev.jsonl=index eval/dev.jsonl=build/besar eval/latih.jsonl=build/latih-idx
    python eval/fit_quotation.py ... --only eval/latih/a.jsonl=build/besar      measures, fits nothing on that set

Of every question that is answered by quotation each excerpt that may be quoted is a sample: right if it lies in what
the question's gold and `also` allow. Prints the precision and the share of answers that hold the gold.
Held-out questions are never given to this.
"""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression

from kadqa.asking.answerers import in_turn
from kadqa.asking.answerers.by_name import placed
from kadqa.asking.excerpts import weights
from kadqa.asking.excerpts.needed import signals
from kadqa.asking.excerpts.select import chosen
from kadqa.asking.premises import without_law
from kadqa.asking.search.find import find
from kadqa.asking.understand import understand
from kadqa.assistant import Assistant
from kadqa.evaluation import questions as files
from kadqa.evaluation.judge import lies_in_any
from kadqa.evaluation.runner import holding

MOST = 500
CHANCE = 0.35
"""Chance of being right from which an excerpt is quoted: to lack one that is needed is worse than one too many."""

GOLD_ALONE = 0.12
"""The same where no question is known: of those files only the gold is written, and not what else would be right."""


def samples(assistant, path):
    library = assistant.library
    asked = [question for question in holding(assistant, files.read([path]))[0] if question.answerable]
    for question in asked[:: max(1, round(len(asked) / MOST))]:
        query = understand(question.question, question.history, assistant.day(), library, as_of=question.as_of)
        if query.refusal is not None or query.former:
            continue
        query = without_law(placed(query, library), library)
        if in_turn(query, library)[0].name != "kutipan":
            continue
        query = replace(query, vector=assistant._vector(query))
        hits = find(query, query.vector, library)
        excerpts = chosen(query, hits, library)
        if excerpts:
            told = signals(query, excerpts, hits, library)
            right = [lies_in_any(e.passage.provision, (*question.gold, *question.also)) for e in excerpts]
            gold = [lies_in_any(e.passage.provision, question.gold) for e in excerpts]
            yield [list(one.values()) for one in told], np.array(right), np.array(gold), list(told[0])


def fit(sets):
    x = np.array([row for found in sets for one in found for row in one[0]])
    y = np.concatenate([one[1] for found in sets for one in found])
    weight = np.concatenate(
        [np.full(len(one[1]), 1 / len(one[1]) / np.sqrt(len(found))) for found in sets for one in found]
    )
    spread = x.std(0) + 1e-6
    model = LogisticRegression(C=1.0, max_iter=3000, fit_intercept=False)
    model.fit(x / spread, y, sample_weight=weight / weight.mean())
    return model.coef_[0] / spread


def main():
    opened, sets, apart = {}, {}, {}
    only = False
    for argument in sys.argv[1:]:
        if argument == "--only":
            only = True
            continue
        path, _, index = argument.partition("=")
        if index not in opened:
            opened[index] = Assistant.open(Path(index))
        (apart if only else sets)[argument] = list(samples(opened[index], Path(path)))
    border = float(np.log(CHANCE / (1 - CHANCE)))
    fitted = fit(list(sets.values()))
    for name, found in (sets | apart).items():
        precision, held, many = [], [], []
        for x, right, gold, _ in found:
            z = np.array(x) @ fitted
            kept = (z >= border) | (z == z.max())
            precision.append(right[kept].mean())
            held.append(gold[kept].any())
            many.append(kept.sum())
        whole = np.mean([right.mean() for _, right, _, _ in found]), np.mean([gold.any() for _, _, gold, _ in found])
        sys.stdout.write(
            f"{name:40} {len(found):4} answers, all: {whole[0]:.3f} right, {whole[1]:.3f} hold the gold; kept: "
            f"{np.mean(precision):.3f}, {np.mean(held):.3f}, {np.mean(many):.2f} each" + "\n"
        )
    names = next(iter(sets.values()))[0][3]
    fitted[names.index("unknown")] += border - float(np.log(GOLD_ALONE / (1 - GOLD_ALONE)))
    table = "".join(f'    "{name}": {weight:.4f},\n' for name, weight in zip(names, fitted.tolist(), strict=True))
    Path(weights.__file__).write_text(
        '"""The weights by which excerpts are kept, as `python eval/fit_quotation.py` writes them."""\n\n'
        f"from __future__ import annotations\n\nWEIGHTS: dict[str, float] = {{\n{table}}}\n"
        f'"""Weight of each signal."""\nBORDER = {border:.4f}\n'
        '"""What they must reach together for an excerpt to be quoted."""\n',
        encoding="utf-8",
    )


if __name__ == "__main__":
    main()
