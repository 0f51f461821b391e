"""Whether something is one of those that a provision lists: "apakah koperasi boleh menjadi pihak ketiga?"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kadqa.asking.yesno.statements import NOTE, Statement
from kadqa.hukum import ids
from kadqa.lexical import STOP, words
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
WHICH = re.compile(r"(?:yang|ber\w{4,}|non\w+|lain|menurut|sesuai)\b|\(")
"""Behind a name: what tells which of them, so that it holds with a condition; folded."""
IS = re.compile(r"adalah|ialah")
DEFINED = re.compile(r"/pasal-1/angka-")
"""The id of a definition."""
EXAMPLES = re.compile(r"^(?P<of>[^,.:;]+?) (?:antara lain|termasuk|meliputi|misalnya|seperti)\b(?: adalah| ialah)? ")
"""An elucidation that names examples: "Badan usaha berbadan hukum antara lain BUMN, ..."."""
DENIED = re.compile(r"\b(?:tidak|bukan|kecuali|dilarang|selain)\b")
LIMITED = re.compile(r"\b(?:bila|jika|apabila|kecuali|sepanjang|asalkan|dalam hal|hanya)\b")
BY_LAW = re.compile(r",? (?:menurut|sesuai(?: dengan)?) (?:ketentuan )?peraturan perundang-undangan$")
BETWEEN = re.compile(r", (?:dan/atau |dan |atau |serta )?| (?:dan/atau|dan|atau|serta) ")
SMALL = frozenset("satu salah jenis macam bentuk termasuk boleh dapat bisa juga itu adalah ada".split())  # noqa: SIM905
"""Words of a class that its name need not have, folded."""
KINDS = re.compile(r"^.*\b(?:macam|jenis|bentuk)\b ")
"""In a lead-in: the name of the class follows, "tiga macam mitra"."""
COOPERATION = re.compile(r"\bkerja sama daerah\b")
"""What most texts only call "kerja sama"."""
NO_NAME = re.compile(
    r"\b(?:yang|dengan|dari|untuk|dalam|kepada|oleh|pada|di|ke|sebagai|tentang|terhadap|bagi|me(?!nteri|dia)\w{4,}"
    r"|di(?!nas|rektur|vis)\w{4,}|ber(?!badan)\w{4,}|dapat|boleh|harus|wajib)\b"
)
"""A word that no mere name of a class, and no list of mere names, has; folded."""
WORD = re.compile(r"\w+")


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
    one, whole = words(match["one"]), _class(match["whole"])
    if not one or not whole or _class(match["one"]) == whole:
        return None
    for statement in stated:
        if _defined(match["one"], match["whole"], statement.text) and not statement.when:
            return Member(False, (statement.excerpt,))
        listing = LISTS.search(statement.text)
        lead = statement.lead or (statement.text[: listing.start()] if listing else "")
        if DENIED.search(lead) or whole not in _classes(lead):
            continue
        if not statement.lead and listing and IS.match(listing[0]) and _says_what_it_is(statement):
            continue
        limited = bool(LIMITED.search(statement.lead or statement.text) or statement.when)
        named = [statement.item] if statement.lead else _named(statement.text[_end(listing) :].strip())
        for name in named:
            if DENIED.search(name) or NO_NAME.match(name):
                break
            left = _left(match["one"], name)
            if left is not None:
                return Member(limited or bool(left - SMALL - set(WORD.findall(lead))), (statement.excerpt,))
            for elucidation in _exemplified(one, name, statement, law):
                return Member(limited, (statement.excerpt, elucidation))
            if NO_NAME.search(name) and not statement.lead:
                # No list of names: what follows says what the class is like.
                break
    return None


def _class(name: str) -> tuple[str, ...]:
    """The words of the name of a class; "pemerintah daerah" and "pemerintahan daerah" are two."""
    return tuple(w for w in WORD.findall(COOPERATION.sub("kerja sama", name)) if w not in SMALL | STOP)


def _classes(lead: str) -> list[tuple[str, ...]]:
    """The classes that the words before a list may name: all of them if they are a mere name, and the kinds counted."""
    lead = lead.strip()
    ends = [match.start() for match in LISTS.finditer(lead) if not lead[match.end() :].strip()]
    lead = lead[: ends[0]] if ends else lead
    kinds = KINDS.match(lead)
    names = [lead, lead[kinds.end() :] if kinds else ""]
    return [_class(name) for name in names if name and not NO_NAME.search(name)]


def _named(text: str) -> list[str]:
    """The names of a list; not one that shares its first word with the one before: "dinas provinsi dan kabupaten"."""
    names: list[str] = []
    before = ""
    for part in re.split(f"({BETWEEN.pattern})", text):
        if BETWEEN.fullmatch(part):
            before = part
        elif not before or before.startswith(",") or len(part.split()) >= len(names[-1].split()):
            names.append(part)
    return names


def _end(listing: re.Match[str] | None) -> int:
    return listing.end() if listing else 0


def _left(one: str, name: str) -> set[str] | None:
    """The words behind the thing asked about in a name that begins with it; None if it is not the better part of it."""
    asked = [w for w in WORD.findall(one) if w not in STOP]
    told = [w for w in WORD.findall(BY_LAW.sub("", name)) if w not in STOP]
    if not asked or told[: len(asked)] != asked or 2 * len(asked) < len(told):
        return None
    behind = name.partition(asked[-1])[2].strip()
    if behind and not WHICH.match(behind):
        # "Pimpinan DPRD" are no pimpinan of any other.
        return None
    return set(told[len(asked) :])


def _says_what_it_is(statement: Statement) -> bool:
    """Whether a statement with "adalah" says what something is, and lists nothing that is counted among it."""
    return bool(DEFINED.search(statement.excerpt.passage.provision)) or not BETWEEN.search(statement.text)


def _defined(one: str, whole: str, text: str) -> bool:
    """Whether a statement says in so many words that the thing is of the class: "X adalah Y yang ..."."""
    is_so = rf"{re.escape(one)}(?: \(\w+\))? (?:adalah|ialah|merupakan) {re.escape(whole)}(?= yang\b|$)"
    return re.match(is_so, text) is not None


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
