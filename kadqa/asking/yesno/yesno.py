"""Yes or no, where one statement of the law carries it: the question's own words in their roles, with their modal."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kadqa.asking.question.informal import standard
from kadqa.asking.yesno.between import IF, JOINED, JOINS, MODALS, says_else
from kadqa.asking.yesno.membership import DEFINED, IS_ONE, is_one_of
from kadqa.asking.yesno.naming import Names, names_of
from kadqa.asking.yesno.roles import Held, held, tokens_of
from kadqa.asking.yesno.statements import Statement, statements
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
PHRASES = re.compile(r"\b(?:dalam hal|dengan ketentuan|dengan syarat|di luar(?! negeri))\b")
FOR = frozenset("untuk yang atas bagi di dalam".split())  # noqa: SIM905
"""Narrows what is spoken of, unless the question says the same."""
POINTS = re.compile(r"\b(?:dimaksud|(?:menurut|dalam|pada) ayat)\b")
"""Says that something holds of what stands elsewhere: "izin sebagaimana dimaksud pada ayat (1)"."""
BY_LAW = re.compile(r"\b(?:menurut|sesuai)(?: dengan)?(?: ketentuan)? peraturan\b")
"""Leaves to other law how far something is allowed."""
BEHIND = re.compile(r"^\W*(?:$|[,;]|(?:kecuali|karena|menurut|sesuai)\b)(?!.*\byang\b(?<!kecuali yang))")
"""What may follow a denial without narrowing it: "keputusan atau tindakan strategis" denies no other keputusan."""
_DUTY = "apakah apa boleh bisa dapat harus wajib perlu mesti butuh mungkin tidak atau memerlukan membutuhkan diwajibkan"
FRAME = frozenset(words(_DUTY)) | {"bolehkah", "bisakah", "dapatkah", "haruskah", "wajibkah", "perlukah", "mungkinkah"}
"""Stems of the question that ask, and say nothing."""
ASKED = frozenset(_DUTY.split()) | FRAME | MODALS
"""Words of the question that ask, folded."""
_SLIGHT = """
    ada kami kita saya dong sih ya dulu terlebih dahulu diperbolehkan dibolehkan berwenang berhak ikut turut mau ingin
    hendak setiap tiap para
"""
SLIGHT = frozenset(_SLIGHT.split())
"""Words of the question that a statement need not have, folded."""
EVEN = (
    (NAMED, r"\1 wajibkelas"),
    (re.compile(r"\bmempunyai (?:tugas dan )?(?:wewenang|kewenangan|hak)(?: untuk)?\b"), "berwenang"),
    (re.compile(r"\b(?:melaksanakan|mengadakan|menyelenggarakan|menjalankan|menjalin)\b"), "melakukan"),
    (re.compile(r"\b(?:dilaksanakan|diadakan|diselenggarakan|dijalankan)\b"), "dilakukan"),
    (re.compile(r"\b(?:mendapat|mendapatkan|menerima)\b"), "memperoleh"),
    (re.compile(r"\b(?:memiliki|punya)\b"), "mempunyai"),
)
"""Words of one sense, written as one: doing, getting and having are three, and giving is none of them.

"Wajib" in a name asks for no duty, so it is written as a word that is only a name.
"""
COOPERATES = re.compile(r"\bmelakukan kerja sama\b")
GOT = frozenset({"memperoleh", "mempunyai"})
"""Verbs behind "harus" that only say that something is needed."""
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

    It must be a statement of law in force that holds all words of the question in its main clause, who acts, what he
    does and what is acted on being the same, with nothing among them that may change the sense; it says no more than
    its modal: what "dapat" be done need not be, and who may consent need not. Where several say so, those with a
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
    names = names_of(terms)
    question = _even(asked)
    modal = MAY.search(question) or MUST.search(question)
    for statement in stated:
        # A definition allows nothing and obliges nobody.
        if modal and DEFINED.search(statement.excerpt.passage.provision):
            continue
        if (found := _by_words(question, statement, names)) is not None:
            yield found
    member = is_one_of(asked, stated, law)
    if member is None and IS_ONE.match(named := names.asked(asked)) and named != asked:
        member = is_one_of(named, [_in_names(one, names) for one in stated], law)
    if member is not None:
        yield _Said(True, member.limited, member.grounds)


def _even(text: str) -> str:
    for pattern, instead in EVEN:
        text = pattern.sub(instead, text)
    return text


def _in_names(one: Statement, names: Names) -> Statement:
    return replace(one, text=names.said(one.text), lead=names.said(one.lead), item=names.said(one.item))


def _by_words(asked: str, statement: Statement, names: Names) -> _Said | None:
    """What a statement says to the question, in its words, with terms of the law or the name for a daerah instead."""
    said, item = _even(statement.text), _even(statement.item)
    pairs = [(asked, said, item)]
    if "daerah" in said and not re.search(r"\b(?:kabupaten|kota|provinsi)\b", said):
        pairs.append((PLACES.sub("daerah", asked), said, item))
    pairs += [(names.asked(ask), names.said(text), names.said(part)) for ask, text, part in pairs]
    pairs += [tuple(COOPERATES.sub("bekerja sama", text) for text in pair) for pair in pairs]  # type: ignore[misc]
    for ask, text, part in dict.fromkeys(pairs):
        must = MUST.search(ask)
        own = [token for token in tokens_of(ask) if token.word not in SLIGHT | ASKED]
        if must:
            own = [t for t in own if t.word not in GOT or t.start < must.start()]
        if NOT.search(text):
            # "Bukan perangkat daerah" denies that something is counted among them.
            own = [token for token in own if token.word not in {"termasuk", "tergolong"} or token.word in text]
        if sum(len(token.stems) for token in own if token.word not in STOP) < LEAST:
            continue
        found = held(own, text, need=must)
        if found is None or says_else(found, text, own, len(text) - len(part) if part else len(text) + 1):
            continue
        if part and found.last < len(found.tokens) - len(tokens_of(part)):
            # Said of all that is listed, and of which nothing was asked.
            continue
        if (answer := _answer(ask, text, statement.when, found, statement)) is not None:
            return answer
    return None


def _answer(asked: str, text: str, when: str, found: Held, statement: Statement) -> _Said | None:
    inside = _around(found, text)
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
            told = found.found & set(said if token.word in IF else said[:1])
            if not told or (token.word in IF and len(told) < len(said)):
                return True
    return False


def _between(found: Held, text: str) -> bool:
    """Whether something stands among the words of a denial that the question does not say, and that is no verb."""
    for n in range(found.first, found.last):
        token = found.tokens[n]
        free = n in found.found or token.word in SLIGHT or not set(token.stems) - FRAME or token.word in STOP
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
        needed = MUST.search(inside) or (found.need and ONLY_AFTER.search(inside))
        return True if needed and not some else None
    if some and not (may and MAY.search(inside)):
        # "Perahu yang bermotor harus berlampu" says nothing of all perahu.
        return None
    if may:
        return True
    return None if MAY.search(inside) or limited else True
