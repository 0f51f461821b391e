"""The frame of the pages that are no conversation: reader, regulations, quality. Plain, printable, without a script."""

from __future__ import annotations

import re
from collections.abc import Mapping

from kadqa.rendering.brand import Brand
from kadqa.rendering.pieces import text_html

TABS: Mapping[str, str] = {"Tanya": "/", "Dokumen": "/dokumen", "Regulasi": "/regulasi", "Mutu": "/mutu"}
"""The tabs of the site, in order: name and address."""
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


def header_html(active: str, brand: Brand, *, heading: bool = False) -> str:
    """The header of every page, the conversation too: emblem, name, what it is, and the tabs.

    Args:
        active: the tab that is open; "": none.
        brand: whose site it is.
        heading: the name is the heading of the page.
    """
    name = "h1" if heading else "p"
    return (
        f'<div class="kepala-situs"><{name} class="nama"><a href="/"><span class="lambang"></span>'
        f'{text_html(brand.name)}</a></{name}><p class="semboyan">Tanya jawab peraturan, dengan sumber dan status '
        f"berlakunya</p>{tabs_html(active)}</div>"
    )


def wrong_html(said: str) -> str:
    """What a page holds that cannot be shown: a plain line, and where to go on."""
    return (
        f'<h1>Tidak dapat dibuka</h1><p class="kabar">{text_html(said)}</p>'
        '<p><a href="/">Ajukan pertanyaan</a> · <a href="/regulasi">Peraturan yang dikenal KADQA</a></p>'
    )


def page_html(
    title: str, main: str, *, active: str = "", style: str, script: str = "", brand: Brand | None = None
) -> str:
    """A whole page.

    Args:
        title: any text.
        main: HTML of its content, escaped where it comes from documents.
        active: the tab that it belongs to, a key of TABS.
        style: style sheet.
        script: of our own, or "".
        brand: whose site it is; None: the one that ships.
    """
    brand = brand or Brand()
    name = text_html(title)
    scripted = f"<script>{script}</script>" if script else ""
    return (
        '<!doctype html><html lang="id"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{name} – {text_html(brand.name)}</title>{brand.icon}<style>{style}</style></head><body>"
        '<a class="lompat" href="#isi">Langsung ke isi</a>'
        f'<header class="situs">{header_html(active, brand)}</header>'
        f'<main id="isi">{main}</main>{scripted}</body></html>'
    )
