"""Fit the weights of kadqa/asking/search/rank.py on the development questions, cross-validated by regulation.

    python eval/fit_ranking.py eval/dev.jsonl=index eval/dev-lain.jsonl=build/lain-idx eval/latih.jsonl=build/latih-idx

Per question a softmax over the candidate units; the loss is minus the logarithm of the share that the gold
(at ayat level and at pasal level, half each) takes, with an L2 penalty on signals of equal spread. Prints the
cross-validated numbers of each file and the table to paste, with what the signals of known questions bring on average
(`UNASKED`). Held-out questions are never given to this. What is cross-validated is the search of units alone: without
what the relations answer and without the rules on kinds of cooperation.
"""

from __future__ import annotations

import sys
import zlib
from pathlib import Path

import numpy as np

from kadqa.asking.by_name import placed
from kadqa.asking.claims.premises import without_law
from kadqa.asking.search import rank
from kadqa.asking.search.find import naming
from kadqa.asking.understand import understand
from kadqa.assistant import Assistant
from kadqa.evaluation import questions as files
from kadqa.evaluation.judge import lies_in_any
from kadqa.evaluation.runner import holding
from kadqa.hukum.ids import pasal_of, source_of
from kadqa.stores import TOP, fuse_scores

PENALTY = 3.0
FOLDS = 6
STEPS = 400


def samples(assistant, path):
    """One sample per answerable question that is searched and whose gold is among the candidates or not."""
    library = assistant.library
    for question in holding(assistant, files.read([path]))[0]:
        query = understand(question.question, question.history, assistant.day(), library, as_of=question.as_of)
        if not question.answerable or query.refusal is not None:
            continue
        query = without_law(placed(query, library), library)
        allowed = None if query.as_of is None else library.standing_texts(query.as_of)
        found = library.store.search(assistant._vector(query), query.words, k=TOP, allowed=allowed)
        signals = rank.features(query, found, library)
        units = [library.units[row] for row in found.rows]
        golds = [pasal_of(gold) for gold in question.gold]
        yield {
            "source": source_of(question.gold[0]),
            "x": np.stack(list(signals.values()), 1),
            "names": list(signals),
            "ayat": np.array([lies_in_any(u.provision, question.gold) for u in units]),
            "pasal": np.array([lies_in_any(u.group, golds) for u in units]),
            "groups": [u.group for u in units],
            "naming": np.array([naming(query, u.group) for u in units]),
            "floor": fuse_scores(found.dense, found.lexical),
        }


def fit(data):
    """Weights by gradient descent with momentum; the loss is smooth and nearly convex."""
    spread = np.concatenate([one["x"] - one["x"].mean(0) for one in data]).std(0) + 1e-6
    data = [one | {"x": one["x"] / spread} for one in data if one["pasal"].any()]
    weights = np.zeros(data[0]["x"].shape[1])
    speed, rate = np.zeros_like(weights), 1.0 / len(data)
    for _ in range(STEPS):
        slope = PENALTY * weights
        for one in data:
            z = one["x"] @ weights
            e = np.exp(z - z.max())
            for gold in (one["ayat"] if one["ayat"].any() else one["pasal"], one["pasal"]):
                slope += 0.5 * (one["x"].T @ (e / e.sum()) - one["x"][gold].T @ (e[gold] / e[gold].sum()))
        speed = 0.9 * speed - rate * slope
        weights = weights + speed
    return weights / spread


def place(one, scores):
    """(rank of the gold's pasal, rank of the pasal whose best unit lies in the gold); infinite if not found."""
    seen, pasal, ayat = [], np.inf, np.inf
    for at in np.lexsort((-scores, -one["naming"])):
        if one["groups"][at] in seen:
            continue
        seen.append(one["groups"][at])
        pasal = min(pasal, len(seen) if one["pasal"][at] else np.inf)
        ayat = min(ayat, len(seen) if one["ayat"][at] else np.inf)
    return pasal, ayat


def told(name, places):
    for level, column in zip(("pasal", "ayat"), np.array(places, float).T, strict=True):
        numbers = [(column <= 1).mean(), (column <= 5).mean(), np.where(column <= 10, 1 / column, 0).mean()]
        sys.stdout.write(
            f"{name:32} {level:6} R@1 {numbers[0]:.3f}  R@5 {numbers[1]:.3f}  MRR@10 {numbers[2]:.3f}" + "\n"
        )


def main():
    sets = {}
    for argument in sys.argv[1:]:
        path, _, index = argument.partition("=")
        sets[path] = list(samples(Assistant.open(Path(index)), Path(path)))
    everything = [one for found in sets.values() for one in found]
    folds = {one["source"]: zlib.crc32(one["source"].encode()) % FOLDS for one in everything}
    fitted = {n: fit([one for one in everything if folds[one["source"]] != n]) for n in set(folds.values())}
    for path, found in sets.items():
        told(f"{path} 0.7/0.3", [place(one, one["floor"]) for one in found])
        told(f"{path} fitted", [place(one, one["x"] @ fitted[folds[one["source"]]]) for one in found])
    weights = fit(everything)
    # The same scale as the plain blend has over its first twenty, so that thresholds keep their meaning.
    first = [np.argsort(-one["floor"])[:20] for one in everything]
    new = np.concatenate([one["x"][at] @ weights for one, at in zip(everything, first, strict=True)])
    old = np.concatenate([one["floor"][at] for one, at in zip(everything, first, strict=True)])
    scale = old.std() / new.std()
    for name, weight in zip(everything[0]["names"], weights * scale, strict=True):
        sys.stdout.write(f'    "{name}": {weight:.3f},' + "\n")
    sys.stdout.write(f"BASE = {old.mean() - scale * new.mean():.3f}" + "\n")
    told_by_questions(everything, weights * scale)


def told_by_questions(everything, weights):
    """Print UNASKED: what "asked", "alike" and "worded" add to a unit, given the sum of its other signals."""
    known = np.array([name in {"asked", "alike", "worded"} for name in everything[0]["names"]])
    rest, added = [], []
    for one in everything:
        if one["x"][:, known].any():
            first = np.argsort(-(one["x"] @ weights))[:20]
            rest.append(one["x"][first][:, ~known] @ weights[~known])
            added.append(one["x"][first][:, known] @ weights[known])
    if rest:
        slope, constant = np.polyfit(np.concatenate(rest), np.concatenate(added), 1)
        sys.stdout.write(f"UNASKED = ({constant:.3f}, {slope:.3f})" + "\n")


if __name__ == "__main__":
    main()
