"""Fit what `kadqa/asking/judge` decides by, over several libraries, and write it.

    python eval/fit_judge.py eval/dev.jsonl=index eval/latih/a.jsonl=build/besar eval/latih/a.jsonl=build/latih-idx ...

Every question that has an answer is asked twice: of the library, and of the library without the law that answers it
and those that are tied to it, where it has none, as a rule. A question whose law is not there at all has none either,
nor has one that says so beforehand. A logistic regression over `signals` tells the two apart, with the first as likely
as `PRIOR` says; the border is 0. Prints, for each file left out of the fit in turn, the AUROC, and what the border
gives.

Only one half of the questions is asked: the model of their wording that is fitted with was trained on the other
(`fit_kinds.half`). Held-out questions are never given to this.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from dataclasses import replace
from pathlib import Path

import fit_kinds
import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score

from kadqa.asking import judge
from kadqa.asking import understand as reading
from kadqa.asking.answerers import in_turn
from kadqa.asking.answerers.by_name import placed
from kadqa.asking.judge import weights as judge_weights
from kadqa.asking.premises import without_law
from kadqa.asking.question import kind as wording
from kadqa.asking.search.find import find, founding
from kadqa.assistant import Assistant
from kadqa.evaluation import questions as files
from kadqa.hukum.ids import source_of
from kadqa.library.corpus import read_corpus

MOST = 250
"""Questions of a file that are asked, of those with an answer and of those without; each n-th of a longer one."""
PRIOR = 1.75
"""How much likelier an answer is to be there than not: what it weighs more to refuse wrongly."""
UNSURE = 1.4
"""How much more where no question is known: there the signals tell less, and a document that someone has just brought
must not stay silent."""
WEIGHT = {"answered": 1.0, "none": 1.0, "foreign": 0.5, "taken out": 0.1}
"""What the askings of a kind weigh; where a law was taken out, others often say the same."""
FRAMED = 3
"""Each n-th question is asked in a frame, a case or a greeting, that changes nothing of what is asked."""
PENALTY = 0.3
WEIGHTS_FILE = Path(judge_weights.__file__)


def askings(assistant, path, near):
    """(signals, kind of asking) of each question that is searched."""
    library = assistant.library
    sources = np.array(library.units.source)
    asked = [q for q in files.read([path]) if not q.history and fit_kinds.half(q.question)]
    for answerable in (True, False):
        some = [q for q in asked if q.answerable == answerable]
        for n, question in enumerate(some[:: max(1, round(len(some) / MOST))]):
            text = question.question if n % FRAMED else fit_kinds.framed(question.question)
            query = reading.understand(text, (), assistant.day(), library, as_of=question.as_of)
            if query.refusal is not None:
                continue
            query = without_law(placed(query, library), library)
            if not in_turn(query, library)[0].must_answer or query.former:
                continue
            query = replace(query, vector=assistant._vector(query))
            laws = {source_of(gold) for gold in (*question.gold, *question.also)}
            laws |= {other for law in laws for other in near[law]}
            kinds = ["none"]
            if answerable and any(library.texts(gold) for gold in question.gold):
                kinds = ["answered"] if query.laws else ["answered", "taken out"]
            elif answerable:
                kinds = [] if query.laws or any(library.has_text(law) for law in laws) else ["foreign"]
            for kind in kinds:
                if kind != "taken out" and founding(query, library):
                    continue
                mask = ~np.isin(sources, list(laws)) if kind == "taken out" else None
                hits = find(query, query.vector, library, allowed=mask)
                yield judge.signals(query, hits, library), kind


def fit(rows, names):
    """(weights by name, constant) of a logistic regression; each kind of asking of a set has its weight."""
    x = np.array([[told.get(name, 0.0) for name in names] for _, told, _ in rows])
    y = np.array([kind == "answered" for _, _, kind in rows])
    many = defaultdict(int)
    for name, _, kind in rows:
        many[name, kind] += 1
    weight = np.array([WEIGHT[kind] / np.sqrt(many[name, kind]) for name, _, kind in rows])
    # In each library an answer is as likely to be there, however many questions were put to it that have none.
    of = np.array([name.partition("=")[2] for name, _, _ in rows])
    for library in np.unique(of):
        some = of == library
        if (some & y).any() and (some & ~y).any():
            weight[some & y] *= PRIOR * weight[some & ~y].sum() / weight[some & y].sum()
    weight[y & np.array([told["unknown"] > 0 for _, told, _ in rows])] *= UNSURE
    spread = x.std(0) + 1e-6
    model = LogisticRegression(C=PENALTY, max_iter=2000).fit(x / spread, y, sample_weight=weight / weight.mean())
    return dict(zip(names, model.coef_[0] / spread, strict=True)), float(model.intercept_[0])


def scored(rows, fitted):
    table, constant = fitted
    return np.array([sum(table[name] * value for name, value in told.items()) + constant for _, told, _ in rows])


def report(name, rows, fitted):
    z, kinds = scored(rows, fitted), np.array([kind for _, _, kind in rows])
    y = kinds == "answered"
    parts = []
    for kind in ("none", "foreign", "taken out"):
        some = kinds == kind
        if some.any():
            auroc = roc_auc_score(y[y | some], z[y | some]) if y.any() else float("nan")
            parts.append(f"{kind}: AUROC {auroc:.3f}, refused {(z[some] < 0).mean():.2f}")
    wrongly = f"refused wrongly {(z[y] < 0).mean():.3f}; " if y.any() else ""
    sys.stdout.write(f"{name:40} {wrongly}{'; '.join(parts)}" + "\n")


def tied():
    """Law to those that it changed, repealed or carries out, and those that did so to it."""
    near = defaultdict(set)
    for relation in read_corpus((fit_kinds.CORPUS,)).relations:
        for target in relation.ke:
            one, other = source_of(relation.dari), source_of(target)
            near[one].add(other)
            near[other].add(one)
    return near


def main():
    opened, rows = {}, []
    trained = fit_kinds.unanswered(lambda text: not fit_kinds.half(text))

    def kinds(text):
        at = wording.places(text)
        z = trained[0][at].sum() / np.sqrt(max(len(at), 1)) + trained[1]
        return {**wording.kinds_of(text), "unanswered": float(1.0 / (1.0 + np.exp(-z)))}

    # What `understand` reads is told by the model that has not seen these questions.
    reading.kinds_of = kinds
    near = tied()
    for argument in sys.argv[1:]:
        path, _, index = argument.partition("=")
        if index not in opened:
            opened[index] = Assistant.open(Path(index))
        found = [(argument, *row) for row in askings(opened[index], Path(path), near)]
        sys.stdout.write(f"{argument}: {len(found)} askings" + "\n")
        sys.stdout.flush()
        rows += found
    names = list(dict.fromkeys(name for _, told, _ in rows for name in told))
    for argument in dict.fromkeys(name for name, _, _ in rows):
        file = argument.partition("=")[0]
        rest = [row for row in rows if row[0].partition("=")[0] != file]
        report(argument, [row for row in rows if row[0] == argument], fit(rest or rows, names))
    table, constant = fit(rows, names)
    written = "".join(f'    "{name}": {weight:.4f},\n' for name, weight in table.items())
    WEIGHTS_FILE.write_text(
        '"""The weights by which the finds are judged, as `python eval/fit_judge.py` writes them."""\n\n'
        f"from __future__ import annotations\n\nWEIGHTS: dict[str, float] = {{\n{written}}}\n"
        f'"""Weight of each signal."""\nBORDER = {-constant:.4f}\n"""What they must reach together for an answer."""\n',
        encoding="utf-8",
    )


if __name__ == "__main__":
    main()
