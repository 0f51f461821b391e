"""Where in the corpus files a row or an item stands, for messages."""

from __future__ import annotations

import re

from kadqa.library.corpus import Corpus
from kadqa.records import Relation

WHERE = re.compile(r"^(.*) baris (\d+)$")
"""`Relation.where`: "corpus/hubungan.toml baris 3"."""


def place_of(corpus: Corpus, key: str) -> tuple[str, int]:
    """(file, line) of a key of `Corpus.places`."""
    return corpus.places.get(key, ("korpus", 1))


def relation_place(relation: Relation) -> tuple[str, int]:
    """(file, line) of a row of hubungan.toml."""
    match = WHERE.match(relation.where)
    return (match.group(1), int(match.group(2))) if match else (relation.where or "hubungan.toml", 1)
