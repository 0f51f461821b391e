"""A page of a PDF as a picture, with a quote marked on it where its words stand.

Files are brought by people, and a damaged PDF may take any time or end the process that draws it: so it is drawn in
a process of its own, with limits.
"""

from __future__ import annotations

import io
import json
import re
import subprocess
import sys
import unicodedata
from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path
from typing import Any

from kadqa.child import child_command

SECONDS = 20
"""Drawing one page may take this long."""
SCALE = 2.2
"""Pixels per point: a page of A4 is 1,300 pixels wide, sharp beside an answer on a screen of two pixels each."""
LARGEST = 4000
"""Pixels of the longer side, at most, whatever size a page claims to have."""
LEAST = 12
"""Letters of a quote that must stand on the page for a mark; fewer may stand anywhere."""
OVERLEAF = 3
"""Pages after the first on which a quote is looked for."""
CONTEXT = 400
"""Characters before a quote that tell its place from another one."""
YELLOW = (255, 224, 92)

PAGE, PAGES, MARK = "kadqa-halaman", "kadqa-jumlah", "kadqa-tanda"
"""Text chunks of the picture: which page it is, of how many, and how far down the mark begins, in hundredths."""


def about(picture: bytes) -> tuple[int, int, int | None]:
    """Which page `page_png` drew, of how many, and how far down it the mark begins (0 to 100; None: nothing is)."""
    found = [re.search(rb"tEXt%s\x00(\d+)" % name.encode(), picture[:2000]) for name in (PAGE, PAGES, MARK)]
    page, pages, mark = (int(one[1]) if one else None for one in found)
    return page or 1, pages or 1, mark


def page_png(path: Path, page: int, quote: str, *, before: str = "", seconds: float = SECONDS) -> bytes | None:
    """A page as PNG, with the part of the quote that stands on it marked.

    Args:
        path: a PDF.
        page: from 1; where nothing of the quote stands on it, the next one on which it does is drawn.
        quote: text that begins on this page; spaces and signs do not count. "": nothing is marked.
        before: what the document says right before it; of several places with the same words the one after most of
            this is marked.
        seconds: limit of time.

    Returns:
        The picture; None if it cannot be drawn (no such page, damaged, over the limit).
    """
    command = child_command("kadqa.rendering.page_image")
    given = json.dumps({"path": str(path), "page": page, "quote": quote, "before": before[-CONTEXT:]})
    try:
        done = subprocess.run(command, input=given.encode(), capture_output=True, timeout=seconds, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout if done.returncode == 0 and done.stdout.startswith(b"\x89PNG") else None


@dataclass(frozen=True, slots=True)
class Place:
    """Where a quote stands on a page."""

    boxes: tuple[tuple[float, float, float, float], ...]
    """(left, bottom, right, top) in points, one per line; () if it does not stand there."""
    sure: int
    """How many letters before it are those that stand before the quote in its document; -1: it is not there."""


def find_place(textpage: Any, quote: str, before: str = "") -> Place:
    """Where a quote stands on a page; of several such places the one that follows most of `before`, then the first.

    Letters and digits alone are compared, as engines differ in spaces, hyphens and signs. A quote that goes on
    overleaf is found by its beginning.
    """
    letters: list[str] = []
    at: list[int] = []
    for index, char in enumerate(textpage.get_text_range()):
        for letter in _key(char):
            letters.append(letter)
            at.append(index)
    there, wanted, lead = "".join(letters), _key(quote), _key(before)
    starts = [match.start() for match in re.finditer(f"(?={wanted})", there)] if wanted else []
    length = len(wanted)
    if not starts:
        start, length = _beginning(wanted, there)
        starts = [start] if start >= 0 else []
    if not starts or length < min(LEAST, len(wanted)):
        return Place((), -1)
    sure, start = max((_shared(there[:start], lead), -start) for start in starts)
    first, last = at[-start], at[-start + length - 1]
    count = textpage.count_rects(first, last - first + 1)
    return Place(tuple(textpage.get_rect(n) for n in range(count)), sure)


def _shared(one: str, other: str) -> int:
    """How many letters two texts end with in common."""
    same = takewhile(lambda pair: pair[0] == pair[1], zip(reversed(one), reversed(other), strict=False))
    return sum(1 for _ in same)


def _beginning(wanted: str, there: str) -> tuple[int, int]:
    """The longest beginning of `wanted` that ends `there`: (start, length); (-1, 0) if there is none."""
    for length in range(min(len(wanted), len(there)), LEAST - 1, -1):
        # What follows it on the page is a page number or a catchword at most.
        start = there.rfind(wanted[:length])
        if start >= 0 and len(there) - start - length <= 40:
            return start, length
    return -1, 0


def _key(text: str) -> str:
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", text)).casefold()


def draw(path: Path, page: int, quote: str, before: str = "") -> bytes:
    """Draw a page in this process; any error of the library comes through."""
    import pypdfium2
    from PIL import Image, ImageChops, ImageDraw
    from PIL.PngImagePlugin import PngInfo

    document = pypdfium2.PdfDocument(path)
    try:
        # A provision's page is that of its label; what is quoted of it may stand overleaf.
        near = range(page - 1, min(page + OVERLEAF, len(document))) if quote else ()
        places = {n: find_place(document[n].get_textpage(), quote, before) for n in near}
        chosen = max(places, key=lambda n: places[n].sure, default=page - 1)
        sheet = document[chosen]
        width, height = sheet.get_size()
        scale = min(SCALE, LARGEST / max(width, height, 1))
        picture = sheet.render(scale=scale).to_pil().convert("RGB")
        marks = Image.new("RGB", picture.size, "white")
        pen = ImageDraw.Draw(marks)
        boxes = places[chosen].boxes if chosen in places else ()
        for left, bottom, right, top in boxes:
            box = (left * scale - 2, (height - top) * scale - 2, right * scale + 2, (height - bottom) * scale + 2)
            pen.rectangle(box, fill=YELLOW)
        made = io.BytesIO()
        told = PngInfo()
        told.add_text(PAGE, str(chosen + 1))
        told.add_text(PAGES, str(len(document)))
        if boxes:
            down = 1 - max(top for _, _, _, top in boxes) / height
            told.add_text(MARK, str(round(100 * min(max(down, 0), 1))))
        ImageChops.multiply(picture, marks).save(made, "PNG", pnginfo=told)
        sheet.close()
    finally:
        document.close()
    return made.getvalue()


def _main() -> int:
    """The child: a request as JSON on standard input, the picture on standard output."""
    try:
        import resource

        limit = 1 << 31
        resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
    except (ImportError, ValueError, OSError):
        pass  # Windows has no such limit; the time is limited by the parent.
    given = json.loads(sys.stdin.buffer.read())
    try:
        picture = draw(Path(given["path"]), int(given["page"]), str(given["quote"]), str(given["before"]))
    except Exception:
        return 1
    sys.stdout.buffer.write(picture)
    return 0


if __name__ == "__main__":
    raise SystemExit(_main())
