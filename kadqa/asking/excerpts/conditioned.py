"""What a law allows under conditions that stand elsewhere: in the regulation that carries it out, or further on in it.

UU 23/2014 lets a secretariat be formed, and PP 28/2018 says for which cooperation: the first alone would mislead.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kadqa.asking.question.informal import standard
from kadqa.asking.scope.kinds import kinds_of
from kadqa.asking.scope.rezim import regime_of
from kadqa.asking.search.blocks import BLOCK, block_of
from kadqa.asking.yesno.statements import CONDITIONS, MARK, NOTE
from kadqa.hukum import ids
from kadqa.lexical import words
from kadqa.library.snapshot import Library
from kadqa.records import Excerpt, Query
from kadqa.text import even_spelling, fold

ASKS_MAY = re.compile(r"\b(?:boleh|bisa|dapat)(?:kah)?\b(?! (?:siapa|mana)\b)")
"""Asks what is allowed, on the folded question."""
ALLOWS = re.compile(
    r"^(?P<who>[^.;:]*?)\b(?<!yang )(?:dapat|boleh) (?:juga )?(?P<verb>(?:me|di)\w{4,}) ?(?P<what>[^.;:,]*)"
)
"""A permission, folded: "daerah dapat membentuk sekretariat kerja sama untuk ...", "sekretariat dapat dibentuk ..."."""
ENDS = re.compile(
    r"\b(?:untuk|dalam|dengan|pada|atas|kepada|bagi|di|ke|dari|lewat|melalui|oleh|sesuai|menurut|guna|yang)\b"
)
"""What is behind what is done to something."""
IF = re.compile(r"\b(?:asalkan|dengan syarat|sepanjang|hanya (?:bila|jika|apabila|dapat|boleh)|dengan ketentuan)\b")
"""Says a condition in a running sentence; folded."""
DOES = re.compile(
    r"\b(?:me(?!nteri|mbuat|mpunyai|miliki|ngadakan)\w{5,}|di(?!lakukan|laksanakan|adakan|perboleh|boleh|buat|miliki|punyai)\w{5,})\b"
)
"""A word for what is done, in a question; folded. To have or to make a thing may be to form it."""
LEAST = 2
"""Stems that must tell what is allowed, the verb being one."""


@dataclass(frozen=True, slots=True)
class _Act:
    verb: frozenset[str]
    what: frozenset[str]


def conditioned(excerpt: Excerpt, query: Query, excerpts: Sequence[Excerpt], library: Library) -> str | None:
    """The provision that allows the same under conditions, where an excerpt allows it without them; else None.

    It is one of the same law, or of one that carries that out, in force, on the same kinds of cooperation, and it is
    not quoted yet. Only where the question asks what is allowed.

    Args:
        excerpt: what is quoted.
        query: the question.
        excerpts: all that is quoted.
        library: for the texts, their standing and what carries out which law.
    """
    asked = fold(standard(even_spelling(query.resolved)))
    rules = library.in_force(excerpt.passage.provision, query.day)
    if query.as_of is not None or not ASKS_MAY.search(asked) or not rules:
        return None
    act = _act(_text(excerpt.quote or excerpt.passage.full_text))
    if act is None or _has_conditions(excerpt.quote or excerpt.passage.full_text):
        return None
    done = frozenset(stem for verb in DOES.findall(asked) for stem in words(verb))
    if not act.what <= set(words(asked)) or (done and not done & act.verb):
        # Something else of what the provision allows was asked about.
        return None
    here = excerpt.passage.provision
    law = ids.source_of(here)
    rarest = max(sorted(act.what), key=library.rarity)
    quoted = {one.passage.provision for one in excerpts}
    for unit in library.saying([rarest]):
        if unit.kind != "batang" or (unit.source != law and not _carries_out(unit.source, law, library)):
            continue
        block = block_of(unit.provision, query.day, library)
        passage = library.passage(block, query.day)
        if passage is None or any(ids.meets(block, one) for one in quoted) or len(passage.full_text) > BLOCK:
            continue
        if not _has_conditions(passage.full_text) or not library.in_force(block, query.day):
            continue
        same = _act(_text(passage.full_text))
        if same is None or not same.verb & act.verb or not act.what <= same.what:
            continue
        pairs = zip(kinds_of(here, library), kinds_of(block, library), strict=True)
        if regime_of(block, library) == regime_of(here, library) and all(not a or not b or a & b for a, b in pairs):
            return block
    return None


def _text(text: str) -> str:
    return fold(MARK.sub("", NOTE.sub("", text)))


def _act(said: str) -> _Act | None:
    """What a provision allows to be done to what; None if it allows nothing."""
    match = ALLOWS.match(said)
    if match is None:
        return None
    passive = match["verb"].startswith("di")
    what = match["who"] if passive else ENDS.split(match["what"], maxsplit=1)[0]
    verb, stems = frozenset(words(match["verb"])), frozenset(words(what))
    return _Act(verb, stems) if verb and len(stems) + 1 >= LEAST and stems else None


def _has_conditions(text: str) -> bool:
    said = _text(text)
    lead, colon, _ = said.partition(":")
    return bool(IF.search(said) or (colon and CONDITIONS.search(lead)))


def _carries_out(source: str, law: str, library: Library) -> bool:
    """Whether a regulation carries out a law: it says so of a provision of it, or of the law itself."""
    rows = library.standing.relations_of(source)
    return any(
        row.jenis == "melaksanakan" and ids.source_of(row.dari) == source and law in map(ids.source_of, row.ke)
        for row in rows
    )
