"""Two files of one source side by side: what stands in only one, and where their words differ."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any, Literal

from kadqa.records import Provision, Structure

LONGEST = 6000
"""Words up to which two texts are laid over each other; longer ones (annexes) are compared by their words alone."""
CONTEXT = 3
"""Words shown before and after a difference."""
_MARKS = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Change:
    """A place where two texts differ: the words of each, one of them maybe "", and those around it."""

    left: str
    right: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Difference:
    """A provision whose text differs."""

    key: str
    """Its id without the source."""
    label: str
    kind: Literal["kata", "tanda"]
    """"tanda": letters and digits are the same, only their case, spaces, hyphens or punctuation differ."""
    similarity: float
    """Share of equal words, 0..1."""
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """What two files of one source have in common and what not."""

    same: int
    only_left: tuple[tuple[str, str], ...]
    """(id without the source, label), in reading order."""
    only_right: tuple[tuple[str, str], ...]
    different: tuple[Difference, ...]
    similarity: float
    """Share of equal words over all provisions of both, 0..1; 1 for two files without a word."""


def _key(provision: Provision, source: str) -> str:
    return provision.id.removeprefix(f"{source}/")


def _words(text: str) -> list[str]:
    """Words as they are compared: with one form of quotation marks and dashes."""
    text = unicodedata.normalize("NFKC", text).translate(_EVEN)
    return text.split()


_EVEN = str.maketrans({"\u201c": '"', "\u201d": '"', "\u2018": "'", "\u2019": "'", "\u2013": "-", "\u2014": "-"})


def _letters(text: str) -> str:
    return _MARKS.sub("", unicodedata.normalize("NFKC", text)).casefold()


def _changes(
    left: Sequence[str], right: Sequence[str], codes: Sequence[tuple[str, int, int, int, int]]
) -> Iterator[Change]:
    for tag, a, b, c, d in codes:
        if tag != "equal":
            yield Change(
                " ".join(left[a:b]), " ".join(right[c:d]),
                " ".join(left[max(0, a - CONTEXT) : a]), " ".join(left[b : b + CONTEXT]),
            )  # fmt: skip


def _laid(left: Sequence[str], right: Sequence[str]) -> tuple[int, tuple[Change, ...]]:
    """Number of equal words and the differences; of texts too long to be laid over each other none is named."""
    if len(left) + len(right) > 2 * LONGEST:
        rest: dict[str, int] = {}
        for word in left:
            rest[word] = rest.get(word, 0) + 1
        equal = 0
        for word in right:
            if rest.get(word, 0):
                rest[word] -= 1
                equal += 1
        return equal, ()
    matcher = SequenceMatcher(None, left, right, autojunk=False)
    codes = matcher.get_opcodes()
    return sum(b - a for tag, a, b, _, _ in codes if tag == "equal"), tuple(_changes(left, right, codes))


def compare(left: Structure, right: Structure) -> Comparison:
    """Compare two files provision by provision, by their ids.

    The sources may be named differently (a file whose title block is damaged): what follows the source's
    id is compared. Of provisions that are in only one file all are named, children too.
    """
    lefts = {_key(p, left.source.id): p for p in left.provisions}
    rights = {_key(p, right.source.id): p for p in right.provisions}
    different: list[Difference] = []
    same = equal = total = 0
    for key in (*lefts, *(key for key in rights if key not in lefts)):
        one, other = lefts.get(key), rights.get(key)
        words = _words(one.text) if one else []
        others = _words(other.text) if other else []
        total += len(words) + len(others)
        if one is None or other is None:
            continue
        if words == others:
            same += 1
            equal += 2 * len(words)
            continue
        alike, changes = _laid(words, others)
        equal += 2 * alike
        marks = _letters(one.text) == _letters(other.text)
        share = 2 * alike / (len(words) + len(others))
        different.append(Difference(key, one.label or other.label, "tanda" if marks else "kata", share, changes))
    return Comparison(
        same,
        tuple((key, p.label) for key, p in lefts.items() if key not in rights),
        tuple((key, p.label) for key, p in rights.items() if key not in lefts),
        tuple(different),
        equal / total if total else 1.0,
    )


def _file_json(name: str, structure: Structure) -> dict[str, Any]:
    return {
        "file": name, "source": structure.source.id, "pages": len(structure.pages),
        "provisions": len(structure.provisions),
        "pasal": sum(p.kind == "pasal" and "/" not in _key(p, structure.source.id) for p in structure.provisions),
    }  # fmt: skip


def compare_json(names: tuple[str, str], files: tuple[Structure, Structure], found: Comparison) -> dict[str, Any]:
    """The whole of `kadqa structure FILE --compare FILE --json`."""
    return {
        "schema": 1,
        "left": _file_json(names[0], files[0]),
        "right": _file_json(names[1], files[1]),
        "same": found.same,
        "similarity": round(found.similarity, 4),
        "only_left": [{"provision": key, "label": label} for key, label in found.only_left],
        "only_right": [{"provision": key, "label": label} for key, label in found.only_right],
        "different": [
            {
                "provision": d.key, "label": d.label, "kind": d.kind, "similarity": round(d.similarity, 4),
                "changes": [
                    {"left": c.left, "right": c.right, "before": c.before, "after": c.after} for c in d.changes
                ],
            }
            for d in found.different
        ],
    }  # fmt: skip


def _shown(change: Change) -> str:
    parts = [
        change.before,
        f"[-{change.left}-]" if change.left else "",
        f"{{+{change.right}+}}" if change.right else "",
    ]
    return " ".join(filter(None, [*parts, change.after]))


def _named(found: Sequence[tuple[str, str]], most: int) -> Iterator[str]:
    """Provisions of one file only; one whose parent is named already is counted with it."""
    keys = {key for key, _ in found}
    heads = [key for key, _ in found if key.rpartition("/")[0] not in keys]
    for head in heads[:most]:
        below = sum(key.startswith(f"{head}/") for key in keys)
        yield f"  {head}" + (f" (dan {below} di bawahnya)" if below else "")
    if len(heads) > most:
        yield f"  \u2026 dan {len(heads) - most} lagi"


def compare_text(
    names: tuple[str, str], files: tuple[Structure, Structure], found: Comparison, *, most: int = 40, each: int = 3
) -> str:
    """A comparison for the terminal.

    Args:
        names: the files' names.
        files: what was compared.
        found: its result.
        most: how many provisions of a kind are listed.
        each: how many places of a provision are shown.
    """
    lines = []
    for mark, name, file in zip("AB", names, files, strict=True):
        row = _file_json(name, file)
        lines.append(
            f"{mark}: {name} ({row['source']}, {row['pages']} halaman, {row['pasal']} pasal, "
            f"{row['provisions']} ketentuan)"
        )
    words = [d for d in found.different if d.kind == "kata"]
    lines.append(
        f"{found.same} ketentuan sama, {len(words)} berbeda kata, {len(found.different) - len(words)} berbeda tanda "
        f"baca atau ejaan saja, {len(found.only_left)} hanya di A, {len(found.only_right)} hanya di B; "
        f"{100 * found.similarity:.2f} % kata sama."
    )
    for mark, only in (("A", found.only_left), ("B", found.only_right)):
        if only:
            lines += ["", f"Hanya di {mark}:", *_named(only, most)]
    if words:
        lines += ["", "Berbeda, [-A-] {+B+}:"]
        for difference in sorted(words, key=lambda d: d.similarity)[:most]:
            lines.append(f"  {difference.key} ({100 * difference.similarity:.0f} % kata sama)")
            lines += [f"      {_shown(change)}"[:400] for change in difference.changes[:each]]
            if len(difference.changes) > each:
                lines.append(f"      \u2026 dan {len(difference.changes) - each} tempat lagi")
        if len(words) > most:
            lines.append(f"  \u2026 dan {len(words) - most} lagi (semuanya dengan --json)")
    return "\n".join(lines)
