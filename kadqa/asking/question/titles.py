"""Laws named with their title, or by it alone: "PP 50/2007 tentang Tata Cara Pelaksanaan Kerja Sama Daerah"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from kadqa.asking.question.informal import standard
from kadqa.asking.question.status import MORE, STATUS_CUE, STATUS_WORDS
from kadqa.asking.question.terms import WRITTEN, terms_in, whole
from kadqa.hukum import ids
from kadqa.hukum.rujukan import resolve
from kadqa.lexical import content_words, words
from kadqa.library.snapshot import Library
from kadqa.records import IN_FORCE, Rujukan, Term
from kadqa.text import even_spelling, fold

MOST_OF_IT = 0.6
"""Share of a title's stems that must be written for it to be that title, and no matter that is asked about."""
ABOUT = re.compile(
    r"\s*,?\s*[(“\"]?\s*(?:(?:yaitu|yakni|itu) )?(?:tentang|ttg|tntg|mengenai|perihal)\s+", re.IGNORECASE
)
"""Between a law's number and its title."""
STANDS = re.compile(
    r"\s*(?:[?.!]*$|,|(?:itu )?(?:(?:apakah|masih|sudah|telah|belum|tidak|berlaku|dicabut|diganti|diubah)\b))",
    re.IGNORECASE,
)
"""What follows a whole title without "tentang" ("UU 11/2020 Cipta Kerja masih berlaku?"): the end, or how the law
stands; else its words may be what is asked about."""
CALLED = re.compile(
    r"\b(?:uu|pp|perpres|perppu|permen\w*|undang-undang|peraturan(?: \w+)?) [^().,?!]{2,60}\(\s*$", re.IGNORECASE
)
"""Before a law in brackets: what people call it ("UU DKJ (UU 2/2024)")."""
CLOSING = re.compile(r"\s*[)”\"]")


KIND = r"(?:uu|pp|perpres|perppu|permendagri|permen\w*|undang-undang|peraturan (?:pemerintah|presiden))"
NEXT = r"(?:\s*,\s*(?:dan\s+)?|\s+(?:dan|dengan|sama|vs\.?|versus|atau|ke|jo\.?|lawan)\s+)"
ONE_KIND = re.compile(
    rf"\b(?P<kind>{KIND})\s+(?P<first>\d+/\d{{4}})(?P<more>(?:{NEXT}\d+/\d{{4}})+)(?![\d/])", re.IGNORECASE
)
"""Laws of one kind, which is said once: "UU 22/1999, 32/2004 dan 23/2014"."""
ONE_YEAR = re.compile(
    rf"\b(?P<kind>{KIND})\s+(?:no\.?|nomor)?\s*(?P<one>\d+){NEXT}(?:{KIND}\s+)?(?:no\.?|nomor)?\s*(?P<other>\d+)"
    r"\s+(?:tahun|thn|th\.?)\s+(?P<year>\d{4})\b",
    re.IGNORECASE,
)
"""Two laws of one kind and year, each said once: "Permendagri 22 dan 25 tahun 2020"."""


def each_named(text: str) -> str:
    """The text with the kind written before each law of a row: "UU 32/2004 dan 23/2014" -> "... dan UU 23/2014"."""

    def kind(match: re.Match[str]) -> str:
        more = re.sub(r"(?<![\d/])(?=\d+/\d{4})", f"{match['kind']} ", match["more"])
        return f"{match['kind']} {match['first']}{more}"

    text = ONE_YEAR.sub(lambda m: f"{m['kind']} {m['one']}/{m['year']} dan {m['kind']} {m['other']}/{m['year']}", text)
    return ONE_KIND.sub(kind, text)


