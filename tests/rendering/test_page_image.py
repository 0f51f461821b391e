"""The picture of a page marks the quote, not the same words of another pasal."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from kadqa.rendering.page_image import SCALE, YELLOW, about, page_png
from tests.web.fake import pdf

QUOTE = "Kebun bibit dibuka setiap hari Senin."
LINES = ("Pasal 3", "Biaya menurut perjanjian.", QUOTE, "Pasal 4", "(1) Rapat kebun.", f"(2) {QUOTE}")
"""20 points apart, the first 100 points below the top of the page."""
PLACES = {
    "the first where nothing is known of what stands before": ("", 3),
    "the one below its own pasal": ("PP 7/2031 Pasal 4\n(1) Rapat kebun.\n(2) ", 6),
    "the other one": ("PP 7/2031 Pasal 3\nBiaya menurut perjanjian.\n", 3),
}


@pytest.mark.parametrize(("before", "line"), PLACES.values(), ids=PLACES)
def test_of_the_same_words_those_are_marked_that_follow_the_right_ones(tmp_path, before, line):
    file = tmp_path / "pp-7.pdf"
    file.write_bytes(pdf(*LINES))
    picture = page_png(file, 1, QUOTE, before=before)
    assert about(picture)[:2] == (1, 1)
    assert about(picture)[2] is not None
    pixels = Image.open(io.BytesIO(picture)).convert("RGB")
    rows = [y / SCALE for y in range(pixels.height) if any(pixels.getpixel((x, y)) == YELLOW for x in range(600))]
    baseline = 80 + 20 * line
    assert baseline - 16 < min(rows) < max(rows) < baseline + 8
