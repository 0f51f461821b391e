"""The frame of the pages that are no conversation: reader, regulations, quality. Plain, printable, without a script."""

from __future__ import annotations

import re
from collections.abc import Mapping

from kadqa.rendering.pieces import text_html

TABS: Mapping[str, str] = {"Tanya": "/", "Dokumen": "/dokumen", "Regulasi": "/regulasi", "Mutu": "/mutu"}
"""The tabs of the site, in order: name and address."""
ICON = (
    '<link rel="icon" type="image/svg+xml" href="data:image/svg+xml,'
    "%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E%3Crect width='16' height='16' rx='3' "
    "fill='%231d4f7c'/%3E%3Cpath d='M5 3v10M11 3 5 8l6 5' stroke='white' stroke-width='2' fill='none'/%3E%3C/svg%3E\">"
)
"""The sign of the site, in the page itself: no address that a proxy could miss."""
OWN = re.compile(r'( (?:href|src|action)=")/(?!/)')
"""An address of our own in our markup (` href="/regulasi"`); text of documents holds no bare quotation mark."""


def rooted(markup: str, root: str) -> str:
    """The same markup with `root` before every address of our own.

    Args:
        markup: made by this package, so that no text in it looks like an attribute.
        root: "" or the path that a reverse proxy serves us under ("/kadqa"), without a slash at its end.
    """
    return OWN.sub(rf"\g<1>{root}/", markup) if root else markup


def tabs_html(active: str) -> str:
    """The row of tabs; the one that is open is marked for eyes and for screen readers."""
    items = ""
    for name, address in TABS.items():
        here = ' aria-current="page"' if name == active else ""
        # The chat's own component strips aria-current; its page sets it anew by the class.
        items += f'<li class="{"buka" if here else ""}"><a href="{address}"{here}>{name}</a></li>'
    return f'<nav class="tab" aria-label="Bagian KADQA"><ul>{items}</ul></nav>'


def page_html(title: str, main: str, *, active: str = "", style: str, script: str = "") -> str:
    """A whole page.

    Args:
        title: any text.
        main: HTML of its content, escaped where it comes from documents.
        active: the tab that it belongs to, a key of TABS.
        style: style sheet.
        script: of our own, or "".
    """
    name = text_html(title)
    scripted = f"<script>{script}</script>" if script else ""
    return (
        '<!doctype html><html lang="id"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{name} – KADQA</title>{ICON}<style>{style}</style></head><body>"
        '<a class="lompat" href="#isi">Langsung ke isi</a>'
        '<header class="situs"><p class="nama"><a href="/">KADQA</a></p>'
        f"<p>Tanya jawab peraturan</p>{tabs_html(active)}</header>"
        f'<main id="isi">{main}</main>{scripted}</body></html>'
    )
