"""Documents on their way into the corpus, as the person who brings them sees it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Brought:
    """A file that was brought: by an administrator, who has not kept it yet, or by a visitor for the session."""

    key: str
    """Names it in addresses; letters and digits that nobody can guess."""
    name: str
    """As it was called, made safe."""
    bytes: int
    state: str = "menunggu"
    """menunggu (to be read), dibaca, terbaca (may be kept), ditolak (cannot be kept)."""
    why: str = ""
    """Why it was turned down; one line."""
    source: str = ""
    title: str = ""
    pages: int = 0
    provisions: int = 0
    tree: str = ""
    """What the parser made of it: the source, its provisions indented by depth, the report."""
    warnings: tuple[str, ...] = ()
    offers: tuple[tuple[str, str], ...] = ()
    """What its own text says of standing, to be confirmed: (in labels, the words that say so)."""
    label: str = ""
    """What the document is called in answers."""
    units: int = 0
    """Pieces of it that can be found."""
    step: str = ""
    """What is being done with it."""
    done: int = 0
    total: int = 0
    """How far that is; 0 where there is no telling."""


@dataclass(frozen=True, slots=True)
class LocalFile:
    """A document of the folder for what was fetched or brought."""

    name: str
    """Path inside the folder."""
    source: str
    bytes: int


@dataclass(frozen=True, slots=True)
class Publishing:
    """How far the making of a new generation is."""

    state: str = ""
    """"" (nothing under way or done yet), berjalan, selesai, gagal."""
    said: str = ""
    """What is being done, what was done, or why it failed; one line."""
    done: int = 0
    total: int = 0
    notes: tuple[str, ...] = ()
    """What the build says of the documents that were just brought."""
