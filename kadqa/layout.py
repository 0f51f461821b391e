"""An answer's sentences as people read them: what is quoted of one pasal in one block, under its name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kadqa.hukum import ids
from kadqa.hukum.wording import STANDING
from kadqa.records import GONE, Citation, Sentence

IN_FORCE = frozenset({None, "berlaku"})
"""Standings with which words may be read before it is said where they stand; None: what has none."""
NO_NAMES = frozenset({"Pasal", "ayat", "huruf", "angka", "pokok", "alinea", "baris"})
"""Words that name nothing without the number after them."""


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence in its block."""

    sentence: Sentence
    step: str = ""
    """Where below the head of its block it stands: "ayat (2) huruf b"; "": at the head itself."""


@dataclass(frozen=True, slots=True)
class Block:
    """What is quoted of one pasal, or one statement."""

    lines: tuple[Line, ...]
    cited: Citation | None = None
    """Of the first line; None: a statement, which needs no head."""
    head: str = ""
    """The provision that all lines stand in: "UU 23/2014 Pasal 366"."""

    @property
    def plain(self) -> bool:
        """Whether its words may be read before it is said where they stand: no page's, none gone or to come."""
        one = self.cited
        return one is None or (one.kind != "halaman" and {one.status, one.status_today} <= IN_FORCE)


def blocks(sentences: Sequence[Sentence], citations: Sequence[Citation]) -> tuple[Block, ...]:
    """The sentences in their order, those next to each other that quote one pasal alike together.

    Alike is what stands the same on the day asked about and today, and comes from the same layer: a head that says
    "dicabut" is said of all lines below it.
    """
    known = {citation.n: citation for citation in citations}
    rows: list[list[tuple[Sentence, Citation | None]]] = []
    for sentence in sentences:
        cited = known.get(sentence.citations[0]) if sentence.kind == "kutipan" and sentence.citations else None
        if rows and cited is not None and _goes_on(rows[-1][-1], cited):
            rows[-1].append((sentence, cited))
        else:
            rows.append([(sentence, cited)])
    return tuple(map(_block, rows))


def _block(told: Sequence[tuple[Sentence, Citation | None]]) -> Block:
    labels = [label_of(cited) for _, cited in told if cited is not None]
    head = _shared(labels)
    steps = [label.removeprefix(head).strip() for label in labels] or [""]
    lines = tuple(Line(sentence, step) for (sentence, _), step in zip(told, steps, strict=True))
    return Block(lines, told[0][1], head)


def _goes_on(before: tuple[Sentence, Citation | None], cited: Citation) -> bool:
    """Whether what is quoted belongs to the block of the sentence before it: alike, or an item that it leads in to."""
    sentence, last = before
    if last is None or ids.pasal_of(last.provision) != ids.pasal_of(cited.provision):
        return False
    alike = (last.status, last.status_today, last.layer) == (cited.status, cited.status_today, cited.layer)
    return alike or (sentence.text.endswith(":") and cited.provision.startswith(f"{last.provision}/"))


def opens(lead: Sentence | None, sentences: Sequence[Sentence]) -> bool:
    """Whether a lead is how the sentences begin, so that it is not said before them."""
    if lead is None or not sentences:
        return False
    first = sentences[0].text
    return first.startswith(lead.text) or lead.text.startswith(first)


def remarks(citation: Citation) -> tuple[str, ...]:
    """What must be said beside the name of a provision: a standing other than in force, a digest of ours."""
    said = []
    if citation.status not in IN_FORCE:
        said.append(STANDING.get(citation.status or "", citation.status or ""))
    if citation.status not in {None, *GONE} and citation.status_today in GONE:
        said.append(f"hari ini {citation.status_today}")
    if citation.layer == "ringkasan" and citation.kind in {"peraturan", "halaman"}:
        said.append("ringkasan KADQA")
    return tuple(said)


def label_of(citation: Citation) -> str:
    """What a citation is called before a reader: a correction by what it is, not by its id."""
    return "Catatan KADQA" if citation.kind == "catatan" else citation.label


def is_quoted(citation: Citation) -> bool:
    """Whether its words are the document's own, so that they stand in quotation marks."""
    return citation.layer == "naskah" and citation.kind in {"peraturan", "dokumen", "halaman"}


def as_text(sentences: Sequence[Sentence], citations: Sequence[Citation], lead: Sentence | None) -> tuple[str, ...]:
    """The paragraphs of an answer, each sentence with its numbers.

    The lead comes first. What is quoted stands under the name of its pasal, the document's own words in quotation
    marks; only where the lead is how it begins, and the provision is in force, comes the name after it.
    """
    known = {citation.n: citation for citation in citations}
    found: list[str] = []
    before = opens(lead, sentences)
    if lead is not None and not before:
        found.append(_numbered(lead.text, lead.citations))
    for at, block in enumerate(blocks(sentences, citations)):
        if block.cited is None:
            found += [_numbered(line.sentence.text, line.sentence.citations) for line in block.lines]
            continue
        said = "; ".join(remarks(block.cited))
        head = f"{block.head} ({said})" if said else block.head
        first, *others = (_line(line, known) for line in block.lines)
        if before and not at and block.plain and not block.lines[0].sentence.text.endswith(":"):
            step = f" {block.lines[0].step}" if block.lines[0].step else ""
            named = f"— {block.head}{step}{f' ({said})' if said else ''}"
            found.append("\n".join([_numbered_line(block.lines[0], known), named, *others]))
        elif block.lines[0].step:
            found.append("\n".join([f"{head}:", first, *others]))
        else:
            found.append("\n".join([f"{head}: {first}", *others]))
    return tuple(found)


def _line(line: Line, known: Mapping[int, Citation]) -> str:
    step = f"{line.step}: " if line.step else ""
    return f"{step}{_numbered_line(line, known)}"


def _numbered_line(line: Line, known: Mapping[int, Citation]) -> str:
    sentence = line.sentence
    cited = known.get(sentence.citations[0])
    text = f"“{sentence.text}”" if cited is not None and is_quoted(cited) else sentence.text
    return _numbered(text, sentence.citations)


def _numbered(text: str, numbers: Sequence[int]) -> str:
    return " ".join([text.strip(), *(f"[{n}]" for n in numbers)])


def _shared(labels: Sequence[str]) -> str:
    """What all begin with: "UU 23/2014 Pasal 366 ayat (1)" and "UU 23/2014 Pasal 366 ayat (2)" in their pasal."""
    if len(labels) < 2:
        return "".join(labels)
    words = [label.split() for label in labels]
    same = 0
    while all(len(one) > same and one[same] == words[0][same] for one in words):
        same += 1
    if same and words[0][same - 1] in NO_NAMES:
        same -= 1
    return " ".join(words[0][:same])
