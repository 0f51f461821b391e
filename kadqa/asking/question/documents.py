"""Documents that a question names by what people call them: number, kind, parties, place, title, or "dokumen ini".

`called` does the same for laws, whose names have a grammar of their own. Looked over are the sources that are no law,
which are few beside the texts; nothing of what they say is read.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kadqa.asking.question.titles import MOST_OF_IT
from kadqa.lexical import word_set, words
from kadqa.library.beside import LibraryBeside
from kadqa.library.snapshot import Library
from kadqa.records import Source
from kadqa.text import fold, squash

KINDS: dict[str, str] = {
    "pks": r"pks|perjanjian kerja sama|perjanjian|kontrak",
    "kesepakatan": r"kesepakatan bersama|nota kesepa(?:katan|haman)|kesepakatan|mou|memorandum",
    "surat-edaran": r"surat edaran|edaran|se(?:ojk)?",
    "surat": r"surat",
    "sk": r"surat keputusan|keputusan|sk",
    "sop": r"sop|standar operasional prosedur|prosedur operasional standar|prosedur tetap|protap",
    "juknis": r"juknis|petunjuk teknis|pedoman teknis",
}
"""Kinds of office document and what people call them, on folded text."""
ANY = r"dokumen|berkas|file"
"""What any document is called."""
SPOKEN = re.compile(rf"\b(?P<kind>{'|'.join((*KINDS.values(), ANY))})\b", re.IGNORECASE)
POINTED = r"\s+(?:yang (?:saya|kami) (?:unggah|bawa)|itu|ini|tersebut|tadi|saya|kami|kita)\b"
"""After a kind: the one that is at hand."""
LOOKED_IN = re.compile(r"\b(?:menurut|berdasarkan|berdasar|sesuai(?: dengan)?|kata|bunyi|isi|sebut(?:kan)? dalam)\s+$")
"""Before a kind: there the answer is looked for, even if nothing more is said ("menurut SOP")."""
LOOKED = re.compile(r"(?:\b(?:menurut|berdasarkan|sesuai|dengan|kata|di|dalam|pada|dari)\s+)+$", re.IGNORECASE)
"""Before a document's name: it goes with the name."""
NEXT = re.compile(r"[\s/.:()–-]*(\w+)")
"""The next word of a name: a comma ends it."""
LINKS = frozenset(words("itu ini tersebut tadi saya kami kita no antar bersama"))
NUMBER = re.compile(r"\b\d+[a-z]?(?:\s?[/.-]\s?[\w.]+)*(?: tahun \d{4})?")
"""A number as offices write it: "119/12/2024", "3/SE/XI/2025", "12 tahun 2024"."""
HEAD: dict[str, frozenset[str]] = {
    part: frozenset(words(said))
    for part, said in (
        ("penanda-tangan", "menandatangani teken diteken mengesahkan disahkan pejabat tanggal ditetapkan dibuat mana"),
        ("alinea-1", "para pihak menandatangani bertempat tempat tanggal mana"),
        ("kepala", "nomor judul tentang perihal isi pihak antara mengesahkan disahkan tanggal pembuatan revisi"),
    )
}
"""Parts of a document that say what it is, and the stems by which they are asked for."""
KIND_WORDS = frozenset(words(" ".join(KINDS.values()).replace("|", " "))) | frozenset(words("dokumen berkas surat"))
GENERAL = frozenset(
    words(
        "pemerintah pemerintahan daerah kabupaten kota provinsi pt cv ud perum perumda perseroan persero tbk dinas "
        "badan kab prov kantor yayasan republik indonesia bupati wali gubernur kepala direktur utama pihak kesatu "
        "kedua pertama perjanjian kerja sama kesepakatan bersama surat edaran keputusan standar operasional prosedur "
        "petunjuk teknis nomor tahun tentang antara dengan sk sop pks dokumen berkas"
    )
)
"""Stems that many parties and titles have: alone they name no document."""
BY_NUMBER, BY_PARTY, BY_PLACE, BY_TITLE, BY_KIND = 5, 4, 3, 2, 1
"""How surely each way of naming names; of several documents those named most surely are meant."""
MOST = 3
"""Documents named alike that are all meant; of more none is."""


@dataclass(frozen=True, slots=True)
class Said:
    """What a question says that may name a document."""

    kinds: frozenset[str]
    """Keys of `KINDS`; "": it speaks of a document of any kind."""
    at_hand: frozenset[str]
    """Those of them that the words around them point to."""
    numbers: tuple[tuple[str, ...], ...]
    """The parts of each number."""
    stems: frozenset[str]


def documents_named(text: str, library: Library) -> tuple[str, ...]:
    """Ids of the office documents that a question names, () if none, or too many alike.

    Args:
        text: the question, in standard words.
        library: for its sources; those of `own` are what "dokumen saya" means.
    """
    documents = [source for source in library.sources.values() if not source.is_law and not source.is_page]
    documents += [library.sources[one] for one in sorted(library.own) if library.sources[one].is_law]
    if not documents:
        return ()
    said = _said(fold(text))
    sure = {source.id: _named(source, said, documents, library) for source in documents}
    best = max(sure.values())
    found = tuple(one for one, how in sure.items() if how == best)
    return found if best and len(found) <= MOST else ()


