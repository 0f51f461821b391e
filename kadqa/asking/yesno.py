"""Yes or no, where one statement of the law carries it: the question's own words in their roles, with their modal."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kadqa.asking.informal import standard
from kadqa.asking.membership import is_one_of
from kadqa.asking.own import GENERAL
from kadqa.asking.roles import Held, held, tokens_of
from kadqa.asking.statements import Statement, statements
from kadqa.asking.terms import terms_in, whole
from kadqa.lexical import STOP, words
from kadqa.records import IN_FORCE, Excerpt, Fact, Query, Term
from kadqa.text import even_spelling, fold

_MAY = r"(?:boleh|bisa|dapat)"
_MUST = r"(?:harus|wajib|perlu|mesti)"
ASKS = re.compile(
    rf"(?:^|[,.;?!] )(?:apakah|apa(?= \w+ (?:{_MAY}|{_MUST})\b)|(?:{_MAY}|{_MUST}|butuh|mungkin)(?:kah)?)\b"
    rf"|\b(?:{_MAY}|{_MUST})kah\b|\b(?:{_MAY}|{_MUST}|butuh|memerlukan|diperlukan)\b.*\btidak\W*$"
    rf"|\b{_MAY}\W*$"
)
"""Asks for yes or no, on the folded question: "apakah ...", "bolehkah ...", "... harus atau tidak", "..., boleh?"."""
OPEN = re.compile(
    r"\b(?:siapa|kapan|berapa|bagaimana|mengapa|kenapa|mana|apa (?:saja|yang|itu)|yang apa|\w{4,} apa(?!kah)"
    r"|atau(?! tidak))\b"
)
"""Asks for more than yes or no."""
ALL = re.compile(r"\b(?:semua|seluruh|setiap|selalu|hanya|cuma|saja|semata|melulu|masih|sudah|tetap)\b")
"""Asks how far something holds, which one sentence does not tell."""
NAMED = re.compile(r"\b(kerja sama(?: antar\w+| daerah)?|urusan(?: pemerintahan)?) wajib\b")
"""What is called "wajib", so that the word asks and says no duty."""
MAY = re.compile(r"(?<!\byang )\b(?:boleh|bisa|dapat|berwenang|berhak|mungkin)(?:kah)?\b")
MUST = re.compile(
    r"(?<!\byang )\b(?:harus|wajib|perlu|mesti|butuh|memerlukan|diperlukan|membutuhkan|dibutuhkan|diwajibkan"
    r"|berkewajiban)(?:kah)?\b"
)
ONLY_AFTER = re.compile(r"\b(?:sesudah|setelah) (?:ada|mendapat|mendapatkan|memperoleh)\b")
"""Says that something is needed first: "dilaksanakan sesudah ada persetujuan"."""
NOT = re.compile(r"\b(?:tidak|bukan|dilarang|belum)\b")
NO_DUTY = re.compile(r"\btidak (?:harus|wajib|perlu|memerlukan|membutuhkan)\b")
NOT_ONLY = re.compile(
    r"\b(?:tidak|bukan) (?:hanya|selalu|semua|sekadar|saja)\b|\byang (?:\w+ )?(?:tidak|bukan|belum)\b"
)
"""Denies only a part, or belongs to what is spoken of: "objek yang tidak ..."."""
_IF = "kecuali bila jika apabila kalau sepanjang selama asalkan asal hanya selain setelah sesudah sebelum sampai sesuai"
IF = frozenset(_IF.split())
"""Says that something holds under a condition, or not always."""
PHRASES = re.compile(r"\b(?:dalam hal|dengan ketentuan|dengan syarat|di luar(?! negeri))\b")
FOR = frozenset("untuk yang atas bagi di dalam".split())  # noqa: SIM905
"""Narrows what is spoken of, unless the question says the same."""
POINTS = re.compile(r"\b(?:dimaksud|(?:menurut|dalam|pada) ayat)\b")
"""Says that something holds of what stands elsewhere: "izin sebagaimana dimaksud pada ayat (1)"."""
BY_LAW = re.compile(r"\b(?:menurut|sesuai)(?: dengan)?(?: ketentuan)? peraturan\b")
"""Leaves to other law how far something is allowed."""
VERB = re.compile(r"(?:me(?!nteri)\w{4,}|di\w{5,}|ber(?!dasarkan)\w{3,})$")
"""A word for doing something; folded."""
JOINED = re.compile(r"(?:,|\b(?:dan|atau|serta|maupun|dan/atau)) *$")
JOINS = re.compile(r"(?:,| (?:dan|atau|serta|maupun|dan/atau)\b)")
BEHIND = re.compile(r"^\W*(?:$|[,;]|(?:dan|atau|serta|maupun|dan/atau|kecuali|karena|menurut|sesuai)\b)")
"""What may follow a denial without narrowing it."""
AGREES = frozenset(words("setuju izin"))
"""Stems of a consent: where a law says when it is given, it is needed then."""
CONSENT_WHEN = re.compile(r"\b(?:bila|jika|apabila|dalam hal)\b")
_DUTY = "apakah apa boleh bisa dapat harus wajib perlu mesti butuh mungkin tidak atau memerlukan membutuhkan diwajibkan"
FRAME = frozenset(words(_DUTY)) | {"bolehkah", "bisakah", "dapatkah", "haruskah", "wajibkah", "perlukah", "mungkinkah"}
"""Stems of the question that ask, and say nothing."""
_SLIGHT = """
    memperoleh mendapat mendapatkan memiliki mempunyai punya ada melakukan dilakukan melaksanakan dilaksanakan
    pelaksanaan menyelenggarakan diselenggarakan mengadakan diadakan kami kita saya dong sih ya dulu terlebih
    dahulu diperbolehkan dibolehkan berwenang berhak menjalin ikut turut menjalankan dijalankan mau ingin
    hendak memberi diberi diberikan dinyatakan memenuhi setiap tiap para
