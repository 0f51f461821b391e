"""What kind of thing a question asks for: learned from how people ask, not from lists of words.

A linear model over the character n-grams of the question; `python eval/fit_kinds.py` trains it from the question files
and writes its weights, with its figures on questions that it was not trained on.
"""

from __future__ import annotations

import zlib
from functools import cache, lru_cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from kadqa.text import fold

FILE = "kind.npz"
WIDTH = 1 << 14
"""Places that the n-grams are hashed to."""
SHORTEST, LONGEST = 2, 5
"""Characters of an n-gram."""
COURTESY = "courtesy"
MOST = 400
"""Characters of a question that are looked at, its last: a long one asks at its end."""


def places(text: str) -> NDArray[np.int64]:
    """The places of a text's n-grams, each once, ascending; words begin and end with a space."""
    said = f" {' '.join(fold(text).split())} "[-MOST:]
    found = {
        zlib.crc32(said[at : at + n].encode()) % WIDTH
        for n in range(SHORTEST, LONGEST + 1)
        for at in range(len(said) - n + 1)
    }
    return np.array(sorted(found), np.int64)


@cache
def _model() -> tuple[tuple[str, ...], NDArray[np.float32], NDArray[np.float32]]:
    with (files("kadqa.asking.question") / FILE).open("rb") as file, np.load(file, allow_pickle=False) as kept:
        return tuple(kept["names"].tolist()), kept["weights"].astype(np.float32), kept["bias"].astype(np.float32)


@lru_cache(maxsize=2048)
def _chances(text: str) -> tuple[tuple[str, float], ...]:
    names, weights, bias = _model()
    at = places(text)
    z = weights[:, at].sum(1) / np.sqrt(max(len(at), 1)) + bias
    return tuple(zip(names, (1.0 / (1.0 + np.exp(-z))).round(4).tolist(), strict=True))


def kinds_of(text: str) -> dict[str, float]:
    """How likely a question asks for each kind of thing, 0..1; several may be likely ("apakah ada sanksi pidana?").

    Kinds: definition, purpose, list, number, who, when, yesno, procedure, sanction, condition; and "unanswered": what
    no law answers, whatever its subject (who holds an office now, a phone number, a sample of a letter, an opinion).
    """
    return {name: chance for name, chance in _chances(text) if name != COURTESY}


def courteous(text: str) -> float:
    """How likely a part of what is typed only greets, introduces, begs or thanks, 0..1."""
    return dict(_chances(text))[COURTESY]
