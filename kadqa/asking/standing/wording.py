"""How provisions and laws are named in a sentence that KADQA writes itself."""

from __future__ import annotations

from collections.abc import Sequence

from kadqa.hukum import ids
from kadqa.library.snapshot import Library


def titled(target: str, library: Library) -> str:
    """A law's label with its title: "PP 28/2018 tentang Kerja Sama Daerah"; of anything else the label."""
    source = library.sources.get(target)
    name = library.label(target)
    return f"{name} tentang {source.judul}" if source and source.judul and not source.is_page else name


def listed(names: Sequence[str]) -> str:
    """Names in a row: "a"; "a dan b"; "a, b, dan c"."""
    if len(names) < 3:
        return " dan ".join(names)
    return f"{', '.join(names[:-1])}, dan {names[-1]}"


def limited(names: Sequence[str], most: int) -> list[str]:
    """The first names, with how many more there are: "a", "b", "3 lainnya"; one more is named itself."""
    return [*names] if len(names) <= most + 1 else [*names[:most], f"{len(names) - most} lainnya"]


def listed_labels(provisions: Sequence[str], library: Library, *, most: int = 99) -> str:
    """Labels in a row; what several stand in is said once: "UU 1/2020 Pasal 3 ayat (1), ayat (2), dan Pasal 5".

    Args:
        provisions: ids.
        library: for their labels.
        most: how many are named; of the rest their number is said.
    """
    names: list[str] = []
    before = ""
    for provision in provisions:
        name = library.label(provision)
        shared = [a for a in ids.ancestors(provision) if a in {before, *ids.ancestors(before)} and a in provision]
        head = library.label(shared[0]) if before and shared else ""
        names.append(name.removeprefix(f"{head} ") if head else name)
        before = provision
    return listed(limited(names, most))


def lower_first(text: str) -> str:
    """A sentence made fit to follow its subject: "Dicabut sejak ..." -> "dicabut sejak ..."."""
    return text[:1].lower() + text[1:]


RUN = 3
"""Provisions in a row from which "sampai dengan" is written."""


def named_together(provisions: Sequence[str], library: Library) -> str:
    """Labels in a row, each law and pasal named once, and what follows on one another from first to last.

    "UU 1/2020 Pasal 3, Pasal 5 ayat (1) dan ayat (2), Pasal 7 sampai dengan Pasal 12, dan UU 2/2020".
    """
    names: list[str] = []
    law, parent = "", ""
    for run in _runs(provisions):
        first, last = run[0], run[-1]
        name = library.label(first)
        source, above = ids.source_of(first), ids.parent_of(first) or ""
        if above == parent and above not in {"", source}:
            name = name.removeprefix(f"{library.label(above)} ")
        elif source == law:
            name = name.removeprefix(f"{library.label(source)} ")
        if len(run) >= RUN:
            name = f"{name} sampai dengan {ids.step_label(last.rpartition('/')[2])}"
        names.append(name)
        law, parent = source, above
    return listed(names)


def _runs(provisions: Sequence[str]) -> list[list[str]]:
    """Provisions cut where one is not the next of the one before it; short runs are cut everywhere."""
    found: list[list[str]] = []
    for provision in provisions:
        if found and _next(found[-1][-1]) == provision:
            found[-1].append(provision)
        else:
            found.append([provision])
    return [part for run in found for part in ([run] if len(run) >= RUN else [[one] for one in run])]


def _next(provision: str) -> str:
    """The id that follows in counting: pasal-9 -> pasal-10, huruf-a -> huruf-b; "" where counting does not tell."""
    above, _, step = provision.rpartition("/")
    word, _, number = step.partition("-")
    if not above:
        return ""
    if number.isdecimal():
        return f"{above}/{word}-{int(number) + 1}"
    if len(number) == 1 and "a" <= number < "z" and word == "huruf":
        return f"{above}/{word}-{chr(ord(number) + 1)}"
    return ""
