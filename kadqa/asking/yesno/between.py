"""What may stand among the words asked about, so that a statement still says of them what was asked, and nothing else.

A false "Ya" is worse than none: whatever is not known to leave the sense alone makes a statement say another thing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from kadqa.asking.yesno.roles import ACTIVE, PASSIVE, TOKEN, Held, Token
from kadqa.lexical import STOP, words

VERB = re.compile(r"(?:me(?!nteri|dia|kanis)\w{4,}|di(?!nas|rektur|vis|lema)\w{4,}|ber(?!dasarkan)\w{3,})$")
"""A word for doing something; folded."""
_MODALS = """
    boleh bisa dapat mungkin harus wajib perlu mesti berwenang berhak berkewajiban tidak bukan belum juga dilarang
    diwajibkan diperlukan dibutuhkan memerlukan membutuhkan diperbolehkan dibolehkan
"""
MODALS = frozenset(_MODALS.split())
"""What only says whether and how something holds."""
FILLERS = frozenset("pelaksanaan penyelenggaraan ada tetap terlebih dahulu dulu masing-masing setiap tiap para".split())  # noqa: SIM905
"""Words that leave alone of what something is said."""
_IF = """
    kecuali bila jika apabila kalau sepanjang selama asalkan asal hanya selain setelah sesudah sebelum sampai sesuai
