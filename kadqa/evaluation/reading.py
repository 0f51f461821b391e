"""What the parser makes of every file of a folder: one row a file, beside what the file should give.

`kadqa structure FOLDER --report FILE.md` writes it. The expected numbers stand in eval/pasal.toml.
"""

from __future__ import annotations

import io
import re
import time
import tomllib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kadqa.errors import InputError, UnreadableFile
from kadqa.evaluation.runner import shipped
from kadqa.hukum import ids
from kadqa.hukum.numbering import from_roman, to_roman
from kadqa.hukum.rujukan import amended_laws, find_rujukan, refers, resolve
from kadqa.reading import passages, read_document, read_file, split, structure, units
from kadqa.records import Document, Provision, Source, Structure
from kadqa.settings import Settings

EXPECTED_FILE = "pasal.toml"
LEAST_OCR = 0.97
"""Share of its pasal that a file read by OCR must give."""
MOST_STRAY = 0.001
"""Share of characters in which our pages may differ from pypdf's own extraction."""
_PASAL = re.compile(r"pasal-(\d+[a-z]*|[ivxl]+)(?:-(\d+))?")
"""The last step of a pasal's id; a second number is that of a double."""

Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Expected:
    """What a file should give."""

    pasal: int
    penjelasan: tuple[int, ...] = ()
    """Numbers of pasal in the penjelasan that are right; () for unknown."""
    ocr: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """What became of one file."""

    file: str
    skipped: str = ""
    """Why it was not read."""
    sources: tuple[str, ...] = ()
    expected: Expected | None = None
    pasal: int = 0
    doubled: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    """Numbers of pasal that should be there: up to the one expected, else to the last found."""
    explained: int = 0
    """Pasal of the penjelasan."""
    linked: int = 0
    """Of these, how many have a pasal in the body."""
    kept: int = 0
    dropped: Mapping[str, int] = field(default_factory=dict)
    unaccounted: int = 0
    resolved: int = 0
    """Rujukan to a provision of this file, or to a law."""
    dangling: tuple[str, ...] = ()
    """Ids within this file's own law that a rujukan names and that are not there."""
    stray: float | None = None
    """Share of characters by which the pages differ from pypdf's own extraction, as multisets; None outside PDF."""
    extraction: float = 0.0
    """Seconds of reading the file: of a PDF, of pypdf's own extraction."""
    after: float = 0.0
    """Seconds from pages to units."""
    warnings: tuple[str, ...] = ()

    @property
    def faults(self) -> tuple[str, ...]:
        """What is wrong with this row, in Indonesian; () for nothing."""
        found = []
        if self.doubled:
            found.append(f"pasal ganda: {', '.join(self.doubled[:10])}")
        if self.unaccounted:
            found.append(f"{self.unaccounted} karakter tak terhitung")
        if self.stray is not None and self.stray > MOST_STRAY:
            found.append(f"{100 * self.stray:.2f} % karakter menyimpang dari pypdf")
        if self.expected is not None:
            least = self.expected.pasal * (LEAST_OCR if self.expected.ocr else 1)
            if not least <= self.pasal <= self.expected.pasal:
                found.append(f"{self.pasal} dari {self.expected.pasal} pasal")
            if self.expected.penjelasan and self.explained not in self.expected.penjelasan and not self.expected.ocr:
                wanted = " atau ".join(map(str, self.expected.penjelasan))
                found.append(f"{self.explained} pasal dalam penjelasan, seharusnya {wanted}")
        return tuple(found)


def read_expected(path: Path | None = None) -> dict[str, Expected]:
    """The expected numbers by file name; {} where there is no such table.

    Raises:
        InputError: the table has a mistake.
    """
    path = path or shipped() / EXPECTED_FILE
    if not path.is_file():
        return {}
    try:
        rows = tomllib.loads(path.read_text(encoding="utf-8"))["berkas"]
        return {
            row["nama"]: Expected(row["pasal"], tuple(row.get("penjelasan", ())), row.get("ocr", False)) for row in rows
        }
    except (tomllib.TOMLDecodeError, KeyError, TypeError, UnicodeDecodeError) as error:
        raise InputError(f"{path} tidak dapat dipakai: {error}. Perbaiki tabelnya.") from None


