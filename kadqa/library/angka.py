"""Whether the numbers of a digest stand in the text that it digests.

Every number, deadline, date, pasal and gazette number of a ringkasan item (what follows "Catatan KADQA" aside) must
stand in the naskah of the same provision: its text with what is below it, or its penjelasan. What must differ is a row
of angka.toml with its reason.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from kadqa.errors import UnreadableFile
from kadqa.hukum.angka import counted_lists, numbers, scanned_numbers
from kadqa.hukum.hubungan import write_date
from kadqa.hukum.ids import ancestors, is_penjelasan, pasal_of, put_into, source_of, without_penjelasan
from kadqa.hukum.wording import LOST, OWN_NOTE
from kadqa.library.corpus import Corpus
from kadqa.library.publish import sha256_file
from kadqa.library.ringkasan import Problem
from kadqa.reading import READERS
from kadqa.reading import passages as passages_of
from kadqa.reading.peraturan.judul import from_name, source_from
from kadqa.records import ASLI, Passage, Source, Structure

STARTS = re.compile(r"\b(?:diundangkan|ditetapkan|disahkan)", re.IGNORECASE)
"""A provision that speaks of the day of its act, which stands in the signature block."""
LISTED = re.compile(r"(?:^|\s)(?:\(?[a-z]\)?[.)]|\d{1,2}[.)])\s")
"""A mark of a list inside running text: " a. ", " 2) "."""

Read = Callable[[Path], Structure]
Key = tuple[str, str]
"""(version, provision)."""


@dataclass(frozen=True, slots=True)
class Naskah:
    """The numbers of the texts that were read."""

    found: Mapping[Key, frozenset[str]]
    """Of each provision with what is below it; those of its penjelasan stand under the penjelasan's own id."""
    below: Mapping[Key, frozenset[int]]
    """How many items are directly below it: a digest may say how many there are."""
    pages: Mapping[str, frozenset[str]]
    """Page to the numbers of all of it: pokok are no alinea."""


def problems(corpus: Corpus, naskah: Naskah) -> Iterator[Problem]:
    """Numbers that differ without a row in angka.toml, and rows of it that are not needed (any more)."""
    allowed = {(row.versi, row.ketentuan): frozenset(row.angka) for row in corpus.number_exceptions}
    needed: dict[Key, set[str]] = defaultdict(set)
    for one in differences(corpus, naskah):
        key = (one.version, one.provision)
        needed[key].update(one.missing)
        wrong = [number for number in one.missing if number not in allowed.get(key, ())]
        if wrong:
            place = corpus.places.get(f"ringkasan:{one.version}:{one.provision}", ("ringkasan", 1))
            remedy = "Betulkan menurut naskahnya, atau beri alasannya di angka.toml."
            shown = ", ".join(f"'{number}'" for number in wrong)
            yield Problem(*place, f"'{one.provision}' menyebut {shown} yang tidak ada dalam naskahnya", remedy)
    read = {(text.version, text.provision) for text in corpus.ringkasan if _allowed(text, naskah) is not None}
    known = {(text.version, text.provision) for text in corpus.ringkasan if text.text}
    for key, numbers_of in allowed.items():
        place = corpus.places.get(f"angka:{key[1]}", ("angka.toml", 1))
        if key not in known:
            yield Problem(*place, f"Pengecualian angka untuk '{key[1]}' yang tidak diringkas", "Hapus baris itu.")
        elif key in read and (idle := sorted(numbers_of - needed[key])):
            text = f"Pengecualian angka '{key[1]}' tidak diperlukan: {', '.join(idle)}"
            yield Problem(*place, text, "Hapus dari angka.toml.")


@dataclass(frozen=True, slots=True)
class Difference:
    """Numbers of one digest that its naskah does not have."""

    version: str
    provision: str
    missing: tuple[str, ...]


def read_naskah(corpus: Corpus, realdata: Path, read: Read) -> Naskah:
    """Read the documents of the digested sources.

    Args:
        corpus: its ringkasan say which sources are wanted.
        realdata: a folder of documents at any depth. A file whose name is that of a regulation that has no
            ringkasan is not opened; one that cannot be read is passed over.
        read: reads one file.
    """
    asked = _asked(corpus)
    wanted = {text.source for text in corpus.ringkasan} | {text.version for text in corpus.ringkasan}
    versions = {known.sha256: known.version for source in corpus.sources.values() for known in source.berkas}
    found: dict[Key, set[str]] = defaultdict(set)
    below: dict[Key, set[int]] = defaultdict(set)
    pages: dict[str, set[str]] = defaultdict(set)
    for path in sorted(realdata.rglob("*")):
        if not path.is_file() or path.suffix.lower() not in READERS or path.name.startswith(("README", ".")):
            continue
        named = from_name(path.name)
        if named.whole and source_from(named).id not in wanted:
            continue
        try:
            structure = read(path)
        except UnreadableFile:
            continue
        if structure.source.id not in wanted:
            continue
        version = versions.get(sha256_file(path), ASLI)
        listed = corpus.sources.get(structure.source.id, structure.source)
        # A scan may have lost the day: then that of sumber.toml, which has a check of its own.
        told = replace(listed, **{n: v for n in ("diundangkan", "ditetapkan") if (v := getattr(structure.source, n))})
        _take(passages_of(structure, version=version, basis="naskah"), told, asked, found, below, pages)
    return Naskah(
        {key: frozenset(value) for key, value in found.items()},
        {key: frozenset(value) for key, value in below.items()},
        {page: frozenset(value) for page, value in pages.items()},
    )


