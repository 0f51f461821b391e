"""Pure string cleaning: what goes to an engine or is compared, never what is stored or shown."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060\ufeff\u00ad]")
"""Zero-width spaces, direction marks, soft hyphens: they change a vector and show nothing."""
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
"""Control characters but tab and newline; a NUL cuts a text short inside the engine."""
SURROGATE = re.compile("[\ud800-\udfff]")
"""Lone surrogates, which cannot be written as UTF-8."""
SPACES = re.compile(r"\s+")
MAX_CHARS = 6000
"""Longest text handed to an engine, in characters (some 1,500 tokens); what is beyond changes a vector little."""

REMEMBERED = 300
"""Longest text whose folded form is remembered, in characters: whole provisions would fill the memory."""
JOINED = re.compile(r"\bkerjasama", re.IGNORECASE)
"""The old spelling "kerjasama" (dikerjasamakan keeps its form: it is the standard one)."""
ANTAR = re.compile(r"\bantar[\s\-]+(daerah|provinsi|kabupaten|kota|pemerintah|desa)", re.IGNORECASE)
"""The prefix written apart: "antar daerah", "antar-Daerah"."""


def squash(text: str) -> str:
    """Runs of white space become one space; the ends are trimmed."""
    return SPACES.sub(" ", text).strip()


def for_engine(text: str) -> str:
    """Clean and cap a text on its way into an embedding engine.

    NFKC, because the engines differ on decomposed accents (cosine .90) and agree after it;
    no control or zero-width characters, no lone surrogates; at most `MAX_CHARS` characters.
    """
    text = unicodedata.normalize("NFKC", SURROGATE.sub("", text))
    return squash(INVISIBLE.sub("", CONTROL.sub(" ", text)))[:MAX_CHARS]


def even_spelling(text: str) -> str:
    """Write "kerjasama" as "kerja sama" and "antar daerah" as "antardaerah", keeping a capital first letter."""
    text = JOINED.sub(lambda m: ("K" if m.group(0)[0] == "K" else "k") + "erja sama", text)
    return ANTAR.sub(lambda m: ("A" if m.group(0)[0] == "A" else "a") + "ntar" + m.group(1).lower(), text)


def fold(text: str) -> str:
    """For comparing: NFKC, lower case, even spelling, single spaces."""
    return _folded(text) if len(text) <= REMEMBERED else _fold(text)


def _fold(text: str) -> str:
    return squash(even_spelling(unicodedata.normalize("NFKC", INVISIBLE.sub("", text))).casefold())


_folded = lru_cache(maxsize=16384)(_fold)
"""Headings, titles and terms are compared with question after question."""


def wording(text: str) -> str:
    """A text's words alone, for telling whether two texts say the same: folded, without the mark at its end."""
    return fold(text).rstrip(" .;,:")


def slug(text: str) -> str:
    """Lower-case ASCII letters and digits joined by hyphens: an id's form. "" if nothing is left."""
    ascii_text = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", ascii_text.lower()).strip("-")


def nonspace(text: str) -> int:
    """Number of characters that are not white space."""
    return len(text) - sum(map(str.isspace, text))
