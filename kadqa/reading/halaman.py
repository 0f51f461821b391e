"""A web page, or a file that is no regulation: paragraphs as alinea, and what is not text kept apart.

A page repeats itself: its title stands in the head, in a breadcrumb and above the text; its
letterhead comes twice. What is said twice is dropped as `navigation`, what a template's maker left
in it as `filler`; address, author, date and counters become one `identitas`, kept but never searched
as a paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from kadqa.reading.lines import Line, whole
from kadqa.reading.pohon import Node, Tree
from kadqa.records import Document
from kadqa.text import fold

_IDENTITY = re.compile(
    r"""
      ^(?:oleh|penulis|ditulis\s+oleh|author|editor|admin\w*|posted|diposting|diunggah|dipublikasi(?:kan)?)\b\s*[:|]?
    | ^(?:terakhir\s+)?(?:diperbarui|diperbaharui|dimutakhirkan|updated)\b
    | ^(?:tanggal|hits|dilihat|dibaca|views?|pengunjung)\s*:
    | \|\s*[\d.,]+\s*(?:kali|views?|hits)\b | ^\s*[\d.,]+\s*(?:kali|views?|hits|pengunjung)\s*(?:dibaca|dilihat)?\s*$
    | \b(?:dibaca|dilihat)\s+[\d.,]+\s*(?:kali|x)\b
    | ^(?:jl|jln|jalan)\b\.?\s.*(?:\d{5}|\bno\b|\bkomplek|\bkab\b|\bkota\b|\blantai\b)
    | ^(?:telp|telepon|tel|fax|faks|email|e-mail|surel)\b
    | ^(?:berita|artikel|pengumuman|kategori)\b.{0,60}\s[\d.,]{3,}$
    | ^(?:senin|selasa|rabu|kamis|jumat|jum'at|sabtu|minggu)\s*,\s*\d{1,2}\s+\w+\s+\d{4}
    | ^\d{1,2}\s+(?:januari|februari|maret|april|mei|juni|juli|agustus|september|oktober|november|desember)
        \s+\d{4}\b.{0,30}$
    """,
    re.IGNORECASE | re.VERBOSE,
)
"""Author, date, counters, postal address: "OLEH: N.N.", "Admin x | 29 Agustus 2017 | 108 kali"."""
_OWNER = re.compile(r"^(?:PEMERINTAH|BAGIAN|SEKRETARIAT|DINAS|KEMENTERIAN|DIREKTORAT|BADAN)\b[A-Z .,&()/-]*$")
"""A letterhead: the name of an office in capitals."""
_SHARE = re.compile(
    r"^(?:share|bagikan|tweet|facebook|twitter|whatsapp|telegram|cetak|print|kembali|(?:baca\s+)?selengkapnya|read\s+more"
    r"|more\s+information|next|prev(?:ious)?|sebelumnya|berikutnya)\b|^\W$",
    re.IGNORECASE,
)
"""A button, or what is left of one."""
_COUNTER = re.compile(r"\d{1,3}\.?|\d{1,2}\s?/\s?\d{1,2}")
"""The number of a slide or of a card."""
_FILLER = frozenset(
    re.findall(
        r"[a-z]+",
        "lorem ipsum dolor sit amet consectetur adipiscing elit sed eiusmod tempor incididunt labore dolore "
        "magna aliqua vestibulum vivamus sagittis lacus vel augue laoreet rutrum faucibus auctor fusce "
        "dapibus tellus ac cursus commodo tortor mauris condimentum nibh ut fermentum massa justo risus "
        "integer posuere erat ante venenatis velit aliquet donec ullamcorper nulla non metus fringilla "
        "maecenas interdum praesent scelerisque nisl et nullam quis eget urna mollis ornare leo cras mattis "
        "purus aenean lacinia bibendum duis porta vehicula ligula euismod semper morbi curabitur blandit "
        "tempus porttitor pellentesque egestas cum sociis natoque penatibus magnis dis parturient montes "
        "nascetur ridiculus mus etiam malesuada sem",
    )
)
"""Words of the Latin that stands in a template until someone writes the text."""
_CRUMB = re.compile(r"^(?:Beranda|BERANDA|Home|HOME)(?=$|[A-Z\s>/|\u00bb\u203a])")
_CUT = re.compile(r"(?:\u2026|\.\.\.)\s*$")
_ENDS = re.compile(r"[.!?:;\u201d\"')\u2019]\s*$")
_NUMBERED = re.compile(r"^(?:[IVX]{1,5}|\d{1,2}(?:\.\d{1,2})*|[A-Z])\s?[.)]\s*(?=[A-Z\"\u201c])")
_ITEM = re.compile(r"(\d{1,2})\s?[.)]\s")
_FULL = 55
"""Characters from which on a printed line is full, so that a sentence goes on in the next."""
_BEGINS_ITEM = re.compile(r"[-\u2013\u2022*]|(?:\d{1,2}|[a-z])\s?[.)]\s")
LONG = 12
"""Words from which on a line is a paragraph and no heading."""


def _words(text: str) -> int:
    return len(text.split())


def _next_item(text: str, following: str) -> bool:
    """Whether two lines are items of a list that follow each other: "1. …", "2. …"."""
    one, other = _ITEM.match(text), _ITEM.match(following)
    return bool(one and other and int(other[1]) == int(one[1]) + 1)


def is_heading(text: str, following: str, above: str) -> bool:
    """A short line in capitals, or numbered, or without an end, above a paragraph."""
    words = _words(text)
    if not any(char.isalpha() for char in text) or following[:1].islower():
        return False
    if words <= LONG and (_next_item(text, following) or _next_item(above, text)):
        return False  # the items of a list
    if text.startswith("(") and text.endswith(")"):
        return words <= 2 * LONG
    if words > 2 * LONG or _ENDS.search(text):
        return False
    if _NUMBERED.match(text) and words <= LONG + 3 and _words(following) > words:
        return True
    if words > LONG:
        return False
    if text.upper() == text:
        return True
    return _words(text) <= 8 and _words(following) >= LONG and following[:1].isupper()


def joins(above: str, below: str) -> bool:
    """Whether two lines are one broken paragraph: no end above, a small letter below."""
    return not _ENDS.search(above) and (below[:1].islower() or above.endswith((",", "-")))


def printed_on(above: str, line: Line) -> bool:
    """Whether a printed line is full, and its sentence goes on in the next; the items of a list begin anew."""
    ends = above.rstrip().endswith((".", "!", "?", ":"))
    return len(above) >= _FULL and not ends and not line.blank_before and not _BEGINS_ITEM.match(line.text)


def _is_filler(folded: str) -> bool:
    words = re.findall(r"[a-z]+", folded)
    return len(words) >= 5 and sum(word in _FILLER for word in words) > 0.7 * len(words)


class _Page:
    """The state of one reading of a page."""

    def __init__(self, tree: Tree, lines: Sequence[Line], document: Document) -> None:
        self.tree = tree
        self.lines = lines
        self.title = fold(document.title)
        self.web = document.media == "html"
        self.wrapped = document.media == "pdf"
        self.opened = False
        """A paragraph was met: what stands above the first is the page's head."""
        self.before = ""
        """The line above, for comparing."""
        self.seen: set[str] = set()
        self.identity: list[Line] = []
        self.paragraphs: list[list[Line]] = []
        self.headings: dict[int, list[Line]] = {}
        """Number of the paragraph that follows, to the headings above it."""

    def _repeats(self, text: str) -> bool:
        """Whether a line says what was said: a paragraph twice, the page's head, a part of the title, a teaser.

        A short line that comes again below the first paragraph is none: cards and steps have equal headings.
        """
        folded = fold(text)
        if folded in self.seen and (not self.opened or folded == self.before or _words(text) >= LONG):
            return True
        if _CUT.search(text) and _words(text) <= 60 and self.title and folded.startswith(self.title):
            return True
        if _CUT.search(text) and _words(text) <= 60 and folded[:25] in " ".join([self.title, *self.seen]):
            return True
        parts = folded.split()
        half = len(parts) // 2
        if half and parts[:half] == parts[half:] and " ".join(parts[:half]) in " ".join([self.title, *self.seen]):
            return True
        return 1 < len(parts) <= LONG and bool(self.seen) and folded in self.title

    def run(self) -> None:
        for i, line in enumerate(self.lines):
            text = line.text
            following = self.lines[i + 1].text if i + 1 < len(self.lines) else ""
            folded = fold(text)
            crumb = _CRUMB.match(text) and not _ENDS.search(text) and _words(text) <= LONG
            if crumb or self._repeats(text) or (self.web and _COUNTER.fullmatch(text)):
                self.tree.drop_line("navigation", line)
            elif self.web and _is_filler(folded):
                self.tree.drop_line("filler", line)
            elif not self.seen and folded == self.title:
                self.identity.append(line)
            elif (
                _words(text) <= 40
                and not self._goes_on(i)
                and (_IDENTITY.search(text) or (not self.opened and _OWNER.match(text)))
            ):
                self._identify(line)
            elif _SHARE.match(text) and _words(text) <= 6:
                self.tree.drop_line("navigation", line)
            elif is_heading(text, following, self.lines[i - 1].text if i else ""):
                self.headings.setdefault(len(self.paragraphs), []).append(line)
            else:
                self._paragraph(line)
                self.opened = self.opened or _words(text) >= LONG
            self.seen.add(folded)
            self.before = folded

    def _goes_on(self, i: int) -> bool:
        """Whether a printed line goes on with the sentence of the one above: "oleh Penyelenggara" names no author."""
        above = self.lines[i - 1].text if i else ""
        return self.wrapped and bool(above) and not self.lines[i].blank_before and not _ENDS.search(above)

    def _identify(self, line: Line) -> None:
        folded = fold(line.text)
        if any(fold(known.text) in folded and len(known.text) > 20 for known in self.identity):
            self.tree.drop_line("navigation", line)
        else:
            self.identity.append(line)

    def _paragraph(self, line: Line) -> None:
        open_here = self.paragraphs and len(self.paragraphs) not in self.headings
        if open_here:
            above = self.paragraphs[-1][-1].text
            items = (
                not above.endswith((".", "!", "?"))
                and _words(above) < LONG
                and _words(line.text) < LONG
                and not line.blank_before
            )
            wrapped = self.wrapped and printed_on(above, line)
            if joins(above, line.text) or wrapped or (items and len(self.paragraphs[-1]) < 40):
                self.paragraphs[-1].append(line)
                return
        self.paragraphs.append([line])


def read_page(tree: Tree, lines: Sequence[Line], document: Document) -> None:
    """Fill a tree with the alinea of a page and its `identitas`.

    A heading stands in the label of the alinea below it. Nothing is lost: every line goes to an
    alinea, to `identitas`, or is dropped as navigation or filler. Each web page has an `identitas`,
    whose label is its address and what it says of itself outside its text.

    Args:
        tree: an empty tree; its source names the page.
        lines: those of the page, or of a part of it.
        document: its title, address and facts are used.
    """
    page = _Page(tree, lines, document)
    page.run()
    root = tree.source
    shown = " | ".join(filter(None, (document.address, *document.facts)))
    if page.web:
        shown = shown or document.title
    if page.identity or shown:
        node = tree.add(f"{root}/identitas", "identitas", None)
        node.body = [whole(line) for line in page.identity]
        node.shown = shown
    last: Node | None = None
    for n, paragraph in enumerate(page.paragraphs):
        last = tree.add(f"{root}/alinea-{n + 1}", "alinea", None)
        last.label = [whole(line) for line in page.headings.get(n, [])]
        last.body = [whole(line) for line in paragraph]
    for line in page.headings.get(len(page.paragraphs), []):
        if last is not None:
            last.body.append(whole(line))
        else:
            # A page of headings alone: they are all it says.
            last = tree.add(f"{root}/alinea-1", "alinea", None)
            last.body.append(whole(line))
