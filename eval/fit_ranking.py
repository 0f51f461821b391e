"""Fit the weights of `kadqa/asking/search/rank.py`, cross-validated by regulation, and write them.

    python eval/fit_ranking.py eval/dev.jsonl=index 'eval/dev.jsonl=build/besar*3' eval/latih/a.jsonl=build/besar ...
    python eval/fit_ranking.py --only eval/dev-lain.jsonl=build/lain-idx ...      measures, fits nothing on that set

Per question a softmax over the candidate units; the loss is minus the logarithm of the share that the gold (at ayat
level and at pasal level, half each) takes, with an L2 penalty on signals of equal spread. Held-out questions are never
given to this. What is cross-validated is the search of units alone: without what the relations answer.
"""

from __future__ import annotations

import sys
import zlib
from pathlib import Path

import numpy as np

from kadqa.asking.answerers.by_name import placed
from kadqa.asking.premises import without_law
from kadqa.asking.search import rank, weights
from kadqa.asking.search.find import naming
from kadqa.asking.understand import understand
from kadqa.assistant import Assistant
from kadqa.evaluation import questions as files
from kadqa.evaluation.judge import lies_in_any
from kadqa.evaluation.runner import holding
from kadqa.hukum.ids import pasal_of, source_of
from kadqa.stores import TOP, fuse_scores

PENALTY = 0.003
FOLDS = 3
STEPS = 260
MOST = 700
"""Questions of a set; each n-th of a longer one."""
DEEP = 60
"""Candidates by the plain blend that a question is fitted on, with its gold and as many spread over the rest: of the
first alone nothing is learned of what must stay behind them."""
RISING = frozenset({"dense", "nearest", "lexical", "held", "pasal", "pairs", "asked", "alike", "worded", "referred"})
"""Signals of which more never counts against a candidate."""


