"""The sentences of an answer as HTML: what answers in bold, what is quoted of one pasal in one block."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from kadqa.layout import Block, Line, blocks, is_quoted, opens, remarks
from kadqa.records import Answer, Citation, Sentence, Warning_
from kadqa.rendering.markers import markers, warning_html
from kadqa.rendering.pieces import standing_class, text_html
from kadqa.text import squash

BESIDE_RULE = frozenset({"diubah", "belum-diperiksa"})
"""Kinds of warning that are said where the rule stands whose text may be another by now."""


def sentences_html(answer: Answer, anchor: str, beside: Collection[Warning_] = ()) -> str:
    """The lead, then the blocks, each under the name of what it quotes.

    Args:
        answer: any that is no refusal.
        anchor: the name that the addresses of its sources hold.
        beside: warnings that are said at the end of the block which quotes what they are about (`beside_rule`).
    """
    known = {citation.n: citation for citation in answer.citations}
    lead = answer.lead
    parts = []
    opening = opens(lead, answer.sentences)
    if lead is not None and not opening:
        parts.append(f'<p class="inti"><b>{text_html(lead.text)}</b>{markers(lead.citations, anchor)}</p>')
    told = _lengths(lead, answer.sentences) if lead is not None and opening else []
    for block in blocks(answer.sentences, answer.citations):
        bold, told = told[: len(block.lines)], told[len(block.lines) :]
        parts.append(_block(block, bold, known, anchor, [w for w in beside if _quoted(block) & {*w.citations}]))
    return "".join(parts)


def beside_rule(answer: Answer, warnings: Collection[Warning_]) -> tuple[Warning_, ...]:
    """Of some warnings those on how a quoted rule stands, each of which one block alone can say."""
    places = [_quoted(block) for block in blocks(answer.sentences, answer.citations)]
    return tuple(
        warning
        for warning in warnings
        if warning.kind in BESIDE_RULE and any(place.issuperset(warning.citations) for place in places)
    )


def _lengths(lead: Sentence, sentences: Sequence[Sentence]) -> list[int]:
    """How many characters of each sentence, from the first on, are the lead."""
    first = sentences[0].text
    return [len(lead.text)] if first.startswith(lead.text) else [len(first), len(sentences[1].text)]


def _quoted(block: Block) -> set[int]:
    """The numbers of what a block quotes."""
    return {line.sentence.citations[0] for line in block.lines} if block.cited is not None else set()


def _block(
    block: Block, bold: Sequence[int], known: Mapping[int, Citation], anchor: str, beside: Sequence[Warning_]
) -> str:
    sizes = [*bold, *[0] * len(block.lines)]
    lines = "".join(_line(line, size, known, anchor) for line, size in zip(block.lines, sizes, strict=False))
    if block.cited is None:
        return lines
    said = "".join(f" · {_remark(words)}" for words in remarks(block.cited))
    head = f'<p class="dari"><b class="nama">{text_html(block.head)}</b>{said}</p>'
    notes = "".join(f'<p class="catat">{warning_html(warning, anchor)}</p>' for warning in beside)
    return f'<div class="blok">{head}{lines}{notes}</div>'


def _remark(words: str) -> str:
    name = standing_class(words)
    return f'<b class="{name}">{text_html(words)}</b>' if name else text_html(words)


def _line(line: Line, bold: int, known: Mapping[int, Citation], anchor: str) -> str:
    """A sentence with its markers; in quotation marks only where it stands so in a text that it cites."""
    sentence = line.sentence
    cited = [known[n] for n in sentence.citations if n in known]
    verbatim = sentence.kind == "kutipan" and any(
        is_quoted(citation) and squash(sentence.text) in squash(citation.quote) for citation in cited
    )
    text = sentence.text.strip()
    body = text_html(text[bold:])
    if bold:
        body = f'<b class="inti">{text_html(text[:bold])}</b>{body}'
    body = f"“{body}”" if verbatim else body
    step = f'<span class="langkah">{text_html(line.step)}</span> ' if line.step else ""
    return f'<p class="kalimat">{step}{body}{markers(sentence.citations, anchor)}</p>'
