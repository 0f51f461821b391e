"""Fit what `kadqa/asking/judge.py` decides by, over several libraries, and write it.

    python eval/fit_judge.py eval/dev.jsonl=index eval/dev.jsonl=build/besar eval/latih/f.jsonl=build/besar

Every question that has an answer is asked twice: of the library, and of the library without the law that answers it,
where it has none. Those that say beforehand that they have none are asked once. A logistic regression over `signals`
tells the two apart; the border is the one with the highest F1 of refusals among those that refuse at most 4 % of what
has an answer, in the library where that is worst. Prints, for each set left out of the fit in turn, the AUROC and what
the border gives.

Held-out questions are never given to this.
"""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score

from kadqa.asking import judge
from kadqa.asking.answerers import in_turn
from kadqa.asking.answerers.by_name import placed
from kadqa.asking.judge import weights as judge_weights
from kadqa.asking.premises import without_law
from kadqa.asking.search.find import find, founding
from kadqa.asking.understand import understand
from kadqa.assistant import Assistant
from kadqa.evaluation import questions as files
from kadqa.evaluation.runner import holding
from kadqa.hukum.ids import source_of

MOST = 500
"""Questions of a set that are asked; each n-th of a longer one."""
WRONGLY = 0.04
PENALTY = 1.0


def asked(assistant, path):
    """(signals, answered?, law taken out?) of each question that is searched."""
    library = assistant.library
    found = [q for q in holding(assistant, files.read([path]))[0] if not q.history]
    found = found[:: max(1, len(found) // MOST)]
    for question in found:
        query = understand(question.question, (), assistant.day(), library, as_of=question.as_of)
        if query.refusal is not None:
            continue
        query = without_law(placed(query, library), library)
        if not in_turn(query, library)[0].must_answer or query.former:
            continue
        query = replace(query, vector=assistant._vector(query))
        for taken_out in (False, True) if question.answerable else (False,):
            mask = None
            if taken_out:
                gone = {source_of(gold) for gold in (*question.gold, *question.also)}
                mask = np.array([source not in gone for source in library.units.source])
                if query.laws:
                    continue
            elif founding(query, library):
                continue
            hits = find(query, query.vector, library, allowed=mask)
            signs = judge.signals(query, hits, library)
            yield list(signs.values()), question.answerable and not taken_out, taken_out


def fit(sets):
    x = np.array([row[0] for rows in sets for row in rows])
    y = np.array([row[1] for rows in sets for row in rows])
    spread = x.std(0) + 1e-6
    # Each set weighs the same, and so does what has an answer and what has none.
    weight = np.concatenate([np.full(len(rows), 1 / len(rows)) for rows in sets])
    for value in (True, False):
        weight[y == value] /= weight[y == value].sum()
    model = LogisticRegression(C=PENALTY * len(y), max_iter=1000).fit(x / spread, y, sample_weight=weight * len(y) / 2)
    return model.coef_[0] / spread, float(model.intercept_[0])


def border_of(sets, weights):
    """The border with the highest mean F1 that refuses little wrongly in every library."""
    scored = []
    for rows in sets:
        z = np.array([row[0] for row in rows]) @ weights
        y = np.array([row[1] for row in rows])
        scored.append((z, y))
    best = (-1.0, 0.0)
    for border in np.quantile(np.concatenate([z for z, _ in scored]), np.linspace(0.01, 0.7, 200)):
        wrongly = [(z[y] < border).mean() for z, y in scored if y.any()]
        if np.mean(wrongly) <= WRONGLY and max(wrongly) <= 1.6 * WRONGLY:
            f1 = np.mean([f1_of(z, y, border) for z, y in scored])
            best = max(best, (f1, float(border)))
    return best[1]


def f1_of(z, y, border):
    refused = z < border
    right = (refused & ~y).sum()
    return 2 * right / max(refused.sum() + (~y).sum(), 1)


def main():
    opened, sets = {}, {}
    for argument in sys.argv[1:]:
        path, _, index = argument.partition("=")
        if index not in opened:
            opened[index] = Assistant.open(Path(index))
        sets[argument] = list(asked(opened[index], Path(path)))
        sys.stdout.write(f"{argument}: {len(sets[argument])} askings" + "\n")
        sys.stdout.flush()
    for name, rows in sets.items():
        others = [other for n, other in sets.items() if n.partition("=")[0] != name.partition("=")[0]] or [rows]
        weights, _ = fit(others)
        border = border_of(others, weights)
        z = np.array([row[0] for row in rows]) @ weights
        y = np.array([row[1] for row in rows])
        out = np.array([row[2] for row in rows])
        said = [(y | ~out), (y | out)]
        aurocs = [roc_auc_score(y[m], z[m]) if 0 < y[m].mean() < 1 else float("nan") for m in said]
        sys.stdout.write(
            f"{name:44} AUROC {aurocs[0]:.3f}, law out {aurocs[1]:.3f}; F1 {f1_of(z, y, border):.3f}, refused wrongly "
            f"{(z[y] < border).mean():.3f}, refused of the rest {(z[~y] < border).mean():.3f}" + "\n"
        )
    weights, _ = fit(list(sets.values()))
    border = border_of(list(sets.values()), weights)
    names = judge_weights.WEIGHTS
    table = "".join(f'    "{name}": {weight:.4f},\n' for name, weight in zip(names, weights.tolist(), strict=True))
    Path(judge_weights.__file__).write_text(
        '"""The weights by which the finds are judged, as `python eval/fit_judge.py` writes them."""\n\n'
        f"from __future__ import annotations\n\nWEIGHTS: dict[str, float] = {{\n{table}}}\n"
        f'"""Weight of each signal."""\nBORDER = {border:.4f}\n"""What they must reach together for an answer."""\n',
        encoding="utf-8",
    )


if __name__ == "__main__":
    main()
