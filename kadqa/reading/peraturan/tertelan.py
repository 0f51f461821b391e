"""What a reading could not place: numbers that are missing, and markers that came out of turn and became text.

Both are told in the report, a line each, and the provision that may hold another's text is doubted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kadqa.hukum.ids import is_penjelasan, label, put_into, source_from_id
from kadqa.hukum.jenis import short_name
from kadqa.reading.pohon import Node, Tree
from kadqa.reading.ragu import HOLDS

NUMBER_LOST = "nomor sebelumnya tidak ditemukan"
"""The doubt of an item whose list jumps to it."""
_KINDS = frozenset(("pasal", "ayat", "huruf", "angka"))
_AYAT = re.compile(r"(?:^|[.;:]\s)(\(\d{1,2}[a-z]?\))\s(?=[A-Z][a-z])")
"""An ayat inside a text: brackets after the end of a sentence, a capital behind them."""
_PASAL = re.compile(
    r"[.;:]\s(Pasal\s\d{1,3}[A-Z]?)(?=\s(?:\(1\)\s)?(?!Undang|Peraturan|Keputusan|Ketetapan|Anggaran)[A-Z][a-z]+\W)"
)
"""A pasal inside a text: its heading after the end of a sentence, a body behind it."""
_HURUF = re.compile(r"[;:]\s(?:dan\s|atau\s|dan/atau\s)?([a-z]\.)\s(?=\w{2})")
"""A huruf inside a text: its letter after a semicolon."""
_FORMS = (_PASAL, _AYAT, _HURUF)
SHOWN = 5
"""Places that a line of the report names, at most."""


def tell(tree: Tree) -> None:
    """Add the lines to a finished tree's warnings, and the doubts to its nodes."""
    nodes = [node for node in tree.nodes if node.kind in _KINDS and not _outside(node)]
    lost = [_spoken(node, tree.source) for node in nodes if NUMBER_LOST in node.doubts]
    if lost:
        tree.warn(f"Nomor sebelumnya tidak ditemukan: {_some(lost)}.")
    held = []
    for node in nodes:
        inside = list(dict.fromkeys(_markers(" ".join(piece.text for piece in node.body))))
        if inside:
            node.doubts.append(f"{HOLDS} {_some(inside)} yang tidak urut")
            held.append(f"{_some(inside)} dalam {_spoken(node, tree.source)}")
    if held:
        tree.warn(f"Tidak urut, sehingga dibaca sebagai teks: {_some(held)}.")


def _outside(node: Node) -> bool:
    return is_penjelasan(node.id) or "/lampiran-" in node.id


def _markers(text: str) -> Iterator[str]:
    for form in _FORMS:
        for match in form.finditer(text):
            yield f"\u201c{match[1]}\u201d"


def _spoken(node: Node, source: str) -> str:
    law = put_into(node.id)
    whole = label(node.id, source_from_id(source), source_from_id(law) if law else None)
    return whole.removeprefix(short_name(source_from_id(source))).strip()


def _some(names: Sequence[str]) -> str:
    more = f" dan {len(names) - SHOWN} lagi" if len(names) > SHOWN else ""
    return ", ".join(names[:SHOWN]) + more
