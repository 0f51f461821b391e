"""HTML: all visible text as one page, block elements on lines of their own; what is not main is `navigation`.

What a browser shows counts: the numbers of `<ol>` are written out, what is hidden is left out.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from bs4 import BeautifulSoup
from bs4.element import Comment, NavigableString, PageElement, PreformattedString, Tag

from kadqa.reading.formats.daftar_html import Numbers
from kadqa.records import Document, Dropped, Page, Span

_HIDDEN = frozenset(
    ("script", "style", "noscript", "template", "head", "title", "meta", "link", "svg", "iframe", "object", "option")
)
_INLINE = frozenset(
    (
        "a",
        "abbr",
        "acronym",
        "b",
        "bdi",
        "bdo",
        "big",
        "cite",
        "code",
        "data",
        "del",
        "dfn",
        "em",
        "font",
        "i",
        "img",
        "ins",
        "kbd",
        "label",
        "mark",
        "q",
        "s",
        "samp",
        "small",
        "span",
        "strike",
        "strong",
        "sub",
        "sup",
        "time",
        "tt",
        "u",
        "var",
        "wbr",
    )
)
_NAVIGATION = frozenset(("nav", "footer", "aside", "form", "button", "select", "menu", "input", "textarea"))
_ROLES = frozenset(("navigation", "banner", "contentinfo", "search", "menu", "menubar", "complementary"))
_CLASSES = frozenset(
    (
        "breadcrumb",
        "breadcrumbs",
        "navbar",
        "nav-tabs",
        "nav-pills",
        "navigation",
        "menu",
        "sidebar",
        "side-bar",
        "pagination",
        "pager",
        "share",
        "sharing",
        "social",
        "social-share",
        "footer",
        "site-footer",
        "site-header",
        "topbar",
        "related-posts",
        "carousel-indicators",
        "carousel-control-prev",
        "carousel-control-next",
        "share-dropdown",
        "dropdown-menu",
        "skip-link",
        "cookie",
        "comments",
        "comment-form",
    )
)
_CAROUSELS = frozenset(("carousel", "slider", "swiper", "owl-carousel", "slideshow", "marquee"))
_PARAGRAPH = 20
"""Words of a paragraph from which on a carousel holds text and not pictures with their captions."""
_ACTION = re.compile(
    r"(?:read|baca|lihat|selengkapnya|more|download|unduh|klik|contoh|ajukan|mulai|masuk|login|daftar|kembali|next|prev"
    r"|share|bagikan)\b",
    re.IGNORECASE,
)
"""How a link that does something begins, as against one that names something."""
_ACTION_WORDS = 6
_TEMPLATE = re.compile(
    r"\b(?:Bootstrap|HTML5?|Admin|Free)\b.*\bTemplate\b|\bby Colorlib\b|^Untitled\b|^Document$", re.I
)
"""A title that nobody changed: "Counselor - Free Bootstrap 4 Template by Colorlib"."""
_SPACES = re.compile(r"[ \t\r\n\f\u00a0]+")


def _tokens(tag: Tag, name: str) -> list[str]:
    value = tag.get(name)
    if value is None:
        return []
    return value.lower().split() if isinstance(value, str) else [str(part).lower() for part in value]


def _is_navigation(tag: Tag, inside_main: bool) -> bool:
    roles = _tokens(tag, "role")
    if tag.name == "dialog" or "dialog" in roles:
        return not _has_paragraph(tag)  # some sites show their text in windows
    if tag.name in _NAVIGATION:
        return True
    if tag.name == "header" and not inside_main:
        return True
    if _ROLES.intersection(roles):
        return True
    names = _tokens(tag, "class") + _tokens(tag, "id")
    if tag.name == "a":
        return "btn" in names or "button" in roles
    if tag.name in ("body", "main", "article", "html"):
        return False
    return bool(_CLASSES.intersection(names)) or (bool(_CAROUSELS.intersection(names)) and not _has_paragraph(tag))


def _has_paragraph(tag: Tag) -> bool:
    """Whether a carousel or a window holds texts and not pictures or a question."""
    words: dict[int, int] = {}
    for text in tag.strings:
        block = text.parent
        while block is not None and block is not tag and block.name in _INLINE:
            block = block.parent
        words[id(block)] = words.get(id(block), 0) + len(text.split())
    return any(count >= _PARAGRAPH for count in words.values())


def _is_hidden(tag: Tag) -> bool:
    if tag.name in _HIDDEN or tag.has_attr("hidden"):
        return True
    style = "".join(str(tag.get("style") or "").lower().split())
    return "display:none" in style or "visibility:hidden" in style


@dataclass(slots=True)
class _Writer:
    """Collects visible text; a block's border asks for a line break before the next word."""

    parts: list[str] = field(default_factory=list)
    length: int = 0
    pending: str = ""
    keep: bool = False
    """The next word stands on the line of the last, whatever borders lie between: it follows its list's marker."""

    def ask(self, gap: str) -> None:
        if self.keep:
            return
        if self.length and (gap == "\n" or not self.pending):
            self.pending = gap

    def word(self, text: str) -> None:
        self.keep = False
        if self.pending:
            self.parts.append(self.pending)
            self.length += 1
            self.pending = ""
        self.parts.append(text)
        self.length += len(text)

    def inline(self, text: str) -> None:
        even = _SPACES.sub(" ", text)
        if even[:1] == " ":
            self.ask(" ")
        if even.strip():
            self.word(even.strip(" "))
            if even[-1:] == " ":
                self.ask(" ")


