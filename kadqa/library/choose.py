"""Which text of a provision is shown: one ordering, so that every place shows the same."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from kadqa.records import ASLI, Passage


class Text(Protocol):
    """What decides between the texts of one provision; `doubts` counts as true or false."""

    @property
    def version(self) -> str: ...
    @property
    def layer(self) -> str: ...
    @property
    def doubts(self) -> object: ...


def choose(passages: Iterable[Passage], version: str) -> Passage | None:
    """The text to show of one provision, or None if there is none.

    In order: the version in force on the day, then the text as enacted, then any other; within
    a version the naskah without doubts, then the ringkasan, then a naskah with doubts (damaged
    OCR). So a digest of today's law beats the printed text of a law as it was.

    Args:
        passages: all texts of one provision.
        version: the version in force on the day asked about ("asli" or the id of the amending act).
    """
    return min(passages, key=lambda passage: order(passage, version), default=None)


def order(passage: Text, version: str) -> tuple[int, int, str]:
    """Sort key of `choose`, smallest first."""
    if passage.version == version:
        fit = 0
    elif passage.version == ASLI:
        fit = 1
    else:
        fit = 2
    quality = 1 if passage.layer == "ringkasan" else 2 if passage.doubts else 0
    return fit, quality, passage.version