def _body_pasal(read: Structure) -> list[str]:
    """The last steps of the ids of the body's pasal: "pasal-3"."""
    start = f"{read.source.id}/"
    rest = (p.id.removeprefix(start) for p in read.provisions if p.kind == "pasal")
    return [step for step in rest if "/" not in step]


def _numbers(steps: Iterable[str]) -> tuple[list[str], list[str]]:
    """Numbers of pasal in order, and those that are there twice."""
    found: Counter[str] = Counter()
    for step in steps:
        match = _PASAL.fullmatch(step)
        found[match[1] if match else step] += 1
    return list(found), [number for number, times in found.items() if times > 1]


def _missing(numbers: Sequence[str], expected: Expected | None) -> list[str]:
    roman = {value for number in numbers if (value := from_roman(number.upper()))}
    if roman and expected:  # a law that amends
        return [to_roman(n) for n in range(1, expected.pasal + 1) if n not in roman]
    there = {int(number) for number in numbers if number.isdigit()}
    last = expected.pasal if expected else max(there, default=0)
    return [str(n) for n in range(1, last + 1) if n not in there]


def _explained(read: Structure) -> tuple[int, int]:
    """Pasal of the penjelasan, and how many of them have their pasal in the body."""
    start = f"{read.source.id}/penjelasan/"
    steps = [p.id for p in read.provisions if p.id.startswith(f"{start}pasal-") and "/" not in p.id[len(start) :]]
    there = {p.id for p in read.provisions}
    return len(steps), sum(ids.without_penjelasan(step) in there for step in steps)


def references(provisions: Sequence[Provision], source: str) -> tuple[int, tuple[str, ...]]:
    """Rujukan that lead somewhere, and the ids of the law itself that lead nowhere."""
    there = {source, *(p.id for p in provisions)}
    resolved = 0
    dangling: dict[str, None] = {}
    amends = amended_laws(p.id for p in provisions)
    for provision in provisions:
        for target in _targets(provision, source, amends):
            if target not in there and ids.source_of(target) == source:
                dangling[target] = None
            else:
                resolved += 1
    return resolved, tuple(dangling)


def _targets(provision: Provision, source: str, amends: Mapping[str, str]) -> Iterator[str]:
    """What a provision refers to; a page cites the law that it named last."""
    if not source.startswith("halaman/"):
        yield from (target for _, target in refers(provision.text, provision.id, amends))
        return
    last: str | None = None
    for rujukan in find_rujukan(provision.text):
        target = resolve(rujukan, default_source=last) if rujukan.jenis or last else None
        if target is not None:
            last = ids.source_of(target) if rujukan.jenis else last
            yield target


def own_extraction(data: bytes) -> tuple[Counter[str], float]:
    """The characters that pypdf by itself finds in a PDF, without white space, and the seconds it took."""
    from pypdf import PdfReader

    started = time.perf_counter()
    found: Counter[str] = Counter()
    for page in PdfReader(io.BytesIO(data)).pages:
        try:
            found.update(page.extract_text())
        except Exception:  # what pypdf cannot read, we need not have
            continue
    spent = time.perf_counter() - started
    return Counter({char: n for char, n in found.items() if not char.isspace()}), spent


def stray(document: Document, own: Counter[str]) -> float:
    """Share of characters by which a document's pages differ from those; pages read from images left out."""
    ours: Counter[str] = Counter()
    for page in document.pages:
        if page.n not in document.scanned:
            ours.update(char for char in page.text if not char.isspace())
    apart = sum(((ours - own) + (own - ours)).values())
    return apart / max(1, sum(own.values()))


