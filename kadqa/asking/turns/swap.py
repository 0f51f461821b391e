"""A follow-up that puts something else in the place of what was asked: another term, law or time."""

from __future__ import annotations

import re

from kadqa.asking.question.intent import BANDING, without
from kadqa.asking.question.terms import whole
from kadqa.asking.turns.antecedent import Before, as_written, law_before, named_before
from kadqa.asking.turns.leaning import JOINS, OPENING, elided, matters, spoken_form
from kadqa.hukum import ids
from kadqa.hukum.chain import former, successor_laws
from kadqa.hukum.day import find_span
from kadqa.hukum.rujukan import find_rujukan
from kadqa.lexical import content_words
from kadqa.library.snapshot import Library
from kadqa.records import Term
from kadqa.text import even_spelling, fold

_RULES = r"(?:uu|pp|undang-undang|peraturan pemerintah|peraturan|aturan|ketentuan|hukum|regulasi)(?:nya)?"
OTHER_LAW = re.compile(
    rf"(?:\b{_RULES} (?:yang )?|\byang )(?:(?P<old>lama|dulu|dahulu|terdahulu|sebelumnya)|(?P<new>baru|terbaru))$"
)
"""The law before or after the one spoken of: "kalau di aturan yang lama?", "menurut UU yang baru?"."""
AT_THAT_TIME = re.compile(
    r"(?:(?:kalau|untuk|di|pada|apakah|apa|yang|bagaimana|aturan|aturannya|ketentuannya) )*(?:(?:zaman|jaman|masa) )?"
    r"(?:dulu|dulunya|dahulu|dahulunya|sebelumnya|sebelum itu)"
    r"(?: (?:apa|apakah|boleh|bisa|dapat|juga|bagaimana|begitu|demikian|sama|ada|aturannya|ketentuannya|diatur|perlu"
    r"|wajib|tidak|lagi|saja|sih|ya|itu))*"
    r"|(?:apakah |apa )?(?:boleh|bisa|begitu|sama|ada|perlu|wajib)(?:kah)? (?:tidak |juga )?(?:dulu|dahulu)"
)
"""The same of the law before, and no more: "dulu boleh?", "kalau dulu gimana?"; on a `spoken_form`."""
ASKED_LAST = re.compile(r" (siapa|kapan|berapa|bagaimana|di mana)(?: (?:lama|saja|sih|ya))*$")
"""A question word at the end of a follow-up."""
LINKS = re.compile(
    r"^(?:(?:kalau|dan|lalu|untuk|dengan|sama|di|dalam|menurut|pada|yang|versi|ke|bagaimana|halnya)\b ?)+"
)
"""Small words between an opening and what is put in place: "kalau yang di ...", "dan menurut ..."."""
LAST = re.compile(r"(?:,? (?:bagaimana|apa|juga|saja|sih|dong|ya))+$")
"""What may stand after it: "... bagaimana", "... juga"."""
WHETHER = re.compile(r"^apa(?:kah)? (?=(?:untuk |kalau )?yang )")
"""What may stand before it: "apakah yang sukarela juga?"."""
WORDS = re.compile(r"\w+")
YEAR = re.compile(r"^(?:tahun )?(?P<year>(?:19|20)\d\d)$")
"""A year alone: "kalau 2019?"."""


def rest_of(text: str) -> str:
    """What a follow-up names, without what it opens and ends with: "dan untuk KSDD bagaimana?" -> "ksdd"."""
    return LAST.sub("", LINKS.sub("", OPENING.sub("", WHETHER.sub("", spoken_form(text))))).strip()


def swapped(text: str, before: Before, library: Library) -> str | None:
    """The question before of another term, law or time: "dan untuk KSDD?" -> "apa syarat KSDD?"."""
    return _other_law(text, before, library) or _other_term(text, before, library) or _other_time(text, before)


def _other_law(text: str, before: Before, library: Library) -> str | None:
    said = _law_said(text, before, library)
    if said is None:
        return None
    old, _ = named_before(before)
    if old is None and _is_of_law(before):
        return f"{said} masih berlaku?"
    if old is None:
        return f"{before.joined.rstrip(' ?.!')} menurut {said}"
    at = before.question[old.start : old.end]
    if old.pasal or not any(r == old for r in find_rujukan(at)):
        return None
    return f"{before.question[: old.start]}{said}{before.question[old.end :]}"


def _is_of_law(before: Before) -> bool:
    """Whether the question before asked of a law itself, which it did not name: "PP kerja sama yang berlaku apa?"."""
    return bool(before.citations) and "/" not in before.citations[0]


