"""A question that asks two things, taken apart, and the evidence for its parts put together."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kadqa.asking.question.actor import actor_of
from kadqa.asking.question.informal import standard
from kadqa.asking.question.intent import BY_WAY, FORM_WORDS, without
from kadqa.asking.question.status import MORE, asks_standing
from kadqa.asking.question.titles import in_full
from kadqa.asking.search.found import found_in, in_turn
from kadqa.asking.turns.followup import POINTED
from kadqa.asking.turns.leaning import ASKS, NO_OWNER, NYA, SINCE, matters, spoken_form
from kadqa.hukum.rujukan import find_rujukan
from kadqa.lexical import content_words
from kadqa.library.snapshot import Library
from kadqa.records import Evidence, Excerpt, Query
from kadqa.text import squash

MOST = 3
"""Parts at most; a longer list is read as one question."""
QUOTED = 3
"""Provisions quoted of each part at most, with those that say the same."""
APART = frozenset({"tanya", "isi", "status"})
"""Intents whose evidence can stand beside that of another part; a table or a history is an answer of its own."""
CONDITION = re.compile(r"^(?:kalau|jika|bila|apabila|setelah|sesudah|sebelum|karena|meski\w*|walau\w*|ketika|saat)\b")
"""A part that is no question but what the next one supposes: "kalau DPRD menolak, apa akibatnya?"."""
_ASKING = (
    r"(?:apa(?:kah|bila)?|siapa(?:kah)?|kapan(?:kah)?|berapa(?:kah)?|bagaimana(?:kah)?|gimana|gmn|di ?mana|mengapa"
    r"|kenapa|bolehkah|dapatkah|haruskah|wajibkah|perlukah|bisakah)"
)
END = re.compile(r"\?+\s+(?=\S)")
"""Between questions that stand behind one another."""
AND = re.compile(
    rf"(?:,\s*(?:dan|serta|lalu|terus)?|\s(?:dan|serta|lalu|terus|sekaligus))\s+(?={_ASKING}\b)", re.IGNORECASE
)
"""Between two things asked in one sentence: "..., dan siapa ..."."""
JOIN = re.compile(r",?\s+(?:dan|serta|lalu|terus|sekaligus)\s+", re.IGNORECASE)
"""Between any two things: "... masih berlaku dan mengatur apa"."""
TO_SOMETHING = re.compile(r"\w{3}nya (?:dengan|terhadap|pada|bagi)\b")
"""What the law has to do with a matter, which is then not what owns it: "apa hubungannya dengan KSDD"; folded."""
OF_A_LAW = re.compile(r"^(?:(?:itu|juga|sebenarnya) )*(?:me\w+|ber\w+|di\w+|tentang|soal)\b(?! mana\b)", re.IGNORECASE)
"""What a law does or is about, before which it is left out: "mengatur apa", "tentang apa"."""

WHY = re.compile(
    r"\b(?:apa|atas)(?: yang (?:men)?jadi)? (?:dasar|landasan|alasan)(?: hukum)?(?:nya)?\b"
    r"|\b(?:mengapa|kenapa)\b.*\b(?:berlaku|dipakai|digunakan)\b",
    re.IGNORECASE,
)
"""Asks on what ground something is so: "apa dasarnya", "kenapa masih dipakai"."""


WHETHER_SAME = re.compile(
    r"\b(?:sama|beda|berbeda|masih \w+|sudah \w+|boleh|bisa|dapat|perlu|wajib|termasuk)(?:kah)?"
    r" (?:atau )?(?:tidak|belum)\b"
)
"""Asks whether, without a word that asks: "X itu sama tidak dengan Y?"; on a `spoken_form`."""


def parts_of(text: str, library: Library) -> tuple[str, ...]:
    """The questions in a text, in its order; the text alone if it asks one thing.

    A part must ask, and name something to be asked of: "dan sejak kapan" is no part of its own. What only the last
    part says the matter of is written out for the first: "apa tujuan dan siapa pihak kerja sama wajib?".
    """
    for between in (END, AND):
        found = [squash(part) for part in between.split(text)]
        if 1 < len(found) <= MOST and all(map(_asks_something, found)) and not CONDITION.match(spoken_form(found[0])):
            named = matters(found[-1], library)
            if named and between is AND and not _says_of_what(found[0], library):
                found[0] = f"{found[0]} {named[0][0]}"
            return tuple(found)
    return (text,)


def beside_standing(text: str, library: Library) -> tuple[str, ...]:
    """How a law stands and what else is asked of it, the law written out in both: () if that is not what is asked.

    "Apakah PP 28/2018 masih berlaku dan mengatur apa?": the second part leaves out of which law it is asked. What is
    itself a matter of that law's standing ("... dan apa penggantinya?") stays with the first.
    """
    for between in JOIN.finditer(text):
        first, more = squash(text[: between.start()]), squash(text[between.end() :])
        found = in_full(find_rujukan(first), first, library)
        if len(found) != 1 or not found[0].jenis:
            continue
        if not asks_standing(standard(without(first, found))):
            if told := _then_standing(first, more):
                return told
            continue
        spoken = spoken_form(more)
        matter = matters(spoken, library) and not TO_SOMETHING.search(spoken)
        bare = SINCE.fullmatch(spoken) or not (content_words(spoken) or OF_A_LAW.match(more))
        if bare or find_rujukan(more) or matter or not (ASKS.search(spoken) or MORE.search(spoken)):
            continue
        named = find_rujukan(first)[0]
        asked = _asked_of(more, first[named.start : named.end])
        if not asks_standing(spoken) or actor_of(asked, find_rujukan(asked)):
            return first, asked
    return ()


def _then_standing(first: str, more: str) -> tuple[str, ...]:
    """What is asked of a law, and then how it stands: "UU 29/2007 mengatur apa dan masih berlaku?"; () if not so."""
    spoken = spoken_form(more)
    bare = NYA.sub(lambda match: match["noun"], spoken)
    if find_rujukan(more) or not asks_standing(bare) or MORE.search(spoken) or SINCE.fullmatch(spoken):
        return ()
    rest = spoken_form(without(first, find_rujukan(first)))
    if not (ASKS.search(rest) or MORE.search(rest)) or CONDITION.match(rest):
        return ()
    named = find_rujukan(first)[0]
    law = first[named.start : named.end]
    return first, f"{law} {bare}?"


def _asked_of(part: str, law: str) -> str:
    """A part that leaves out of which law it is asked, with that law where it belongs."""
    for match in NYA.finditer(part.lower()):
        if match["noun"] not in NO_OWNER:
            return f"{part[: match.end() - len('nya')]} {law}{part[match.end() :]}"
    if POINTED.search(part):
        return POINTED.sub(lambda _: law, part, count=1)
    if OF_A_LAW.match(part):
        return f"{law} {part}"
    return f"{part.rstrip(' ?.!')} menurut {law}?"


def _asks_something(part: str) -> bool:
    spoken = spoken_form(part)
    return bool(ASKS.search(spoken) or WHETHER_SAME.search(spoken)) and bool(
        set(content_words(spoken)) - FORM_WORDS - BY_WAY
    )


def _says_of_what(part: str, library: Library) -> bool:
    return bool(matters(part, library)) or bool(find_rujukan(part)) or len(content_words(part)) > 1


def together(parts: Sequence[tuple[Query, Evidence]]) -> Evidence | None:
    """The evidence for the parts of a question as one, in their order; None if it cannot be one answer.

    Args:
        parts: each part, understood, with its evidence; a part that was refused is named as not answered.
    """
    answered = [(query, evidence) for query, evidence in parts if evidence.refusal is None]
    if not answered or any(query.intent not in APART for query, _ in answered):
        return None
    excerpts: dict[str, Excerpt] = {}
    for _, evidence in answered:
        for excerpt in _first(evidence.excerpts):
            excerpts.setdefault(excerpt.passage.provision, excerpt)
    each = [evidence for _, evidence in answered]
    stated = [fact for query, evidence in answered if query.intent == "status" for fact in evidence.facts]
    beside = [fact for query, evidence in answered if query.intent != "status" for fact in evidence.facts]
    beside = [fact for fact in beside if not any(fact.text in one.text for one in stated)]
    scores = [evidence.bearing for evidence in each if evidence.bearing is not None]
    return Evidence(
        excerpts=tuple(excerpts.values()),
        facts=tuple(fact for fact in beside if not fact.about or fact.about in excerpts),
        leading=tuple(stated),
        premises=tuple(fact for evidence in each for fact in evidence.premises),
        corrections=tuple(pair for evidence in each for pair in evidence.corrections if pair[0] in excerpts),
        notes=tuple(fact for evidence in each for fact in evidence.notes),
        unanswered=tuple(
            query.text for query, evidence in parts if evidence.refusal is not None and not _told_why(query, each)
        ),
        bearing=min(scores, default=None),
        hits=in_turn([found_in(evidence) for evidence in each]),
    )


def _told_why(query: Query, answered: Sequence[Evidence]) -> bool:
    """Whether a part only asks on what ground a law is in force, and what was stated of one names that ground."""
    if not WHY.search(query.text):
        return False
    stated = (excerpt.on_day for evidence in answered for fact in evidence.facts for excerpt in fact.excerpts)
    return any(day is not None and day.status == "berlaku bersyarat" and day.by is not None for day in stated)


def _first(excerpts: Sequence[Excerpt]) -> list[Excerpt]:
    """The first excerpts, with those that say the same as one of them."""
    kept = [excerpt for excerpt in excerpts if not excerpt.same_as][:QUOTED]
    shown = {excerpt.passage.provision for excerpt in kept}
    return [excerpt for excerpt in excerpts if excerpt in kept or excerpt.same_as in shown]
