"""What the library holds: texts, what is searched, and how each provision stands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kadqa.records.corpus import Basis, Layer, Status


@dataclass(frozen=True, slots=True)
class Passage:
    """The text of one provision in one version and layer: what is shown and cited."""

    provision: str
    source: str
    kind: str
    label: str
    """Short, as in `Provision`."""
    version: str
    layer: Layer
    text: str
    """The provision's own words."""
    full_text: str
    """With its children's, each after its label, as one would read it aloud; every quote is a substring of it."""
    parent: str | None
    trail: tuple[str, ...] = ()
    """Headings above it, outermost first ("BAB XVII KERJA SAMA DAERAH", "Bagian Kesatu Kerja Sama Daerah")."""
    page: int | None = None
    """First page, 1 or more; None where the file has no pages (all but PDF)."""
    basis: Basis = "naskah"
    checked: str = ""
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Unit:
    """A small piece of text that is embedded and searched."""

    n: int
    """Row in the store, 0 and up, in the order of the corpus."""
    provision: str
    group: str
    """The pasal (for a regulation) or passage (for a page) that a find in this unit counts for."""
    source: str
    version: str
    layer: Layer
    kind: str
    """"batang" (body), "penjelasan", "halaman"."""
    text: str
    """Heading trail and own words, as they go to the embedder."""
    questions: tuple[str, ...] = ()
    """What people ask that this answers: searched beside the text, shown and quoted nowhere."""


@dataclass(frozen=True, slots=True)
class Interval:
    """The standing of one provision (or source) over a stretch of days. One row of the standing table."""

    provision: str
    version: str
    start: date | None
    """First day; None: since ever."""
    end: date | None
    """First day after it; None: without end."""
    status: Status
    by: str | None = None
    """The id of the provision or source that brought this standing about."""
    since: str = ""
    """The date of the change in its own precision ("2014-10-02", "2020"), "" if none is known."""
    condition: str = ""
    note: str = ""
    basis: Basis = "naskah"
    checked: str = ""

    @property
    def unchecked(self) -> bool:
        """Whether nobody looked what other acts do to its law: unknown for no other reason."""
        return self.status == "tidak diketahui" and not (self.by or self.checked or self.note)


@dataclass(frozen=True, slots=True)
class Reference:
    """An id with its label, ready to be shown."""

    provision: str
    label: str


@dataclass(frozen=True, slots=True)
class Nearest(Reference):
    """What was found but does not answer, offered beside a refusal."""

    quote: str = ""
    """The part of its text that comes closest, to the letter; "": its label alone is offered."""
    digest: bool = False
    """The words are KADQA's ringkasan, not the regulation's own."""
    note: str = ""
    """Its standing in one sentence, where it is not plainly in force."""

    @property
    def beside(self) -> str:
        """What stands in brackets after its label: " (ringkasan KADQA; dicabut ...)"; "" if nothing does."""
        said = [
            *(["ringkasan KADQA"] if self.digest else []),
            *([self.note[:1].lower() + self.note[1:].rstrip(".")] if self.note else []),
        ]
        return f" ({'; '.join(said)})" if said else ""