def head_asked(asked: Sequence[str], form: str, document: str, library: Library) -> tuple[str, ...]:
    """The parts of a document that say what it is, if a question asks for nothing else: "siapa yang menandatangani?".

    Args:
        asked: the stems of the question's matter.
        form: what it asks for; "" if it only names the document ("SE 9/2025 tentang apa?").
        document: its id.
        library: for its name, whose words ask for nothing.

    Returns:
        Ids of its parts that have a text, the one that more was asked of first; () if more is asked than its head says.
    """
    source = library.sources[document]
    name = word_set(f"{source.nomor} {source.tahun} {source.judul} {' '.join(source.pihak)} {document}") | KIND_WORDS
    rest = {word for word in asked if word not in name and not word.isdigit()}
    if not rest <= frozenset().union(*HEAD.values()) or not (rest or not form):
        return ()
    parts = sorted((part for part in HEAD if rest & HEAD[part]), key=lambda part: -len(rest & HEAD[part])) or ["kepala"]
    return tuple(found for part in parts if library.texts(found := f"{document}/{part}"))


def documents_pointed_to(asked: Sequence[str], library: Library) -> tuple[str, ...]:
    """The visitor's own document that a question's words point to: words that no text of the library has.

    "Berapa pompa yang disediakan?" is asked of the agreement that speaks of pumps, if no law does. Of several documents
    the one with most of such words is meant; () if two have as many.

    Args:
        asked: the stems of the question's matter.
        library: with the own documents beside it.
    """
    if not isinstance(library, LibraryBeside):
        return ()
    said: Counter[str] = Counter()
    for word, rows in zip(asked, library.store.holding(asked), strict=True):
        if not library.base.knows(word):
            said.update({library.units.source[row] for row in rows.tolist()} & library.own)
    best = said.most_common(2)
    return (best[0][0],) if best and (len(best) == 1 or best[0][1] > best[1][1]) else ()


def without_name(text: str, documents: Sequence[str], library: Library) -> str:
    """A question without what names its documents: "berapa lama PKS dengan PT Maju Jaya berlaku?" -> "... berlaku?".

    Their names say nothing of the matter, and would draw the search to the provisions that repeat them.

    Args:
        text: the question in standard words.
        documents: ids as `documents_named` gave them.
        library: for their names.
    """
    own = set(GENERAL | LINKS)
    for source in map(library.sources.__getitem__, documents):
        own.update(word_set(f"{source.nomor} {source.tahun} {source.judul} {' '.join(source.pihak)} {source.wilayah}"))
    left, read = "", 0
    for match in SPOKEN.finditer(text):
        if match.start() < read:
            continue
        start, end = LOOKED.sub("", text[: match.start()]), match.end()
        while (word := NEXT.match(text, end)) and word_set(word[1]) <= own:
            end = word.end()
        left, read = f"{left} {start[read:]} {match['kind']}", end
    return squash(f"{left} {text[read:].lstrip(' ,')}") if read else text


def _said(folded: str) -> Said:
    kinds, at_hand = set(), set()
    for match in SPOKEN.finditer(folded):
        spoken = match["kind"]
        fitting = {key for key, names in KINDS.items() if re.fullmatch(names, spoken)} or {""}
        kinds |= fitting
        if re.match(POINTED, folded[match.end() :]) or (
            LOOKED_IN.search(folded[: match.start()]) and "" not in fitting
        ):
            at_hand |= fitting
    numbers = (parts(match[0]) for match in NUMBER.finditer(folded))
    return Said(frozenset(kinds), frozenset(at_hand), tuple(dict.fromkeys(numbers)), word_set(folded))


def parts(number: str) -> tuple[str, ...]:
    """The parts of a number, without what tells a year: "3/SE/XI/2025" -> ("3", "se", "xi", "2025")."""
    return tuple(part.lstrip("0") for part in re.findall(r"\w+", number.lower()) if part != "tahun")


def _named(source: Source, said: Said, documents: Sequence[Source], library: Library) -> int:
    """How surely a question names a document, 0: not at all."""
    kind = source.jenis in said.kinds or "" in said.kinds
    own = parts(f"{source.nomor} {source.tahun}") if source.nomor else ()
    for number in said.numbers:
        if own and number[0] == own[0] and set(number) <= set(own) and (len(number) > 1 or kind):
            return BY_NUMBER
    name = (word_set(source.judul) | word_set(source.id.replace("-", " "))) - GENERAL
    if not kind:
        # Without its kind only the whole of a party's name of several words, or of a title, names it.
        if any(len(word_set(party) - GENERAL) > 1 and _whole(word_set(party), said.stems) for party in source.pihak):
            return BY_PARTY
        return BY_TITLE if len(name) > MOST and word_set(source.judul) - GENERAL <= said.stems else 0
    if any(_whole(word_set(party), said.stems) for party in source.pihak):
        return BY_PARTY
    if _whole(word_set(source.wilayah.replace("-", " ")), said.stems):
        return BY_PLACE
    if name and len(name & said.stems) >= max(1, MOST_OF_IT * len(word_set(source.judul) - GENERAL)):
        return BY_TITLE
    if own and said.numbers:
        # Another number is said than its own.
        return 0
    alone = sum(one.jenis == source.jenis for one in documents) <= 1
    if alone and (source.jenis in said.at_hand or (source.jenis in said.kinds and name & said.stems)):
        return BY_KIND
    return BY_KIND if "" in said.at_hand and (source.id in library.own or not library.own) else 0


def _whole(name: Iterable[str], said: frozenset[str]) -> bool:
    """Whether all of a name's own words are said."""
    own = set(name) - GENERAL
    return bool(own) and own <= said


LAW = re.compile(
    r"\b(?:menurut|berdasarkan|sesuai(?: dengan)?|dalam|di|kata)\s+(?:ketentuan |aturan )?(?:hukum|undang-undang|uu"
    r"|peraturan(?: perundang-undangan)?|perundang-undangan|aturan)\b(?!\s+(?:daerah|bupati|gubernur|wali))"
)
"""The law in general as the place where to look: "menurut undang-undang"."""


def asks_law(text: str) -> bool:
    """Whether a question asks what the law says, and not a document."""
    return bool(LAW.search(fold(text)))
