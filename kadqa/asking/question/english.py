"""A question in English, put into Indonesian word by word: enough to search by, and shown as how it was read.

The terms of the law are taught in corpus/istilah.toml, the words around them stand in `english_words` and
`english_phrases`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from kadqa.asking.question.english_phrases import DOING, LAWS, OF_A_YEAR, PHRASES, STEPS
from kadqa.asking.question.english_words import DROPPED, GLOSSARY, NAMES, OTHERS
from kadqa.asking.question.intent import without
from kadqa.asking.question.terms import terms_in, whole
from kadqa.hukum.rujukan import find_rujukan
from kadqa.lexical import STOP, words
from kadqa.library.snapshot import Library
from kadqa.text import fold

WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
MARK = "\x00"
"""Around the number of a term that stands aside while the words around it are put into Indonesian."""
CLAUSE = re.compile(
    r"((?:,|\?)? and (?=(?:is|are|was|were|has|have|does|do|did|can|may|must|should|what|which|who|when|how)\b)"
    r"|\?+ +(?=\S)|, (?=(?:what|which|who|when|how|can|may|must|should)\b))",
    re.IGNORECASE,
)
"""Between two questions in one sentence, each with its own opening: "..., and has PP 50/2007 been repealed"."""
IN_FRONT = frozenset({"rancangan"})
"""Indonesian names that stand before what they are of: "rancangan perjanjian"."""
SURE = 2
"""English words that show the language where the texts know none of the others."""
SHARED = re.compile(r"\b(\w+) (and|or|vs|versus) (\w+) (\w+)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Reading:
    """A question as it is to be read."""

    text: str
    english: bool = False


def in_indonesian(text: str, library: Library) -> Reading:
    """The question in Indonesian if it is English, else as it is, with the laws that English names.

    Args:
        text: the question.
        library: for the terms of the law and the words of its texts.
    """
    named = re.sub(r"(?<=\w)['’]s\b", "", _laws(text))
    if not is_english(named, library):
        return Reading(named)
    for pattern, indonesian in (*OF_A_YEAR, *DOING):
        named = pattern.sub(indonesian, named)
    named = "".join(_opened(clause) for clause in CLAUSE.split(named))
    named = _shared_head(named, library)
    held: list[str] = []
    for used, term in terms_in(named, library.terms):
        if not all(map(library.knows, words(used))) or set(used.split()) & set(GLOSSARY):
            # Out of the way of the words below, and in line with them where they describe it.
            named = _whole(used).sub(f"{MARK}{len(held)}{MARK}", named)
            held.append(term.istilah)
    named = _RUN.sub(_reversed, named)
    named = _OTHER.sub(lambda match: OTHERS[match[0].lower()], named)
    kept = WORD.sub(lambda match: "" if match[0].lower() in DROPPED else match[0], named)
    kept = re.sub(rf"^apa (?={MARK}\d+{MARK}\W*(?:$|(?:dan|serta) ))", "apa itu ", " ".join(kept.split()))
    written = re.sub(rf"{MARK}(\d+){MARK}", lambda match: held[int(match[1])], kept)
    return Reading(re.sub(r"\s+(?=[?.,!])", "", written), english=True)


def _opened(clause: str) -> str:
    """A clause with the opening of its question in Indonesian."""
    for pattern, indonesian in _OPENINGS:
        if pattern.match(clause):
            return pattern.sub(indonesian, clause, count=1)
    return clause


def _shared_head(text: str, library: Library) -> str:
    """A word shared by two terms written out for the first: "mandatory and voluntary cooperation"."""
    known = {fold(name) for term in library.terms for name in (term.istilah, *term.varian)}

    def write(match: re.Match[str]) -> str:
        first, joint, second, head = match.groups()
        both = all(f"{one} {head}".lower() in known for one in (first, second))
        return f"{first} {head} {joint} {second} {head}" if both else match[0]

    return SHARED.sub(write, text)


def _reversed(run: re.Match[str]) -> str:
    """A run of names as Indonesian orders it: "cooperation agreement draft" ends with what it begins with."""
    names = [NAMES.get(name.lower(), name) for name in reversed(_NAME.findall(run[0]))]
    return " ".join(sorted(names, key=lambda name: name not in IN_FRONT))


def is_english(text: str, library: Library) -> bool:
    """Whether a question is in English: more of its words are English than of the language of the texts."""
    rest = fold(without(text, find_rujukan(text)))
    for used, _ in terms_in(rest, library.terms):
        rest = whole(used).sub(" ", rest)
    spoken = WORD.findall(rest)
    english = [word for word in spoken if word in _ENGLISH]
    other = [word for word in spoken if word not in _ENGLISH and (word in STOP or any(map(library.knows, words(word))))]
    return len(english) > len(other) and (2 * len(english) >= len(spoken) or (len(english) >= SURE and not other))


def _laws(text: str) -> str:
    for pattern, short in LAWS:
        text = pattern.sub(rf"{short} \1/\2", text)
    for pattern, indonesian in STEPS:
        text = pattern.sub(indonesian, text)
    return text


def _whole(used: str) -> re.Pattern[str]:
    return re.compile(whole(used).pattern, re.IGNORECASE)


_OPENINGS = tuple((re.compile(rf"^(?:please |and |so )?{pattern}\b", re.I), out) for pattern, out in PHRASES)


def _any_of(table: dict[str, str]) -> str:
    names = "|".join(re.escape(word) for word in sorted(table, key=len, reverse=True))
    return rf"(?<![\w-])(?:{names})(?![\w-])"


_ONE = rf"(?:{_any_of(NAMES)}|(?<![\w/])(?-i:[A-Z]{{3,6}})(?![\w/])|{MARK}\d+{MARK})"
_NAME = re.compile(_ONE, re.IGNORECASE)
_RUN = re.compile(rf"{_ONE}(?: {_ONE})*", re.IGNORECASE)
_OTHER = re.compile(_any_of(OTHERS), re.IGNORECASE)
_ENGLISH = frozenset(word for name in GLOSSARY for word in name.split()) | DROPPED
