"""Whether a statement holds what a question asks, with everybody in his role: who acts, and what is acted on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from kadqa.lexical import STOP, words

TOKEN = re.compile(r"\w+(?:[/-]\w+)*")
ACTIVE = re.compile(r"^(?:me(?!nteri|dia|kanis)\w{4,}|bekerja$)")
PASSIVE = re.compile(r"^di(?!nas|rektur|vis|lema)\w{4,}")
PARTS = frozenset("sama alih serta".split())  # noqa: SIM905
"""Second words of verbs: "bekerja sama", "mengambil alih"."""
ADJUNCT = frozenset("untuk dalam dengan pada atas kepada bagi di ke dari lewat melalui bila jika kalau apabila".split())  # noqa: SIM905
"""Words before what is no role of a verb."""
OVER = frozenset(words("setiap tiap seluruh semua pelaksanaan penyelenggaraan pemerintah daerah"))
"""Stems that may stand before the first word that the question asks of: before others it is asked of something else."""
MUST = frozenset(words("harus wajib perlu memerlukan membutuhkan berkewajiban"))


@dataclass(frozen=True, slots=True)
class Token:
    word: str
    stems: tuple[str, ...]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Held:
    """Where a statement holds a question."""

    tokens: tuple[Token, ...]
    """Those of the statement."""
    found: frozenset[int]
    """Which of them the question says."""
    need: bool
    """Whether the question says that one thing needs another, whatever the verb between them."""
    headless: bool
    """Whether the question leaves out who acts or is acted on in front of the verb."""

    @property
    def first(self) -> int:
        return min(self.found)

    @property
    def last(self) -> int:
        return max(self.found)


def has_voice(word: str) -> bool:
    """Whether a folded word is a verb that tells who acts from what is acted on: "membentuk", "dibentuk"."""
    return bool(ACTIVE.match(word) or PASSIVE.match(word))


@lru_cache(maxsize=8192)
def tokens_of(text: str) -> tuple[Token, ...]:
    """The words of a folded text, in their order, with their stems and places."""
    return tuple(Token(m[0], tuple(words(m[0])), m.start(), m.end()) for m in TOKEN.finditer(text))


def held(asked: Sequence[Token], text: str, *, need: re.Match[str] | None = None) -> Held | None:
    """Where a statement holds all that is asked, in one of the orders that keep the roles; None if it does not.

    A condition in front of the statement names others than those who act, so that nothing is looked for there.

    Args:
        asked: the words asked about, with the small words between them.
        text: the statement without a condition in front, folded.
        need: where the question says "perlu", "harus": what is needed stands behind that, what needs it in front.
    """
    said = tokens_of(text)
    what = _what(asked, need)
    for order, headless, led in _orders(asked, said):
        found = _in_order(_stems(order), said)
        if found and (headless or led or not _ahead(said, min(found))):
            return Held(said, found, bool(what), headless)
    return _needed(asked, said, what) if what else None


def _stems(asked: Sequence[Token]) -> list[str]:
    return [stem for token in asked for stem in token.stems if token.word not in STOP]


def _ahead(said: Sequence[Token], first: int) -> bool:
    """Whether a statement is on something else: a word of its own stands before the first that is asked about."""
    return any(token.stems and not set(token.stems) & OVER for token in said[:first])


def _what(asked: Sequence[Token], need: re.Match[str] | None) -> list[Token]:
    """What a question says to be needed: the name behind its "perlu"; [] if that is something to be done."""
    behind = [token for token in asked if need and token.start > need.start()]
    cut = next((n for n, token in enumerate(behind) if token.word in ADJUNCT), len(behind))
    done = bool(behind[:1]) and has_voice(behind[0].word)
    return [] if done else behind[:cut]


def _needed(asked: Sequence[Token], said: Sequence[Token], what: Sequence[Token]) -> Held | None:
    """Where a statement says that what stands before its modal needs what stands behind it, in whatever order asked."""
    of = [token for token in asked if token not in what]
    must = next((n for n, token in enumerate(said) if set(token.stems) & MUST), None)
    if must is None or not _stems(what) or not _stems(of):
        return None
    things = _in_order(_stems(what), said[must:])
    subject = _in_order(_stems(of), said[:must])
    if not things or not subject or _ahead(said, min(subject)):
        return None
    return Held(tuple(said), frozenset((*subject, *(n + must for n in things))), True, False)


def _in_order(stems: Sequence[str], said: Sequence[Token]) -> frozenset[int]:
    """The places of these stems, each after the one before it; empty if one is not there."""
    found: list[int] = []
    at, part = 0, 0
    for stem in stems:
        places = ((n, said[n].stems[part if n == at else 0 :]) for n in range(at, len(said)))
        place = next((n for n, some in places if stem in some), None)
        if place is None:
            return frozenset()
        part = said[place].stems.index(stem, part if place == at else 0) + 1
        at = place
        found.append(place)
    return frozenset(found)


def _orders(asked: Sequence[Token], said: Sequence[Token]) -> Iterator[tuple[list[Token], bool, bool]]:
    """The orders of the words asked about that a statement may have with the same roles.

    With each whether the question leaves out who acts, and whether the statement names him in front all the same.
    """
    verb = next((n for n, token in enumerate(asked) if has_voice(token.word)), None)
    alike = [] if verb is None else [t for t in said if set(t.stems) & set(asked[verb].stems)]
    shared = next((t for t in alike if has_voice(t.word)), alike[0] if alike else None)
    if verb is None or shared is None:
        yield list(asked), False, False
        return
    end = verb + (2 if any(token.word in PARTS for token in asked[verb + 1 : verb + 2]) else 1)
    before, does, after = list(asked[:verb]), list(asked[verb:end]), list(asked[end:])
    cut = next((n for n, token in enumerate(after) if token.word in ADJUNCT), len(after))
    role, rest = [t for t in after[:cut] if t.word != "oleh"], after[cut:]
    active, passive = bool(ACTIVE.match(asked[verb].word)), bool(PASSIVE.match(asked[verb].word))
    turned = (active and bool(PASSIVE.match(shared.word))) or (passive and bool(ACTIVE.match(shared.word)))
    headless = not _stems(before)
    if not turned or (passive and headless):
        yield list(asked), headless, False
    if turned and (active or not headless):
        yield [*role, *does, *before, *rest], headless, passive and not _stems(role)