"""
IF = frozenset(_IF.split())
"""Says that something holds under a condition, or not always."""
ASIDE = IF | {"karena", "agar", "guna", "supaya"}
"""Behind these stands a condition, a reason or an aim: nothing of it is what the statement says."""
CLAUSES = re.compile(r"\b(?:dalam hal|dengan ketentuan|dengan syarat)\b")
FIRST = frozenset({"sesudah", "setelah"})
TO = frozenset("dengan kepada dari ke bagi untuk melalui oleh".split())  # noqa: SIM905
"""Words that tell the role of what follows them."""
RECEIVED = frozenset("memperoleh mempunyai melampirkan disertai dilengkapi menggunakan memakai".split())  # noqa: SIM905
"""Verbs before what is needed: "harus melampirkan surat kuasa"."""
GIVING = frozenset({"memberi", "memberikan"})
COUNTED = frozenset({"macam", "jenis", "bentuk"})
ACT = re.compile(r"^(?:pe\w+an|izin)$")
"""A noun for what somebody does: "persetujuan"."""
POINTS = re.compile(
    r"\([^()]*\)|\b(?:sebagaimana |yang )?(?:dimaksud|menurut)"
    r"(?: (?:dalam|pada|ayat|pasal|huruf|dan|atau|sampai|\W?\d+\w*\W?|[a-z]\b))+"
)
"""Points elsewhere, and says nothing: "sebagaimana dimaksud pada ayat (1)"."""
JOINED = re.compile(r"(?:,|\b(?:dan|atau|serta|maupun|dan/atau))\s*$")
JOINS = re.compile(r"\s*(?:,|\b(?:dan|atau|serta|maupun|dan/atau)\b)")
EITHER = re.compile(r"\s*(?:atau|maupun|dan/atau)\b")
"""Either of two may do it; with "dan" perhaps only both together."""


def says_else(found: Held, text: str, asked: Sequence[Token], item: int) -> bool:
    """Whether a statement says something else of the words asked about than was asked.

    Args:
        found: where it holds them.
        text: the statement, folded.
        asked: the words asked about, with the small words between them.
        item: where an item of a list begins in the text; its length if there is none.
    """
    places = sorted(found.found)
    return (
        not all(_same(found.tokens[n], asked) for n in places)
        or _behind_a_condition(found, text, asked)
        or any(_other_role(found, n, asked) for n in places)
        or any(_parts(found, n, m, text, asked, item) for n, m in pairwise(places))
    )


def _same(said: Token, asked: Sequence[Token]) -> bool:
    """Whether a word is one of those asked, or another form of a verb: "pemerintahan" is not "pemerintah"."""
    plain = _plain(said.word)
    for token in asked:
        if set(token.stems) & set(said.stems):
            other = _plain(token.word)
            if plain & other or any(VERB.match(word) for word in (said.word, token.word)):
                return True
    return False


@lru_cache(maxsize=4096)
def _plain(word: str) -> frozenset[str]:
    parts = re.split(r"[/-]", word)
    return frozenset(re.sub(r"(?<=\w{3})(?:nya|kah)$", "", part) for part in parts)


def _behind_a_condition(found: Held, text: str, asked: Sequence[Token]) -> bool:
    """Whether a word asked about stands in a condition or an aim that the question does not say as such."""
    own = {token.word for token in asked}
    last = found.tokens[found.last]
    if any(match.start() < last.start for match in CLAUSES.finditer(text)):
        return True
    return any(
        token.word in ASIDE and token.word not in own and not (found.need and token.word in FIRST)
        for token in found.tokens[: found.last]
    )


def _other_role(found: Held, n: int, asked: Sequence[Token]) -> bool:
    """Whether a word stands behind "dengan", "kepada", ... and is asked without it."""
    before = found.tokens[n - 1].word if n else ""
    if before not in TO or before == "oleh" or found.need:
        return False
    here = [k for k, token in enumerate(asked) if set(token.stems) & set(found.tokens[n].stems)]
    return not any(token.word == before for k in here for token in asked[max(0, k - 1) : k])


def _parts(found: Held, n: int, m: int, text: str, asked: Sequence[Token], item: int) -> bool:
    """Whether what stands between two neighbours of the words asked about changes what is said of them."""
    one, two = found.tokens[n], found.tokens[m]
    raw = text[one.end : two.start]
    if m > n + 1 and "yang" in TOKEN.findall(raw):
        return not _described(raw, asked)
    gap = POINTS.sub(" ", raw)
    own = {token.word for token in asked}
    left = [w for w in TOKEN.findall(gap) if w not in MODALS and w not in FILLERS and (w not in STOP or w in TO)]
    left = [w for w in left if w in TO or words(w)]
    roles = [w for w in left if w in TO and w != "oleh"]
    content = [w for w in left if w not in TO]
    if found.need and set(content) & FIRST:
        content = [w for w in content if w not in FIRST and w != "dilakukan"]
    if one.end <= item <= two.start:
        return _of_the_list(text[one.end : item], text[item : two.start], own)
    if set(roles) - own and not found.need:
        # "Camat membeli dari nelayan": he does not buy them.
        return True
    if not content:
        return False
    if len(content) == 1 and _lends(content[0], found, two, asked):
        return False
    if any(VERB.match(w) for w in content):
        return True
    verb = next((k for k, token in enumerate(found.tokens) if VERB.match(token.word)), 0)
    if m <= verb:
        return not (EITHER.match(gap) or re.match(r"\s*sebagai\b", gap))
    return not (JOINED.search(gap) or JOINS.match(gap))


def _described(raw: str, asked: Sequence[Token]) -> bool:
    """Whether a clause with "yang" only tells which: it ends where the modal begins, or the question says it too."""
    told = TOKEN.findall(raw)
    if told[0] != "yang":
        return False
    if any(token.word == "yang" for token in asked):
        return len([w for w in told if w not in MODALS | STOP]) == 0
    return len(told) > 2 and told[-1] in MODALS and not any(w in ASIDE for w in told)


def _of_the_list(lead: str, before: str, own: set[str]) -> bool:
    """Whether what is left of the words before a list, or in front of an item, makes the item say something else."""
    if [w for w in TOKEN.findall(before) if w not in STOP]:
        return True
    rest = [w for w in TOKEN.findall(lead) if w not in MODALS and w not in FILLERS]
    if not [w for w in rest if w not in STOP]:
        return False
    # "Dengan tiga macam mitra: ..." only counts the items.
    counted = bool(COUNTED & set(rest)) and not any(w in TO or VERB.match(w) for w in rest[1:])
    return not counted or rest[0] not in own or rest[0] not in TO


def _lends(word: str, found: Held, two: Token, asked: Sequence[Token]) -> bool:
    """Whether a verb only carries what follows: "mendapat persetujuan" is "disetujui"."""
    if found.need and word in RECEIVED:
        return True
    acts = [token for token in asked if set(token.stems) & set(two.stems)]
    if not ACT.match(two.word):
        return False
    if word == "memperoleh":
        return any(PASSIVE.match(token.word) for token in acts)
    return word in GIVING and any(ACTIVE.match(token.word) for token in acts)
