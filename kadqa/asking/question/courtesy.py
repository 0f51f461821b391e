"""A question without greeting, introduction and thanks, which ask nothing and are no part of what is searched.

Which parts those are is learned (`kind.courteous`), from what people say before and behind their questions.
"""

from __future__ import annotations

import re

from kadqa.asking.question.kind import courteous

BREAK = re.compile(
    r"(?<=[.!?;:,])\s+|\s+(?=(?:apa|apakah|siapa\w*|kapan|berapa\w*|bagaimana\w*|gimana|mengapa|kenapa"
    r"|\w{4,}kah)\b)",
    re.IGNORECASE,
)
"""Where one part ends and the next begins: at a sign, or before a word that asks."""
SURE = 0.65
"""How likely a part must be courtesy to be left out."""
SHORTEST = 8
"""Characters that must be left, or all of it was courtesy and stays."""


def without_courtesy(text: str) -> str:
    """The text without what only greets or introduces at its beginning, or thanks at its end.

    As it is where nothing else would be left of it.
    """
    parts = BREAK.split(text)
    if len(parts) < 2:
        return text
    first, last = 0, len(parts)
    while first < last and courteous(parts[first]) >= SURE:
        first += 1
    while last > first and courteous(parts[last - 1]) >= SURE:
        last -= 1
    start = sum(map(len, parts[:first])) + first
    stop = len(text) - sum(map(len, parts[last:])) - (len(parts) - last)
    left = text[start:stop].strip()
    return left if len(left) >= SHORTEST else text
