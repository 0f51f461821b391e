"""Numbers as law writes them: roman numerals, "Kedua Puluh Satu", "12A", "(4a)", huruf.

An amendment inserts Pasal 12A between 12 and 13, ayat (4a), huruf d1 and Bab IXA, so numbers
are strings, never ints. A written number may be ambiguous ("i" is a huruf or a roman numeral,
"C" too); `follows` therefore accepts any reading under which one comes next to the other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

Key = tuple[int, ...]
"""(0 for numbers, 1 for letters, 2 for what is neither; main value; values of what is inserted after it ...)."""

MAX_ROMAN = 3999

ROMAN = r"(?=[MDCLXVI])M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})"
"""A canonical roman numeral, 1 to 3999, in capitals: "XVII", never "IIII" or "IC". Anchor it yourself."""

_UNITS = ("satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan")
_UNIT = "|".join(_UNITS)

ORDINAL = (
    r"(?:Pertama|Ke[\s\-]?(?:sepuluh|sebelas|"
    rf"(?:{_UNIT})(?:\s*(?:belas|puluh(?:\s*(?:{_UNIT})\b)?)\b)?))"
)
"""The ordinal of a bagian, 1 to 99: "Kesatu", "Pertama", "Kedua Belas", "Ketiga Puluh Lima"; use re.IGNORECASE."""

_ROMAN_STEPS = (
    (1000, "M"),
    (900, "CM"),
    (500, "D"),
    (400, "CD"),
    (100, "C"),
    (90, "XC"),
    (50, "L"),
    (40, "XL"),
    (10, "X"),
    (9, "IX"),
    (5, "V"),
    (4, "IV"),
    (1, "I"),
)
_ROMAN_WHOLE = re.compile(ROMAN)
_ROMAN_AND_SUFFIX = re.compile(rf"({ROMAN})([A-Z]?)")
"""A bab or pasal in roman, with the letter of an inserted one: "IX", "IXA"."""
_DIGITS = re.compile(r"(\d{1,9})([A-Z]{0,3})(\d{0,4})", re.IGNORECASE)
"""A pasal, ayat or angka, with what marks an inserted one: "12", "12A", "(4a)", "12A1"."""
_LETTERS = re.compile(r"([A-Z]{1,2})(\d{0,4})", re.IGNORECASE)
"""A huruf, with what marks an inserted one: "a", "aa", "d1"."""


def to_roman(number: int) -> str:
    """Write 1..3999 in capitals: 17 -> "XVII".

    Raises:
        ValueError: the number is outside 1..3999.
    """
    if not 1 <= number <= MAX_ROMAN:
        raise ValueError(f"angka Romawi hanya untuk 1 s.d. {MAX_ROMAN}, bukan {number}")
    written = []
    for value, letters in _ROMAN_STEPS:
        count, number = divmod(number, value)
        written.append(letters * count)
    return "".join(written)


def from_roman(text: str) -> int | None:
    """Read a canonical roman numeral in capitals or in lower case ("XVII", "xvii"); None if it is not one."""
    if not text.isascii() or text not in {text.upper(), text.lower()}:
        return None
    text = text.upper()
    if not _ROMAN_WHOLE.fullmatch(text):
        return None
    total = 0
    for value, letters in _ROMAN_STEPS:
        while text.startswith(letters):
            total, text = total + value, text[len(letters) :]
    return total


def to_ordinal(number: int) -> str:
    """Write 1..99 as bagian are numbered: 1 -> "Kesatu", 12 -> "Kedua Belas", 21 -> "Kedua Puluh Satu".

    Raises:
        ValueError: the number is outside 1..99.
    """
    if not 1 <= number <= 99:
        raise ValueError(f"bilangan tingkat hanya untuk 1 s.d. 99, bukan {number}")
    tens, unit = divmod(number, 10)
    if number in {10, 11}:
        return "Kesepuluh" if number == 10 else "Kesebelas"
    if tens == 0:
        return "Ke" + _UNITS[unit - 1]
    if tens == 1:
        return f"Ke{_UNITS[unit - 1]} Belas"
    last = f" {_UNITS[unit - 1].capitalize()}" if unit else ""
    return f"Ke{_UNITS[tens - 1]} Puluh{last}"


def _closed(text: str) -> str:
    return re.sub(r"[\s\-]+", "", text).lower()


_ORDINALS = {_closed(to_ordinal(n)): n for n in range(1, 100)} | {"pertama": 1}


def from_ordinal(text: str) -> int | None:
    """Read an ordinal in any case and spacing ("KEDUA BELAS", "Keduabelas", "Pertama"); None if it is not one."""
    return _ORDINALS.get(_closed(text))


def bagian_number(text: str) -> str | None:
    """The number of a bagian as it stands in an id: "Kedua Belas" -> "12", "Ketiga A" -> "3a"; None if it has none."""
    whole = from_ordinal(text)
    if whole is not None:
        return str(whole)
    match = re.fullmatch(r"\s*(.+?)\s*([A-Z])\s*", text)
    inserted = from_ordinal(match[1]) if match else None
    return f"{inserted}{match[2].lower()}" if match and inserted is not None else None


def bare(number: str) -> str:
    """A number without what is printed around it: "(4a)" -> "4a", "12 A" -> "12A", "a." -> "a", "2)" -> "2"."""
    return re.sub(r"[\s().]+", "", number)


def as_id(number: str) -> str:
    """A number as it stands in an id: "12A" -> "12a", "(2)" -> "2", "XVII" -> "xvii"."""
    return bare(number).lower()


def _letter_values(letters: str) -> tuple[int, ...]:
    """Places that a run of letters may have: "c" 3; "aa" 27; "bb" 28 in a, b .. z, aa, bb and 54 in z, aa, ab."""
    letters = letters.lower()
    values = [0]
    for letter in letters:
        values[0] = values[0] * 26 + ord(letter) - 96
    if len(letters) == 2 and letters[0] == letters[1] and letters != "aa":
        values.insert(0, 26 + ord(letters[0]) - 96)
    return tuple(values)


def _tail(letters: str, digits: str) -> Key:
    return (*((_letter_values(letters)[-1],) if letters else ()), *((int(digits),) if digits else ()))


Reading = tuple[str, Key]
"""(what kind of number, (main value, values of what is inserted after it ...))."""


def _readings(number: str) -> Iterator[Reading]:
    """Every way to read a number, roman last."""
    number = bare(number)
    if not number.isascii():
        return
    if match := _DIGITS.fullmatch(number):
        yield "angka", (int(match[1]), *_tail(match[2], match[3]))
    if match := _LETTERS.fullmatch(number):
        case = "huruf" if match[1].islower() else "HURUF"
        for value in _letter_values(match[1]):
            yield case, (value, *_tail("", match[2]))
    if number.islower() or number.isupper():
        case = "romawi" if number.islower() else "ROMAWI"
        if match := _ROMAN_AND_SUFFIX.fullmatch(number.upper()):
            main = from_roman(match[1])
            assert main is not None
            yield case, (main, *_tail(match[2], ""))


def sort_key(number: str, *, roman: bool | None = None) -> Key:
    """Natural order: 2 < 12 < 12A < 13; (4) < (4a) < (5); a < d < d1 < e < aa; IX < IXA < X.

    Args:
        number: as written, with or without its brackets.
        roman: whether letters that make a roman numeral are one; None: in capitals yes ("IX"), else no ("i").

    Returns:
        A key that compares with every other key; numbers come before letters, what is neither comes last.
    """
    if roman is None:
        roman = bare(number).isupper()
    readings = list(_readings(number))
    if not readings:
        return (2, *map(ord, number))
    kind, values = next((r for r in readings if roman and r[0].lower() == "romawi"), readings[0])
    return (1 if kind.lower() == "huruf" else 0, *values)


def is_first(number: str) -> bool:
    """Whether a list may begin with it: "1", "a", "A", "i", "I"."""
    return any(values == (1,) for _, values in _readings(number))


def follows(previous: str | None, following: str) -> bool:
    """Whether a number may come right after another in the same list.

    The next whole number (12 -> 13, 12A -> 13, a -> b, z -> aa, i -> ii, IX -> X), or the next
    inserted one (12 -> 12A, 12A -> 12B, (4) -> (4a), d -> d1). Capitals and small letters are
    not mixed in one list, but for the letter of an inserted number.

    Args:
        previous: the number before, as written; None at the start of a list.
        following: the number that may follow.
    """
    if previous is None:
        return is_first(following)
    after = list(_readings(following))
    for kind, before in _readings(previous):
        wanted = {(before[0] + 1,), (*before, 1), (*before[:-1], before[-1] + 1)}
        if any(kind == other and values in wanted for other, values in after):
            return True
    return False
