"""Read one ringkasan: our digest of a regulation or page, one item per provision.

---
sumber: uu-23-2014
versi: asli
diperiksa: 2026-11-24
---
## Bab XVII Kerja Sama Daerah dan Perselisihan
- `pasal-363/ayat-1` [naskah] Daerah dapat ...
  an item runs on in indented lines
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from kadqa.errors import because
from kadqa.hukum.ids import SOURCE_LIKE, source_of, step_label
from kadqa.records import ASLI, Basis, Passage
from kadqa.text import squash

HEAD = re.compile(r"\A---[ \t]*\n(.*?)\n---[ \t]*(?:\n|\Z)", re.DOTALL)
"""Front matter: lines between two `---`."""
HEADING = re.compile(r"^(#{1,6})\s+(.+?)\s*#*$")
"""A heading of the trail: "## Bab XVII Kerja Sama Daerah"."""
ITEM = re.compile(r"^[-*] `([^`]+)` \[(\w+)\]\s+(.+)$")
"""An item: "- `pasal-363/ayat-1` [naskah] Daerah dapat ..."."""
ID = re.compile(r"^[a-z0-9-]+(?:/[a-z0-9-]+)*$")
"""An id below its source: lower-case steps with a slash between."""
COMMENT = re.compile(r"^<!--.*-->$")
BASES: dict[str, Basis] = {"naskah": "naskah", "ocr": "ocr", "sekunder": "sekunder", "belum": "belum"}
"""The marks of an item, strongest first; what is only put together from its parts is as weak as the weakest."""
UNREADABLE = "[tak terbaca"
DOUBT = "sebagian naskah tak terbaca"
FIELDS = ("sumber", "versi", "diperiksa")
NOT_READ_ALOUD = {"alinea", "pokok", "penjelasan", "identitas"}
"""Kinds whose label a reader does not say before the text."""
PLAIN_KINDS = {"umum": "penjelasan"}
"""Last steps of an id that are no kind by themselves."""


@dataclass(frozen=True, slots=True)
class Problem:
    """A mistake in a corpus file: where it stands and what to do. `line` starts at 1."""

    file: str
    line: int
    text: str
    remedy: str
    level: str = "salah"
    """"salah" (a row is lost or says something wrong) or "peringatan" (worth a look)."""

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.text}. {self.remedy}"


@dataclass(frozen=True, slots=True)
class Digest:
    """A ringkasan, read: passages in reading order, the line of each item, and what could not be read."""

    source: str
    version: str
    passages: tuple[Passage, ...]
    lines: Mapping[str, int]
    problems: tuple[Problem, ...]


@dataclass(slots=True)
class _Item:
    provision: str
    basis: Basis
    trail: tuple[str, ...]
    parts: list[str]
    line: int

    @property
    def text(self) -> str:
        return squash(" ".join(self.parts))


def kind_of(provision: str) -> str:
    """The kind that the last step of an id names: ".../ayat-1" -> "ayat", ".../umum" -> "penjelasan"."""
    step = provision.rpartition("/")[2]
    word = step.partition("-")[0]
    return PLAIN_KINDS.get(word, word)


def label_of(provision: str) -> str:
    """The label as printed before the text: "Pasal 363", "(1)", "a.", "1."."""
    step = provision.rpartition("/")[2]
    word, _, number = step.partition("-")
    if number and word == "ayat":
        return f"({number})"
    if number and word in {"huruf", "angka"}:
        return f"{number}."
    return step_label(step)


def upper(provision: str) -> str | None:
    """The provision it is read under, None at the top (pasal, menimbang, penjelasan of a pasal, pokok).

    Inside an amending law the amended law's own id is no provision: its pasal stand under the angka that
    brings them in.
    """
    source = source_of(provision)
    steps = provision[len(source) + 1 :].split("/")[:-1]
    while steps and SOURCE_LIKE.match(steps[-1]):
        steps.pop()
    if not steps or steps == ["penjelasan"]:
        return None
    return "/".join([source, *steps])


def read_ringkasan(path: Path, name: str) -> Digest:
    """Read a ringkasan file.

    Args:
        path: the file.
        name: how messages call it.

    Returns:
        A digest; what cannot be read is in its problems, with everything else kept but the items marked
        "belum". Provisions that have only parts ("pasal-364" of which there are only ayat) get a passage with
        an empty text of their own.
    """
    fields, body, first, problems = read_head(path, name, "Ringkasan", FIELDS)
    source = fields.get("sumber", "")
    if not source:
        return Digest("", ASLI, (), {}, tuple(problems))
    items, more = _items(body, source, name, first)
    version = fields.get("versi") or ASLI
    # What is unchecked never answers: neither by itself nor within what stands above it.
    checked = [item for item in items if item.basis != "belum"]
    passages = _passages(checked, source, version, fields.get("diperiksa", ""))
    return Digest(source, version, passages, {i.provision: i.line for i in items}, (*problems, *more))


def read_head(path: Path, name: str, what: str, known: Sequence[str]) -> tuple[dict[str, str], str, int, list[Problem]]:
    """The fields between the two `---` at the top of a file, what follows, its first line, and the problems.

    Args:
        path: the file.
        name: how messages call it.
        what: what the file is, for messages: "Ringkasan".
        known: the fields that it may have, "sumber" first, without which nothing is returned.
    """
    text = read_text(path, name, what)
    if isinstance(text, Problem):
        return {}, "", 1, [text]
    head = HEAD.match(text)
    fields = dict(_fields(head.group(1))) if head else {}
    if not head or not fields.get("sumber"):
        examples = {"sumber": "sumber: id", "versi": "versi: asli", "diperiksa": "diperiksa: tanggal"}
        lines = ", ".join(f"'{examples[field]}'" for field in known)
        remedy = f"Mulai berkas dengan '---', baris {lines}, lalu '---'."
        return {}, "", 1, [Problem(name, 1, f"{what} tidak menyebut sumbernya", remedy)]
    problems = [
        Problem(name, 1, f"Kepala {what.lower()} memuat '{key}' yang tidak dikenal", f"Yang dapat: {', '.join(known)}.")
        for key in fields
        if key not in known
    ]
    return fields, text[head.end() :], text.count("\n", 0, head.end()) + 1, problems


def read_text(path: Path, name: str, what: str) -> str | Problem:
    """The text of a file, with the line ends of Unix, or why it cannot be read."""
    try:
        return path.read_text(encoding="utf-8-sig").replace("\r\n", "\n")
    except (OSError, UnicodeDecodeError) as error:
        why = "bukan UTF-8" if isinstance(error, UnicodeDecodeError) else because(error)
        return Problem(name, 1, f"{what} tidak dapat dibaca ({why})", "Simpan sebagai teks UTF-8.")


def _fields(block: str) -> list[tuple[str, str]]:
    pairs = (line.partition(":") for line in block.splitlines() if ":" in line)
    return [(key.strip().lower(), value.strip().strip("\"'")) for key, _, value in pairs]


def _items(body: str, source: str, name: str, first: int) -> tuple[list[_Item], list[Problem]]:
    items: list[_Item] = []
    problems: list[Problem] = []
    seen: set[str] = set()
    trail: list[tuple[int, str]] = []
    open_item: _Item | None = None
    for number, line in enumerate(body.splitlines(), start=first):
        bare = line.strip()
        if not bare or COMMENT.match(bare):
            continue
        if heading := HEADING.match(line):
            depth = len(heading.group(1))
            trail = [(d, words) for d, words in trail if d < depth]
            trail += [(depth, heading.group(2))] if depth > 1 else []
            open_item = None
        elif found := ITEM.match(line):
            open_item = _item(found, source, tuple(words for _, words in trail), number, name, seen, problems)
            items += [open_item] if open_item else []
        elif line[0].isspace() and open_item:
            open_item.parts.append(bare)
        elif not line[0].isspace():
            open_item = None
            problems.append(
                Problem(
                    name, number, f"Baris ini bukan butir: '{bare[:40]}'", "Tulis: - `pasal-1/ayat-1` [naskah] isi."
                )
            )
    return items, problems


def _item(
    found: re.Match[str],
    source: str,
    trail: tuple[str, ...],
    line: int,
    name: str,
    seen: set[str],
    problems: list[Problem],
) -> _Item | None:
    step, basis, text = found.groups()
    provision = f"{source}/{step.removeprefix(source + '/')}"
    if not ID.match(step):
        problems.append(Problem(name, line, f"Id '{step}' tidak berbentuk id", "Contoh: pasal-363/ayat-1."))
    elif basis not in BASES:
        problems.append(Problem(name, line, f"Tanda '[{basis}]' tidak dikenal", f"Yang dapat: {', '.join(BASES)}."))
    elif provision in seen:
        problems.append(Problem(name, line, f"Id '{step}' sudah ada di atas", "Gabungkan keduanya atau hapus satu."))
    else:
        seen.add(provision)
        return _Item(provision, BASES[basis], trail, [text], line)
    return None


def _passages(items: list[_Item], source: str, version: str, checked: str) -> tuple[Passage, ...]:
    by_id = {item.provision: item for item in items}
    order: dict[str, _Item] = {}
    """Provision to the item that gives its trail and basis: its own, or the first below it."""
    for item in items:
        above: list[str] = []
        step = upper(item.provision)
        while step is not None and step not in order:
            above.append(step)
            step = upper(step)
        for provision in reversed(above):
            order[provision] = by_id.get(provision, item)
        order.setdefault(item.provision, item)
    children: dict[str, list[str]] = {}
    for provision in order:
        if (top := upper(provision)) is not None:
            children.setdefault(top, []).append(provision)

    def read_aloud(provision: str) -> str:
        own = by_id[provision].text if provision in by_id else ""
        return "\n".join([*([own] if own else []), *map(with_label, children.get(provision, ()))])

    def with_label(provision: str) -> str:
        kind = kind_of(provision)
        if kind in NOT_READ_ALOUD:
            return read_aloud(provision)
        return f"{label_of(provision)}{chr(10) if kind == 'pasal' else ' '}{read_aloud(provision)}"

    def weakest(provision: str) -> Basis:
        below = [by_id[p].basis if p in by_id else weakest(p) for p in children.get(provision, ())]
        return max(below, key=list(BASES).index)

    passages = []
    for provision, item in order.items():
        own = by_id[provision].text if provision in by_id else ""
        full = read_aloud(provision)
        passages.append(
            Passage(
                provision=provision,
                source=source,
                kind=kind_of(provision),
                label=label_of(provision),
                version=version,
                layer="ringkasan",
                text=own,
                full_text=full,
                parent=upper(provision),
                trail=item.trail,
                basis=by_id[provision].basis if provision in by_id else weakest(provision),
                checked=checked,
                doubts=(DOUBT,) if UNREADABLE in full else (),
            )
        )
    return tuple(passages)
