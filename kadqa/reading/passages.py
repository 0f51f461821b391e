"""A structure's provisions as passages: what is shown and cited."""

from __future__ import annotations

from collections.abc import Iterable

from kadqa.hukum.ids import without_penjelasan
from kadqa.reading.pohon import HEADINGS
from kadqa.reading.ragu import looks_ocr
from kadqa.records import ASLI, Basis, Passage, Provision, Structure
from kadqa.text import squash


def _printed(provision: Provision) -> str:
    """The label without the title that a heading's label shows."""
    if provision.kind in HEADINGS and provision.text:
        return provision.label.removesuffix(provision.text).strip()
    return provision.label


def full_texts(structure: Structure) -> dict[str, str]:
    """Each provision's text with that of all below it, as one would read it aloud.

    Its own label is not in it; each child stands on a line of its own after its label, a pasal
    below the line "Pasal n". Its own text is the beginning of it.

    Returns:
        Full text by id, in reading order.
    """
    children: dict[str, list[Provision]] = {}
    for provision in structure.provisions:
        if provision.parent is not None:
            children.setdefault(provision.parent, []).append(provision)
    full: dict[str, str] = {}
    # A parent stands before its children, so that going backwards finds every child done.
    for provision in reversed(structure.provisions):
        lines = [provision.text] if provision.text else []
        for child in children.get(provision.id, ()):
            gap = "\n" if child.kind == "pasal" or child.id.endswith("/umum") else " "
            lines.append((_printed(child) + gap + full[child.id]).strip())
        full[provision.id] = "\n".join(lines)
    return {provision.id: full[provision.id] for provision in structure.provisions}


def trails(provisions: Iterable[Provision]) -> dict[str, tuple[str, ...]]:
    """The headings above each provision, outermost first.

    A penjelasan of a pasal has the trail of its pasal; an alinea that of the last heading above it; a pasal also its
    own title.
    """
    found: dict[str, tuple[str, ...]] = {}
    kinds: dict[str, Provision] = {}
    above: dict[str | None, tuple[str, ...]] = {}
    for provision in provisions:
        kinds[provision.id] = provision
        pasal = found.get(without_penjelasan(provision.id)) if "/penjelasan/" in provision.id else None
        if pasal is not None:
            found[provision.id] = pasal
            continue
        trail: tuple[str, ...] = ()
        if provision.parent is not None:
            parent = kinds[provision.parent]
            heading = parent.label if parent.kind in HEADINGS else ""
            if parent.kind == "lampiran" and provision.kind != "pasal":
                heading = squash(f"{parent.label} {parent.text[:LONGEST_HEADING]}")
            trail = (*found[provision.parent], *filter(None, [heading]))
        if provision.kind == "alinea":
            above[provision.parent] = (provision.label,) if provision.label else above.get(provision.parent, ())
            trail += above[provision.parent]
        elif provision.kind in TITLED or (
            provision.kind == "pasal" and len(provision.label.split()) > len(("Pasal", "5"))
        ):
            trail += (provision.label,)
        found[provision.id] = trail
    return found


LONGEST_HEADING = 200
"""Characters of a lampiran's own text that are its title."""
TITLED = frozenset(("kepala", "penanda-tangan"))
"""Kinds whose label is a heading of their own text."""


def passages(structure: Structure, *, version: str = ASLI, basis: Basis | None = None) -> tuple[Passage, ...]:
    """All provisions as passages of the layer `naskah`, in reading order.

    Args:
        structure: a file, read.
        version: which version of its source's text the file carries.
        basis: what the text rests on; None: "ocr" if the text layer looks like OCR, or for what stands on a page
            whose image was read, else "naskah".
    """
    full = full_texts(structure)
    trail = trails(structure.provisions)
    scanned = frozenset(structure.scanned)
    usual: Basis = basis or ("ocr" if looks_ocr(structure.provisions) else "naskah")

    def basis_of(provision: Provision) -> Basis:
        return "ocr" if basis is None and any(span[0] in scanned for span in provision.spans) else usual

    return tuple(
        Passage(
            provision=provision.id,
            source=structure.source.id,
            kind=provision.kind,
            label=provision.label,
            version=version,
            layer="naskah",
            text=provision.text,
            full_text=full[provision.id],
            parent=provision.parent,
            trail=trail[provision.id],
            page=provision.page_first if structure.media == "pdf" else None,
            basis=basis_of(provision),
            doubts=provision.doubts,
        )
        for provision in structure.provisions
    )
