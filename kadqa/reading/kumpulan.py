"""A collection: one file that quotes several pages, each followed by a line "sumber : address", between chatter.

Forums and answer sites put such pages together. Each quoted page becomes a source of its own
with its own address; what the site itself says around the quotes is dropped as `chatter`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from kadqa.reading.halaman import LONG, read_page
from kadqa.reading.lines import Line, count
from kadqa.reading.pohon import Tree
from kadqa.records import Document, Report, Source, Structure
from kadqa.text import fold, slug, squash

_CREDIT = re.compile(
    r"(?:sumber|dikutip\s+dari|source)\s*(?:artikel|berita|tulisan)?\s*[:=]\s*"
    r"(?P<address>(?:https?://)?(?:[\w-]+\.)+[a-z]{2,}(?::\d+)?(?:/\S*)?)\s*\.?",
    re.IGNORECASE,
)
"""A line that names where the text above it stands: "sumber : kebun.example.go.id"."""
_CHATTER = re.compile(
    r"""
      \b(?:jawab(?:an)?nya|menjawab|jawaban\s+(?:terbaik|lain|atau)|lihat\s+jawaban)\b
    | \bhubungi\s+kami\b | \bdari\s+situs(?:\s+web)?\s+ini\b | \bartikel\s+dari\s+situs\b
    | ^(?:guys|gan|gaes|kak|min|halo|hai|teman-teman)\b
    | \b\d+\s+(?:minute|hour|day|week|month|year)s?\s+ago\b
    | ^(?:klik|login|masuk|daftar)\b.{0,40}\b(?:untuk|di\s+sini|sekarang)\b
    | ^(?:komentar|balas|reply|like|suka|vote|laporkan)\b
    """,
    re.IGNORECASE | re.VERBOSE,
)
"""What an answer site says for itself."""
_MEDIA = frozenset(("html", "docx", "markdown", "text"))
_CHATTY_WORDS = 25
"""Words up to which a line can be chatter."""


@dataclass(frozen=True, slots=True)
class Section:
    """A stretch of lines of a collection."""

    address: str
    """Where it stands, as a whole address; "" for text that no line gives an address."""
    lines: tuple[Line, ...]
    chatter: tuple[Line, ...] = ()
    credit: Line | None = None


def evened(address: str) -> str:
    """An address for comparing: without scheme, www and the last slash."""
    return re.sub(r"^https?://(?:www\.)?", "", address.strip().lower()).rstrip("/")


def at_address(address: str, known: Mapping[str, Source]) -> list[Source]:
    """The listed pages with this address; several may share that of their site."""
    wanted = evened(address)
    return [s for s in known.values() if s.is_page and any(evened(a) == wanted for a in s.alamat)]


def _whole(address: str) -> str:
    return address if re.match(r"https?://", address, re.IGNORECASE) else f"https://{address}"


def _says(lines: Iterable[Line]) -> bool:
    """Whether there is a paragraph in lines, and no chatter alone."""
    return any(len(line.text.split()) >= LONG and not _is_chatter(line) for line in lines)


def _is_chatter(line: Line) -> bool:
    return len(line.text.split()) <= _CHATTY_WORDS and bool(_CHATTER.search(line.text))


def _section(address: str, lines: Sequence[Line], credit: Line | None) -> Section:
    """Part a stretch into its text and the chatter at its two ends.

    Chatter is all up to the last chatty line before the first paragraph, and all from the first chatty
    line after the last paragraph: names and counters beside such lines are the site's too.
    """
    long = [i for i, line in enumerate(lines) if len(line.text.split()) >= LONG and not _is_chatter(line)]
    if not long:
        return Section(address, (), tuple(lines), credit)
    chatty = [i for i, line in enumerate(lines) if _is_chatter(line)]
    start = max((i + 1 for i in chatty if i < long[0]), default=0)
    stop = min((i for i in chatty if i > long[-1]), default=len(lines))
    return Section(address, tuple(lines[start:stop]), (*lines[:start], *lines[stop:]), credit)


def sections(lines: Sequence[Line], media: str) -> tuple[Section, ...]:
    """The quoted pages of a collection, and what stands between them; () if the lines are none.

    A collection has two lines that credit a source, with a paragraph at each; or one, and nothing but
    chatter beyond it. The credit stands below its text, or, if nothing but chatter is above the first, above.
    """
    if media not in _MEDIA:
        return ()
    credits = [(i, match["address"]) for i, line in enumerate(lines) if (match := _CREDIT.fullmatch(line.text))]
    if not credits:
        return ()
    edges = [i for i, _ in credits]
    parts = [lines[a + 1 : b] for a, b in zip([-1, *edges], [*edges, len(lines)], strict=True)]
    above = not _says(parts[0]) and _says(parts[-1])
    quoted = parts[1:] if above else parts[:-1]
    rest = parts[0] if above else parts[-1]
    enough = len(credits) > 1 or (not _says(rest) and any(map(_is_chatter, lines)))
    if not enough or not all(map(_says, quoted)):
        return ()
    found = [_section(_whole(address), part, lines[i]) for (i, address), part in zip(credits, quoted, strict=True)]
    found.insert(0 if above else len(found), _section("", rest, None))
    return tuple(found)


def _source(section: Section, title: str, known: Mapping[str, Source], taken: set[str]) -> Source:
    """A listed page with the section's address, else a new one that is named by it."""
    fits = at_address(section.address, known)
    named = [s for s in fits if fold(s.judul) in fold(title) or fold(title) in fold(s.judul)]
    for source in named or (fits if len(fits) == 1 else []):
        if source.id not in taken:
            return source
    key = stem = f"halaman/{slug(evened(section.address))[:80].strip('-')}"
    n = 1
    while key in taken:
        n += 1
        key = f"{stem}-{n}"
    return Source(key, "halaman", judul=title[:200], alamat=(section.address,))


