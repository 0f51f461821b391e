"""What a law did to others: the relations that it makes, one statement each, or together where they are many."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING

from kadqa.asking.question.status import WHICH
from kadqa.asking.standing.facts import grounds, standing_facts, successor_fact
from kadqa.asking.standing.wording import listed, listed_labels, named_together
from kadqa.hukum import ids
from kadqa.hukum.hubungan import remark, write_date
from kadqa.hukum.wording import OWN_NOTE
from kadqa.library.snapshot import Library
from kadqa.records import Fact, Query, Relation

if TYPE_CHECKING:
    from kadqa.asking.laws.acted_on import Matter

APART = 12
"""Relations told one by one at most; more are told together by what was done to which law."""
CITED = 3
"""Provisions of an act cited for one statement at most."""

AMENDING = frozenset({"mengubah", "menyisipkan", "menghapus"})
ENDING = frozenset({"mencabut", "menggantikan", "membatalkan"})
ASKED = (
    (re.compile(r"\b(?:di|meng|ng)h?apus|penghapusan", re.I), frozenset({"menghapus"}), "dihapus"),
    (
        re.compile(r"\b(?:di|me(?:ny)?)(?:si|i)sip|penyisipan|\b(?:di|me)(?:t|n)?ambah", re.I),
        frozenset({"menyisipkan"}),
        "disisipkan",
    ),
    (re.compile(r"\b(?:di|men)cabut|\bnyabut|pencabutan|\b(?:di|meng|ng)ganti", re.I), ENDING, "dicabut"),
    (re.compile(r"\b(?:di|mem)pertahankan", re.I), frozenset({"mempertahankan"}), "dipertahankan"),
    (re.compile(r"\b(?:di|meng|ng)ubah|perubahan|direvisi|revisi", re.I), AMENDING, "diubah"),
)
"""What a question asks for, the narrower first: (its words, kinds of relation, how it is named)."""
ACTIVE = {
    "dihapus": "menghapus",
    "disisipkan": "menyisipkan",
    "dicabut": "mencabut atau menggantikan",
    "dipertahankan": "mempertahankan",
    "diubah": "mengubah",
}
"""The names of `ASKED`, said of the act."""


@dataclass(slots=True)
class _Group:
    rows: list[Relation] = field(default_factory=list)
    targets: dict[str, None] = field(default_factory=dict)


def act_facts(
    actor: str, others: Sequence[str], query: Query, library: Library, matter: Matter | None = None
) -> tuple[Fact, ...]:
    """What a law or provision did to others, in the order of the corpus.

    Args:
        actor: id of what acts.
        others: laws or provisions; only what was done to them is told. (): everything.
        query: the question; its words choose the kinds that are told.
        matter: what the provisions are about that it is asked to have acted on; None: all are meant.
        library: for the relations. Of a law that establishes a Perppu, what that one did is told too.

    Returns:
        Where nothing is recorded, that is said; where the kind asked for is not among what is, that is said first.
        () if the actor is not known at all.
    """
    made = _made_by(actor, library)
    rows = [row for row in made if any(_meant(target, others) for target in row.ke)]
    unchecked = [row for row in rows if row.basis == "belum"]
    rows = [row for row in rows if row.jenis not in {"melaksanakan", "padanan"} and row.basis != "belum"]
    kinds, name = next(((kinds, name) for words, kinds, name in ASKED if words.search(query.resolved)), (None, ""))
    wanted = [row for row in rows if kinds is None or row.jenis in kinds]
    whose = f"dalam {listed([library.label(one) for one in others])} " if others else ""
    asked = bool(others) and not WHICH.search(query.spoken)
    if not rows or (asked and not wanted):
        done = name or "dicabut atau diubah"
        text = f"Ketentuan {whose}yang {done} oleh {library.label(actor)} tidak tercatat di korpus ini."
        if asked and name:
            target = named_together(list(others), library)
            text = f"Tidak tercatat di korpus ini bahwa {library.label(actor)} {ACTIVE[name]} {target}."
            if any(kinds is None or row.jenis in kinds for row in unchecked):
                text = f"Belum dapat dipastikan apakah {library.label(actor)} {ACTIVE[name]} {target}: belum diperiksa."
        rests = grounds([actor], query, library)
        there = [row for row in made if any(ids.source_of(one) in map(ids.source_of, others) for one in row.ke)]
        noted = _notes(there, lambda note: _names_pasal(note, others), query, library) if asked else ()
        return (Fact(text, rests), *noted, *_instead(rows, others, query, library)) if rests else ()
    if not wanted:
        text = (
            f"Tidak tercatat ketentuan {whose}yang {name} oleh {library.label(actor)}; yang tercatat sebagai berikut."
        )
        return (Fact(text, grounds([actor], query, library)), *_told(rows, others, query, library))
    # What a Perppu did is told of the law that made it one, which must be said first.
    through = [row for row in made if row.jenis == "menetapkan" and row not in wanted and row.basis != "belum"]
    through = through if any(not f"{row.dari}/".startswith(f"{actor}/") for row in wanted) else []
    if matter is not None:
        fitting = [replace(row, ke=ke) for row in wanted if (ke := matter.of_it(row, library))]
        fitting = [row for row in fitting if any(_meant(one, others) for one in row.ke)]
        if not fitting:
            return _not_of_it(actor, name, wanted, [*through, *wanted], others, matter, query, library)
        wanted = fitting
        asked = asked or not WHICH.search(query.spoken)
    told = (*_told(through, (), query, library), *_told(wanted, others, query, library))
    if not asked or not told or (matter is not None and matter.own):
        # That words of the question's own stand in a provision does not say that it is of what was meant.
        return told
    in_part = kinds == ENDING and not any(other in row.ke for other in others for row in wanted)
    waits = all(_waits(row, query) for row in wanted)
    lead = "Belum" if waits else "Hanya sebagian" if in_part else "Ya"
    first = replace(
        told[0], text=f"{lead}. {told[0].text}", excerpts=(*told[0].excerpts, *grounds(others, query, library))
    )
    if waits:
        return (first, *told[1:], *standing_facts(others, query, library))
    after = (successor_fact(other, query, library) for other in others if kinds == ENDING and not in_part)
    return (first, *told[1:], *(fact for fact in after if fact is not None))


def _waits(row: Relation, query: Query) -> bool:
    """Whether what an act is to do has not come to pass on the day asked about: it hangs on an event, or is to come."""
    if row.mulai:
        return date.fromisoformat(row.mulai) > query.day
    return bool(row.syarat) and row.jenis in {"mencabut", "menggantikan"}


def _not_of_it(
    actor: str,
    name: str,
    wanted: Sequence[Relation],
    made: Sequence[Relation],
    others: Sequence[str],
    matter: Matter,
    query: Query,
    library: Library,
) -> tuple[Fact, ...]:
    """That nothing an act is recorded to have acted on is of a matter, with what it did act on; and our note on it."""
    targets = list(dict.fromkeys(one for row in wanted for one in row.ke if _meant(one, others)))
    # Words of the question's own the law may put otherwise; a term it does not. Of one definition among others that
    # were changed nobody knows.
    among = [one for one in targets if matter.defined_in(one)]
    lead = "" if matter.own or among or WHICH.search(query.spoken) else "Tidak. "
    laws = {ids.source_of(one) for one in (*others, *targets)}
    known = [
        one
        for one in matter.resting
        if ids.source_of(one) in laws and not matter.own and ids.pasal_of(one) not in among
    ]
    where = f" ({listed_labels(known, library, most=CITED)})" if known else ""
    text = (
        f"{lead}Yang tercatat {name or 'dicabut atau diubah'} oleh {library.label(actor)}: "
        f"{named_together(targets, library)}."
    )
    if matter.own:
        text += f" Apakah di antaranya ada yang tentang {matter.said}, tidak dapat dipastikan dari korpus ini."
    else:
        text += (
            " Menurut judul di atasnya dan teks yang ada di korpus ini, tidak satu pun di antaranya tentang "
            f"{matter.said}{where}."
        )
    if among:
        text += f" Definisi mana dalam {named_together(among, library)} yang diubah tidak tercatat di sini."
    cited = list(dict.fromkeys(ids.pasal_of(row.dari) for row in wanted))[:CITED] or [actor]
    told = Fact(text, grounds([*cited, *known[:1]], query, library))
    return (told, *_notes(made, lambda note: matter.spoken_of(note.removeprefix(NOTE)), query, library))


NOTE = "Catatan KADQA:"
LEFT_OUT = re.compile(r"\btidak (?:termasuk|diubah|dicabut|disentuh)\b")
"""In our own note: that an act left something as it was."""
NUMBERS = re.compile(r"\bPasal (\d+)(?: sampai(?: dengan)? (?:Pasal )?(\d+))?")
"""The pasal of a note: "Pasal 101", "Pasal 363 sampai Pasal 370"."""


def _notes(made: Sequence[Relation], speaks: Callable[[str], bool], query: Query, library: Library) -> tuple[Fact, ...]:
    """Our own notes on acts, those that say what was left as it was and speak of what is asked."""
    facts = []
    passages = (p for row in made for one in (row.dari, *ids.ancestors(row.dari)) for p in library.texts(one))
    for passage in dict.fromkeys(passages):
        note = OWN_NOTE.search(passage.text)
        if note is not None and LEFT_OUT.search(note[0]) and speaks(note[0].strip("()")):
            text = f"{library.label(passage.provision)}, {note[0].strip('()')}"
            facts.append(Fact(text, grounds([passage.provision], query, library)))
    return tuple(facts)


def _names_pasal(note: str, provisions: Sequence[str]) -> bool:
    """Whether a note names a pasal of all the provisions, alone or between two."""
    numbers = [ids.pasal_number(provision) for provision in provisions]
    ranges = [(int(first), int(last or first)) for first, last in NUMBERS.findall(note)]
    return bool(numbers) and all(n and any(a <= n <= b for a, b in ranges) for n in numbers)


def never_changed(actor: str, target: str, query: Query, library: Library) -> Fact | None:
    """That an act is not recorded to have changed a law or provision, with what it did change there.

    None if it is, if one of the two is not known, or if what it changed is not all recorded.
    """
    law = ids.source_of(target)
    if actor not in library.sources or law not in library.sources or actor == law:
        return None
    made = [row for row in _made_by(actor, library) if row.jenis in {*AMENDING, "mencabut"}]
    there = [row for row in made if any(ids.source_of(one) == law for one in row.ke)]
    if any(_meant(one, [target]) for row in there for one in row.ke) or any(row.basis == "belum" for row in there):
        return None
    text = f"Tidak tercatat di korpus ini bahwa {library.label(actor)} mengubah {library.label(target)}."
    inside = list(dict.fromkeys(one for row in there for one in row.ke if ids.source_of(one) == law))
    if inside:
        text = f"{text} Yang diubahnya dalam {library.label(law)}: {_without(law, inside, library)}."
    cited = list(dict.fromkeys(ids.pasal_of(row.dari) for row in there))[:CITED] or [actor]
    return Fact(text, grounds(cited, query, library))


def _without(law: str, provisions: Sequence[str], library: Library) -> str:
    """The provisions named together, their law left out."""
    return named_together(provisions, library).replace(f"{library.label(law)} ", "")


def _instead(rows: Sequence[Relation], others: Sequence[str], query: Query, library: Library) -> tuple[Fact, ...]:
    """What an act is recorded to have done to others, where it is not what was asked; then how they stand."""
    laws = [other for other in others if other in library.sources]
    return (*_told(rows, others, query, library), *standing_facts(laws or others, query, library))


def _meant(target: str, others: Sequence[str]) -> bool:
    """Whether something was done to one of the others, to something in it, or to what it stands in."""
    return not others or any(f"{target}/".startswith(f"{one}/") or f"{one}/".startswith(f"{target}/") for one in others)


def _made_by(actor: str, library: Library) -> list[Relation]:
    """Relations made by an act or in it; those of the Perppu that it establishes come after."""
    found = [
        row for row in library.standing.relations_of(actor) if row.dari == actor or row.dari.startswith(f"{actor}/")
    ]
    for row in list(found):
        if row.jenis == "menetapkan":
            found += [made for one in row.ke if one != actor for made in _made_by(one, library)]
    return list(dict.fromkeys(found))


def _told(rows: Sequence[Relation], others: Sequence[str], query: Query, library: Library) -> tuple[Fact, ...]:
    apart = len(rows) <= APART
    groups: dict[tuple[str, ...], _Group] = {}
    for row in rows:
        for target in row.ke:
            law = ids.source_of(target)
            if not _meant(target, others):
                continue
            by = row.dari if apart else ids.pasal_of(row.dari)
            group = groups.setdefault(
                (by, row.jenis, "" if apart else law, row.mulai, row.sampai, row.syarat, row.basis), _Group()
            )
            group.rows.append(row)
            group.targets[target] = None
    facts = []
    for (by, jenis, _, since, until, condition, basis), group in groups.items():
        named = named_together(list(group.targets), library)
        law = library.label(ids.source_of(next(iter(group.targets))))
        if jenis == "menyisipkan" and named.startswith(f"{law} ") and len(set(map(ids.source_of, group.targets))) == 1:
            named = f"{named.removeprefix(f'{law} ')} ke dalam {law}"
        if jenis == "menetapkan":
            named = f"{named} menjadi undang-undang"
        text = f"{library.label(by)} {jenis} {named}"
        text += f" sejak {write_date(since)}" if since else ""
        text += f" sampai dengan {write_date(until)}" if until else ""
        text += f" ({condition})" if condition else ""
        cited = [by] if library.texts(by) else list(dict.fromkeys(row.dari for row in group.rows))[:CITED]
        facts.append(Fact(f"{text}{remark(basis)}.", grounds(cited, query, library)))
    return tuple({fact.text: fact for fact in facts}.values())