def _asked(corpus: Corpus) -> frozenset[str]:
    """What is digested, with all above it and its penjelasan: the rest of a law need not be looked at."""
    found = {text.provision for text in corpus.ringkasan}
    found |= {without_penjelasan(one) for one in found} | {_explaining(one) for one in found}
    return frozenset(found.union(*map(ancestors, found)))


def _explaining(provision: str) -> str:
    """The penjelasan of a provision: "uu-1-2030/pasal-2" -> "uu-1-2030/penjelasan/pasal-2"."""
    return provision if is_penjelasan(provision) else provision.replace("/pasal-", "/penjelasan/pasal-", 1)


def _take(
    texts: Iterable[Passage],
    source: Source,
    asked: frozenset[str],
    found: dict[Key, set[str]],
    below: dict[Key, set[int]],
    pages: dict[str, set[str]],
) -> None:
    count: dict[Key, int] = defaultdict(int)
    own: dict[Key, frozenset[str]] = {}
    for text in texts:
        if source.is_page:
            pages[source.id] |= numbers(f"{text.label} {text.text}")
        # What an amending law puts into another is that law's text, of the version that the amending law makes.
        inside = put_into(text.provision)
        key = (source.id, inside) if inside else (text.version, text.provision)
        if text.parent is not None:
            count[key[0], put_into(text.parent) or text.parent] += 1
        if key[1] not in asked:
            continue
        own[key] = scanned_numbers(text.text)
        above = ancestors(key[1])
        mine = scanned_numbers(text.full_text).union(*(own.get((key[0], one), frozenset()) for one in above))
        if STARTS.search(text.text):
            mine |= numbers(
                " ".join(write_date(day) for day in (source.diundangkan, source.ditetapkan, source.berlaku))
            )
        found[key] |= mine
        below[key].add(len(LISTED.findall(text.text)))
    for key, many in count.items():
        below[key].add(many)


def differences(corpus: Corpus, naskah: Naskah) -> Iterator[Difference]:
    """Digests with numbers that their naskah does not have; what has no naskah here is not judged."""
    parts: dict[Key, int] = defaultdict(int)
    for text in corpus.ringkasan:
        if text.parent is not None:
            parts[text.version, text.parent] += 1
    for text in corpus.ringkasan:
        if not text.text:
            continue
        allowed = _allowed(text, naskah)
        if allowed is None:
            continue
        own = LOST.sub(" ", OWN_NOTE.sub(" ", text.text))
        missing = numbers(own) - allowed - _of_itself(text, corpus) - counted_lists(own)
        missing -= {str(parts[text.version, text.provision])} if own.rstrip().endswith(":") else set()
        if missing:
            yield Difference(text.version, text.provision, tuple(sorted(missing)))


def _allowed(text: Passage, naskah: Naskah) -> frozenset[str] | None:
    if text.source in naskah.pages:
        return naskah.pages[text.source]
    key = (text.version, text.provision)
    if key not in naskah.found:
        # Where the parser lost a huruf in its ayat, the ayat has its words.
        pasal = pasal_of(text.provision)
        near = [a for a in ancestors(text.provision) if len(a) >= len(pasal) and (text.version, a) in naskah.found]
        if not near:
            return None
        key = (text.version, near[0])
    explained = without_penjelasan(text.provision)
    also = explained if explained != text.provision else _explaining(text.provision)
    found = naskah.found[key] | naskah.found.get((text.version, also), frozenset())
    return found | {str(many) for many in naskah.below.get(key, ()) if many > 1}


def _of_itself(text: Passage, corpus: Corpus) -> frozenset[str]:
    """Numbers that name the provision itself: what "undang-undang ini" and "pasal ini" stand for."""
    here = set(re.findall(r"\d+", without_penjelasan(text.provision)))
    here |= {f"huruf {letter}" for letter in re.findall(r"/huruf-([a-z]+\d?)", text.provision)}
    for law in (source_of(text.provision), text.version):
        source = corpus.sources.get(law)
        here |= {source.nomor, source.tahun} if source else set()
    return frozenset(here)