class _Walk:
    """One walk over a page: its visible text, and where in it navigation and links stand."""

    def __init__(self, soup: BeautifulSoup) -> None:
        self.out = _Writer()
        self.away: list[Span] = []
        self.links: list[Span] = []
        self._numbers = Numbers()
        self._opened = 0
        # (element, inside main, inside navigation); a str closes what it names. No recursion: pages nest as
        # deep as they like.
        self._stack: list[tuple[PageElement | str, bool, bool]] = [(c, False, False) for c in reversed(soup.contents)]
        self._link = 0
        while self._stack:
            element, main, away = self._stack.pop()
            if isinstance(element, NavigableString):
                if not isinstance(element, (Comment, PreformattedString)):
                    self.out.inline(str(element))
            elif isinstance(element, Tag):
                self._open(element, main, away)
            else:
                self._close(str(element))

    def _open(self, tag: Tag, main: bool, away: bool) -> None:
        if _is_hidden(tag):
            return
        if tag.name in ("br", "hr"):
            self.out.ask("\n")
            return
        leave = not away and _is_navigation(tag, main)
        if leave:
            self.out.ask("\n")
            self._opened = self.out.length
            self._stack.append(("navigation", main, away))
        elif tag.name == "a":
            self._link = self.out.length
            self._stack.append(("link", main, away))
        elif tag.name not in _INLINE:
            cell = tag.name in ("td", "th")
            self.out.ask(" " if cell else "\n")
            self._stack.append(("cell" if cell else "block", main, away))
        if tag.name == "li" and not away and (marker := self._numbers.marker(tag)):
            self.out.word(marker)
            self.out.ask(" ")
            self.out.keep = True
        main = main or tag.name in ("main", "article")
        self._stack.extend((child, main, away or leave) for child in reversed(tag.contents))

    def _close(self, what: str) -> None:
        if what == "link":
            self.links.append((1, self._link, self.out.length))
            return
        self.out.ask(" " if what == "cell" else "\n")
        if what == "navigation" and self.out.length > self._opened:
            self.away.append((1, self._opened, self.out.length))


def _visible(soup: BeautifulSoup) -> tuple[str, tuple[Span, ...]]:
    """The page's text and the spans of its navigation, in order."""
    walk = _Walk(soup)
    text = "".join(walk.out.parts)
    return text, tuple(sorted([*walk.away, *_actions(text, walk)]))


def _actions(text: str, walk: _Walk) -> Iterator[Span]:
    """Lines that are one link and begin like something to do: "Baca selengkapnya"."""
    starts = [start for _, start, _ in walk.away]
    for _, start, end in walk.links:
        said = text[start:end].strip()
        if not said or len(said.split()) > _ACTION_WORDS or not _ACTION.match(said):
            continue
        low = text.index(said, start)
        high = low + len(said)
        alone = text[low - 1 : low] in ("", "\n") and text[high : high + 1] in ("", "\n")
        above = bisect_right(starts, low) - 1
        if alone and (above < 0 or walk.away[above][2] <= low):
            yield (1, low, high)


def _address(soup: BeautifulSoup) -> str:
    for selector, name in (("link[rel~=canonical]", "href"), ('meta[property="og:url"]', "content")):
        tag = soup.select_one(selector)
        if tag is not None and str(tag.get(name) or "").startswith(("http://", "https://")):
            return str(tag[name]).strip()
    return ""


_FACTS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("Penulis", ("author", "article:author", "dc.creator", "parsely-author")),
    ("Penerbit", ("og:site_name", "dc.publisher")),
    ("Terbit", ("article:published_time", "datepublished", "dc.date", "dc.date.issued", "date", "pubdate")),
    ("Diperbarui", ("article:modified_time", "og:updated_time", "datemodified", "last-modified")),
)
"""(what it is, names of `<meta>` that say it, the surest first)."""


def _facts(soup: BeautifulSoup) -> tuple[str, ...]:
    """What the page's head says of it. A date that no tag names is never guessed."""
    said: dict[str, str] = {}
    for tag in soup.find_all("meta"):
        name = str(tag.get("name") or tag.get("property") or tag.get("itemprop") or "").lower()
        value = _SPACES.sub(" ", str(tag.get("content") or "")).strip()
        if name and value and len(value) <= 200:
            said.setdefault(name, value)
    found = []
    for what, names in _FACTS:
        value = next((said[name] for name in names if name in said), "")
        if what in ("Terbit", "Diperbarui"):
            day = re.match(r"\d{4}-\d\d-\d\d|\d{4}", value)
            value = day.group(0) if day else ""
        if value and not value.startswith(("http://", "https://")):
            found.append(f"{what}: {value}")
    return tuple(found)


def _title(soup: BeautifulSoup) -> str:
    """What a page calls itself: its title, unless the maker of the template wrote it, else its first heading."""
    for element in (soup.title, soup.find("h1")):
        said = _SPACES.sub(" ", element.get_text(" ")).strip() if element else ""
        if said and not _TEMPLATE.search(said):
            return said if "(" in said else said.rstrip(" )")
    return ""


def read(data: bytes) -> Document:
    """Read an HTML page. Text that is there but hidden (scripts, `display: none`) is not part of the page."""
    soup = BeautifulSoup(data, "html.parser")
    text, navigation = _visible(soup)
    title = _title(soup)
    dropped = (Dropped("navigation", navigation),) if navigation else ()
    return Document("html", (Page(1, text),), title=title, address=_address(soup), dropped=dropped, facts=_facts(soup))