def in_full(found: Sequence[Rujukan], text: str, library: Library) -> list[Rujukan]:
    """The rujukan of a text, each of a law reaching over the title after it, or the name that it explains in brackets.

    Args:
        found: as `find_rujukan` gives them for `text`.
        text: the question.
        library: knows the titles; a law that it does not know keeps its end.
    """
    starts = [rujukan.start for rujukan in found]
    reached = []
    for rujukan in found:
        source = library.sources.get(ids.source_of(resolve(rujukan) or "")) if rujukan.jenis else None
        if source is not None and source.judul:
            limit = min((start for start in starts if start >= rujukan.end), default=len(text))
            end = _title_end(text[:limit], rujukan.end, source.judul, library.terms)
            rujukan = replace(rujukan, end=end)
        called = CALLED.search(text[: rujukan.start]) if rujukan.jenis and not rujukan.pasal else None
        closed = CLOSING.match(text, rujukan.end)
        if called and closed and all(end <= called.start() or end >= rujukan.end for end in (r.end for r in found)):
            rujukan = replace(rujukan, start=called.start(), end=closed.end())
        reached.append(rujukan)
    return reached


def _title_end(text: str, start: int, title: str, terms: Sequence[Term]) -> int:
    """Where a title ends that is written from `start` on; `start` if it is not."""
    about = ABOUT.match(text, start)
    wanted = set(words(title))
    taken: set[str] = set()
    end = start
    read = about.end() if about else start + len(text[start:]) - len(text[start:].lstrip())
    for match in WRITTEN.finditer(text, read):
        said = title_stems(match[0], terms)
        if text[read : match.start()].strip(" ,") or not said <= wanted:
            break
        taken |= said
        read = match.end()
        end = read if said else end
    if about is None and (taken != wanted or not STANDS.match(text, end)):
        return start
    if len(taken) < MOST_OF_IT * len(wanted):
        return start
    closing = CLOSING.match(text, end)
    return closing.end() if closing else end


def title_stems(word: str, terms: Sequence[Term]) -> set[str]:
    """The stems of one word of a title, an abbreviation written out ("Pemda")."""
    plain = standard(even_spelling(word))
    written = [term.istilah for used, term in terms_in(plain, terms) if " " not in used]
    return set(words(written[0] if written else plain))


KINDS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(rf"\b(?:{words_used})\b(?! (?:apa|mana|berapa|nomor|no)\b)", re.IGNORECASE), jenis)
    for words_used, jenis in (
        ("perppu|peraturan pemerintah pengganti undang-undang", "perppu"),
        ("uu|undang-undang|undang undang", "uu"),
        ("permendagri|peraturan menteri dalam negeri", "permendagri"),
        ("perpres|peraturan presiden", "perpres"),
        ("pp|peraturan pemerintah", "pp"),
    )
)
"""The kinds by which a law is named with its title alone: "UU Cipta Kerja"; "UU apa" asks for one."""


def by_title_alone(text: str, library: Library) -> tuple[str, ...]:
    """The laws that a question on standing names by kind and title alone: "UU Cipta Kerja masih berlaku?"; () if none.

    Args:
        text: in standard words.
        library: for titles and terms.
    """
    kind = next(((pattern, jenis) for pattern, jenis in KINDS if pattern.search(text)), None)
    if kind is None or not STATUS_CUE.search(text) or MORE.search(text):
        return ()
    rest = fold(kind[0].sub(" ", text, count=1))
    for used, term in terms_in(rest, library.terms):
        rest = whole(used).sub(fold(term.istilah), rest)
    asked = set(content_words(rest)) - STATUS_WORDS
    laws = titled_like(asked, kind[1], library)
    shares = {law: _alike(asked, set(words(library.sources[law].judul))) for law in laws}
    # Of laws called alike the one in force is asked about first.
    best = [law for law in reversed(laws) if shares[law] == max(shares.values())]
    return tuple(sorted(best, key=lambda law: library.standing.history(law)[-1].status not in IN_FORCE))


def titled_like(asked: Iterable[str], jenis: str, library: Library) -> tuple[str, ...]:
    """Ids of the regulations whose title is made of just these stems (Jaccard), in the order of the corpus.

    Args:
        asked: stems of a question that say what law is meant.
        jenis: a key of JENIS that they are of; "": any.
        library: for the titles.
    """
    stems = set(asked)
    laws = [s for s in library.sources.values() if s.is_law and s.judul and jenis in {"", s.jenis}]
    return tuple(s.id for s in laws if stems and _alike(stems, set(words(s.judul))) >= MOST_OF_IT)


def _alike(asked: set[str], title: set[str]) -> float:
    return len(asked & title) / len(asked | title) if asked and title else 0.0
