"""What a question asks of its subject, and which rules speak of it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kadqa.asking.question.informal import standard
from kadqa.asking.question.intent import FORM_WORDS
from kadqa.asking.question.own import GENERAL
from kadqa.asking.question.terms import terms_in, whole
from kadqa.asking.scope.bodies import asked_as_one
from kadqa.asking.scope.kinds import CUE, marked, naming_words
from kadqa.asking.scope.rezim import headings_of, regime_of
from kadqa.lexical import content_words, word_set, words
from kadqa.library.snapshot import Library
from kadqa.records import IN_FORCE, Query, Unit
from kadqa.text import even_spelling, fold

TELLING = 0.6
"""Share of the matter, by rarity, that a provision must hold to speak of it."""
REMARK = re.compile(r"\[[^\]]*\]|Catatan KADQA:.*", re.DOTALL)
"""What a digest says of its own text: "[tak terbaca: akhir kalimat]", "Catatan KADQA: ..."; no rule."""
AROUND = re.compile(r"\bketentuan (?:umum|peralihan|penutup)\b")
"""Headings of what stands around the rules: words explained, earlier contracts, the law's beginning; folded."""
RARE = 1.5
"""Rarity from which a matter tells provisions apart."""
WISHES = frozenset(
    words(
        "perlu memerlukan diperlukan butuh membutuhkan dibutuhkan wajib mana cara menurut dilakukan melakukan "
        "dilaksanakan melaksanakan pelaksanaan mengadakan diadakan menjalankan menjadi jadi agar "
        "hukum dasar landasan dianggap memperoleh diperoleh mendapat mendapatkan bukan kena dikenai dikenakan akibat "
        "konsekuensi mau ingin"
    )
)
"""Stems of a question's mood and of doing as such, which a provision on the matter need not hold."""


@dataclass(frozen=True, slots=True)
class Matter:
    """What is asked about a kind of cooperation, without the words that name the kind."""

    parts: tuple[tuple[frozenset[str], ...], ...]
    """For each thing asked about the sets of stems that say it: the question's own, and the law's term for it."""
    weights: tuple[float, ...]
    """Rarity of each part."""

    def held(self, text: str) -> float:
        """Share of the matter that a text holds, 0..1."""
        there = word_set(REMARK.sub(" ", text))
        pairs = zip(self.parts, self.weights, strict=True)
        held = sum(weight for part, weight in pairs if any(said <= there for said in part))
        return held / sum(self.weights) if self.weights else 0.0

    def phrased(self, text: str) -> bool:
        """Whether a text has all of the matter, what takes several words with these side by side: "bantuan dana"."""
        there = words(REMARK.sub(" ", text))

        def stands(said: frozenset[str]) -> bool:
            return any(said <= set(there[n : n + len(said)]) for n in range(len(there)))

        return all(any(map(stands, part)) for part in self.parts)

    def but(self, stems: frozenset[str]) -> Matter:
        """The matter without the parts that these stems say; itself if nothing else is asked about."""
        kept = [pair for pair in zip(self.parts, self.weights, strict=True) if not pair[0][0] <= stems]
        return Matter(tuple(part for part, _ in kept), tuple(weight for _, weight in kept)) if kept else self

    @property
    def telling(self) -> bool:
        """Whether it is rare enough to tell provisions apart."""
        return sum(self.weights) >= RARE


def matter_of(query: Query, library: Library) -> Matter:
    """The matter of a question; without parts if it asks about the kind as such."""
    said = fold(standard(even_spelling(query.resolved)))
    # Of one who is asked about as a partner the law names the class: "yayasan boleh menjadi pihak ketiga?".
    naming = naming_words(said) | asked_as_one(said) | GENERAL
    parts: list[tuple[frozenset[str], ...]] = []
    rest = said
    for used, term in terms_in(said, library.terms):
        rest = whole(used).sub(" ", rest)
        own = frozenset(words(used)) - naming
        if own and not any(marked(term.istilah)) and not naming_words(used):
            parts.append((own, word_set(term.istilah) - GENERAL or own))
    single = [w for w in content_words(rest) if w not in {*FORM_WORDS, *WISHES, *naming}]
    parts += [(frozenset({word}),) for word in single if not word.isdecimal()]
    # A document of cooperation is the matter only where nothing else is asked: "MoU dengan kota lain disetujui siapa".
    parts = [part for part in parts if not CUE.search(" ".join(sorted(part[0])))] or parts
    weights = tuple(min(max(map(library.rarity, said), default=0.0) for said in part) for part in parts)
    return Matter(tuple(parts), weights)


def holding(matter: Matter, query: Query, library: Library, *, least: float = TELLING) -> list[Unit]:
    """The units of pasal in force, of no neighbour, that hold at least this share of a matter, the fullest first."""
    stems = sorted({stem for part in matter.parts for said in part for stem in said})
    held = {unit: matter.held(unit.text) for unit in library.saying(stems)}
    units = sorted((unit for unit, share in held.items() if share >= least), key=lambda unit: -held[unit])
    return [unit for unit in units if "/pasal-" in unit.provision and _rules(unit, query, library)]


def _rules(unit: Unit, query: Query, library: Library) -> bool:
    interval = library.interval(unit.provision, query.day)
    in_force = interval is not None and interval.status in IN_FORCE
    headings = headings_of(unit.provision, library)
    return in_force and not AROUND.search(headings) and regime_of(unit.provision, library) is None
