"""Where a provision stands in the text of the pasal around it: by the labels that lead to it, not by its words alone.

Two ayat may say the same words, and a short huruf ("gubernur;") stands in many sentences.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from kadqa.records import Shown
from kadqa.rendering.body import Range


def place_of(steps: Sequence[Shown], text: str) -> Range | None:
    """Where the last of `steps` stands in a text.

    Args:
        steps: the provisions that lead down to it, outermost first, itself last; all of one version and layer.
        text: of the provision that the first step stands in. As in every `full_text`, each provision in it begins
            a line with its label, and its own text follows.

    Returns:
        The range of its `full_text`, its label aside; None if the steps do not lead there.
    """
    within: Range | None = (0, len(text))
    for step in steps:
        within = _step(step, text, within) if within else None
    return within


def _step(step: Shown, text: str, within: Range) -> Range | None:
    """Where one provision stands in the range of the one above it."""
    if not step.full_text:
        return None
    start, end = within
    at = text.find(step.full_text, start, end)
    while at >= 0:
        # A pasal stands below its label. A first child may stand on the line of its parent: "(1) a. nama kebun;".
        label = text[start:at].rstrip().rpartition("\n")[2]
        if _key(label) in _labels(step.id):
            return at, at + len(step.full_text)
        at = text.find(step.full_text, at + 1, end)
    return None


def _labels(provision: str) -> tuple[str, str]:
    """Its label as the law prints it and as the penjelasan does, without signs: ".../ayat-2" -> "2", "ayat2"."""
    kind, _, number = provision.rpartition("/")[2].partition("-")
    return number, kind + number


def _key(label: str) -> str:
    """A label without its signs: "(2) " -> "2", "Ayat (2) " -> "ayat2"."""
    return re.sub(r"[\W_]+", "", label).casefold()
