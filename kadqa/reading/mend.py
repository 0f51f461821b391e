"""Lines back to running text, for reading. Spans keep pointing at the text as it was."""

from __future__ import annotations

import re
from collections.abc import Iterable

from kadqa.text import INVISIBLE, squash

_AFFIXES = frozenset(
    ("me", "mem", "men", "meng", "meny", "pe", "pem", "pen", "peng", "peny", "per", "ber", "ter", "di", "ke", "se", "i")
)
"""What no Indonesian word consists of alone: a hyphen after it at a line's end splits a word."""
_APART = re.compile(r"(\w+)- (\w+)")
"""A reduplication that came apart: "undang- undangan"."""


def _doubles(left: str, right: str) -> bool:
    """Whether both halves belong to one reduplication: masing|masing, perundang|undangan, seluas|luasnya."""
    left, right = left.lower(), right.lower()
    at = left.rfind(right[:3])
    return len(right) >= 3 and at >= 0 and right.startswith(left[at:])


def _together(match: re.Match[str]) -> str:
    left, right = match.groups()
    return f"{left}-{right}" if _doubles(left, right) else match.group(0)


def mend(parts: Iterable[str]) -> tuple[str, int]:
    """Join the pieces of a provision into running text with single spaces.

    A hyphen at a line's end stays in a reduplication or a compound ("masing-" "masing"; "antar-"
    "Daerah"), and goes where it splits a word ("per-" "aturan").

    Returns:
        The text, and how many places were mended (line breaks and spaces don't count).
    """
    text, mended = "", 0
    for part in parts:
        part = squash(INVISIBLE.sub("", part))
        if not part:
            continue
        if text.endswith("-") and text[-2:-1].isalpha() and part[0].isalpha():
            left = re.split(r"[\W_]+", text[:-1])[-1]
            mended += 1
            if left.lower() in _AFFIXES and part[0].islower():
                text = text[:-1] + part
            else:
                text += part
        elif text:
            text += " " + part
        else:
            text = part
    even = _APART.sub(_together, text)
    return even, mended + len(text) - len(even)