"""
SLIGHT = frozenset(_SLIGHT.split())
"""Words of the question that a statement need not have, folded."""
NAMES = tuple(f"istilah{first}{second}" for first in "bcdfghjklmnp" for second in "bcdfghjklmnpqrstvwxz")
"""Words of one stem each that stand for the terms of the law."""
MOST_NAMED = 2
"""Provisions with conditions named at most."""
LEAST = 2
"""Stems of its own that a question must have."""
PLACES = re.compile(
    r"\b(?:pemda|pemkab|pemkot|pemprov|pemerintah (?:daerah|kabupaten|kota|provinsi)|kabupaten/kota|kabupaten|kota"
    r"|provinsi|daerah (?:kabupaten|kota|provinsi))\b"
)
"""What is a daerah in the words of the law on pemerintahan daerah."""


@dataclass(frozen=True, slots=True)
class _Said:
    """What one statement says to the question."""

    holds: bool
    limited: bool
    grounds: tuple[Excerpt, ...]
    """What says so, the first of them named."""


def verdict(query: Query, excerpts: Sequence[Excerpt], terms: Sequence[Term] = ()) -> tuple[Fact, ...]:
    """Say "Ya, menurut ..." or "Tidak, menurut ...", if one of the excerpts carries it; else ().

    It must be a statement of law in force that holds all words of the question, who acts and what is acted on being the
    same; it says no more than its modal: what "dapat" be done need not be. Where several say so, those with a
    condition are named; where one says yes and another no, neither is said.

    Args:
        query: the question.
        excerpts: what is quoted, in the order of the answer.
        terms: terms of the law, that a question and a provision may name in different words.
    """
    asked = fold(standard(even_spelling(query.resolved)))
    if not excerpts or query.as_of is not None or not ASKS.search(asked):
        return ()
    if OPEN.search(asked) or ALL.search(asked) or NOT.search(re.sub(r"\b(?:atau )?tidak\W*$", "", asked)):
        return ()
    law = [e for e in excerpts if e.on_day is not None and e.on_day.status in IN_FORCE]
    told = list(_told(asked, law, terms))
    if len({one.holds for one in told}) != 1:
        return ()
    limited = [one for one in told if one.limited]
    one = limited[0] if limited else told[0]
    said = limited[:MOST_NAMED] if one.holds else []
    grounds = tuple({g.passage.provision: g for some in (said or [one]) for g in some.grounds}.values())
    named = " dan ".join(ground.label for ground in grounds)
    text = {
        (True, False): f"Ya, menurut {named}.",
        (True, True): f"Ya, dengan syarat yang disebut {named}.",
        (False, False): f"Tidak, menurut {named}.",
        (False, True): f"Tidak, dengan pengecualian yang disebut {named}.",
    }[one.holds, one.limited]
    about = grounds[0].passage.provision
    # An item is quoted behind the words before its list: "Ya" goes before both.
    lead = next(
        (e.passage.provision for e in law if e.quote.endswith(":") and about.startswith(f"{e.passage.provision}/")),
        about,
    )
    return (Fact(text, grounds, lead, first=True),)


def _told(asked: str, law: Sequence[Excerpt], terms: Sequence[Term]) -> Iterator[_Said]:
    stated = list(statements(law))
    for statement in stated:
        if (found := _by_words(asked, statement, terms)) is not None:
            yield found
    member = is_one_of(asked, stated, law) or is_one_of(_in_terms(asked, terms), _all_in_terms(stated, terms), law)
    if member is not None:
        yield _Said(True, member.limited, member.grounds)


def _by_words(asked: str, statement: Statement, terms: Sequence[Term]) -> _Said | None:
    """What a statement says to the question, in its words, with terms of the law or the name for a daerah instead."""
    said = NAMED.sub(r"\1 wajibnya", statement.text)
    when = NAMED.sub(r"\1 wajibnya", statement.when)
    question = NAMED.sub(r"\1 wajibnya", asked)
    pairs = [(question, said, when)]
    if "daerah" in said and not re.search(r"\b(?:kabupaten|kota|provinsi)\b", said):
        pairs.append((PLACES.sub("daerah", question), said, when))
    pairs += [tuple(_in_terms(text, terms) for text in pair) for pair in pairs if terms]  # type: ignore[misc]
    for ask, text, condition in dict.fromkeys(pairs):
        own = [token for token in tokens_of(ask) if token.word not in SLIGHT and not set(token.stems) & FRAME]
        if NOT.search(text):
            # "Bukan perangkat daerah" denies that something is counted among them.
            own = [token for token in own if token.word not in {"termasuk", "tergolong"} or token.word in text]
        if sum(len(token.stems) for token in own if token.word not in STOP) < LEAST:
            continue
        found = held(own, text, condition, need=MUST.search(ask))
        if found is not None and statement.item and found.last < len(found.tokens) - len(tokens_of(statement.item)):
            # Said of all that is listed, and of which nothing was asked.
            continue
        if found is not None and (answer := _answer(ask, text, condition, found, statement)) is not None:
            return answer
    return None


def _in_terms(text: str, terms: Sequence[Term]) -> str:
    """A folded text with each term of the law written in one way, as one word."""
    for used, term in terms_in(text, terms):
        text = whole(used).sub(NAMES[terms.index(term) % len(NAMES)], text)
    return text


def _all_in_terms(stated: Sequence[Statement], terms: Sequence[Term]) -> list[Statement]:
    return [
        replace(one, text=_in_terms(one.text, terms), lead=_in_terms(one.lead, terms), item=_in_terms(one.item, terms))
        for one in stated
    ]


def _answer(asked: str, text: str, when: str, found: Held, statement: Statement) -> _Said | None:
    inside = _around(found, text)
    if _does_else(found, text):
        return None
    holds = _holds(asked, text, inside, found, limited=bool(when or _narrowed(found, text)))
    if holds is None:
        return None
    if holds:
        led = bool(MAY.search(asked)) and (found.headless or bool(BY_LAW.search(text)))
        limited = bool(when or statement.open or led or _narrowed(found, text) or POINTS.search(text))
        return _Said(True, limited, (statement.excerpt,))
    rest = text[found.tokens[found.last].end :]
    if when or statement.open or not BEHIND.match(rest) or _between(found, text):
        return None
    return _Said(False, bool(re.search(r"\b(?:kecuali|selain|di luar)\b", text)), (statement.excerpt,))


def _does_else(found: Held, text: str) -> bool:
    """Whether among the words asked about stands a verb that the question does not say, so that it says another thing.

    What stands behind "yang", "untuk" or a condition only describes.
    """
    for n in range(found.first, found.last):
        token = found.tokens[n]
        if token.word in FOR or token.word in IF or token.word in {"karena", "agar", "guna"}:
            return False
        joined = n and found.tokens[n - 1].word in {"dan", "atau", "serta", "dan/atau"}
        if n not in found.found and token.word not in SLIGHT | STOP and VERB.match(token.word) and not joined:
            return not (found.need and MUST.search(text[: token.start]))
    return False


def _around(found: Held, text: str) -> str:
    """The part of a statement from the first word asked about, with a modal just before it, to the last."""
    start = found.first
    while start and re.fullmatch(
        r"dapat|boleh|harus|wajib|perlu|dilarang|tidak|bukan|hanya|juga", found.tokens[start - 1].word
    ):
        start -= 1
    return text[found.tokens[start].start : found.tokens[found.last].end]


def _narrowed(found: Held, text: str) -> bool:
    """Whether a statement has a condition, or speaks of something narrower, that the question does not say."""
    # What follows ", yang" says more of what was named, but not which it is.
    tokens = [token for token in found.tokens if token.end <= len(text.partition(", yang ")[0])]
    if PHRASES.search(text):
        return True
    for n, token in enumerate(tokens):
        if token.word in IF or token.word in FOR:
            rest = tokens[n + 1 :]
            end = next((k for k, t in enumerate(rest) if t.word in IF or t.word in FOR), len(rest))
            said = [k + n + 1 for k, t in enumerate(rest[:end]) if t.stems and t.word not in SLIGHT]
            told = found.found & set(said if token.word in IF else said[:3])
            if not told or (token.word in IF and len(told) < len(said)):
                return True
    return False


def _between(found: Held, text: str) -> bool:
    """Whether something stands among the words of a denial that the question does not say, and that is no verb."""
    for n in range(found.first, found.last):
        token = found.tokens[n]
        free = n in found.found or token.word in SLIGHT or not set(token.stems) - FRAME - GENERAL or token.word in STOP
        if free or NOT.match(token.word) or re.match(r"me\w{4,}|ber\w{3,}|maupun$", token.word):
            continue
        # One of several that are barred alike says nothing against the others.
        if not JOINED.search(text[: token.start]) and not JOINS.match(text[token.end :]):
            return True
    return False


def _holds(asked: str, text: str, inside: str, found: Held, *, limited: bool) -> bool | None:
    """Whether the statement says yes or no to the question's modal; None if it says neither."""
    predicate = MUST.search(inside) or MAY.search(inside) or NOT.search(inside)
    front = text.find(inside)
    until = front + (predicate.start() if predicate else len(inside))
    which = next((n for n, t in enumerate(found.tokens) if t.word == "yang" and t.start < until), None)
    some = which is not None and which + 1 < len(found.tokens) and which + 1 not in found.found
    must, may = MUST.search(asked), MAY.search(asked)
    if NOT.search(text):
        # A denial of something else in the sentence says nothing here.
        if NOT_ONLY.search(text) or not NOT.search(inside) or len(NOT.findall(text)) != 1 or some:
            return None
        return False if must or not NO_DUTY.search(inside) else None
    if must:
        agreed = AGREES & set(words(asked)) and CONSENT_WHEN.search(text)
        needed = MUST.search(inside) or (found.need and ONLY_AFTER.search(inside))
        return True if (needed and not some) or (agreed and not MAY.search(inside)) else None
    if some and not (may and MAY.search(inside)):
        # "Perahu yang bermotor harus berlampu" says nothing of all perahu.
        return None
    if may:
        return True
    return None if MAY.search(inside) or limited else True
