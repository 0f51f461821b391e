"""A source read through: every text once, in reading order, headings before what is below them."""

from __future__ import annotations

from datetime import date

import pytest

from kadqa.hukum import ids
from kadqa.library.outline import outline

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize("source", ["uu-23-2014", "pp-28-2018", "uud-1945", "halaman/kukar-latar-belakang"])
def test_every_text_is_read_once(shipped, source):
    library = shipped.library
    parts = outline(library, source, TODAY)
    names = [part.provision for part in parts]
    assert len(names) == len(set(names)) > 2
    for passage in library.of_source(source):
        above = (passage.provision, *ids.ancestors(passage.provision))
        assert any(name in names for name in above), passage.provision


def test_pasal_of_several_digests_stand_in_the_order_of_their_numbers(shipped):
    parts = [p for p in outline(shipped.library, "uu-23-2014", TODAY) if "/penjelasan" not in p.provision]
    numbers = [ids.pasal_number(part.provision) for part in parts if part.kind == "pasal"]
    assert numbers == sorted(numbers)


def test_what_has_no_text_has_no_parts(shipped):
    assert outline(shipped.library, "uu-99-2099", TODAY) == ()
