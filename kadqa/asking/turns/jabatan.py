"""Offices that a law names with one word of its own ("Menteri"), said once with what the law means by it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from kadqa.hukum import ids
from kadqa.hukum.wording import LOST, without_notes
from kadqa.library.snapshot import Library
from kadqa.records import Evidence, Excerpt, Fact, Passage, Query
from kadqa.text import fold, squash

_NAME = r"(?P<name>[A-Z][a-z]{3,})"
_OFFICE = (
    r"(?P<office>(?:menteri|kementerian|kepala|ketua|pejabat|pimpinan|direktur|sekretaris|lembaga|badan|komisi|dewan)"
    r"\b[^.;]*)"
)
DEFINED = (
    re.compile(rf"{_NAME} (?:adalah|ialah) {_OFFICE}"),
    re.compile(
        rf"(?P<full>[A-Z][^.;]{{3,120}}?),? yang selanjutnya (?:disebut|disingkat) {_NAME},? (?:adalah|ialah) {_OFFICE}"
    ),
)
"""A definition of an office by one word: "Menteri adalah menteri yang ...", "Kepala X yang selanjutnya disebut Kepala
adalah kepala ..."."""
KNOWN = frozenset({"Daerah", "Gubernur", "Bupati", "Presiden", "Pemerintah", "Desa", "Kecamatan", "Camat"})
"""Names that everyone takes for what they are."""
GENERIC = r"(?:atau|dan|/|dan/atau)? ?(?:menteri|kepala|pimpinan|teknis|terkait|yang|lain)\b"
"""After a word that only a sentence's beginning made large: "Menteri atau kepala lembaga ...", "Menteri teknis"."""
MOST = 2
"""Meanings told at most."""


@dataclass(frozen=True, slots=True)
class Office:
    """A word that a law defines as an office."""

    name: str
    meaning: str
    passage: Passage


def with_offices(query: Query, evidence: Evidence, library: Library) -> Evidence:
    """The evidence with what the offices in its quotations mean, where their law says so and the answer does not.

    Those of the first quotation, and of the others if the question names them too: elsewhere they are not the point.
    Told after the last quotation, and once: a second law is named only where it means somebody else.
    """
    quoted = [one for one in evidence.excerpts if one.kind == "peraturan"]
    asked = fold(query.resolved)
    if evidence.refusal is not None or not quoted or query.form == "definisi":
        return evidence
    told: dict[str, list[Office]] = {}
    for n, excerpt in enumerate(quoted):
        for office in offices_in(excerpt.source.id, library):
            if n and not re.search(rf"\b{fold(office.name)}\b", asked):
                continue
            same = (one for one in told.get(office.name, ()) if _alike(one, office))
            if _names(office.name, excerpt) and next(same, None) is None:
                told.setdefault(office.name, []).append(office)
    cited = {e.passage.provision for e in (*evidence.excerpts, *(e for f in evidence.facts for e in f.excerpts))}
    last = next(one for one in reversed(evidence.excerpts) if not one.same_as)
    facts = []
    for meanings in told.values():
        if any(one.passage.provision in cited for one in meanings):
            continue
        found = [library.excerpt(one.passage.provision, query.day, query.today) for one in meanings[:MOST]]
        grounds = tuple(excerpt for excerpt in found if excerpt is not None)
        facts.append(Fact(_said(meanings[:MOST], library), grounds, last.passage.provision))
    return replace(evidence, facts=(*evidence.facts, *facts)) if facts else evidence


def offices_in(law: str, library: Library) -> list[Office]:
    """The offices that a law defines by one word among its terms, in its first pasal."""
    terms = f"{law}/pasal-1"
    changed = (one for text in library.texts(terms) for one in library.children(terms, version=text.version))
    found = map(office_of, (*library.children(terms), *changed))
    offices = {office.name: office for office in found if office is not None and office.name not in KNOWN}
    return list(offices.values())


def defines_office(provision: str, library: Library) -> bool:
    """Whether a provision is the definition of such an office."""
    return "/pasal-1/" in provision and any(office_of(one) is not None for one in library.texts(provision))


def office_of(passage: Passage) -> Office | None:
    """The office that a definition defines by one word, or None."""
    text = squash(LOST.sub("[tak terbaca]", without_notes(passage.full_text)))
    match = next((found for pattern in DEFINED if (found := pattern.match(text))), None)
    if match is None:
        return None
    full = match.groupdict().get("full") or ""
    return Office(match["name"], f"{full}, {match['office']}" if full else match["office"].rstrip(), passage)


def _names(name: str, excerpt: Excerpt) -> bool:
    """Whether a quotation names the office by this word alone: not "Menteri Keuangan", not "menteri terkait"."""
    text = without_notes(excerpt.quote or excerpt.passage.full_text)
    for match in re.finditer(rf"\b{name}\b(?! [A-Z])", text):
        begins = not re.search(r"\w[,)]? $", text[: match.start()])
        if not begins or not re.match(rf" {GENERIC}", text[match.end() :]):
            return True
    return False


def _alike(one: Office, other: Office) -> bool:
    """Whether two laws mean the same office: its field, which a definition ends with, is the same ("dalam negeri")."""
    return fold(one.meaning).split()[-2:] == fold(other.meaning).split()[-2:]


def _said(offices: Sequence[Office], library: Library) -> str:
    parts = [f"dalam {library.label(ids.source_of(one.passage.provision))}: {one.meaning}" for one in offices]
    return f"Yang dimaksud “{offices[0].name}” {'; '.join(parts)}."
