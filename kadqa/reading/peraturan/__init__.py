"""A regulation's pages to its provisions: pages -> lines with spans -> markers -> tree."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kadqa.reading.lines import Line
from kadqa.reading.peraturan.baca import Walk
from kadqa.reading.peraturan.judul import Title, amended, from_name, read_title, source_from, title_of_year, with_dates
from kadqa.reading.peraturan.judul_bab import part_titles
from kadqa.reading.peraturan.lampiran import take_apart, unfold
from kadqa.reading.peraturan.tertelan import tell
from kadqa.reading.peraturan.urutan import Lookout
from kadqa.reading.pohon import Tree
from kadqa.records import Source
from kadqa.text import slug

_FIRST = re.compile(
    r"(?:^|\b(?:BAB\s+I|Bagian\s+(?:Kesatu|Pertama))\s.{0,120}?)"
    r"Pasal\s*[1I]\s+(?:\(1\)|Dalam\b|[A-Z][a-z]+\s)"
)
"""A first pasal with its text on the same line, alone or after the headings above it."""
TITLE_CHARS = 5000
"""How far into a document its title block may reach."""


def opening(lines: Sequence[Line]) -> str:
    """The first lines, as far as a title block may reach."""
    parts: list[str] = []
    length = 0
    for line in lines:
        parts.append(line.text)
        length += len(line.text)
        if length > TITLE_CHARS:
            break
    return " ".join(parts)[:TITLE_CHARS]


def is_regulation(lines: Sequence[Line]) -> bool:
    """Whether a document is a regulation: a title block with a number and a first pasal, or pasal after pasal."""
    look = Lookout(lines)
    first = (
        look.between("1", 0, len(lines))
        or look.between("I", 0, len(lines))
        or any(_FIRST.search(line.text) for line in lines)
    )
    if first and read_title(opening(lines)).whole:
        return True
    return first and (look.count(0, len(lines)) >= 3 or bool(re.search(r"\bMenimbang\b", opening(lines))))


def names_law(lines: Sequence[Line], name: str) -> bool:
    """Whether a title block, or else the file's name, tells which regulation it is."""
    return read_title(opening(lines)).whole or from_name(name).whole


def source_of_lines(lines: Sequence[Line], name: str) -> tuple[Source, list[str]]:
    """The source a regulation names in its title block, else in its file name; with what was doubtful."""
    title = read_title(opening(lines))
    if title.whole:
        return source_from(title), []
    named: Title = from_name(name)
    if named.whole:
        named = replace(named, judul=title_of_year(opening(lines), named.tahun))
        return source_from(named), ["Blok judul tidak terbaca utuh; jenis, nomor, dan tahun diambil dari nama berkas."]
    key = f"berkas-{slug(name.rpartition('.')[0] or name) or 'tanpa-nama'}"
    return Source(key, "berkas", judul=title.judul or name), [
        "Jenis, nomor, atau tahun peraturan tidak dikenali; berkas diberi id dari namanya."
    ]


def _amends(lines: Sequence[Line], source: Source) -> bool:
    """Whether a regulation amends another, so that its pasal are Roman ("Pasal I")."""
    if source.judul:
        return bool(re.match(r"\s*(?:perubahan|penetapan)", source.judul, re.IGNORECASE))
    return bool(re.search(r"\bPERUBAHAN\b", opening(lines).partition("Menimbang")[0]))


def read_regulation(
    lines: Sequence[Line], name: str, warnings: Sequence[str] = (), *, wrapped: bool
) -> tuple[Source, Tree]:
    """Build the tree of a regulation from its lines (page furniture already taken out).

    Args:
        lines: in reading order.
        name: the file's name, in case the title block names nothing.
        warnings: what is already known to be wrong with the file.
        wrapped: lines are printed lines, not paragraphs.
    """
    source, doubts = source_of_lines(lines, name)
    tree = Tree(source.id)
    for warning in (*warnings, *doubts):
        tree.warn(warning)
    walk = Walk(tree, lines, amended(source.judul, source.wilayah), amends=_amends(lines, source), wrapped=wrapped)
    walk.run()
    unfold(tree, source.judul, wrapped=wrapped)
    take_apart(tree, wrapped=wrapped)
    part_titles(tree)
    tell(tree)
    return with_dates(source, opening(lines), [*walk.closing, *(line.text for line in lines[-3:])]), tree
