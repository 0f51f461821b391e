"""Whether something is one of those that a provision lists: "apakah koperasi boleh menjadi pihak ketiga?"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kadqa.asking.statements import NOTE, Statement
from kadqa.hukum import ids
from kadqa.lexical import words
from kadqa.records import Excerpt
from kadqa.text import fold

IS_ONE = re.compile(
    r"^(?:apakah |apa |(?:boleh|bisa|dapat)(?:kah)? )?(?P<one>\w[^,.?]*?) (?:itu |juga |bisa |boleh |dapat )*"
    r"(?:termasuk|tergolong|merupakan|adalah|salah satu|(?:men)?jadi|dijadikan|sebagai|berbentuk) "
    r"(?P<whole>[^,.?]+?)(?: (?:atau )?tidak)?\W*$"
)
"""Asks whether one thing is of a class, on the folded question."""
LISTS = re.compile(
    r"\b(?:adalah|ialah|ada|meliputi|mencakup|terdiri atas|terdiri dari|berupa|berbentuk|yaitu|melalui"
    r"|antara lain|termasuk(?: dalam)?)\b"
)
"""In a statement: the names of a class follow; folded."""
EXAMPLES = re.compile(r"^(?P<of>[^,.:;]+?) (?:antara lain|termasuk|meliputi|misalnya|seperti)\b(?: adalah| ialah)? ")
"""An elucidation that names examples: "Badan usaha berbadan hukum antara lain BUMN, ..."."""
DENIED = re.compile(r"\b(?:tidak|bukan|kecuali|dilarang|selain)\b")
LIMITED = re.compile(r"\b(?:bila|jika|apabila|kecuali|sepanjang|asalkan|dalam hal|hanya)\b")
BY_LAW = re.compile(r",? (?:menurut|sesuai(?: dengan)?) (?:ketentuan )?peraturan perundang-undangan$")
BETWEEN = re.compile(r", (?:dan/atau |dan |atau |serta )?| (?:dan/atau|dan|atau|serta) ")
SMALL = frozenset(words("satu salah jenis macam bentuk daerah termasuk lain boleh dapat bisa"))
"""Stems of a class as it is asked for that its name need not have."""


@dataclass(frozen=True, slots=True)
class Member:
    """That something is one of a class."""

    limited: bool
    """Whether the provision names it with something that the question does not say."""
    grounds: tuple[Excerpt, ...]


def is_one_of(asked: str, stated: Sequence[Statement], law: Sequence[Excerpt]) -> Member | None:
    """What says that the thing asked about is of the class asked for, or None.

    Args:
        asked: the question, folded.
        stated: the statements of the excerpts.
        law: the excerpts themselves; an elucidation among them may name the thing as an example of one that is listed.
    """
    match = IS_ONE.match(asked)
    if match is None or DENIED.search(asked):
        return None
    one = words(match["one"])
    whole = [stem for stem in words(match["whole"]) if stem not in SMALL]
    if not one or not whole:
        return None
    for statement in stated:
        if _defined(match["one"], match["whole"], statement.text) and not statement.when:
            return Member(False, (statement.excerpt,))
        listing = LISTS.search(statement.text)
        lead = statement.lead or (statement.text[: listing.start()] if listing else "")
        if not lead or DENIED.search(lead) or not set(whole) <= set(words(lead)):
            continue
        limited = bool(LIMITED.search(statement.lead or statement.text) or statement.when)
        named = [statement.item] if statement.lead else BETWEEN.split(statement.text[_end(listing) :].strip())
        for name in named:
            if DENIED.search(name):
                continue
            left = _left(one, name)
            if left is not None:
                return Member(limited or bool(left - SMALL - set(words(lead))), (statement.excerpt,))
            for elucidation in _exemplified(one, name, statement, law):
                return Member(limited, (statement.excerpt, elucidation))
    return None


def _end(listing: re.Match[str] | None) -> int:
    return listing.end() if listing else 0


def _left(one: Sequence[str], name: str) -> set[str] | None:
    """The stems behind the thing asked about in a name that begins with it; None if it is not the better part of it."""
    stems = list(words(BY_LAW.sub("", name)))
    if stems[:1] != list(one[:1]) or 2 * len(one) < len(stems):
        return None
    at = 0
    for stem in one:
        if stem not in stems[at:]:
            return None
        at = stems.index(stem, at) + 1
    return set(stems[at:])


def _defined(one: str, whole: str, text: str) -> bool:
    """Whether a statement says in so many words that the thing is of the class: "X adalah Y yang ..."."""
    return re.match(rf"{re.escape(one)}(?: \(\w+\))? (?:adalah|ialah|merupakan) {re.escape(whole)}\b", text) is not None


def _exemplified(one: Sequence[str], name: str, statement: Statement, law: Sequence[Excerpt]) -> Iterator[Excerpt]:
    """The elucidations of a listed name that have the thing asked about as an example of it."""
    pasal = ids.pasal_of(statement.excerpt.passage.provision)
    for excerpt in law:
        provision = excerpt.passage.provision
        if not ids.is_penjelasan(provision) or ids.pasal_of(ids.without_penjelasan(provision)) != pasal:
            continue
        text = fold(NOTE.sub("", excerpt.passage.full_text)).rstrip(" .")
        examples = EXAMPLES.match(text)
        if examples is None or list(words(examples["of"])) != list(words(BY_LAW.sub("", name))):
            continue
        listed = (re.sub(r"\([^()]*\)", "", part) for part in BETWEEN.split(text[examples.end() :]))
        short = re.findall(r"\((\w+)\)", text)
        if any(list(words(part)) == list(one) for part in (*listed, *short)):
            yield excerpt
