"""Pictures of pages that were drawn, the latest ones, each for whoever asked for it."""

from __future__ import annotations

import threading
from collections import OrderedDict
from pathlib import Path

from kadqa.rendering.page_image import page_png

KEPT = 32
"""Pictures that are remembered, up to some 600 kB each."""


class Pictures:
    """Draws pages and remembers the latest. For several threads; nothing is written to disk."""

    def __init__(self) -> None:
        self._drawn: OrderedDict[tuple[str, str, int, str, str], bytes] = OrderedDict()
        self._drawing = threading.Lock()

    def drawn(self, who: str, file: Path, page: int, quote: str = "", before: str = "") -> bytes | None:
        """A page of a PDF as `page_png` draws it, for a visitor; None if it cannot be drawn."""
        key = (who, str(file), page, quote, before)
        # One at a time: each is a process of its own, and a reader looks at one page at a time.
        with self._drawing:
            picture = self._drawn.get(key) or page_png(file, page, quote, before=before)
            if picture is not None:
                self._drawn[key] = picture
            while len(self._drawn) > KEPT:
                self._drawn.popitem(last=False)
        return picture

    def forget(self, who: str) -> None:
        """Forget what was drawn for a visitor."""
        with self._drawing:
            for key in [key for key in self._drawn if key[0] == who]:
                del self._drawn[key]
