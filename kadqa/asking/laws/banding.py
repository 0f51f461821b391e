"""Things side by side: from the rows of perbandingan.toml, else from padanan, else from what each says of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kadqa.asking.question.aspects import Aspect, aspects_of
from kadqa.asking.search.blocks import best_sentences
from kadqa.asking.standing.baris import about, cells_of
from kadqa.asking.standing.facts import grounds
from kadqa.asking.standing.wording import listed, lower_first, titled
from kadqa.hukum import ids
from kadqa.hukum.chain import former
from kadqa.hukum.hubungan import write_relation
from kadqa.lexical import word_set
from kadqa.library.snapshot import Library
from kadqa.records import IN_FORCE, Cell, Evidence, Fact, Hit, Query, Side, Table
from kadqa.text import fold

MOST_ROWS = 20
"""Rows shown at most; what else is compared is named."""
CELL = 450
"""Longest text of a provision shown whole in a cell, in characters; of a longer one the sentences that tell most."""
NEAR = 0.75
"""Share of the best score of all that the best find of one law must reach to stand beside that of the other."""
FIRST_COLUMN = "Hal"
THEN_AND_NOW = ("Dulu", "Sekarang")
"""Columns where several laws are told on each side."""
RANK = re.compile(r"\b(?:uu|pp|undang-undang|peraturan pemerintah|permendagri|perpres)\b")
"""Names the rank of the laws compared: "beda PP lama dan PP baru"; folded."""


def comparison(query: Query, hits: Sequence[Hit], library: Library) -> Evidence:
    """The evidence for a comparison of `query.sides`: a table, and the standing of each.

    Args:
        query: of intent "banding", with two sides or more, each of which the library knows.
        hits: what was found for it in the laws compared, best first.
        library: where to look.
    """
    rows = aspects_of(query.sides, library)
    chosen = about(query.aspects, [(row, row.name, row.text) for row in rows], named=True)
    shown = _fullest(chosen)[:MOST_ROWS]
    made = [cells_of(row, query, library) for row in shown]
    others = [row.name for row in chosen if row not in shown]
    said = "Perbandingan ini disusun KADQA dari ketentuan yang disebut pada tiap sisinya."
    if not made and all(len(side.ids) == 1 and "/" in side.ids[0] for side in query.sides):
        made = [_texts(query, library)]
        said = "Bunyi masing-masing menurut teks yang ada di korpus ini."
    if not made and _are_laws(query) and len(query.sides) == 2:
        told = [(row, _name(row[0], library), _told(row, query, library)) for row in _pairs(query, library)]
        pairs = about(query.aspects, told, named=False)
        made = [_row_of_pair(old, new, note, query, library) for old, new, note in pairs[:MOST_ROWS]]
        others = [_name(old, library) for old, _, _ in pairs[MOST_ROWS:]]
        said = "Ketentuan lama dan padanannya, menurut tabel padanan KADQA."
    if not made and query.aspects and hits and _are_laws(query):
        made = _searched(query, hits, library)
        said = "Ketentuan yang paling dekat pada tiap peraturan; padanannya belum tercatat."
        if not made:
            return _nothing(query, list(_both(query, library)), True, library)
    if not made and not _are_laws(query):
        made = _defining(query, library)
        said = "Ketentuan yang menjadi dasar masing-masing."
    made = [row for row in made if any(cell.excerpts for cell in row)]
    facts = list(_both(query, library))
    if not made:
        return _nothing(query, facts, bool(rows), library)
    columns = tuple(side.name for side in query.sides)
    if beside := _of_other_laws(query, library):
        made = [_with_laws(row, query.sides) for row in made]
        for sides, more in beside:
            facts += _both(replace(query, sides=sides), library)
            made += [_with_laws(row, sides) for row in more]
        columns = THEN_AND_NOW
    table = Table((FIRST_COLUMN, *columns), tuple(made), tuple(dict.fromkeys(others)))
    first = [excerpt for cell in made[0] for excerpt in cell.excerpts]
    if _are_laws(query) and len(left := [law for law in query.laws if law not in {s.ids[0] for s in query.sides}]):
        said = f"{said} Tidak ikut dibandingkan: {listed([library.label(law) for law in left])}."
    return Evidence(facts=(*facts, Fact(said, tuple(first))), table=table)


def _of_other_laws(query: Query, library: Library) -> list[tuple[tuple[Side, ...], list[tuple[Cell, ...]]]]:
    """(sides, rows) of further laws, each with the one before it, that rule the aspect compared without naming a law.

    "Perselisihan dulu dan sekarang": PP 28/2018 leaves it to other rules, which stand in UU 23/2014.
    """
    # Of a day that is said not all of them were law.
    named = query.laws or query.day_said or RANK.search(fold(query.resolved))
    if named or not query.aspects or not _are_laws(query) or len(query.sides) != len(THEN_AND_NOW):
        return []
    found = []
    for pair in dict.fromkeys(row.antara for row in library.comparisons):
        old, new = pair
        replaced = "/" not in new and former(new, library.standing, library.sources)[:1] == (old,)
        if not replaced or library.standing.status(new, query.day) not in IN_FORCE:
            continue
        sides = tuple(Side(library.label(law), (law,)) for law in pair)
        rows = [] if sides == query.sides else aspects_of(sides, library)
        chosen = about(query.aspects, [(row, row.name, row.text) for row in rows], named=True)
        if chosen:
            found.append((sides, [cells_of(row, replace(query, sides=sides), library) for row in chosen]))
    return found


def _with_laws(row: tuple[Cell, ...], sides: Sequence[Side]) -> tuple[Cell, ...]:
    """A row with the law of each side in its cell, where the columns do not name it."""
    told = (replace(cell, text=f"{side.name}: {cell.text}") for cell, side in zip(row[1:], sides, strict=True))
    return (row[0], *told)


def _fullest(rows: Sequence[Aspect]) -> list[Aspect]:
    """The rows that compare most of the sides, if there are several of them; else all."""
    most = max((len(row.says) for row in rows), default=0)
    full = [row for row in rows if len(row.says) == most]
    return full if len(full) > 2 else list(rows)


def _are_laws(query: Query) -> bool:
    return all(len(side.ids) == 1 and "/" not in side.ids[0] for side in query.sides)


def _nothing(query: Query, facts: Sequence[Fact], rows: bool, library: Library) -> Evidence:
    """No row and no padanan: say so, and offer the two."""
    names = listed([side.name for side in query.sides])
    about = " tentang hal itu" if query.aspects and rows else ""
    text = f"KADQA tidak menemukan perbandingan {names}{about}."
    if not query.aspects and _are_laws(query):
        text = f"{text} Sebutkan halnya, misalnya persetujuan DPRD, agar ketentuan masing-masing disandingkan."
    rest = grounds([one for side in query.sides for one in side.ids[:1]], query, library)
    if not rest:
        return Evidence(refusal=("tidak-ditemukan", text))
    return Evidence(facts=(Fact(text, rest), *_relations(query, library), *facts))


def _relations(query: Query, library: Library) -> Iterator[Fact]:
    """What one of the laws compared is to another: that it carries it out, changed it, ended it."""
    laws = [side.ids[0] for side in query.sides] if _are_laws(query) else []
    rows = {row: None for law in laws for row in library.standing.relations_of(law) if row.basis != "belum"}
    for row in rows:
        others = {ids.source_of(one) for one in row.ke} & set(laws) - {ids.source_of(row.dari)}
        if ids.source_of(row.dari) in laws and others and row.jenis != "padanan":
            text = write_relation(row, library.label)
            yield Fact(text, grounds([row.dari, *row.ke[:1]], query, library))


def _both(query: Query, library: Library) -> Iterator[Fact]:
    """How each of the laws stands."""
    for side in query.sides if _are_laws(query) else ():
        interval = library.interval(side.ids[0], query.day)
        if interval is not None:
            text = f"{titled(side.ids[0], library)} {lower_first(library.describe(interval))}"
            if interval.status == "tidak diketahui":
                text = f"Status {text}"
            yield Fact(text, grounds([side.ids[0], *([interval.by] if interval.by else [])], query, library))


# --- rows of padanan ----------------------------------------------------------------------------


def _pairs(query: Query, library: Library) -> list[tuple[tuple[str, ...], tuple[str, ...], str]]:
    """(provisions of the first law, of the second, remark) that padanan set side by side, in reading order."""
    first, second = (side.ids[0] for side in query.sides)
    found: dict[tuple[tuple[str, ...], str], list[str]] = {}
    for row in library.standing.relations_of(first):
        if row.jenis != "padanan" or row.basis == "belum":
            continue
        if ids.source_of(row.dari) == first:
            there = tuple(one for one in row.ke if ids.source_of(one) == second)
            # "Tidak ada" is said of the law that took this one's place.
            if there or (not row.ke and library.standing.replaces(second, first)):
                found.setdefault((there, row.catatan), []).append(row.dari)
        elif ids.source_of(row.dari) == second:
            for here in (one for one in row.ke if ids.source_of(one) == first):
                found.setdefault(((row.dari,), row.catatan), []).append(here)
    pairs = [(tuple(here), there, note) for (there, note), here in found.items()]
    order = {one: n for n, one in enumerate(library.in_reading_order([here[0] for here, _, _ in pairs]))}
    return sorted(pairs, key=lambda pair: order[pair[0][0]])


def _told(pair: tuple[tuple[str, ...], tuple[str, ...], str], query: Query, library: Library) -> str:
    passages = (library.passage(one, query.day) for one in (*pair[0], *pair[1]))
    return " ".join(passage.full_text for passage in passages if passage is not None)


def _name(provisions: Sequence[str], library: Library) -> str:
    """What a row is about: the heading above its first provision, else its pasal."""
    texts = library.texts(provisions[0])
    heading = texts[0].trail[-1] if texts and texts[0].trail else ""
    source = ids.source_of(provisions[0])
    pasal = library.label(ids.pasal_of(provisions[0])).removeprefix(f"{library.label(source)} ")
    return f"{pasal}: {heading}" if heading else pasal


def _row_of_pair(old: Sequence[str], new: Sequence[str], note: str, query: Query, library: Library) -> tuple[Cell, ...]:
    there = _quoted(new, query, library)
    if not there.excerpts:
        text = f"Tidak ada padanannya. {note}".strip()
        there = Cell(text, grounds([query.sides[1].ids[0]], query, library))
    return Cell(_name(old, library)), _quoted(old, query, library), there


def _quoted(provisions: Sequence[str], query: Query, library: Library, *, named: bool = False) -> Cell:
    """The texts of some provisions, each after its label, with the remark of those without a text.

    Args:
        provisions: their ids.
        query: the question.
        library: for the texts.
        named: the label names the law too, where neither the row nor the column does.
    """
    parts, cited = [], []
    for provision in provisions:
        excerpt = library.excerpt(provision, query.day, query.today)
        if excerpt is None:
            continue
        full = excerpt.passage.full_text
        quote = full if len(full) <= CELL else best_sentences(full, frozenset(query.words))
        short = library.label(provision)
        if not named:
            short = short.removeprefix(f"{library.label(ids.source_of(provision))} ")
        parts.append(f"{short}: {quote}")
        cited.append(replace(excerpt, quote=quote))
    if not parts and provisions:
        missing = [library.label(provision) for provision in provisions]
        return Cell(f"Teks {listed(missing)} belum ada di korpus ini.", grounds(provisions, query, library))
    return Cell("\n".join(parts), tuple(cited), quoted=True)


def _texts(query: Query, library: Library) -> tuple[Cell, ...]:
    return (Cell("Bunyi"), *(_quoted(side.ids, query, library) for side in query.sides))


def _defining(query: Query, library: Library) -> list[tuple[Cell, ...]]:
    """What two terms rest on, law by law: what both have in one law stands in one row."""
    sources = list(dict.fromkeys(ids.source_of(one) for side in query.sides for one in side.ids))
    rows = []
    for source in sources:
        cells = [_quoted(_of(side, source, library), query, library) for side in query.sides]
        if all(cell.excerpts for cell in cells):
            rows.append((Cell(library.label(source)), *cells))
    if not rows:
        rows = [(Cell("Dasar"), *(_quoted(side.ids, query, library, named=True) for side in query.sides))]
    return rows


def _of(side: Side, source: str, library: Library) -> list[str]:
    return [one for one in side.ids if ids.source_of(one) == source and library.texts(one)]


def _searched(query: Query, hits: Sequence[Hit], library: Library) -> list[tuple[Cell, ...]]:
    """The best find of each law for the aspect asked about, as far as it bears on it; [] if none does.

    Of a law whose best find does not hold the words of the aspect it is said that nothing here does.
    """
    top = max((hit.score for hit in hits), default=0.0)
    cells: list[Cell] = []
    for side in query.sides:
        law = side.ids[0]
        of_law = [hit for hit in hits if ids.source_of(hit.provision) == law]
        bearing = next((hit for hit in of_law if _holds(hit.best_unit, query.aspects, library)), None)
        if bearing is not None and bearing.score >= NEAR * top:
            best = grounds([bearing.best_unit], query, library)
            cells.append(_quoted([excerpt.passage.provision for excerpt in best], query, library))
        else:
            text = f"Tidak ditemukan dalam teks {library.label(law)} yang ada di korpus ini."
            cells.append(Cell(text, grounds([law], query, library)))
    return [(Cell("Yang ditanyakan"), *cells)] if any(cell.quoted for cell in cells) else []


def _holds(provision: str, aspects: Sequence[str], library: Library) -> bool:
    """Whether a provision, with the headings above it, holds all stems of what is asked about."""
    texts = library.texts(provision)
    return any(set(aspects) <= word_set(f"{' '.join(text.trail)} {text.full_text}") for text in texts)
