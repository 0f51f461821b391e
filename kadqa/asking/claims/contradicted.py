"""What a question takes for granted and a quoted provision contradicts: a kind, an amount, a need, a limit, a payer."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kadqa.asking.claims.premises import NUMBERS
from kadqa.asking.question.informal import standard
from kadqa.asking.question.own import GENERAL
from kadqa.asking.scope.kinds import asked_kinds, kinds_of
from kadqa.asking.standing.facts import grounds
from kadqa.hukum import ids
from kadqa.lexical import content_words, words
from kadqa.library.snapshot import Library
from kadqa.records import IN_FORCE, Excerpt, Fact, Query
from kadqa.text import even_spelling, squash

BEARS = 0.5
"""Share of the stems of what is taken for granted that a provision must hold, to speak of the same thing."""
GIVEN = re.compile(
    r"\b(?:karena|sebab|berhubung|mengingat|lantaran|soalnya|berarti|kan|hanya|cuma|cuman|padahal)\b", re.IGNORECASE
)
"""A clause that takes something for granted: "karena ...", "... kan cuma ..."."""


@dataclass(frozen=True, slots=True)
class Case:
    """A clause that takes something for granted, beside a provision that may say otherwise."""

    clause: str
    """In standard words."""
    text: str
    provision: str
    query: Query
    library: Library


def contradicted_facts(query: Query, excerpts: Sequence[Excerpt], library: Library) -> tuple[Fact, ...]:
    """For what a question takes for granted, what a quoted provision in force says instead; () where none does.

    Args:
        query: the question.
        excerpts: what is quoted for it.
        library: for headings and what the statement rests on.
    """
    held = [excerpt for excerpt in excerpts if excerpt.on_day is not None and excerpt.on_day.status in IN_FORCE]
    facts = [*denied_facts(query, excerpts, library)]
    for clause in _given(query):
        for excerpt in held:
            said = next(
                (
                    text
                    for check in CHECKS
                    if (text := check(Case(clause, _text(excerpt), _id(excerpt), query, library)))
                ),
                "",
            )
            if said:
                facts.append(Fact(f"Menurut {excerpt.label}, {said}.", grounds([_id(excerpt)], query, library)))
                break
    return tuple(facts)


def _given(query: Query) -> Iterator[str]:
    """The clauses of a question that take something for granted, in standard words."""
    for clause in re.split(r"[,.;?!]", squash(standard(even_spelling(query.resolved)))):
        if GIVEN.search(clause):
            yield GIVEN.sub(" ", clause)


def _text(excerpt: Excerpt) -> str:
    return excerpt.quote or excerpt.passage.full_text


def _id(excerpt: Excerpt) -> str:
    return excerpt.passage.provision


def _bears(clause: str, text: str, left_out: str = "") -> bool:
    """Whether a text speaks of what a clause speaks of."""
    asked = set(content_words(clause)) - GENERAL - set(words(left_out))
    return bool(asked) and len(asked & set(words(text))) >= BEARS * len(asked)


# --- an amount ------------------------------------------------------------------------------------

UNIT = r"(?:hari kerja|hari|minggu|bulan|tahun|persen|kali|orang)"
AMOUNT = re.compile(
    rf"\b(?P<n>\d{{1,3}}|{'|'.join(sorted(NUMBERS, key=len, reverse=True))})(?: ?\([\w ]+\))? (?P<unit>{UNIT})\b",
    re.IGNORECASE,
)
"""A number with its unit: "30 hari kerja", "lima tahun"."""


def _amount(case: Case) -> str:
    """Another number of the same unit, where the provision has only that one."""
    match = AMOUNT.search(case.clause)
    if match is None or _of_a_kind_unasked(case):
        return ""
    unit = match["unit"].casefold()
    there = {number(found["n"]) for found in AMOUNT.finditer(case.text) if found["unit"].casefold() == unit}
    if len(there) != 1 or number(match["n"]) in there or not _bears(case.clause, case.text, match[0]):
        return ""
    return f"yang disebut {there.pop()} {unit}, bukan {match['n']} {unit}"


def _of_a_kind_unasked(case: Case) -> bool:
    """Whether the provision is of a kind of cooperation that the question does not ask for: its number is its own.

    Not where a term of the question rests on it, whatever kind it is of.
    """
    here = ids.pasal_of(case.provision)
    if any(ids.meets(here, one) for term in case.query.terms for one in term.ketentuan):
        return False
    asked = asked_kinds(case.query)
    return any(
        one and not one & named for one, named in zip(kinds_of(case.provision, case.library), asked, strict=True)
    )


def number(written: str) -> int:
    """An amount's number, in figures or words; 0 where it is neither."""
    return int(written) if written.isdecimal() else NUMBERS.get(written.casefold(), 0)


# --- a need ---------------------------------------------------------------------------------------

NOT_NEEDED = re.compile(
    r"\b(?:tidak|tanpa)(?: lagi)? (?:perlu|harus|wajib|memerlukan|membutuhkan|butuh)(?: (?:memperoleh|mendapat(?:kan)?"
    r"|meminta|minta|ada|dengan|pakai))? (?P<what>[^,.;?!]{4,50})",
    re.IGNORECASE,
)
"""That something is not needed: "tidak perlu persetujuan DPRD"."""
NEEDED = re.compile(
    r"\b(?:harus|wajib)(?: (?:memperoleh|mendapat(?:kan)?|disertai|dengan|ada))? (?P<what>[^,.;:?!]{4,60})",
    re.IGNORECASE,
)
"""In a provision: that something is needed."""


