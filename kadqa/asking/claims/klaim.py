"""Whether a law or provision says what a question claims of it: "UU 23/2014 Pasal 207 mengatur kerja sama, benar?"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from kadqa.asking.laws.daftar import holds
from kadqa.asking.question.informal import standard
from kadqa.asking.question.terms import blanked, terms_in, whole
from kadqa.asking.question.titles import in_full
from kadqa.asking.scope.kinds import WITH_CENTRE
from kadqa.asking.standing.facts import grounds
from kadqa.asking.standing.wording import listed_labels, lower_first
from kadqa.hukum import ids
from kadqa.hukum.rujukan import find_rujukan
from kadqa.hukum.wording import LOST, without_notes
from kadqa.lexical import content_words, words
from kadqa.library.snapshot import Library
from kadqa.records import IN_FORCE, Evidence, Fact, Passage, Query, Term
from kadqa.text import even_spelling, fold, squash

SAYS = re.compile(
    r"_\W*(?:(?:itu|ini|juga|masih|sudah|telah|memang|kan|benar|ada|secara|khusus|tegas|yang) )*"
    r"(?P<verb>mengatur|memuat|menyebut(?:kan)?|mengenal|membahas|mewajibkan|mengharuskan|mensyaratkan|melarang"
    r"|membolehkan|memperbolehkan|mengizinkan|menetapkan|menentukan|tentang|mengenai)(?:kah)?"
    r" (?:tentang |mengenai |soal )?"
    r"(?P<what>[^,.;?!]{3,80})",
    re.IGNORECASE,
)
"""After a law or provision, blanked: what it is claimed to say."""
SAID_IN = re.compile(
    r"(?:^(?!apakah|benarkah|betulkah|bukankah|karena|mengingat|sebab)"
    r"|\b(?:apakah|benarkah|betulkah|bukankah|karena|mengingat|sebab)\b)"
    r"(?P<what>[^,.;?!_]{3,80}?) (?:itu |juga |masih |sudah )?"
    r"(?P<verb>diatur|dimuat|disebut(?:kan)?|tercantum|terdapat|ada|dibahas)(?:kah)? (?:dalam|di|pada|oleh) _",
    re.IGNORECASE,
)
"""The same from the side of what is said: "benarkah kerja sama wajib diatur dalam Pasal 365 UU 23/2014?"."""
ASKED = re.compile(r"^(?:apakah|benarkah|betulkah|adakah|apa (?:benar|betul)|apa(?= _))\b", re.IGNORECASE)
"""A claim that is asked about, and not made."""
MADE = re.compile(
    r"(?:,| )\s*(?:(?:apakah |apa )?(?:itu )?(?:benar|betul)(?:kah)?|(?:benar|betul) (?:tidak|bukan)|bukan|kan|ya kan"
    r"|ya)\s*[?.!]*\s*$|^bukankah\b",
    re.IGNORECASE,
)
"""A claim that is made: "..., benar?", "bukankah ..."."""
GIVEN = re.compile(r"\b(?:karena|sebab|mengingat|berhubung|lantaran|sesuai|sebagaimana)\b[^.?!]*$", re.IGNORECASE)
"""Before a law of which something is taken for granted: "karena PP 28/2018 mengatur ..."."""
FEW = 3
"""Provisions named at most that speak of a thing."""
SEVERAL = 2
"""Stems beside the terms from which a thing is told in words of the question's own."""
TAG = re.compile(
    r"(?:[\s,]+(?:atau )?"
    r"\b(?:apakah|benarkah|betulkah|kah|kan|ya|benar|betul|bukan|tidak|dong|sih|itu|juga|pula)\b)+\W*$",
    re.IGNORECASE,
)
"""At the end of a question or of what it claims: "..., benar tidak?"; anywhere else a "tidak" is of what is claimed."""
NARROWED = re.compile(
    r"\b(?:tidak|tidaklah|tak|bukan|bukanlah|belum|tanpa|jangan|tiada|kecuali|selain|hanya|cuma|saja)\b", re.IGNORECASE
)
"""Words that turn or narrow a claim: whether a thing is spoken of does not decide it."""
DENIED = re.compile(r"\b(?:tidak|bukan|selain|kecuali|tanpa)(?: \w+)? $")
"""Before words of a provision, folded: that is where it leaves them out."""
WORDS_ALONE = re.compile(r"menyebut(?:kan)?|disebut(?:kan)?|tercantum", re.IGNORECASE)
"""Verbs that claim no more than that the words stand there; all others, that the thing is ruled on."""
READ = frozenset({"naskah", "ocr"})
"""How a text is known whose words can be told: what others say of a law does not tell them."""
STEP = re.compile(r"(?P<kind>ayat|huruf|angka)-(?P<n>\d+|[a-z])$")
PLAIN = re.compile(
    r"mengatur|memuat|menyebut(?:kan)?|mengenal|membahas|tentang|mengenai|diatur|dimuat|disebut(?:kan)?|tercantum"
    r"|terdapat|ada|dibahas",
    re.IGNORECASE,
)
"""Verbs of which the words alone decide: a provision that speaks of a thing treats of it."""
OPEN = re.compile(r"\b(?:apa|siapa|kapan|berapa|mana|bagaimana|apa saja)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Claim:
    """What a question claims a law or provision to say."""

    target: str
    """Id of the law or provision."""
    what: str
    """As the question says it."""
    plain: bool
    """Only that it speaks of it is claimed."""
    ruled: bool
    """That it rules on it is claimed, and not only that the words stand there."""
    made: bool
    """It is claimed to be so, and not asked about."""
    given: bool
    """It is taken for granted, and something else is asked."""
    own: frozenset[str]
    """Stems that the law must hold, beside the terms."""
    terms: tuple[Term, ...]
    with_centre: bool = False
    """It is of what a daerah does with the centre, which the law calls otherwise than the question."""


def claim_of(query: Query, library: Library) -> Claim | None:
    """The claim that a question makes or asks about, of the one law or provision that it names; else None."""
    targets = [p for p in query.provisions if "/" in p] or [law for law in query.laws if law in library.sources]
    if len(targets) != 1 or ("/" in targets[0] and not library.texts(targets[0])):
        return None
    text = squash(standard(even_spelling(query.resolved)))
    blank = blanked(text, in_full(find_rujukan(text), text, library))
    match = SAYS.search(blank) or SAID_IN.search(blank)
    if match is None or OPEN.search(match["what"]):
        return None
    given, made = bool(GIVEN.search(blank[: match.start("what")])), bool(MADE.search(blank))
    if not (given or made or ASKED.search(blank)) or _narrowed(match, given=given):
        return None
    what = squash(TAG.sub("", match["what"]) if match.re is SAYS else match["what"])
    if not _in_words(words(what), words(query.resolved)):
        # Said in other words than the question's: what is claimed is not known, only what it may stand for.
        return None
    terms = terms_in(what, library.terms)
    rest = fold(what)
    for used, _ in terms:
        rest = whole(used).sub(" ", rest)
    own = frozenset(content_words(rest))
    centre = [t for t in library.terms if WITH_CENTRE.said(fold(what)) and WITH_CENTRE.mark.search(fold(t.istilah))]
    if centre:
        # What a daerah does with the centre has a term of its own; the question's words stand in other rules too.
        what, own = centre[0].istilah, frozenset()
        terms = [(what, replace(centre[0], varian=()))]
    if not own and not terms:
        return None
    plain = PLAIN.fullmatch(match["verb"]) is not None
    ruled = WORDS_ALONE.fullmatch(match["verb"]) is None
    return Claim(targets[0], what, plain, ruled, made, given, own, tuple(term for _, term in terms), bool(centre))


def _left_out(query: Query, library: Library) -> Claim | None:
    """The one term that is asked of a law which does not have it: "apa tugas TKKSD menurut PP 28/2018?"; else None."""
    text = fold(squash(standard(even_spelling(query.resolved))))
    found = terms_in(text, library.terms)
    if query.intent != "tanya" or query.provisions or query.as_of or len(query.laws) != 1 or len(found) != 1:
        return None
    law, (used, term) = query.laws[0], found[0]
    if not term.ketentuan or any(ids.source_of(one) == law for one in term.ketentuan):
        return None
    at = query.resolved.casefold().find(used)
    what = query.resolved[at : at + len(used)] if at >= 0 else used
    claim = Claim(law, what, plain=True, ruled=False, made=False, given=False, own=frozenset(), terms=(term,))
    return None if any(_speaking(law, claim, library)) else claim


def _narrowed(match: re.Match[str], *, given: bool) -> bool:
    """Whether a claim is turned or narrowed, and not by a tag alone: "... yang tidak bekerja sama"; or is cut short."""
    blank = match.string
    after = blank[match.end() :]
    if match.re is SAYS and not re.match(r"\s*(?:$|[,.;?!])", after):
        return True
    begins = 0
    if given:
        # Only what is taken for granted; what is asked then is another thing.
        begins = max(found.start() for found in GIVEN.finditer(blank[: match.start("what")]))
        blank = blank[: match.end("what" if match.re is SAYS else 0)]
    tagged = match.start("what") if match.re is SAYS else match.end()
    return NARROWED.search(blank[begins:tagged] + TAG.sub("", blank[tagged:])) is not None


def _in_words(part: Sequence[str], of: Sequence[str]) -> bool:
    return any(tuple(of[i : i + len(part)]) == tuple(part) for i in range(len(of) - len(part) + 1))


def claimed(query: Query, evidence: Evidence, library: Library) -> Evidence:
    """The evidence with what is said of a claim: what is asked about first, what is taken for granted as a correction.

    That it holds is said where a provision has the very words and no more is claimed; that it does not, where the
    whole text is here and no provision speaks of the thing in whatever words, and then which other one in force does.
    Where the words do not decide, or the text is not here, nothing is said.
    """
    claim = claim_of(query, library) or _left_out(query, library)
    refused = evidence.refusal is not None
    if claim is None:
        return evidence
    found = list(dict.fromkeys(_speaking(claim.target, claim, library)))
    if refused and not found and not claim.terms and not claim.made:
        # Words that are no term of the law: what the search says of them stands.
        return evidence
    if found:
        worded = [one for one in found if _worded(one, claim, query, library)]
        main = _main(claim, library)
        # The law must have the words somewhere, or they stand for others of its own.
        if main and library.in_force(main, query.day) and _law_words(claim, query, library):
            fact = _in_passing(claim, worded, main, query, library)
            return _corrected(claim, fact, [main, inmost(found)[0]], evidence, query, library)
        found = [one for one in worded if not claim.ruled or _treats(one, claim, library)]
        found = [one for one in found if library.in_force(one, query.day)] or found
        if main or claim.given or not claim.plain or not found:
            return evidence
        said = {excerpt.passage.provision for excerpt in evidence.excerpts}
        if refused or not any(f"{one}/".startswith(f"{other}/") for one in found for other in said):
            # What was quoted so far does not speak of it: the first provision that does stands in its place.
            excerpt = library.excerpt(inmost(found)[0], query.day, query.today)
            shown = (excerpt,) if excerpt else ()
            evidence = replace(evidence, excerpts=shown, facts=(), corrections=(), refusal=None)
        return _saying(_affirmed(claim, found, query, library), evidence)
    if not claim.plain and len(claim.own) >= SEVERAL:
        # What a law allows or demands it may say in other words than a whole sentence of the question.
        return evidence
    if not whole_here(claim.target, query, library) or ("/" in claim.target and claim.own):
        # What is not here may say it; and a digest says a provision in words of its own, but for the law's terms.
        return evidence
    elsewhere = _elsewhere(claim, query, library)
    fact = denied(claim, elsewhere[:1], query, library)
    return _corrected(claim, fact, elsewhere[:1], evidence, query, library)


def _corrected(
    claim: Claim, fact: Fact, instead: Sequence[str], evidence: Evidence, query: Query, library: Library
) -> Evidence:
    """The evidence with what is right; where nothing else was asked, with what speaks of the thing instead."""
    if claim.given:
        return replace(evidence, premises=(*evidence.premises, fact), refusal=None)
    found = (library.excerpt(one, query.day, query.today) for one in instead)
    shown = replace(evidence, excerpts=tuple(e for e in found if e is not None), facts=(), corrections=(), refusal=None)
    return replace(shown, premises=(*shown.premises, fact)) if claim.made else _saying(fact, shown)


def _saying(fact: Fact, evidence: Evidence) -> Evidence:
    """The evidence with a statement before all that is quoted."""
    if evidence.excerpts:
        fact = replace(fact, about=evidence.excerpts[0].passage.provision, first=True)
    return replace(evidence, facts=(fact, *evidence.facts))


def _worded(provision: str, claim: Claim, query: Query, library: Library) -> bool:
    """Whether a provision's own text of that day has the very words of the claim, and does not leave them out."""
    passage = library.passage(provision, query.day)
    if passage is None or passage.basis not in READ or passage.kind == "pokok":
        return False
    text = fold(LOST.sub(" ; ", without_notes(passage.text)))
    return any(not DENIED.search(text[: found.start()]) for found in whole(fold(claim.what)).finditer(text))


def _law_words(claim: Claim, query: Query, library: Library) -> bool:
    law = library.of_source(ids.source_of(claim.target))
    return any(_worded(passage.provision, claim, query, library) for passage in law)


def _treats(provision: str, claim: Claim, library: Library) -> bool:
    """Whether a provision is of the thing and does not only mention it: a term rests on it, or its heading says so."""
    if not claim.own and any(
        f"{_explained(provision)}/".startswith(f"{one}/") for term in claim.terms for one in term.ketentuan
    ):
        return True
    return any(whole(fold(claim.what)).search(fold(" ; ".join(text.trail))) for text in library.texts(provision))


def _standing(target: str, query: Query, library: Library) -> tuple[str, list[str]]:
    """How what is not in force stands, as a sentence after others, and by what; ("", []) for what is in force."""
    interval = library.interval(target, query.day)
    if interval is None or interval.status in IN_FORCE:
        return "", []
    begin = "Status " if interval.status == "tidak diketahui" else ""
    by = [interval.by] if interval.by else []
    return f" {begin}{library.label(target)} {lower_first(library.describe(interval))}", by


def whole_here(target: str, query: Query, library: Library) -> bool:
    """Whether all that a law or provision rules is here, read from its own text, as far as its numbers tell.

    Of a law some words may be lost, which is then said; of a single provision none.
    """
    body = [passage for passage in under(target, library) if not ids.is_penjelasan(passage.provision)]
    there = {passage.provision for passage in body}
    interval = library.interval(target, query.day)
    if interval is None or interval.status == "tidak diketahui" or any(p.basis not in READ for p in body):
        return False
    if "/" in target:
        if "pokok" in {p.kind for p in body} or any(LOST.search(p.full_text) for p in body):
            return False
    else:
        last = library.sources[target].pasal_terakhir
        if last is None or not {f"{target}/pasal-{n}" for n in range(1, last + 1)} <= there:
            return False
    steps: dict[str, set[int]] = {}
    for provision in there - {target}:
        if step := STEP.search(provision):
            n = step["n"]
            steps.setdefault(provision[: step.start("n")], set()).add(int(n) if n.isdigit() else ord(n) - ord("a") + 1)
    return all(found == set(range(1, len(found) + 1)) for found in steps.values())


def _affirmed(claim: Claim, found: Sequence[str], query: Query, library: Library) -> Fact:
    what = f"{claim.what[:1].upper()}{claim.what[1:]}"
    pasal = (one if ids.is_penjelasan(one) else ids.pasal_of(one) for one in found)
    inside = inmost(found if "/" in claim.target else dict.fromkeys(pasal))
    also = " antara lain" if len(inside) > FEW else ""
    begin = f"{_with_centre(claim)}, yang" if claim.with_centre else f"Ya. {what}"
    standing, by = _standing(claim.target, query, library)
    if not standing:
        standing, by = _standing(inside[0], query, library)
    text = f"{begin} disebut{also} dalam {listed_labels(inside[:FEW], library)}.{standing}"
    return Fact(text, grounds([*inside[:1], *by], query, library))


def _with_centre(claim: Claim) -> str:
    return f"Bersama instansi pusat yang diatur ialah {claim.what}"


def _in_passing(claim: Claim, found: Sequence[str], main: str, query: Query, library: Library) -> Fact:
    name = library.label(claim.target)
    where = listed_labels(inmost(found)[:FEW], library).removeprefix(name).strip()
    only = f", dan yang menyebut hal itu hanya {where}" if where and whole_here(claim.target, query, library) else ""
    text = (
        f"{name} bukan ketentuan pokok tentang {claim.what}: letaknya di bawah judul "
        f"“{_heading(claim.target, library)}”{only}. Ketentuan pokoknya {library.label(main)}."
    )
    return Fact(text, grounds([claim.target, main], query, library))


def _main(claim: Claim, library: Library) -> str:
    """Where the law of a provision treats of a term, if that is elsewhere and no heading here is of it; else ""."""
    texts = library.texts(claim.target) if "/" in claim.target else ()
    trail = " ; ".join(texts[0].trail) if texts else ""
    if not trail or claim.own or holds(trail, claim.own, claim.terms):
        return ""
    law = ids.source_of(claim.target)
    resting = [p for term in claim.terms for p in term.ketentuan if ids.source_of(p) == law]
    if any(f"{p}/".startswith(f"{claim.target}/") for p in resting):
        return ""
    return next(iter(resting), "")


def inmost(provisions: Iterable[str]) -> list[str]:
    """Those that hold none of the others."""
    found = list(provisions)
    return [one for one in found if not any(other.startswith(f"{one}/") for other in found)]


def denied(claim: Claim, elsewhere: Sequence[str], query: Query, library: Library) -> Fact:
    gaps = any(LOST.search(passage.full_text) for passage in under(claim.target, library))
    held = "yang terbaca" if gaps else "yang ada"
    text = f"Dalam teks {library.label(claim.target)} {held} di korpus ini, {claim.what} tidak disebut"
    if claim.with_centre:
        text = f"{_with_centre(claim)}. {text.replace(claim.what, 'hal itu')}"
    heading = _heading(claim.target, library)
    text += f"; letaknya di bawah judul “{heading}”." if heading else "."
    if elsewhere:
        text += f" Yang menyebutnya: {listed_labels(elsewhere, library)}."
    standing, by = _standing(claim.target, query, library)
    return Fact(f"{text}{standing}", grounds([claim.target, *elsewhere, *by], query, library))


def _heading(target: str, library: Library) -> str:
    texts = library.texts(target) if "/" in target else ()
    return texts[0].trail[-1] if texts and texts[0].trail else ""


def _elsewhere(claim: Claim, query: Query, library: Library) -> list[str]:
    """What in force has the words instead: in the same law, else those provisions of others that a term rests on."""
    law = ids.source_of(claim.target)
    same = list(_speaking(law, claim, library)) if claim.target != law else []
    resting = [p for term in claim.terms for p in term.ketentuan if ids.source_of(p) != law]
    return [
        one
        for one in (*same, *resting)
        if library.in_force(one, query.day) and _mentions(one, claim.what, query, library)
    ]


def _mentions(provision: str, what: str, query: Query, library: Library) -> bool:
    passage = library.passage(provision, query.day)
    text = fold(LOST.sub(" ; ", without_notes(passage.full_text))) if passage else ""
    return any(not DENIED.search(text[: found.start()]) for found in whole(fold(what)).finditer(text))


def _speaking(target: str, claim: Claim, library: Library) -> Iterator[str]:
    """The provisions in a law or provision that hold everything claimed, what a term rests on first."""
    passages = under(target, library)
    resting = {provision for term in claim.terms for provision in term.ketentuan}
    for passage in sorted(passages, key=lambda p: (ids.is_penjelasan(p.provision), p.provision not in resting)):
        if passage.kind in {"bab", "bagian", "paragraf", "judul"}:
            continue
        said = without_notes(passage.full_text)
        if any(holds(text, claim.own, claim.terms) for text in (said, f"{' ; '.join(passage.trail)} ; {said}")):
            yield passage.provision


def under(target: str, library: Library) -> list[Passage]:
    """A law or provision with everything in it; what explains a provision is in it."""
    return [
        passage
        for passage in library.of_source(ids.source_of(target))
        if any(f"{one}/".startswith(f"{target}/") for one in {passage.provision, _explained(passage.provision)})
    ]


def _explained(provision: str) -> str:
    return ids.without_penjelasan(provision) if ids.is_penjelasan(provision) else provision