def read_collection(tree: Tree, parts: Sequence[Section], known: Mapping[str, Source]) -> tuple[Source, ...]:
    """Fill a collection's tree: each quoted page with ids of its own source, the rest with those of the tree's.

    Returns:
        The quoted sources in their order.
    """
    members: list[Source] = []
    for part in parts:
        for line in part.chatter:
            tree.drop_line("chatter", line)
        if part.credit is not None:
            tree.drop_line("chatter", part.credit)
        if not part.lines:
            continue
        title = squash(part.lines[0].text)
        source = _source(part, title, known, {s.id for s in members}) if part.address else None
        if source is not None:
            members.append(source)
        own = Tree(source.id if source else tree.source)
        read_page(
            own, part.lines, Document("html", (), title=title, address=part.address) if source else Document("text", ())
        )
        tree.adopt(own)
    return tuple(members)


def split(structure: Structure) -> tuple[Structure, ...]:
    """A collection as one structure per source; any other structure as it is.

    Each carries its own provisions and, as dropped pieces, none: those are the collection's.
    """
    if not structure.members:
        return (structure,)
    pages = {page.n: page.text for page in structure.pages}
    found = []
    for source in (*structure.members, structure.source):
        own = tuple(p for p in structure.provisions if p.id.startswith(f"{source.id}/"))
        if own:
            spans = [span for provision in own for span in provision.spans]
            kept = count(spans, pages)
            report = Report(len(pages), kept, kept, {}, 0, 0, structure.report.warnings)
            found.append(replace(structure, source=source, provisions=own, dropped=(), report=report, members=()))
    return tuple(found)


def renamed(structure: Structure, source: Source) -> Structure:
    """The structure as that of another source: its ids begin with that one's."""
    old = structure.source.id

    def moved(key: str) -> str:
        return source.id + key.removeprefix(old)

    provisions = tuple(
        replace(p, id=moved(p.id), parent=moved(p.parent) if p.parent else None) for p in structure.provisions
    )
    return replace(structure, source=source, provisions=provisions)


def same_page(structure: Structure, others: Sequence[Structure]) -> Structure | None:
    """Which of some pages a quoted one was taken from: one of its site, with half of its paragraphs or more.

    Args:
        structure: the quoted page, as `split` gives it.
        others: pages that were read from files of their own.
    """
    site = _site(structure)
    said = {fold(p.text) for p in structure.provisions if p.kind == "alinea"}
    if not site or not said:
        return None
    best, most = None, 0.5
    for other in others:
        if _site(other) == site:
            there = {fold(p.text) for p in other.provisions if p.kind == "alinea"}
            share = len(said & there) / len(said)
            if share >= most:
                best, most = other, share
    return best


def _site(structure: Structure) -> str:
    address = structure.source.alamat[0] if structure.source.alamat else ""
    return evened(address).partition("/")[0]
