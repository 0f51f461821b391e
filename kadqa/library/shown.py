"""A provision whole, as it is shown: its text with its standing, its history and what stands around it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from kadqa.errors import InputError
from kadqa.hukum import ids
from kadqa.library.snapshot import Library
from kadqa.records import Interval, Passage, Shown


def shown(provision: str, day: date, today: date, library: Library, *, version: str | None = None) -> Shown:
    """A provision with everything that its page says.

    Args:
        provision: its id.
        day: the day whose law is read.
        today: the day that counts as today.
        library: where it stands.
        version: the text of this version; None: that of the day.

    Raises:
        InputError: nothing here has that id (or not in that version).
    """
    provision = provision.strip().strip("/")
    excerpt = library.excerpt(provision, day, today, version=version)
    if excerpt is None:
        raise InputError(_no_such(provision, version, library))
    passage = excerpt.passage
    siblings = _siblings(passage, library)
    at = siblings.index(provision) if provision in siblings else None
    history = library.standing.history(provision) if excerpt.kind == "peraturan" else ()
    penjelasan = f"{excerpt.source.id}/penjelasan{provision[len(excerpt.source.id) :]}"
    children = library.children(provision, version=passage.version, layer=passage.layer)
    return Shown(
        id=provision,
        kind=passage.kind,
        label=excerpt.label,
        text=passage.text,
        full_text=passage.full_text,
        layer=passage.layer,
        version=passage.version,
        versions=_versions(library.texts(provision), history),
        page=passage.page,
        url=excerpt.url,
        title=excerpt.source.judul,
        standing=excerpt.on_day,
        standing_today=excerpt.today,
        note=excerpt.note,
        basis=passage.basis,
        checked=(excerpt.on_day.checked if excerpt.on_day else "") or passage.checked,
        successor=excerpt.successors,
        doubts=passage.doubts,
        timeline=tuple(_event(interval, library) for interval in history),
        penjelasan=(library.reference(penjelasan),) if library.texts(penjelasan) else (),
        children=tuple(library.reference(child.provision) for child in children),
        previous=siblings[at - 1] if at else None,
        next=siblings[at + 1] if at is not None and at + 1 < len(siblings) else None,
        referred_by=tuple(library.reference(origin) for origin in library.referred_by(provision)),
    )


def _siblings(passage: Passage, library: Library) -> list[str]:
    """What stands before and after it, itself included: of a pasal all pasal of its law, whatever bab they are in."""

    def beside(other: Passage) -> bool:
        if passage.kind == "pasal":
            return ids.is_penjelasan(other.provision) == ids.is_penjelasan(passage.provision)
        return other.parent == passage.parent

    alike = library.of_source(passage.source, kind=passage.kind)
    text = passage.layer, passage.version
    return [other.provision for other in alike if (other.layer, other.version) == text and beside(other)]


def _event(interval: Interval, library: Library) -> dict[str, object]:
    return {
        "from": interval.start.isoformat() if interval.start else None,
        "to": interval.end.isoformat() if interval.end else None,
        "status": interval.status,
        "by": interval.by,
        "note": library.describe(interval),
    }


def _versions(texts: Sequence[Passage], history: Sequence[Interval]) -> tuple[dict[str, object], ...]:
    layers: dict[str, list[str]] = {}
    for text in texts:
        layers.setdefault(text.version, []).append(text.layer)
    found: list[dict[str, object]] = []
    for version, named in layers.items():
        mine = [interval for interval in history if interval.version == version]
        first, last = (mine[0].start, mine[-1].end) if mine else (None, None)
        found.append(
            {
                "version": version,
                "from": first.isoformat() if first else None,
                "to": last.isoformat() if last else None,
                "layers": named,
            }
        )
    return tuple(found)


def _no_such(provision: str, version: str | None, library: Library) -> str:
    known = [text.version for text in library.texts(provision)]
    if version is not None and known:
        return (
            f"{library.label(provision)} tidak ada dalam versi {version!r}. Yang ada: {', '.join(sorted(set(known)))}."
        )
    source = library.sources.get(ids.source_of(provision))
    if source is None:
        return f"{library.label(provision)} tidak ada di indeks ini. Lihat `kadqa corpus list` untuk sumber yang ada."
    name, number = library.label(source.id), ids.pasal_number(provision)
    if source.pasal_terakhir and number and number > source.pasal_terakhir and ids.put_into(provision) is None:
        return f"{name} tidak mempunyai Pasal {number}; pasal terakhirnya Pasal {source.pasal_terakhir}."
    if not library.has_text(source.id):
        return (
            f"Isi {name} belum ada di indeks ini; yang dikenal hanya judul dan status: `kadqa show {source.id}`. "
            "Dokumennya dapat ditambahkan dengan `kadqa corpus add`."
        )
    above = next((a for a in ids.ancestors(provision) if library.texts(a)), source.id)
    return f"{library.label(provision)} tidak ada di indeks ini. Yang terdekat: {library.label(above)}."
