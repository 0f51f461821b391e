"""A regulation or page as it is read through, from its first heading to its last penjelasan."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from kadqa.hukum import ids
from kadqa.hukum.numbering import sort_key
from kadqa.library.snapshot import Library
from kadqa.records import Part, Passage

WHOLE = frozenset({"pasal", "menimbang", "mengingat", "lampiran", "alinea", "pokok", "penutup", "umum", "identitas"})
"""Kinds that are read with all that is below them."""
HEADINGS = frozenset({"bab", "bagian", "paragraf"})


def outline(library: Library, source: str, day: date) -> tuple[Part, ...]:
    """The parts of a source in reading order, in the version and layer to show on a day; () if it has no text."""
    parts: list[Part] = []
    seen: set[str] = set()
    for passage in library.of_source(source):
        provision = passage.provision
        if provision in seen or any(above in seen and not _is_heading(above) for above in ids.ancestors(provision)):
            continue
        if provision == source or not _is_part(passage):
            continue
        seen.add(provision)
        shown = library.passage(provision, day) or passage
        heading = shown.kind in HEADINGS
        parts.append(
            Part(
                provision=provision, kind=shown.kind, label=shown.label, text="" if heading else shown.full_text,
                version=shown.version, layer=shown.layer, status=library.standing.status(provision, day),
                page=shown.page,
            )
        )  # fmt: skip
    return tuple(parts) if any(part.kind in HEADINGS for part in parts) else _in_order(parts)


def file_of(library: Library, source: str, version: str) -> Path | None:
    """The file that a text of a source was read from, if it is still where it was."""
    for known, kept, path in library.manifest.extra.get("files", ()):
        if (known, kept) == (source, version) and Path(path).is_file():
            return Path(path)
    return None


def _in_order(parts: Sequence[Part]) -> tuple[Part, ...]:
    """Parts without headings, as digests come from several files: pasal by their number, each before its penjelasan.

    What is before the first pasal stays there, what has no number keeps its place behind the pasal.
    """
    first = next((n for n, part in enumerate(parts) if part.kind == "pasal"), len(parts))
    body = [part for part in parts[first:] if part.kind == "pasal"]
    rest = [part for part in parts[first:] if part.kind != "pasal"]

    def place(part: Part) -> tuple[object, bool]:
        number = part.provision.rpartition("/pasal-")[2]
        return sort_key(number), ids.is_penjelasan(part.provision)

    return (*parts[:first], *sorted(body, key=place), *rest)


def _is_part(passage: Passage) -> bool:
    if passage.kind in HEADINGS or passage.kind in WHOLE:
        return True
    # The penjelasan of a pasal that has no text of its own, only its ayat's, is read ayat by ayat.
    return ids.is_penjelasan(passage.provision) or passage.parent in {None, passage.source}


def _is_heading(provision: str) -> bool:
    return provision.rpartition("/")[2].partition("-")[0] in HEADINGS
