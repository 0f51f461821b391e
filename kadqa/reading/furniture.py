"""What stands on a page but is not law: page heads and feet, catchwords, letterheads.

Only PDF has pages; the other formats pass through. A line is taken by what it says *and*
by where it stands (the first or last lines of its page), because the same words may stand
in the text proper.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter, defaultdict
from collections.abc import Iterator

from kadqa.reading.lines import Line, part

_NUMBER = re.compile(r"[-\u2013\u2014]?\s*[\dlIO]{1,4}\s*[-\u2013\u2014]?|\d{1,4}\s*/\s*\d{1,4}")
"""A page number: "- 192 -", "3", "1 / 35", "-ll-"."""
_GAZETTE = re.compile(r"(?:\d{4}\s*,\s*No\.?\s*\d+|No\.?\s*\d+\s*,\s*\d{4})\s*(?:[-\u2013]?\s*\d{1,4}\s*[-\u2013]?)?")
"""The running head of the Lembaran Negara: "2012, No.170 2", "2018, No.147 -2-"."""
_FOOT = re.compile(r"SK\s*N[o0]\.?\s*[\dA-Za-z ]{3,12}|(?:www\.|https?://)\S+|\S+\.(?:go|or|co)\.id")
"""The number of the printed sheet, an address: "SK No 016999A", "www.peraturan.go.id"."""
_SIGNED = re.compile(r"Dokumen ini telah ditandatangani secara elektronik|Balai Besar Sertifikasi Elektronik")
_SIGNED_TAIL = re.compile(r"diterbitkan oleh Balai|Sertifikasi Elektronik|Siber dan Sandi Negara|\(BSrE\)|\(BSSN\)")
_CATCH = re.compile(r".{0,60}?(?:\.\s?){2,}\.?$|.{0,60}\u2026$")
"""A catchword: "(2) Kerja . . .", "12. Daerah . . .", "BAB IV . . ."."""
_CUT = re.compile(r"(?P<words>\S.{1,58}?)\s?(?:(?:\.\s?){3,}|\u2026\s*)")
"""The same where it does not stand at the foot: the line below it begins with its words."""
_GLUED = re.compile(
    r"(?P<text>.*\s\S*[a-z]{3}\S*[.;:])\s+(?=(?:\(\d+\w?\)|[a-z]\d?\.|\d+\.|Pasal\s\d|BAB\s[IVX]|Bagian|Paragraf)[^.]{0,40}(?:\.\s?){3,}$)"
)
"""The same behind the end of the text in one line: "tempat parkir. (2) Dasar . . ."."""
_LETTERHEAD = r"P ?R ?E ?S ?I ?D ?E ?N +R ?E ?P ?U ?B ?L ?I ?K +I ?N ?D ?O ?N ?E ?S ?I ?A"
_INLINE_HEAD = re.compile(
    rf"(?<!\w)(?!PRESIDEN REPUBLIK INDONESIA(?!\s*-\s*[\dtlIO])){_LETTERHEAD}(?!\w)(?:\s*-\s*[\dtlIO]{{1,4}}\s*-)?"
)
"""A letterhead that OCR put into the text, told by its spaces or its page: "PRES I DEN REPUBLIK INDONESIA -8-"."""
_LETTERS = re.compile(r"[^A-Z]")
_HEAD_LINES = 5
_FOOT_LINES = 4


def _is_letterhead(text: str) -> bool:
    """Whether a line is the letterhead "PRESIDEN", "REPUBLIK INDONESIA", or what OCR makes of it: "FRESIDEN"."""
    if len(text) > 40 or any(char.islower() for char in text):
        return False
    letters = _LETTERS.sub("", text)
    if letters in ("SALINAN", "MENTERI"):
        return True
    wanted = ("PRESIDENREPUBLIKINDONESIA", "PRESIDEN", "REPUBLIKINDONESIA")
    return any(len(letters) >= len(want) - 3 and _distance(letters, want) <= 1 + len(want) // 6 for want in wanted)


def _distance(left: str, right: str) -> int:
    """Levenshtein distance; both are short."""
    if abs(len(left) - len(right)) > 6:
        return 99
    row = list(range(len(right) + 1))
    for i, a in enumerate(left, start=1):
        previous, row[0] = row[0], i
        for j, b in enumerate(right, start=1):
            previous, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, previous + (a != b))
    return row[-1]


def _shape(text: str) -> str:
    return re.sub(r"\d+", "#", text)


def _repeated(pages: dict[int, list[Line]]) -> set[str]:
    """Shapes of lines that stand at the head or foot of at least three pages and of two fifths of all."""
    seen: Counter[str] = Counter()
    for lines in pages.values():
        seen.update({_shape(line.text) for line in (*lines[:2], *lines[-2:])})
    enough = max(3, len(pages) * 2 // 5)
    return {shape for shape, times in seen.items() if times >= enough and len(shape) > 1}


def parted(lines: list[Line], media: str) -> list[Line]:
    """The lines of a document, with what is furniture inside a line as a line of its own."""
    found: list[Line] = []
    for line in lines:
        ends = [0, *_inside(line.text, media), len(line.text)]
        pieces = (part(line, start, end) for start, end in itertools.pairwise(ends))
        found += [piece for piece in pieces if piece is not None] if len(ends) > 2 else [line]
    return found


def _inside(text: str, media: str) -> Iterator[int]:
    """Where furniture begins and ends inside a line."""
    if media == "pdf":
        glued = _GLUED.match(text) if text.endswith(". .") else None
        if glued is not None:
            yield glued.end()
    elif media in ("text", "markdown"):
        for head in _INLINE_HEAD.finditer(text):
            yield from head.span()


def furniture(lines: list[Line], media: str) -> dict[int, str]:
    """Lines that are not law: index in `lines` to the kind it is dropped as.

    Kinds: page-head, page-foot, catchword, letterhead.
    """
    found = _of_pages(lines) if media == "pdf" else {}
    for i, (line, below) in enumerate(itertools.pairwise(lines)):
        if media in ("text", "markdown") and _INLINE_HEAD.fullmatch(line.text):
            found[i] = "letterhead"
        cut = _CUT.fullmatch(line.text) if media in ("pdf", "text", "markdown") and i not in found else None
        if cut is not None and below.text.startswith(cut["words"]) and below.text != line.text:
            found[i] = "catchword"
    return found


def _of_pages(lines: list[Line]) -> dict[int, str]:
    """What is furniture by its place on a page."""
    by_page: dict[int, list[int]] = defaultdict(list)
    for i, line in enumerate(lines):
        by_page[line.page].append(i)
    repeated = _repeated({n: [lines[i] for i in at] for n, at in by_page.items()}) if len(by_page) > 2 else set()
    found: dict[int, str] = {}
    first = min(by_page, default=1)
    for n, at in by_page.items():
        _heads(lines, at, repeated, found, title_page=n == first)
        _feet(lines, at, repeated, found)
    return found


def _heads(lines: list[Line], at: list[int], repeated: set[str], found: dict[int, str], *, title_page: bool) -> None:
    for place, i in enumerate(at[:_HEAD_LINES]):
        text = lines[i].text
        if _SIGNED.search(text) or (place and _SIGNED_TAIL.search(text) and at[place - 1] in found):
            found[i] = "page-foot"
        elif _NUMBER.fullmatch(text) or _GAZETTE.fullmatch(text):
            found[i] = "page-head"
        elif _is_letterhead(text) and not (title_page and place > 2):
            found[i] = "letterhead"
        elif not title_page and _shape(text) in repeated:
            found[i] = "page-head"
        else:
            break


def _feet(lines: list[Line], at: list[int], repeated: set[str], found: dict[int, str]) -> None:
    for i in reversed(at[-_FOOT_LINES:]):
        text = lines[i].text
        if i in found:
            break
        signed = _SIGNED.search(text) or _SIGNED_TAIL.search(text)
        if _FOOT.fullmatch(text) or signed or _NUMBER.fullmatch(text) or _shape(text) in repeated:
            found[i] = "page-foot"
        elif _CATCH.fullmatch(text):
            found[i] = "catchword"
        else:
            break