def samples(assistant, path):
    """One sample per answerable question that is searched and whose gold is among the candidates or not."""
    library = assistant.library
    asked = [question for question in holding(assistant, files.read([path]))[0] if question.answerable]
    for question in asked[:: max(1, len(asked) // MOST)]:
        query = understand(question.question, question.history, assistant.day(), library, as_of=question.as_of)
        if query.refusal is not None or query.intent != "tanya":
            continue
        query = without_law(placed(query, library), library)
        allowed = None if query.as_of is None else library.standing_texts(query.as_of)
        found = library.store.search(assistant._vector(query), query.words, k=TOP, allowed=allowed)
        signals = rank.features(query, found, library)
        golds = [pasal_of(gold) for gold in question.gold]
        floor = fuse_scores(found.dense, found.lexical)
        groups = [library.units.group[row] for row in found.rows.tolist()]
        order = np.argsort(-floor)
        spread = order[DEEP :: max(1, (len(order) - DEEP) // DEEP)]
        near = np.union1d(
            np.union1d(order[:DEEP], spread), np.flatnonzero([lies_in_any(one, golds) for one in groups])
        ).astype(int)
        units = [library.units.provision[row] for row in found.rows[near].tolist()]
        groups = [groups[at] for at in near]
        yield {
            "source": source_of(question.gold[0]),
            "x": np.stack(list(signals.values()), 1).astype(np.float32)[near],
            "names": list(signals),
            "ayat": np.array([lies_in_any(one, question.gold) for one in units]),
            "pasal": np.array([lies_in_any(one, golds) for one in groups]),
            "groups": groups,
            "naming": np.array([naming(query, one) for one in groups]),
            "floor": floor[near],
        }


def fit(sets):
    """Weights by gradient descent with momentum; the loss is smooth and convex.

    A set weighs as the root of its number of questions, so that a long one does not decide alone, and as often as was
    said ("*3").
    """
    data = [(one, one["weight"] / np.sqrt(len(found))) for found in sets for one in found if one["pasal"].any()]
    x = np.concatenate([one["x"] for one, _ in data])
    spread = x.std(0) + 1e-6
    x /= spread
    lengths = np.array([len(one["x"]) for one, _ in data])
    starts = np.cumsum(lengths) - lengths
    of = np.repeat(np.arange(len(data)), lengths)
    weight = np.array([weight for _, weight in data])
    weight = (weight / weight.sum())[of]
    golds = [
        np.concatenate([one["ayat"] if one["ayat"].any() else one["pasal"] for one, _ in data]),
        np.concatenate([one["pasal"] for one, _ in data]),
    ]
    rising = np.array([name in RISING for name in data[0][0]["names"]])
    found = np.zeros(x.shape[1])
    speed = np.zeros_like(found)
    for _ in range(STEPS):
        z = x @ found
        e = np.exp(z - np.maximum.reduceat(z, starts)[of])
        share = e / np.add.reduceat(e, starts)[of]
        towards = [e * gold / np.add.reduceat(e * gold, starts)[of] for gold in golds]
        slope = PENALTY * found + x.T @ ((share - 0.5 * sum(towards)) * weight)
        speed = 0.9 * speed - 0.5 * slope
        found = found + speed
        found[rising] = np.maximum(found[rising], 0.0)
    return found / spread


def place(one, scores):
    """(rank of the gold's pasal, rank of the pasal whose best unit lies in the gold); infinite if not found."""
    seen, pasal, ayat = [], np.inf, np.inf
    for at in np.lexsort((-scores, -one["naming"])):
        if one["groups"][at] in seen:
            continue
        seen.append(one["groups"][at])
        pasal = min(pasal, len(seen) if one["pasal"][at] else np.inf)
        ayat = min(ayat, len(seen) if one["ayat"][at] else np.inf)
        if len(seen) >= 10:
            break
    return pasal, ayat


def told(name, places):
    for level, column in zip(("pasal", "ayat"), np.array(places, float).T, strict=True):
        numbers = [(column <= 1).mean(), (column <= 5).mean(), np.where(column <= 10, 1 / column, 0).mean()]
        sys.stdout.write(
            f"{name:32} {level:6} R@1 {numbers[0]:.3f}  R@5 {numbers[1]:.3f}  MRR@10 {numbers[2]:.3f}" + "\n"
        )


def main():
    sets, apart, opened = {}, {}, {}
    for argument in sys.argv[1:]:
        if argument == "--only":
            continue
        path, _, index = argument.partition("=")
        index, _, often = index.partition("*")
        if index not in opened:
            opened[index] = Assistant.open(Path(index))
        chosen = apart if sys.argv[sys.argv.index(argument) - 1] == "--only" else sets
        chosen[argument] = [one | {"weight": float(often or 1)} for one in samples(opened[index], Path(path))]
    everything = [one for found in sets.values() for one in found]
    names = everything[0]["names"]
    folds = {one["source"]: zlib.crc32(one["source"].encode()) % FOLDS for one in everything}
    fitted = {
        n: fit([[one for one in found if folds[one["source"]] != n] for found in sets.values()])
        for n in set(folds.values())
    }
    now = np.array([weights.WEIGHTS.get(name, 0.0) for name in names])
    for path, found in sets.items():
        told(f"{path} 0.7/0.3", [place(one, one["floor"]) for one in found])
        told(f"{path} now", [place(one, one["x"] @ now) for one in found])
        told(f"{path} fitted", [place(one, one["x"] @ fitted[folds[one["source"]]]) for one in found])
    found_weights = fit(list(sets.values()))
    for path, found in apart.items():
        told(f"{path} now", [place(one, one["x"] @ now) for one in found])
        told(f"{path} fitted", [place(one, one["x"] @ found_weights) for one in found])
    # The same scale as the plain blend has over its first twenty, so that thresholds keep their meaning.
    first = [np.argsort(-one["floor"])[:20] for one in everything]
    new = np.concatenate([one["x"][at] @ found_weights for one, at in zip(everything, first, strict=True)])
    old = np.concatenate([one["floor"][at] for one, at in zip(everything, first, strict=True)])
    scale = old.std() / new.std()
    scaled = found_weights * scale
    base = float(old.mean() - scale * new.mean())
    top = np.quantile([(one["x"] @ scaled).max() + base for one in everything], 0.98)
    write(dict(zip(names, scaled.tolist(), strict=True)), base, float(top))


def write(table, base, full):
    rows = "".join(f'    "{name}": {weight:.4f},\n' for name, weight in table.items())
    Path(weights.__file__).write_text(
        '"""The weights of the signals of a candidate, as `python eval/fit_ranking.py` writes them."""\n\n'
        "from __future__ import annotations\n\n"
        f"WEIGHTS: dict[str, float] = {{\n{rows}}}\n"
        '"""Share of each signal in the score."""\n'
        f"BASE = {base:.3f}\n"
        '"""Added to every score, so that a poor candidate stands near 0 and a good one near 1."""\n'
        f"FULL = {full:.3f}\n"
        '"""What a candidate that fits in every way reaches, by which scores are divided; their order and ratios '
        'stay."""\n',
        encoding="utf-8",
    )
    sys.stdout.write(f"written: {weights.__file__}" + "\n")


if __name__ == "__main__":
    main()
