"""HTML: all visible text as one page, block elements on lines of their own; what is not main is `navigation`."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from bs4 import BeautifulSoup
from bs4.element import Comment, NavigableString, PageElement, PreformattedString, Tag

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
_NAVIGATION = frozenset(("nav", "footer", "aside", "form", "button", "select", "menu", "dialog", "input", "textarea"))
_ROLES = frozenset(("navigation", "banner", "contentinfo", "search", "menu", "menubar", "complementary", "dialog"))
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
        "skip-link",
        "cookie",
        "comments",
        "comment-form",
    )
)
_SPACES = re.compile(r"[ \t\r\n\f\u00a0]+")


def _tokens(tag: Tag, name: str) -> list[str]:
    value = tag.get(name)
    if value is None:
        return []
    return value.lower().split() if isinstance(value, str) else [str(part).lower() for part in value]


def _is_navigation(tag: Tag, inside_main: bool) -> bool:
    if tag.name in _NAVIGATION:
        return True
    if tag.name == "header" and not inside_main:
        return True
    if _ROLES.intersection(_tokens(tag, "role")):
        return True
    names = _tokens(tag, "class") + _tokens(tag, "id")
    return tag.name not in ("body", "main", "article", "html") and bool(_CLASSES.intersection(names))


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

    def ask(self, gap: str) -> None:
        if self.length and (gap == "\n" or not self.pending):
            self.pending = gap

    def word(self, text: str) -> None:
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


def _visible(soup: BeautifulSoup) -> tuple[str, tuple[Span, ...]]:
    """The page's text and the spans of its navigation, in order. No recursion: pages nest as deep as they like."""
    out = _Writer()
    spans: list[Span] = []
    # (element, inside main, inside navigation); a str closes the block, cell or navigation that it names.
    stack: list[tuple[PageElement | str, bool, bool]] = [(child, False, False) for child in reversed(soup.contents)]
    opened = 0
    while stack:
        element, main, away = stack.pop()
        if isinstance(element, NavigableString):
            if not isinstance(element, (Comment, PreformattedString)):
                out.inline(str(element))
        elif isinstance(element, Tag):
            if _is_hidden(element):
                continue
            if element.name in ("br", "hr"):
                out.ask("\n")
                continue
            leave = not away and _is_navigation(element, main)
            if leave:
                out.ask("\n")
                opened = out.length
                stack.append(("navigation", main, away))
            elif element.name not in _INLINE:
                cell = element.name in ("td", "th")
                out.ask(" " if cell else "\n")
                stack.append(("cell" if cell else "block", main, away))
            main = main or element.name in ("main", "article")
            stack.extend((child, main, away or leave) for child in reversed(element.contents))
        else:
            out.ask(" " if element == "cell" else "\n")
            if element == "navigation" and out.length > opened:
                spans.append((1, opened, out.length))
    return "".join(out.parts), tuple(spans)


def _address(soup: BeautifulSoup) -> str:
    for selector, name in (("link[rel~=canonical]", "href"), ('meta[property="og:url"]', "content")):
        tag = soup.select_one(selector)
        if tag is not None and str(tag.get(name) or "").startswith(("http://", "https://")):
            return str(tag[name]).strip()
    return ""


def read(data: bytes) -> Document:
    """Read an HTML page. Text that is there but hidden (scripts, `display: none`) is not part of the page."""
    soup = BeautifulSoup(data, "html.parser")
    text, navigation = _visible(soup)
    title = _SPACES.sub(" ", soup.title.get_text()).strip() if soup.title else ""
    if not title:
        heading = soup.find("h1")
        title = _SPACES.sub(" ", heading.get_text(" ")).strip() if heading else ""
    dropped = (Dropped("navigation", navigation),) if navigation else ()
    return Document("html", (Page(1, text),), title=title, address=_address(soup), dropped=dropped)
