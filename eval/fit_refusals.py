"""Fit the border of refusals in kadqa/asking/refusal/refuse.py on the development questions, cross-validated.

    python eval/fit_refusals.py eval/dev.jsonl=index

A logistic decision over the `signals` of those questions that a score decides: not those that a rule, the relations or
a name decides. A fold is a run of questions that stand together, so mostly of one writer. Prints the area under the
curve with each signal left out in turn, the table to paste, and what each border would refuse. Held-out questions are
never given to this.
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np

from kadqa.asking import gather
from kadqa.asking.refusal import refuse
from kadqa.assistant import Assistant
from kadqa.evaluation import questions as files
from kadqa.evaluation.runner import ask, holding
from kadqa.settings import BUNDLED_MODEL

FOLDS = 8
PENALTY = 0.003
STEPS = 3000
RATE = 0.5
BORDERS = np.arange(-0.4, 0.61, 0.1)
OLD_WEIGHT = 0.5
"""Of a question by those who wrote the program: they knew what it answers."""
OLD = 449
"""The last number of those questions in dev.jsonl."""


def samples(path, index):
    """The signals of each question that a score decides, whether it has an answer, and its weight."""
    assistant = Assistant.open(Path(index))
    seen, decide = [], gather.decide

    def watched(query, support, *, named, model):
        decision = decide(query, support, named=named, model=model)
        seen.append((query, support, decision))
        return decision

    gather.decide = watched
    try:
        for question in holding(assistant, files.read([Path(path)]))[0]:
            seen.clear()
            ask(assistant, question)
            if not seen:
                continue
            query, support, decision = seen[0]
            if decision.margin is None or support.asked is None or support.unanswered is None:
                continue
            placed = refuse._placed(query, support)
            told = refuse.signals(support, refuse.COSINES[BUNDLED_MODEL], named=placed)
            own = question.id.startswith("dev-") and int(question.id.rpartition("-")[2]) <= OLD
            yield told, question.expect != "ditolak", OLD_WEIGHT if own else 1.0
    finally:
        gather.decide = decide


def fit(x, answered, weight):
    """Weights and constant of a logistic regression by gradient descent; an L2 penalty on signals of equal spread."""
    spread = x.std(0)
    x = np.c_[x / spread, np.ones(len(x))]
    w = np.zeros(x.shape[1])
    share = weight / weight.sum()
    for _ in range(STEPS):
        slope = x.T @ (share * (1 / (1 + np.exp(-x @ w)) - answered))
        slope[:-1] += PENALTY * w[:-1]
        w -= RATE * slope
    return w / np.append(spread, 1.0)


def auroc(scores, answered):
    pairs = scores[answered][:, None] - scores[~answered][None, :]
    return float(((pairs > 0) + 0.5 * (pairs == 0)).mean())


def crossed(x, answered, weight, fold):
    """The score of each question by weights fitted without its fold."""
    scores = np.zeros(len(x))
    for f in range(FOLDS):
        w = fit(x[fold != f], answered[fold != f], weight[fold != f])
        scores[fold == f] = (x[fold == f] @ w[:-1] + w[-1]) / w[0]
    return scores


def say(line):
    sys.stdout.write(f"{line}\n")


def main(arguments):
    rows = []
    for argument in arguments:
        path, _, index = argument.partition("=")
        if "held-out" in Path(path).name:
            raise SystemExit("held-out questions fit nothing")
        rows += list(samples(path, index))
    names = list(rows[0][0])
    x = np.array([[told[name] for name in names] for told, _, _ in rows])
    answered, weight = np.array([a for _, a, _ in rows]), np.array([w for _, _, w in rows])
    fold = np.arange(len(rows)) * FOLDS // len(rows)
    fresh = weight == 1.0
    scores = crossed(x, answered, weight, fold)
    say(f"{len(rows)} questions that a score decides, {int((~answered).sum())} without an answer")
    say(f"AUROC {auroc(scores, answered):.3f}, of fresh questions {auroc(scores[fresh], answered[fresh]):.3f}")
    for i, name in enumerate(names):
        if i:
            left = crossed(np.delete(x, i, 1), answered, weight, fold)
            say(f"  without {name:10} {auroc(left, answered):.3f} {auroc(left[fresh], answered[fresh]):.3f}")
    w = fit(x, answered, weight)
    say(
        "WEIGHTS = {"
        + ", ".join(f'"{name}": {value / w[0]:.2f}' for name, value in zip(names, w[:-1], strict=True))
        + "}"
    )
    say(f"ENOUGH = {-w[-1] / w[0]:.2f} where as likely answered as not")
    say("what a border above or below it would do to the fresh questions:")
    for border in BORDERS:
        refused, f = scores < border, fresh
        wrongly = (refused & answered & f).sum() / (answered & f).sum()
        missed = (~refused & ~answered & f).sum() / (~answered & f).sum()
        hit = (refused & ~answered & f).sum()
        f1 = 2 * hit / ((refused & f).sum() + (~answered & f).sum())
        say(f"  {border:+.1f}: refused wrongly {wrongly:.3f}, answered wrongly {missed:.3f}, F1 {f1:.3f}")


if __name__ == "__main__":
    main(sys.argv[1:])
