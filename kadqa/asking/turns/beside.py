"""A follow-up that sets something beside what was spoken of: "bedanya dengan yang wajib?", "beda sama dulu?"."""

from __future__ import annotations

import re

from kadqa.asking.question.called import label
from kadqa.asking.question.intent import BANDING, FORM_WORDS, LAMA, MOVED, without
from kadqa.asking.question.status import asks_standing
from kadqa.asking.question.terms import WRITTEN
from kadqa.asking.turns.antecedent import Before, as_written, law_before, named_before
from kadqa.asking.turns.cited import is_gone
from kadqa.asking.turns.leaning import BESIDE_WHAT, matters, spoken_form
from kadqa.asking.turns.nowadays import day_of, in_its_place, says_now
from kadqa.asking.turns.swap import rest_of, sibling
from kadqa.hukum import ids
from kadqa.hukum.chain import chain, former
from kadqa.hukum.rujukan import find_rujukan, resolve
from kadqa.lexical import content_words, words
from kadqa.library.snapshot import Library

BESIDE_IT = re.compile(r"\b(?:dengan|dari|dan|dibanding(?:kan)?|sama|vs|versus)\b (?:dengan |yang )*(?P<other>.+)$")
"""What is set beside it: "bedanya dengan yang wajib"."""
NO_ASPECT = FORM_WORDS | frozenset(words("berlaku butuh memerlukan bisa dapat dilakukan diatur menurut kapan"))
"""Stems that are no matter of a comparison."""


def compared(text: str, before: Before, library: Library) -> str | None:
    """Set beside it: "bedanya dengan yang wajib?" -> "apa beda kerja sama sukarela dengan kerja sama wajib"."""
    spoken = spoken_form(text)
    laws = [r for r in find_rujukan(text) if r.jenis]
    law = law_before(before, library)
    if not BANDING.search(spoken) or len(laws) > 1:
        return None
    in_what = BESIDE_WHAT.match(spoken)
    if in_what and (pair := _last_two(before, library)):
        return f"apa beda {' dengan '.join(pair)} soal {as_written(in_what['aspect'], text)}"
    aspect = _asked_before(before, library)
    about = f" soal {aspect}" if aspect else ""
    if laws:
        other = text[laws[0].start : laws[0].end]
        law = _beside_law(resolve(laws[0]), before, library)
        return f"apa beda {library.label(law)} dengan {other}{about}" if law in library.sources else None
    if LAMA.search(spoken):
        return f"apa beda {library.label(law)} dengan yang lama{about}" if law in library.sources else None
    beside = BESIDE_IT.search(spoken)
    then = day_of(before.question) if says_now(text) else before.then if beside is None else ""
    if then and (matter := matters(spoken_form(before.question), library)):
        return f"apa yang berubah soal {as_written(matter[0][0], before.question)} sejak {then}"
    if beside is None and (place := in_place_of(before, library)):
        return f"apa beda {' dengan '.join(place)}"
    if beside is None:
        pair = _last_two(before, library) or before.matters[-2:]
        return f"apa beda {' dengan '.join(pair)}" if len(pair) > 1 else None
    return _beside(beside["other"], before, library)


def _last_two(before: Before, library: Library) -> tuple[str, ...]:
    """The two things last spoken of, as a question names them; of one law alone that and the one before or after it."""
    *_, first, last = ("", "", *before.matters)
    law = law_before(before, library)
    if bool(find_rujukan(first)) == bool(find_rujukan(last)) and first:
        return first, last
    if law is None or law not in library.sources or (last and not find_rujukan(last)):
        return ()
    beside = (
        in_its_place(law, library)
        if is_gone(law, library)
        else next(iter(former(law, library.standing, library.sources)), "")
    )
    return (library.label(law), library.label(beside)) if beside else ()


def _beside_law(other: str | None, before: Before, library: Library) -> str | None:
    """The law spoken of that is compared with another: of those cited one that came before or after that other."""
    named, _ = named_before(before)
    line = chain(ids.source_of(other), library.standing, library.sources) if other else ()
    cited = (ids.source_of(one) for one in before.citations if named is None)
    return next((law for law in cited if law in line and law != other), law_before(before, library))


def _asked_before(before: Before, library: Library) -> str:
    """What the question before asked of, in its own words: "persetujuan DPRD"; "": of a law itself."""
    return " ".join(_matter_words(before.question, library) or _matter_words(before.of, library))


def _matter_words(question: str, library: Library) -> list[str]:
    """The words of a question that say of what it asks, less those of asking, of law and of the whole field."""
    spoken = spoken_form(without(question, find_rujukan(question)))
    if asks_standing(spoken):
        return []
    found = [word for word in WRITTEN.findall(spoken) if content_words(word)]
    telling = [word for word in found if not any(s in NO_ASPECT or library.common(s) for s in content_words(word))]
    return [as_written(word, question) for word in telling]


def _beside(other: str, before: Before, library: Library) -> str | None:
    """The term last spoken of beside another, of its kind or named in full."""
    rest = rest_of(other)
    for where in (before.question, before.of):
        for used, old in matters(where, library)[:1]:
            new = sibling(rest, used, old, library) or next((name for name, _ in matters(rest, library)), None)
            if new:
                return f"apa beda {as_written(used, where)} dengan {new}"
    return None


def in_place_of(before: Before, library: Library) -> tuple[str, str] | None:
    """What the question before asked the successor of, and that successor: a law, or a provision and its pasal."""
    _, old = named_before(before)
    spoken = spoken_form(without(before.question, find_rujukan(before.question)))
    if old is None or not (re.search(r"penggant|menggant", spoken) or MOVED.search(spoken)):
        return None
    if "/" in old:
        found = library.standing.successors(old)
        # What is spread over ayat is set beside their pasal.
        new = ids.pasal_of(found[0]) if found else ""
    else:
        new = in_its_place(old, library)
    return (label(old, library), label(new, library)) if new and new != old else None