def _law_said(text: str, before: Before, library: Library) -> str | None:
    """The law that a follow-up names and says nothing else of, as it is to be named."""
    named = [r for r in find_rujukan(text) if r.jenis]
    if len(named) == 1 and not named[0].pasal and not content_words(elided(spoken_form(without(text, named)), library)):
        return text[named[0].start : named[0].end]
    spoken = _without_repeated(spoken_form(text), before)
    if AT_THAT_TIME.fullmatch(spoken):
        return _law_of_old(before, library)
    spoken = LAST.sub("", spoken)
    match = OTHER_LAW.search(spoken)
    if match is None or BANDING.search(text) or content_words(LINKS.sub("", OPENING.sub("", spoken[: match.start()]))):
        return None
    if match["old"]:
        return _law_of_old(before, library)
    law = law_before(before, library)
    laws = successor_laws(law, library.standing, library.sources) if law else ()
    return library.label(laws[0]) if laws else None


def _without_repeated(spoken: str, before: Before) -> str:
    """A follow-up without the question word at its end that the question before had too: "dulu siapa?"."""
    match = ASKED_LAST.search(spoken)
    again = match is not None and re.search(rf"\b{match[1]}", spoken_form(before.question))
    return spoken[: match.start()] if match is not None and again else spoken


def _law_of_old(before: Before, library: Library) -> str | None:
    """The law before the one spoken of; where none was named, the one with a padanan of what was cited first."""
    named, _ = named_before(before)
    if named is None:
        for cited in before.citations:
            rows = [
                row for row in library.standing.relations_of(cited) if row.jenis == "padanan" and row.basis != "belum"
            ]
            old = [ids.source_of(row.dari) for row in rows if cited in row.ke]
            if old:
                return library.label(old[-1])
    law = law_before(before, library)
    laws = former(law, library.standing, library.sources) if law else ()
    return library.label(laws[0]) if laws else None


def _other_term(text: str, before: Before, library: Library) -> str | None:
    """The question before with its term replaced by the one named now, which is of the same kind."""
    rest = rest_of(text)
    for where in (before.question, before.of):
        named = matters(where, library)
        for used, old in named:
            new = sibling(rest, used, old, library)
            if new is None and len(named) == 1 and JOINS.match(spoken_form(text)):
                # "dan TKKSD?" asks the same of whatever it names.
                new = next((as_written(name, text) for name, _ in matters(rest, library) if name == rest != used), None)
            if new:
                pattern = re.compile(whole(used).pattern, re.IGNORECASE)
                evened = even_spelling(where)
                match = pattern.search(evened)
                if match:
                    changed = f"{evened[: match.start()]}{new}{evened[match.end() :]}"
                    return changed if where == before.question else f"{changed.rstrip(' ?.!')}. {before.question}"
    return None


def sibling(rest: str, used: str, old: Term, library: Library) -> str | None:
    """The name of the term of the kind of `old` that `rest` means, or None.

    Terms of a kind share their first word or their last ("kerja sama wajib", "kerja sama sukarela"); what a name
    shares with `old` may be left out ("yang sukarela").
    """
    heads = {""}
    for name in (used, *map(fold, (old.istilah, *old.varian))):
        parts = name.split()
        heads |= {" ".join(parts[:n]) + " " for n in range(1, len(parts))}
    for term in library.terms:
        if term.istilah == old.istilah or not _of_a_kind(term, old):
            continue
        for name in (term.istilah, *term.varian):
            if rest and any(fold(name) == f"{head}{rest}" for head in heads):
                return name
    return None


def _of_a_kind(term: Term, old: Term) -> bool:
    first, second = fold(term.istilah).split(), fold(old.istilah).split()
    return first[0] == second[0] or bool(set(WORDS.findall(first[-1])) & set(WORDS.findall(second[-1])))


def _other_time(text: str, before: Before) -> str | None:
    rest = rest_of(text)
    alone = YEAR.match(rest)
    span = None if alone else find_span(text)
    if alone:
        new = f"tahun {alone['year']}"
    elif span and not content_words(OPENING.sub("", spoken_form(text[: span.start] + text[span.end :]))):
        new = JOINS.sub("", text[span.start : span.end]).strip()
    else:
        return None
    old = find_span(before.question)
    if old is None:
        return f"{before.joined.rstrip(' ?.!')} pada {new.removeprefix('pada ')}"
    said = before.question[old.start : old.end]
    kept = re.sub(r"(?:tahun )?\b(?:19|20)\d\d\b", lambda _: new, said, count=1) if alone else new
    return f"{before.question[: old.start]}{kept}{before.question[old.end :]}"
