"""The numbers of Word's automatic lists, which stand in no text: counted as Word counts them."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from docx.oxml.ns import qn

from kadqa.hukum.numbering import to_roman
from kadqa.reading.formats.daftar_html import LONGEST, letters

_FORMS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda n: f"{n:02d}",
    "lowerLetter": letters,
    "upperLetter": lambda n: letters(n).upper(),
    "lowerRoman": lambda n: to_roman(n).lower(),
    "upperRoman": to_roman,
}
_SILENT = frozenset(("bullet", "none"))
_PLACE = re.compile(r"%([1-9])")
LEVELS = 9


@dataclass(frozen=True, slots=True)
class _Level:
    form: str = "decimal"
    text: str = ""
    """With %1 … %9 for the numbers of the levels: "Pasal %1", "(%2)"."""
    start: int = 1
    style: str = ""
    """The paragraph style that this level numbers."""
    restart: int | None = None
    """The level (from 1) after which it begins anew; None: any higher one; 0: never."""
    plain: bool = False
    """All numbers in its text are shown as digits."""


def _value(element: Any | None, name: str) -> str:
    child = None if element is None else element.find(qn(name))
    return "" if child is None else str(child.get(qn("w:val")) or "")


def _number(text: str, default: int) -> int:
    return int(text) if re.fullmatch(r"-?\d{1,9}", text) else default


def _level(element: Any) -> _Level:
    restart = _value(element, "w:lvlRestart")
    return _Level(
        _value(element, "w:numFmt") or "decimal",
        _value(element, "w:lvlText"),
        _number(_value(element, "w:start"), 1),
        _value(element, "w:pStyle"),
        _number(restart, 0) if restart else None,
        element.find(qn("w:isLgl")) is not None,
    )


class Numbering:
    """The lists of one document. `marker` must be asked for every paragraph in reading order.

    Args:
        numbering: root of word/numbering.xml, or None.
        styles: root of word/styles.xml, or None.
    """

    def __init__(self, numbering: Any | None, styles: Any | None) -> None:
        self.warnings: list[str] = []
        self._styles = {} if styles is None else {s.get(qn("w:styleId")): s for s in styles.findall(qn("w:style"))}
        self._levels: dict[str, dict[int, _Level]] = {}
        self._abstract: dict[str, str] = {}
        self._overrides: dict[tuple[str, int], _Level | int] = {}
        self._counts: dict[str, list[int | None]] = {}
        self._begun: set[tuple[str, int]] = set()
        if numbering is not None:
            self._read(numbering)

    def _read(self, root: Any) -> None:
        linked: dict[str, str] = {}
        links: dict[str, str] = {}
        for abstract in root.findall(qn("w:abstractNum")):
            key = str(abstract.get(qn("w:abstractNumId")))
            self._levels[key] = {
                _number(str(level.get(qn("w:ilvl")) or ""), 0): _level(level) for level in abstract.findall(qn("w:lvl"))
            }
            if style := _value(abstract, "w:styleLink"):
                linked[style] = key
            if style := _value(abstract, "w:numStyleLink"):
                links[key] = style
        for num in root.findall(qn("w:num")):
            key = str(num.get(qn("w:numId")))
            abstract = _value(num, "w:abstractNumId")
            self._abstract[key] = linked.get(links.get(abstract, ""), abstract)
            for override in num.findall(qn("w:lvlOverride")):
                ilvl = _number(str(override.get(qn("w:ilvl")) or ""), 0)
                level = override.find(qn("w:lvl"))
                start = _value(override, "w:startOverride")
                if level is not None:
                    self._overrides[key, ilvl] = _level(level)
                elif start:
                    self._overrides[key, ilvl] = _number(start, 1)

    def style_of(self, paragraph: Any) -> str:
        """The name of a paragraph's style in lower case without spaces ("toc1"), else its id, else ""."""
        key = _value(paragraph.find(qn("w:pPr")), "w:pStyle")
        name = _value(self._styles.get(key), "w:name") or key
        return name.lower().replace(" ", "")

    def _list_of(self, paragraph: Any) -> tuple[str, int] | None:
        """The list (numId) and level of a paragraph, its own or that of its style."""
        properties = paragraph.find(qn("w:pPr"))
        direct = None if properties is None else properties.find(qn("w:numPr"))
        num, ilvl = _value(direct, "w:numId"), _value(direct, "w:ilvl")
        style = _value(properties, "w:pStyle")
        seen: set[str] = set()
        key = style
        while not num and key and key not in seen:
            seen.add(key)
            found = self._styles.get(key)
            inherited = None if found is None else found.find(f"{qn('w:pPr')}/{qn('w:numPr')}")
            num, ilvl = _value(inherited, "w:numId"), ilvl or _value(inherited, "w:ilvl")
            key = _value(found, "w:basedOn")
        if not num or num == "0" or num not in self._abstract:
            return None
        if not ilvl:
            levels = self._levels.get(self._abstract[num], {})
            return num, next((n for n, level in levels.items() if style and level.style == style), 0)
        return num, min(max(_number(ilvl, 0), 0), LEVELS - 1)

    def _form(self, num: str, ilvl: int) -> _Level:
        override = self._overrides.get((num, ilvl))
        level = self._levels.get(self._abstract[num], {}).get(ilvl, _Level(text=f"%{ilvl + 1}."))
        return override if isinstance(override, _Level) else level

    def _start(self, num: str, ilvl: int) -> int:
        override = self._overrides.get((num, ilvl))
        return override if isinstance(override, int) else self._form(num, ilvl).start

    def marker(self, paragraph: Any) -> str:
        """What Word draws before a paragraph: "Pasal 3", "(2)", "a."; "" for none or a bullet."""
        place = self._list_of(paragraph)
        if place is None:
            return ""
        num, ilvl = place
        counts = self._counts.setdefault(self._abstract[num], [None] * LEVELS)
        anew = isinstance(self._overrides.get(place), int) and place not in self._begun
        self._begun.add(place)
        now = counts[ilvl]
        counts[ilvl] = self._start(num, ilvl) if now is None or anew else now + 1
        for below in range(ilvl + 1, LEVELS):
            restart = self._form(num, below).restart
            if restart is None or (restart and ilvl + 1 <= restart):
                counts[below] = None
        level = self._form(num, ilvl)
        if level.form in _SILENT and "%" not in level.text:
            # A bullet is a picture; a level without a number may still have words.
            return level.text.strip() if level.form == "none" else ""

        def shown(match: re.Match[str]) -> str:
            at = int(match[1]) - 1
            count = counts[at]
            number = self._start(num, at) if count is None else count
            return self._shown("decimal" if level.plain else self._form(num, at).form, number)

        return _PLACE.sub(shown, level.text).strip()

    def _shown(self, form: str, number: int) -> str:
        if form not in _FORMS and form not in _SILENT:
            warning = f"Penomoran otomatis '{form}' ditulis dengan angka biasa."
            if warning not in self.warnings:
                self.warnings.append(warning)
        return _FORMS.get(form, str)(number) if 0 < number <= LONGEST else str(number)
