"""What amending laws put into other laws, as texts of those: a version named after the act that made it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from kadqa.hukum import ids
from kadqa.records import ASLI, Passage


def put_into(provision: str) -> str | None:
    """The id in the amended law of what stands inside an amending one, its penjelasan among the penjelasan there.

    "uu-9-2015/penjelasan/pasal-i/angka-5/uu-23-2014/pasal-101" -> "uu-23-2014/penjelasan/pasal-101".
    """
    inside = ids.put_into(provision)
    if inside is None or not ids.is_penjelasan(provision) or ids.is_penjelasan(inside):
        return inside
    source, _, rest = inside.partition("/")
    return f"{source}/penjelasan/{rest}" if rest else None


def restated(texts: Sequence[Passage], sources: Collection[str]) -> Iterator[Passage]:
    """The text of amended laws in the version of each act that amends them, made of the act's own naskah.

    Args:
        texts: all texts; those as enacted tell in which bab an amended pasal stands.
        sources: the laws that are known; what is put into another is left where it is.

    Yields:
        One passage for each provision that an act brings with its text. Page, doubts and basis are those of
        the act's file; `version` is the act's id.
    """
    enacted = {text.provision: text for text in texts if text.version == ASLI and text.layer == "naskah"}
    seen: set[tuple[str, str]] = set()
    for text in texts:
        target = put_into(text.provision) if text.layer == "naskah" else None
        if target is None or ids.source_of(target) not in sources or "/" not in target:
            continue
        # An act that changes a provision twice over says the latter last; the first is kept with the act alone.
        if (target, text.source) in seen:
            continue
        seen.add((target, text.source))
        above = put_into(text.parent) if text.parent else None
        like = enacted.get(target) or _neighbour(target, enacted)
        if above is None or "/" not in above:
            above = like.parent if like else None
        trail = like.trail if like else text.trail
        yield replace(
            text, provision=target, source=ids.source_of(target), version=text.source, parent=above, trail=trail
        )


def _neighbour(target: str, enacted: dict[str, Passage]) -> Passage | None:
    """The pasal as enacted after which a pasal was inserted: 236A -> 236; for what is below it, that pasal too."""
    number = ids.pasal_number(target.rstrip("abcdefghijklmnopqrstuvwxyz")) if "/pasal-" in target else None
    pasal = ids.pasal_of(target)
    if target != pasal:
        return enacted.get(pasal)
    return enacted.get(f"{ids.source_of(target)}/pasal-{number}") if number is not None else None
