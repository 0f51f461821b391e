"""Pages whose owner a question names as its source: "menurut halaman Kutai Kartanegara"."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from kadqa.asking.question.informal import standard
from kadqa.asking.question.terms import terms_in, written_out
from kadqa.lexical import words
from kadqa.library.snapshot import Library
from kadqa.records import Source
from kadqa.text import even_spelling, fold

ASKS_PAGE = r"\b(?:menurut|kata|versi|halaman|laman|situs|website|web|artikel|berita|tulisan)\b"
"""Names a page as the source: "menurut tulisan Setda Buleleng"."""
SPEAKS = re.compile(
    r"\b(?:menurut|kata|versi) ((?:(?!boleh|bisa|dapat|harus|wajib|apa|siapa|kapan|berapa|bagaimana|untuk)\w+ ?){1,8})"
)
"""Whose word is asked for: "kata Pemkab Kukar"; "menurut aturan, bolehkah Kukar ...?" asks none of Kukar."""
IN_ADDRESS = 8
"""Letters from which words that end the name in a page's address, written as one, are no chance."""


def pages_named(text: str, library: Library) -> tuple[str, ...]:
    """Pages whose owner the question names as a source: "menurut halaman Kutai Kartanegara"."""
    plain = standard(even_spelling(text))
    folded = fold(text)
    if not re.search(ASKS_PAGE, folded):
        return ()
    if not re.search(ASKS_PAGE, SPEAKS.sub(" ", fold(plain))):
        plain = " ; ".join(match[1] for match in SPEAKS.finditer(fold(plain)))
    asked = set(words(written_out(plain, terms_in(plain, library.terms), library)))
    pages = (source for source in library.sources.values() if source.is_page)
    return tuple(page.id for page in pages if _owner(page, asked) or _body(page, folded) or _address(page, folded))


def _body(source: Source, folded: str) -> bool:
    """Whether the question names the body that a page's owner belongs to, the last of its name: "kata Kemendagri"."""
    body = fold(source.wilayah).rpartition(" ")[2]
    return bool(body) and bool(re.search(rf"{ASKS_PAGE}(?: \w+)? {re.escape(body)}\b", folded))


def _address(source: Source, folded: str) -> bool:
    """Whether the question names it by its address: "berita bina adwil" for ditjenbinaadwil.kemendagri.go.id."""
    said = re.findall(r"\w+", folded)
    joined = {"".join(said[at : at + n]) for n in (2, 3) for at in range(len(said) - n + 1)}
    names = [(urlsplit(address).hostname or "").partition(".")[0] for address in source.alamat]
    return any(len(one) >= IN_ADDRESS and one != "kerjasama" and name.endswith(one) for one in joined for name in names)


def _owner(source: Source, asked: set[str]) -> bool:
    general = set(words("kabupaten kota provinsi bagian pemerintah daerah halaman kerja sama"))
    name = set(words(source.wilayah)) - general
    return bool(name) and name <= asked
