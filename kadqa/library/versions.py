"""What amending laws put into other laws, as texts of those: a version named after the act that made it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from kadqa.hukum import ids
from kadqa.reading.ragu import LOST_AFTER, NUMBER_DOUBT
from kadqa.records import ASLI, Passage, Source


def put_into(provision: str) -> str | None:
    """The id in the amended law of what stands inside an amending one, its penjelasan among the penjelasan there.

    "uu-9-2015/penjelasan/pasal-i/angka-5/uu-23-2014/pasal-101" -> "uu-23-2014/penjelasan/pasal-101".
    """
    inside = ids.put_into(provision)
    if inside is None or not ids.is_penjelasan(provision) or ids.is_penjelasan(inside):
        return inside
    source, _, rest = inside.partition("/")
    return f"{source}/penjelasan/{rest}" if rest else None


_SAME_TITLE = 0.6
"""Share of the words of a law's title that an act must say to mean that law."""
_WORD = re.compile(r"[a-z]{3,}")


def _words(text: str) -> set[str]:
    return set(_WORD.findall(text.casefold()))


class _Doubts:
    """Whether an act's text is surely one of the law and the pasal that its id names."""

    def __init__(self, texts: Sequence[Passage], sources: Mapping[str, Source]) -> None:
        self._sources = sources
        self._naskah = {text.provision: text for text in texts if text.layer == "naskah"}
        self._unsure = {
            text.provision
            for text in self._naskah.values()
            if any(doubt.startswith(NUMBER_DOUBT) or doubt.endswith(LOST_AFTER) for doubt in text.doubts)
        }
        self._meant: dict[tuple[str, str], bool] = {}

    def sure(self, provision: str, target: str) -> bool:
        """Whether a version may be made of `provision` of an act, as `target` of the law that it amends."""
        body = ids.without_penjelasan(provision)
        if not self._unsure.isdisjoint((body, *ids.ancestors(body))):
            return False
        inside = ids.put_into(body) or ""
        outer = body[: -len(inside) - 1]
        pasal = next((above for above in (outer, *ids.ancestors(outer)) if ids.pasal_of(above) == above), outer)
        key = pasal, ids.source_of(target)
        if key not in self._meant:
            self._meant[key] = self._means(*key)
        return self._meant[key]

    def _means(self, pasal: str, law: str) -> bool:
        """Whether an amending pasal, or its act's title, says the title of the law: a number alone may be misread."""
        wanted = _words(self._sources[law].judul)
        act = self._sources.get(ids.source_of(pasal))
        told = self._naskah.get(pasal)
        said = _words(f"{act.judul if act else ''} {told.text if told else ''}")
        return len(wanted & said) >= _SAME_TITLE * len(wanted)


def restated(texts: Sequence[Passage], sources: Mapping[str, Source]) -> Iterator[Passage]:
    """The text of amended laws in the version of each act that amends them, made of the act's own naskah.

    Args:
        texts: all texts; those as enacted tell in which bab an amended pasal stands.
        sources: the laws that are known; what is put into another is left where it is, and so is what may have
            been misread: a pasal that the act's instruction does not name, a law whose title it does not say.

    Yields:
        One passage for each provision that an act brings with its text. Page, doubts and basis are those of
        the act's file; `version` is the act's id.
    """
    enacted = {text.provision: text for text in texts if text.version == ASLI and text.layer == "naskah"}
    seen: set[tuple[str, str]] = set()
    doubts = _Doubts(texts, sources)
    for text in texts:
        target = put_into(text.provision) if text.layer == "naskah" else None
        if target is None or ids.source_of(target) not in sources or "/" not in target:
            continue
        if not doubts.sure(text.provision, target):
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
