"""What a follow-up may lean on: the question before it, and the law, provision or term that this spoke of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kadqa.asking.question.called import label
from kadqa.asking.question.intent import FORM_WORDS, without
from kadqa.asking.question.status import asks_standing
from kadqa.asking.turns.leaning import elided, matters, spoken_form
from kadqa.hukum import ids
from kadqa.hukum.chain import successor_laws
from kadqa.hukum.rujukan import find_rujukan, resolve
from kadqa.lexical import content_words
from kadqa.library.snapshot import Library
from kadqa.records import Rujukan
from kadqa.text import even_spelling, squash


@dataclass(frozen=True, slots=True)
class Before:
    """What a question may lean on."""

    question: str
    """The one before, made whole."""
    citations: tuple[str, ...] = ()
    """What its answer cited."""
    of: str = ""
    """The question that says what the conversation is about, where `question` does not."""
    matters: tuple[str, ...] = ()
    """The terms and laws that the conversation named, as it named them, the last one last."""
    then: str = ""
    """The day that was asked about before the question was put of today's law: "tahun 2006"; else ""."""
    page: str = ""
    """The page last spoken of, as a question names it: "halaman Buleleng"; "": none."""

    @property
    def joined(self) -> str:
        """What stands in front of a follow-up that only leans."""
        return f"{self.of.rstrip(' ?.!')}. {self.question}" if self.of else self.question

    @property
    def subject(self) -> str:
        """The question that says what the conversation is about."""
        return self.of or self.question


PAGE_NAMED = re.compile(
    r"\b[Hh]alaman (?:(?:web|situs|resmi|[Bb]agian|[Kk]erja ?[Ss]ama) )*(?P<name>[A-Z][\w-]+(?: (?!PP|UU)[A-Z][\w-]+)?)"
)
"""A page by whose it is: "halaman Buleleng", "halaman Kutai Kartanegara"."""
KIND_OF_OWNER = re.compile(r"^(?:Kabupaten|Kota|Provinsi)\b ")


def page_named(question: str, cited: Sequence[str], library: Library) -> str:
    """The page that a question names, or of which its answer cited a passage, as a question names it; "": none."""
    if (named := PAGE_NAMED.search(question)) is not None:
        return f"halaman {named['name']}"
    pages = dict.fromkeys(ids.source_of(one) for one in cited)
    owner = next((s.wilayah for page in pages if (s := library.sources.get(page)) is not None and s.is_page), "")
    return f"halaman {KIND_OF_OWNER.sub('', owner)}" if owner else ""


def named_before(before: Before) -> tuple[Rujukan | None, str | None]:
    """The last rujukan with a law that the question before names, and the id it means."""
    for text in (before.question, before.of):
        found = [r for r in find_rujukan(text) if r.jenis]
        if found:
            return found[-1], resolve(found[-1])
    return None, None


def provision_before(before: Before) -> str | None:
    """The provision last spoken of: named, else the first cited."""
    _, named = named_before(before)
    if named and "/" in named:
        return named
    return next((c for c in before.citations if "/pasal-" in c and (named is None or ids.source_of(c) == named)), None)


def law_before(before: Before, library: Library) -> str | None:
    """The law last spoken of: named, else the first cited."""
    spoken = spoken_before(before, library)
    return ids.source_of(spoken) if spoken else None


def spoken_before(before: Before, library: Library) -> str | None:
    """The law or provision last spoken of: named, else the first cited of a regulation."""
    _, named = named_before(before)
    return named or next((c for c in before.citations if library.is_law(c)), None)


def law_of_standing(before: Before, library: Library) -> str | None:
    """The label of the law whose standing the question before asked for; of its successor where that was asked."""
    found = [r for r in find_rujukan(before.question) if r.jenis]
    rest = spoken_form(without(before.question, found))
    law = resolve(found[-1]) if len(found) == 1 else None
    if law is None or not asks_standing(rest):
        return None
    if "penggant" in rest or "mengganti" in rest:
        law = next(iter(successor_laws(ids.source_of(law), library.standing, library.sources)), law)
    return label(law, library) if ids.source_of(law) in library.sources else None


def matter_defined(before: Before, library: Library) -> str | None:
    """The term that the question before asked for as such ("apa itu KSDD?"), as it named it."""
    spoken = spoken_form(before.question)
    found = matters(spoken, library)
    if len(found) != 1 or set(content_words(elided(spoken, library))) - FORM_WORDS:
        return None
    return as_written(without_kind(found[0][0], library), before.question)


def without_kind(used: str, library: Library) -> str:
    """The words of a term without what kind of answer they ask for, where the rest is a term too.

    "jenis kerja sama dengan pihak ketiga" -> "kerja sama dengan pihak ketiga": its kinds have no results, it has.
    """
    first, _, rest = used.partition(" ")
    kind = rest and not set(content_words(first)) - FORM_WORDS
    return rest if kind and any(other == rest for other, _ in matters(rest, library)) else used


def as_written(folded: str, text: str) -> str:
    """Folded words as the text writes them: "ksdd" -> "KSDD"; as they are if they are not found there."""
    evened = squash(even_spelling(text))
    at = evened.casefold().find(folded)
    return evened[at : at + len(folded)] if at >= 0 else folded
