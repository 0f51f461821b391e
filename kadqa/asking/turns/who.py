"""A follow-up that names somebody else: "yayasan boleh?", "kalau kementerian?", "kalau dengan lembaga?"."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from kadqa.asking.question.terms import terms_in
from kadqa.asking.scope.bodies import BODIES
from kadqa.asking.turns.antecedent import Before
from kadqa.asking.turns.leaning import LINKED, MAY_IT, WHO_ELSE, spoken_form
from kadqa.asking.turns.swap import rest_of
from kadqa.lexical import words
from kadqa.library.snapshot import Library
from kadqa.text import squash

NO_NAME = re.compile(
    r" (?:(?:me|di|ber|ter)\w{3,}|tidak|bukan|belum|sudah|setuju|gagal|mau|ingin|ikut|ganti|pindah|diam|telat)\b"
    r"|(?<!rumah) sakit\b",
    re.IGNORECASE,
)
"""Behind a body, what it does or what becomes of it: "DPRD menolak", "bupati sakit"."""
CALLED = re.compile(r"\b(?!DPR|KSD|APB|UUD?\b|PP\b)[A-Z]{3,8}\b")
"""A body by its short name: "UNICEF boleh?"; what the law itself calls so is none."""
_MAY = r"(?:boleh|bisa|dapat|termasuk)"
_DOES = r"(?:(?:men)?jadi|sebagai|ikut|masuk|bekerja|me(?!nteri)\w{3,}|ber\w{3,})"
_WHO = r"(?P<who>\w+(?: \w+){0,3}?)"
MAY: tuple[re.Pattern[str], ...] = (
    re.compile(rf"^(?:apa(?:kah)? )?{_WHO} (?:juga )?{_MAY}\b", re.IGNORECASE),
    re.compile(rf"^{_MAY}(?:kah)? {_WHO} {_DOES}\b", re.IGNORECASE),
)
"""Whether somebody may do something: "apakah desa bisa bekerja sama", "bolehkah perseorangan menjadi mitra"."""
WHO_MAY = re.compile(
    rf"^(?:siapa(?:kah)?|(?:pihak|lembaga|badan)(?: (?:mana|apa))?)(?: saja)?(?: yang)? (?P<may>{_MAY})\b",
    re.IGNORECASE,
)
"""Who may do something: "siapa saja yang bisa menjadi mitra"."""
MAY_BE = re.compile(rf"^{_MAY}(?:kah)? ", re.IGNORECASE)
"""Before somebody of whom it is asked whether something may be he: "bolehkah pihak ketiga perseorangan"."""
WITH = re.compile(
    r"\b(?:dengan|(?<!kerja )sama|bersama) (?P<who>\w+(?: \w+){0,3}?)"
    r"(?= (?:di |dari )?(?:luar negeri|asing)\b|[?.! ]*$)",
    re.IGNORECASE,
)
"""With whom: "bekerja sama dengan swasta", "kerja sama dengan pemerintah daerah di luar negeri"."""

SENTENCES = re.compile(r"(?<=[\w?!])[.?!] (?=\w)")
"""Between the questions of a text."""
MOST = 3
"""Spaces in the name of a body are fewer."""


def who_else(text: str, before: Before, library: Library) -> str | None:
    """The question before of somebody else; None if the follow-up names nobody, or nobody stood in his place.

    Args:
        text: the follow-up: "yayasan boleh?" after "siapa saja yang bisa menjadi pihak ketiga?".
        before: what it leans on.
        library: for the terms that say who something is: "pihak ketiga" in "bolehkah pihak ketiga perseorangan".
    """
    spoken = spoken_form(text)
    match = WHO_ELSE.fullmatch(spoken)
    who = rest_of(match["who"] or match["after"]) if match else ""
    called = {match[0].lower() for match in CALLED.finditer(text)}
    if not (_is_body(who) or who in called) or who.endswith(" lain"):
        return None
    if LINKED.match(spoken):
        return _in_first(before, lambda asked: _put(WITH, asked, who))
    found = _in_first(before, lambda asked: next((new for one in MAY if (new := _put(one, asked, who))), None))
    if found:
        return found
    # What may be said of all, or was said of another, bears on one more: it stays in front.
    asked = SENTENCES.split(squash(before.question))[-1]
    one = _one_of(asked, who, library)
    first = SENTENCES.split(squash(before.subject))[0]
    return f"{first.rstrip(' ?.!')}. {one}" if one else None


def _in_first(before: Before, put: Callable[[str], str | None]) -> str | None:
    """The question before changed, else the one that says the matter, with the question before behind it."""
    changed = _in_last(before.question, put)
    if changed and MAY_IT.fullmatch(spoken_form(changed)):
        return replace(before, question=changed).joined
    if changed or not before.of:
        return changed
    changed = _in_last(before.of, put)
    return f"{changed.rstrip(' ?.!')}. {before.question}" if changed else None


def _in_last(text: str, put: Callable[[str], str | None]) -> str | None:
    """A text with the last of its questions changed."""
    asked = squash(text)
    start = max((match.end() for match in SENTENCES.finditer(asked)), default=0)
    changed = put(asked[start:])
    return f"{asked[:start]}{changed}" if changed else None


def _is_body(name: str) -> bool:
    first = words(name.split(" ")[0]) if name else []
    return bool(first) and first[0] in BODIES and not NO_NAME.search(name)


def _put(pattern: re.Pattern[str], question: str, who: str) -> str | None:
    """The question with a name in the place of the one that the pattern finds; None if that is no body's."""
    match = next((m for m in pattern.finditer(question) if _is_body(m["who"])), None)
    return f"{question[: match.start('who')]}{who}{question[match.end('who') :]}" if match else None


def _one_of(question: str, who: str, library: Library) -> str | None:
    """Whether one may be what it was asked who may be, or whether another may be."""
    asked = WHO_MAY.match(question)
    if asked:
        return f"apakah {who} {asked['may']}{question[asked.end() :]}"
    opened = MAY_BE.match(question)
    rest = question[opened.end() :] if opened else ""
    for used, _ in terms_in(rest.lower(), library.terms):
        old = rest[len(used) :].strip(" ?.!")
        if opened and rest.lower().startswith(used) and _is_body(old) and old.count(" ") < MOST:
            return f"{opened[0]}{rest[: len(used)]} {who}?"
    return None
