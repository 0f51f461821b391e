"""Which text is shown: one ordering, held by one table."""

from __future__ import annotations

import pytest

from kadqa.library.choose import choose
from kadqa.records import Passage


def text(version: str, layer: str, doubts: tuple[str, ...] = ()) -> Passage:
    return Passage("uu-1-2000/pasal-1", "uu-1-2000", "pasal", "Pasal 1", version, layer, "t", "t", None, doubts=doubts)


NASKAH = text("asli", "naskah")
DAMAGED = text("asli", "naskah", ("angka meragukan",))
DIGEST = text("asli", "ringkasan")
CHANGED = text("uu-9-2015", "naskah")
CHANGED_DIGEST = text("uu-9-2015", "ringkasan")

CASES = {
    "naskah before ringkasan": ([DIGEST, NASKAH], "asli", NASKAH),
    "ringkasan before a damaged naskah": ([DAMAGED, DIGEST], "asli", DIGEST),
    "a damaged naskah before none": ([DAMAGED], "asli", DAMAGED),
    "the version in force before the printed law": ([NASKAH, CHANGED_DIGEST], "uu-9-2015", CHANGED_DIGEST),
    "the old text on an old day": ([NASKAH, CHANGED], "asli", NASKAH),
    "the text as enacted if the version in force is not here": ([NASKAH, CHANGED], "uu-1-2022", NASKAH),
    "another version before none": ([CHANGED], "asli", CHANGED),
    "nothing": ([], "asli", None),
}


@pytest.mark.parametrize(("texts", "version", "expected"), CASES.values(), ids=CASES)
def test_choose(texts, version, expected):
    assert choose(texts, version) == expected
    assert choose(reversed(texts), version) == expected
