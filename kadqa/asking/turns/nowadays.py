"""A follow-up that asks for the law of today: the day and the repealed law of the turn before are dropped."""

from __future__ import annotations

import re
from dataclasses import replace

from kadqa.asking.question.intent import BANDING, FORM_WORDS, MOVED, without
from kadqa.asking.question.status import asks_standing
from kadqa.asking.question.terms import blanked
from kadqa.asking.question.when import BEFORE, DURING, FORMERLY
from kadqa.asking.turns.antecedent import Before, law_of_standing, named_before
from kadqa.asking.turns.cited import is_gone
from kadqa.asking.turns.leaning import OPENING, matters, spoken_form
from kadqa.hukum.chain import successor_laws
from kadqa.hukum.day import find_span
from kadqa.hukum.rujukan import find_rujukan, resolve
from kadqa.lexical import content_words, words
from kadqa.library.snapshot import Library
from kadqa.text import squash

_RULES = r"(?:uu|pp|undang-undang|peraturan(?: pemerintah)?|aturan|ketentuan|hukum|dasar hukum|regulasi)(?:nya)?"
NOW = re.compile(
    r"\b(?:sekarang|saat ini|hari ini|kini|dewasa ini|masa kini|(?:tahun|zaman) ini)(?:nya)?\b"
    rf"|\b{_RULES} (?:mana |apa )?(?:yang )?(?:sedang |masih |lagi )?berlaku\b"
    rf"|\b{_RULES} (?:yang )?(?:ter)?baru(?:nya)?\b|^(?:kalau )?yang (?:masih )?berlaku\b"
)
"""Says that the law of today is meant: "kalau sekarang", "di aturan yang berlaku", "menurut UU terbaru"; folded."""
NEWER = re.compile(r"\byang (?:ter)?baru(?:nya)?\b")
"""The same after a law that is gone: "jadi yang baru apa?"; folded."""
_RULE_WORDS = """
    aturan peraturan ketentuan hukum dasar regulasi undang-undang berlaku sekarang kini hari terbaru baru juga begitu
    gitu demikian sama
"""
RULE_WORDS = frozenset(words(_RULE_WORDS))
"""Stems that name today's law or ask whether the same holds, and no matter."""
SUCCESSION = frozenset(words("pakai memakai dipakai menggunakan gunakan digunakan diganti ganti mengacu merujuk"))
"""Stems that ask of a repealed law what is used in its place: "sekarang pakai apa"."""
LED_BY = re.compile(
    r"\b(?:(?:yang )?(?:menurut|berdasarkan|dalam|di|pada|versi|sesuai|dari)(?: dengan)? ?)+$", re.IGNORECASE
)
"""Before a law that only says by what the matter is ruled."""


def says_now(text: str) -> bool:
    """Whether a follow-up asks for the law of today."""
    return NOW.search(spoken_form(text)) is not None


def renewed(before: Before, library: Library) -> Before:
    """The turn before without its day and without a law that is gone.

    Where the law was all that said the matter, today's law takes its place: "persetujuan DPRD menurut PP 50/2007".
    Whether something stands is no matter of its own: then what the conversation is about counts.
    """
    standing = asks_standing(spoken_form(without(before.question, find_rujukan(before.question))))
    if standing and before.of:
        before = replace(before, question=before.of, of="")
    return replace(
        before, question=_renewed(before.question, library), of=_renewed(before.of, library) if before.of else ""
    )


def nowadays(text: str, before: Before, library: Library) -> str | None:
    """The question before asked of today's law: "kalau sekarang?"; None if the follow-up says more.

    Args:
        text: the follow-up.
        before: the turn before as it was.
        library: which laws are gone.
    """
    spoken = spoken_form(text)
    _, named = named_before(before)
    gone = named is not None and is_gone(named, library)
    asked = NOW.search(spoken) or (gone and law_of_standing(before, library) and NEWER.search(spoken))
    if not asked or MOVED.search(spoken) or BANDING.search(spoken):
        return None
    rest = set(content_words(OPENING.sub("", NOW.sub(" ", spoken)))) - FORM_WORDS - RULE_WORDS
    if gone and law_of_standing(before, library) and not rest - SUCCESSION:
        return f"apa pengganti {law_of_standing(before, library)}?"
    if rest or (asks_standing(spoken) and re.search(r"\bmasih\b|^berlaku\b|\bdicabut\b", spoken)):
        return None
    fresh = renewed(before, library)
    if fresh.question == before.question and gone and named is not None and "/" in named:
        return f"{squash(before.question).rstrip(' ?.!')} sekarang di pasal berapa?"
    return None if fresh.joined == before.joined and gone else fresh.joined


def _renewed(question: str, library: Library) -> str:
    text = _without_day(question)
    for rujukan in reversed([r for r in find_rujukan(text) if r.jenis and not r.pasal]):
        law = resolve(rujukan)
        if law is None or law not in library.sources or not is_gone(law, library):
            continue
        led = LED_BY.search(text[: rujukan.start]) if matters(spoken_form(text), library) else None
        new = "" if led else in_its_place(law, library)
        head = text[: led.start()] if led else text[: rujukan.start]
        text = f"{head}{library.label(new) if new else ''}{text[rujukan.end :]}"
    return re.sub(r" (?=[?.!])", "", squash(text)) if content_words(text) else question


def in_its_place(law: str, library: Library) -> str:
    """The law of its rank that holds in the place of a repealed one, in however many steps; "": none is known."""
    seen = [law]
    while is_gone(seen[-1], library):
        later = [one for one in successor_laws(seen[-1], library.standing, library.sources) if one not in seen]
        if not later:
            return ""
        seen += later[:1]
    return seen[-1]


def day_of(question: str) -> str:
    """The words of a question that say when, without what joins them: "tahun 2006"; "": none."""
    blank = blanked(question, find_rujukan(question))
    span = find_span(blank)
    return re.sub(r"^(?:pada|per|di|dalam|sejak|sampai) ", "", squash(blank[span.start : span.end])) if span else ""


def _without_day(question: str) -> str:
    """The question without the words that say when."""
    blank = blanked(question, find_rujukan(question))
    span = find_span(blank)
    spans = [(span.start, span.end)] if span else []
    spans += [match.span() for pattern in (BEFORE, DURING, FORMERLY) if (match := pattern.search(blank))]
    for start, end in sorted(spans[:1] if span else spans, reverse=True):
        question = f"{question[:start].rstrip()}{question[end:]}"
    return question