def after_extraction(document: Document, name: str, known: Mapping[str, Source]) -> tuple[Structure, float]:
    """All that comes after a file's text is there: structure, passages, units; and the seconds it took."""
    started = time.perf_counter()
    read = structure(document, name=name, known=known)
    for part in split(read):
        units(passages(part), {part.source.id: part.source})
    return read, time.perf_counter() - started


def row(path: Path, name: str, known: Mapping[str, Source], expected: Expected | None, settings: Settings) -> Row:
    """Read one file and account for it. Nothing that the file does can end more than its own row."""
    try:
        # In a child with limits first: what ends that is not read here.
        read_file(path, known, settings)
        started = time.perf_counter()
        document = read_document(path, cache=settings.index / "ocr")
        extraction = time.perf_counter() - started
        apart = None
        if document.media == "pdf":
            own, extraction = own_extraction(path.read_bytes())
            apart = stray(document, own)
        read, after = after_extraction(document, path.name, known)
    except (UnreadableFile, OSError) as error:
        return Row(name, skipped=str(error), expected=expected)
    numbers, doubled = _numbers(_body_pasal(read))
    explained, linked = _explained(read)
    resolved = 0
    dangling: list[str] = []
    for part in split(read):
        found, lost = references(part.provisions, part.source.id)
        resolved += found
        dangling += lost
    return Row(
        name,
        sources=tuple(s.id for s in read.members) or (read.source.id,),
        expected=expected,
        pasal=len(numbers),
        doubled=tuple(doubled),
        missing=tuple(_missing(numbers, expected)),
        explained=explained,
        linked=linked,
        kept=read.report.chars_kept,
        dropped=read.report.dropped,
        unaccounted=read.report.unaccounted,
        resolved=resolved,
        dangling=tuple(dangling),
        stray=apart,
        extraction=extraction,
        after=after,
        warnings=read.report.warnings,
    )


def files_of(folder: Path) -> list[Path]:
    """The files below a folder in a stable order, without hidden ones and README."""
    found = [path for path in folder.rglob("*") if not path.is_dir()]
    return sorted(
        path
        for path in found
        if not any(part.startswith(".") for part in path.relative_to(folder).parts)
        and not path.name.upper().startswith("README")
    )


def read_folder(
    folder: Path, known: Mapping[str, Source], settings: Settings, progress: Progress, expected: Path | None = None
) -> list[Row]:
    """One row for every file of a folder.

    Raises:
        InputError: the folder holds no file, or the table of expected numbers has a mistake.
    """
    paths = files_of(folder)
    if not paths:
        raise InputError(f"{folder} tidak berisi berkas. Periksa namanya.")
    wanted = read_expected(expected)
    rows = []
    for done, path in enumerate(paths):
        progress(f"membaca {path.name}", done, len(paths))
        name = path.relative_to(folder).as_posix()
        rows.append(row(path, name, known, wanted.get(path.name), settings))
    return rows


def rows_json(rows: Sequence[Row]) -> dict[str, Any]:
    """The JSON of `kadqa structure FOLDER`."""
    return {
        "schema": 1,
        "files": [
            {
                "file": r.file, "sources": list(r.sources), "skipped": r.skipped or None,
                "pasal_expected": r.expected.pasal if r.expected else None, "pasal": r.pasal,
                "doubled": list(r.doubled), "missing": list(r.missing), "penjelasan": r.explained, "linked": r.linked,
                "chars_kept": r.kept, "dropped": dict(r.dropped), "unaccounted": r.unaccounted,
                "resolved": r.resolved, "dangling": list(r.dangling), "stray": r.stray,
                "extraction_seconds": round(r.extraction, 3), "after_seconds": round(r.after, 3),
                "faults": list(r.faults), "warnings": list(r.warnings),
            }
            for r in rows
        ],
        "faults": sum(bool(r.faults) for r in rows),
        "skipped": sum(bool(r.skipped) for r in rows),
    }  # fmt: skip