def _need(case: Case) -> str:
    """That a thing is needed after all: said by a provision of the chapter in which a term of the question rests."""
    match = NOT_NEEDED.search(case.clause)
    if match is None or case.library.chapter_of(case.provision) not in _chapters(case, case.clause[: match.start()]):
        return ""
    wanted = words(match["what"])
    for needed in NEEDED.finditer(case.text):
        there = words(needed["what"])[: len(wanted)]
        if wanted and set(there) == set(wanted):
            return f"{squash(match['what'])} harus ada"
    return ""


def _chapters(case: Case, subject: str) -> set[tuple[str, str]]:
    """The chapters in which the terms rest that a clause is about."""
    spoken = set(words(subject))
    about = [term for term in case.query.terms if any(set(words(n)) <= spoken for n in (term.istilah, *term.varian))]
    resting = (provision for term in about for provision in term.ketentuan)
    return {chapter for provision in resting if (chapter := case.library.chapter_of(provision))}


# --- a limit --------------------------------------------------------------------------------------

EITHER = re.compile(r"\b(?P<what>\w+) maupun (?:yang )?tidak\b", re.IGNORECASE)
"""In a provision: that a thing makes no difference ("berbatasan maupun tidak")."""
ONLY = re.compile(r"\b(?:hanya|cuma|cuman)\b", re.IGNORECASE)


def _limit(case: Case) -> str:
    """That something is not limited to what the question limits it to."""
    match = EITHER.search(case.text)
    plain = standard(case.query.resolved)
    if match is None or not ONLY.search(plain) or not set(words(match["what"])) & set(words(case.clause)):
        return ""
    if not _bears(case.clause, case.text, match["what"]):
        return ""
    return f"hal itu tidak hanya untuk yang {match['what'].casefold()}"


# --- a source of money ----------------------------------------------------------------------------

PAID = re.compile(
    r"\b(?:dibiayai|didanai|ditanggung|dibayar|dibebankan|bersumber|biayanya|dananya)\b"
    r"(?: (?:oleh|dari|pada|dengan|dalam))* (?P<by>APBN|APBD)\b",
    re.IGNORECASE,
)
"""Who pays: "dibiayai APBN"."""
PAYS = re.compile(
    r"\b(?:dibebankan|dibiayai|didanai|bersumber|berasal)\b[^.;]{0,30}\b(?P<by>APBN|APBD)\b", re.IGNORECASE
)


def _payer(case: Case) -> str:
    """The budget that pays, where the question names the other one and the provision only this one."""
    said, there = PAID.search(case.clause), PAYS.search(case.text)
    if said is None or there is None or re.search(rf"\b{said['by']}\b", case.text, re.IGNORECASE):
        return ""
    subject = case.clause[: said.start()]
    asked = set(content_words(subject)) - GENERAL
    same = said["by"].casefold() == there["by"].casefold()
    if same or not asked or not asked <= set(words(case.text)):
        return ""
    return f"{squash(subject)} dibiayai {there['by'].upper()}, bukan {said['by'].upper()}"


CHECKS = (_amount, _need, _limit, _payer)
"""What a clause may say that a provision contradicts."""


# --- a kind ---------------------------------------------------------------------------------------

SAID_IS = re.compile(
    r"\b(?:karena|sebab|berhubung|mengingat|lantaran|soalnya)\b (?P<what>[^,.?!]{3,60}?)"
    r" (?:itu |ini |kan )?(?:adalah|merupakan|termasuk|tergolong|itu|ini|kan) (?P<is>[^,.?!]{3,60})",
    re.IGNORECASE,
)
"""Something taken for granted of something: "karena sekretariat itu perangkat daerah, ..."."""
IS_NOT = re.compile(
    r"\b(?:bukan|tidak (?:merupakan|termasuk|tergolong))\b(?: (?:merupakan|termasuk|bagian dari|sebagai))?"
    r" (?P<is>[^,.;:?!]{3,60})",
    re.IGNORECASE,
)
"""In a provision: that something is not such a thing ("... dan bukan perangkat daerah")."""


def denied_facts(query: Query, excerpts: Sequence[Excerpt], library: Library) -> tuple[Fact, ...]:
    """For something that a question says to be such a thing, where a quoted provision in force says it is not.

    The provision must speak of that something, and deny the very words.
    """
    match = SAID_IS.search(query.resolved)
    if match is None or re.match(r"(?:bukan|tidak|belum)\b", match["is"], re.IGNORECASE):
        return ()
    what, said = (set(words(match[name])) for name in ("what", "is"))
    for excerpt in excerpts:
        text = excerpt.quote or excerpt.passage.full_text
        if excerpt.on_day is None or excerpt.on_day.status not in IN_FORCE or not what or not what <= set(words(text)):
            continue
        for denial in IS_NOT.finditer(text):
            kept = words(denial["is"])[: len(said)]
            if said and set(kept) == said:
                told = f"Menurut {excerpt.label}, {squash(match['what'])} bukan {squash(match['is'])}."
                return (Fact(told, grounds([excerpt.passage.provision], query, library)),)
    return ()
