"""From what happens to one provision to its intervals: a sweep over the days on which something changes.

`standing` collects, for each provision, the effects that reach it: its own, those of what it
stands in (a repealed law covers its pasal) and those of what stands in it (a changed huruf
changes its pasal). This module plays them in order of time.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from kadqa.hukum.faces import Day, Effect, Face, Role, ending, joined, made, over, pending_note, vaguely
from kadqa.hukum.hubungan import KINDS, write_date
from kadqa.records import ASLI, GONE, Interval

_ORDER = {"menyisipkan": 0, "mengubah": 1, "menetapkan": 2, "mempertahankan": 4}
"""Order of kinds on one day; those that end a provision come third, and what they keep alive last."""
_BASES = ("naskah", "ocr", "sekunder", "belum")


@dataclass(frozen=True, slots=True)
class Begin:
    """The first day of a source: not before `first`, surely from `sure`; both None: unknown."""

    first: Day
    sure: Day
    since: str


@dataclass(slots=True)
class _State:
    face: Face
    version: str = ASLI
    started: bool = False
    gone_above: bool = False
    """It went with what it stands in, so that nothing can be put back into it."""
    kept: tuple[Effect, Face] | None = None
    """A mempertahankan with its end, and the standing before it."""
    doubts: str = ""

    @property
    def gone(self) -> bool:
        return self.face.status in GONE


@dataclass(frozen=True, slots=True)
class _Cloud:
    """A stretch of days within which something happened, no one knows when (rule 6)."""

    face: Face
    starts: bool
    """It is the beginning of the provision that lies within."""


Reach = tuple[Effect, Role, int]
"""(effect, how it reaches the provision, steps between them)."""

_Step = Begin | Effect | tuple[Effect, Role]
"""What happens on a day: the source begins, a mempertahankan is over, or an effect takes place."""


def day_after(day: date) -> Day:
    """The next day, None after the last one that can be written."""
    return day + timedelta(days=1) if day < date.max else None


def sweep(provision: str, begin: Begin, reaches: Sequence[Reach], *, is_source: bool, checked: str) -> list[Interval]:
    """Play all effects that reach one provision.

    Args:
        provision: its id.
        begin: first day of its source.
        reaches: in any order; equal ones keep theirs.
        is_source: whether it is a whole regulation.
        checked: until when its source was checked for repeal, as written; "": nobody checked it.

    Returns:
        Intervals from start None to end None, without gap or overlap, neighbours never alike.
    """
    # Of a law that nobody checked no one knows whether another act ended it.
    state = _State(Face("berlaku" if checked else "tidak diketahui", since=begin.since, checked=checked))
    steps: dict[date, list[tuple[tuple[int, ...], _Step]]] = {date.min: []}
    clouds: dict[date, list[tuple[int, _Cloud | None]]] = {}
    notes: dict[date, list[str]] = {}

    def add_cloud(first: Day, end: Day, cloud: _Cloud, number: int) -> None:
        clouds.setdefault(first or date.min, []).append((number, cloud))
        if end is not None:
            clouds.setdefault(end, []).append((number, None))

    awaited = _awaited(reaches)
    if awaited is None:
        if begin.sure is not None:
            steps.setdefault(begin.sure, []).append(((1,), begin))
        if begin.sure is None or begin.first != begin.sure:
            note = f"tanggal mulai berlakunya hanya diketahui sebagai {write_date(begin.since)}"
            note = note if begin.since else "tanggal mulai berlakunya tidak diketahui"
            face = Face("tidak diketahui", since=begin.since, note=note, checked=checked)
            add_cloud(begin.first, begin.sure, _Cloud(face, True), -1)

    for number, (effect, role, distance) in enumerate(reaches):
        if effect.jenis == "menunda":
            continue
        if effect.pending:
            if role != Role.BUBBLE:
                notes.setdefault(effect.first or date.min, []).append(pending_note(effect))
            continue
        certain = effect.basis != "belum"
        day = effect.sure if certain else effect.first or date.min
        if day is not None:
            kind = _ORDER.get(effect.jenis, 3)
            rank = (2, role, -distance, kind, _BASES.index(effect.basis), number)
            steps.setdefault(day, []).append((rank, (effect, role)))
        if certain and effect.jenis != "menetapkan" and effect.first != effect.sure:
            starts = effect.jenis == "menyisipkan" and role != Role.BUBBLE
            add_cloud(effect.first, effect.sure, _Cloud(vaguely(effect, role), starts), 2 * number)
        if effect.until is not None and certain and role != Role.BUBBLE:
            last_day, end = effect.until[1], day_after(effect.until[1])
            if end is not None:
                steps.setdefault(end, []).append(((0, number), effect))
            if effect.until[0] != last_day:
                add_cloud(effect.until[0], end, _Cloud(over(effect), False), 2 * number + 1)

    active: dict[int, _Cloud] = {}
    standing_notes: list[str] = []
    found: list[tuple[Day, str, Face]] = []
    for day in sorted({*steps, *clouds, *notes}):
        for _, step in sorted(steps.get(day, ()), key=lambda pair: pair[0]):
            _play(state, step, is_source=is_source, checked=checked)
        for number, cloud in clouds.get(day, ()):
            if cloud is None:
                active.pop(number, None)
        for number, cloud in clouds.get(day, ()):
            if cloud is not None:
                active[number] = cloud
        standing_notes += notes.get(day, ())
        face = _look(state, active.values(), awaited or Face("belum berlaku", since=begin.since), standing_notes)
        if not found or found[-1][1:] != (state.version, face):
            found.append((None if day == date.min else day, state.version, face))
    if (waiting := _waiting(reaches, checked)) is not None:
        found = _delayed(found, waiting, begin.first)
    ends = [start for start, _, _ in found[1:]]
    return [
        Interval(
            provision,
            version,
            start,
            end,
            face.status,
            face.by,
            face.since,
            face.condition,
            face.note,
            face.basis,
            face.checked,
        )
        for (start, version, face), end in zip(found, [*ends, None], strict=True)
    ]


def _waiting(reaches: Sequence[Reach], checked: str) -> Face | None:
    """What is seen of a law whose start waits for something; None of any other. An unchecked row leaves it unknown."""
    delays = [effect for effect, role, _ in reaches if effect.jenis == "menunda" and role != Role.BUBBLE]
    if not delays:
        return None
    effect = min(delays, key=lambda one: _BASES.index(one.basis))
    if effect.basis == "belum":
        return made("tidak diketahui", effect, f"mungkin ditunda berlakunya oleh {effect.label} (belum diperiksa)")
    return replace(made("belum berlaku", effect, checked=checked), since="")


def _delayed(found: Sequence[tuple[Day, str, Face]], waiting: Face, made: Day) -> list[tuple[Day, str, Face]]:
    """The rows, each that is not gone seen as waiting; neighbours that are then alike become one.

    Before `made`, the day from which its source may be there, nothing waits yet.
    """
    rows: list[tuple[Day, str, Face]] = []
    for start, version, face in found:
        if face.status not in GONE:
            face = waiting if made is None or (start is not None and start >= made) else Face("belum berlaku")
        if not rows or rows[-1][1:] != (version, face):
            rows.append((start, version, face))
    return rows


def _awaited(reaches: Sequence[Reach]) -> Face | None:
    """What is seen of an inserted provision before it is there: by what and when it will be; None of any other."""
    inserting = [effect for effect, role, _ in reaches if effect.jenis == "menyisipkan" and role != Role.BUBBLE]
    told = [effect for effect in inserting if effect.basis != "belum" and not effect.pending]
    if not inserting:
        return None
    if not told:
        return Face("belum berlaku")
    first = min(told, key=lambda effect: effect.first or date.min)
    return Face("belum berlaku", since=first.since, note=f"disisipkan oleh {first.label}")


def _look(state: _State, clouds: Iterable[_Cloud], awaited: Face, notes: Sequence[str]) -> Face:
    """The standing as it is seen, with what is vague laid over it."""
    vague = next((cloud for cloud in clouds if cloud.starts or state.started), None)
    if state.gone and (state.started or vague is not None):
        return state.face
    if not state.started and vague is None:
        return replace(awaited, note=joined([awaited.note, *notes]), checked=state.face.checked)
    face = vague.face if vague is not None else state.face
    note = joined([face.note, state.doubts, *notes]) if state.doubts or notes else face.note
    return face if note == face.note else replace(face, note=note)


def _play(state: _State, step: _Step, *, is_source: bool, checked: str) -> None:
    if isinstance(step, Begin):
        state.started = True
    elif isinstance(step, Effect):
        _end_of_keeping(state, step)
    else:
        effect, role = step
        if effect.basis == "belum":
            _doubt(state, effect, role, is_source=is_source)
        else:
            _apply(state, effect, role, is_source=is_source, checked=checked)


def _apply(state: _State, effect: Effect, role: Role, *, is_source: bool, checked: str) -> None:
    if effect.jenis == "menyisipkan" and role != Role.BUBBLE:
        _insert(state, effect, checked)
    elif effect.jenis == "mempertahankan":
        face = made("berlaku bersyarat", effect, checked=checked)
        state.kept = (effect, state.face)
        state.face, state.gone_above = face, False
    elif effect.jenis == "menetapkan":
        if not state.gone and role == Role.OWN:
            note = joined([state.face.note, f"ditetapkan menjadi undang-undang oleh {effect.label}"])
            state.face = replace(state.face, note=note)
    elif KINDS[effect.jenis].ends and role != Role.BUBBLE:
        # What was deleted before goes with its law too: nothing is put back into a law that is gone.
        state.gone_above |= role == Role.COVER
        if not state.gone:
            state.face = ending(effect, is_source=is_source)
    elif effect.law_level and role == Role.COVER:
        if effect.open and not state.gone:
            note = f"diubah oleh {effect.label}, rincian perubahannya belum tercatat"
            state.face = made("tidak diketahui", effect, note)
    elif not state.gone and (role != Role.BUBBLE or is_source or not _unknown(state.face)):
        # What changes within a text whose standing is unknown does not make the rest of it known.
        state.version = effect.act
        if state.face.status != "berlaku bersyarat":
            state.face = made("diubah", effect, checked=checked)


def _unknown(face: Face) -> bool:
    """Whether an act left it unknown how it stands; what was merely not checked is as it was made, as far as known."""
    return face.status == "tidak diketahui" and face.by is not None


def _insert(state: _State, effect: Effect, checked: str) -> None:
    """A new provision begins, or a deleted one comes back with new words."""
    before = state.started
    state.started = True
    if state.gone_above:
        return
    again = before and not state.gone
    state.version = effect.act
    state.face = made("diubah" if again else "berlaku", effect, checked=checked)


def _doubt(state: _State, effect: Effect, role: Role, *, is_source: bool) -> None:
    """An unchecked relation never answers: from its day on nothing is known (rule 5)."""
    if effect.jenis == "menetapkan":
        return
    if role == Role.BUBBLE and is_source:
        state.doubts = "ada perubahan sebagian yang belum diperiksa"
        return
    if effect.jenis == "menyisipkan" and role != Role.BUBBLE:
        state.started = True
        if state.gone_above:
            return
    elif state.gone and effect.jenis != "mempertahankan":
        return
    state.face = made(
        "tidak diketahui", effect, f"mungkin {KINDS[effect.jenis].passive} oleh {effect.label} (belum diperiksa)"
    )


def _end_of_keeping(state: _State, effect: Effect) -> None:
    """The last day of a mempertahankan is over; what was gone before is gone again, the rest is not known."""
    if state.kept is None or state.kept[0] is not effect or state.face.status != "berlaku bersyarat":
        return
    before = state.kept[1]
    state.kept = None
    state.face = before if before.status in GONE else over(effect)
