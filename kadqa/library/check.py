"""`kadqa corpus check`: what a curator should know before a corpus is published.

Every check is one function in `CHECKS`; each yields problems with file, line and remedy. "salah" is a mistake;
"peringatan" is something that may be meant so (a law that only a document of the corpus brings).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path

from kadqa.hukum.hubungan import KINDS, span_of
from kadqa.hukum.ids import label_of, pasal_number, pasal_of, source_of
from kadqa.hukum.jenis import JENIS, source_id
from kadqa.library import angka, copied
from kadqa.library.corpus import Corpus
from kadqa.library.pertanyaan import bare
from kadqa.library.places import place_of, relation_place
from kadqa.library.ringkasan import Problem
from kadqa.records import ASLI, Relation
from kadqa.text import fold

ENDING = {"mencabut", "menggantikan"}
CHANGING = {"mengubah", "menyisipkan", "menghapus"}


def check(
    corpus: Corpus, realdata: Path | None = None, *, today: date | None = None, read: angka.Read | None = None
) -> tuple[Problem, ...]:
    """Check a corpus that has been read.

    Args:
        corpus: as `read_corpus` gave it; its own problems come first in the answer.
        realdata: a folder with the documents themselves (at any depth). With it, texts that repeat a document,
            corrections whose words do not stand in their page and, with `read`, digests whose numbers differ from
            their naskah are found too.
        today: the day that counts as today.
        read: reads one document to its structure.

    Returns:
        Problems in the order of the checks; () if there is nothing to say.
    """
    found = [*corpus.problems]
    for one in CHECKS:
        found += one(corpus)
    found += _dates(corpus, today or date.today())
    if realdata is not None:
        found += copied.patterns_in_pages(corpus, realdata)
        found += copied.problems(corpus, realdata, read)
    if realdata is not None and read is not None:
        found += angka.problems(corpus, angka.read_naskah(corpus, realdata, read))
    return tuple(found)


# --- what rows name ---------------------------------------------------------------------------


def _relation_sources(corpus: Corpus) -> Iterator[Problem]:
    for relation in corpus.relations:
        unknown = dict.fromkeys(source_of(i) for i in (relation.dari, *relation.ke))
        for source in (s for s in unknown if s not in corpus.sources):
            text = f"Hubungan menyebut '{source}' yang tidak ada di sumber.toml"
            remedy = "Tambahkan barisnya di sumber.toml, atau betulkan idnya."
            yield Problem(*relation_place(relation), text, remedy, "peringatan")


def _last_pasal(corpus: Corpus) -> Iterator[Problem]:
    for relation in corpus.relations:
        for provision in (relation.dari, *relation.ke):
            source = corpus.sources.get(source_of(provision))
            number = pasal_number(provision)
            last = source.pasal_terakhir if source else None
            if last is not None and number is not None and number > last:
                text = f"{label_of(provision)} melampaui pasal terakhir ({last})"
                yield Problem(*relation_place(relation), text, "Betulkan pasal itu atau pasal_terakhir di sumber.toml.")


def _named_provisions(corpus: Corpus) -> Iterator[Problem]:
    texts: dict[str, set[str]] = defaultdict(set)
    for passage in corpus.ringkasan:
        texts[passage.source].add(passage.provision)
    rows: list[tuple[str, Iterable[str]]] = [(f"catatan:{row.id}", row.sumber) for row in corpus.corrections]
    rows += [(f"istilah:{row.istilah}", row.ketentuan) for row in corpus.terms]
    rows += [(f"perbandingan:{row.id}", (*row.antara, *row.kiri[0], *row.kanan[0])) for row in corpus.comparisons]
    # A source of which nothing is digested says nothing about what it has.
    rows += [
        (f"hubungan:padanan {row.dari}", (p for p in (row.dari, *row.ke) if texts[source_of(p)]))
        for row in corpus.relations
        if row.jenis == "padanan"
    ]
    lines = {f"hubungan:padanan {row.dari}": relation_place(row) for row in corpus.relations}
    for key, provisions in rows:
        for provision in provisions:
            source = source_of(provision)
            if source not in corpus.sources:
                text = f"'{key.partition(':')[2]}' menyebut '{provision}', sumbernya tidak ada di sumber.toml"
            elif provision not in corpus.sources and provision not in texts[source]:
                text = f"'{key.partition(':')[2]}' menyebut '{provision}' yang tidak ada ringkasannya"
            else:
                continue
            level = "peringatan" if corpus.documents else "salah"
            place = lines.get(key) or place_of(corpus, key)
            yield Problem(*place, text, "Betulkan idnya, atau tambahkan ketentuan itu.", level)


def _ringkasan_sources(corpus: Corpus) -> Iterator[Problem]:
    seen: set[tuple[str, str]] = set()
    for passage in corpus.ringkasan:
        whole = (passage.source, passage.version)
        if whole in seen:
            continue
        seen.add(whole)
        place = next(
            (at for key, at in corpus.places.items() if key.startswith(f"ringkasan:{whole[1]}:{whole[0]}/")),
            ("ringkasan", 1),
        )
        if passage.source not in corpus.sources:
            text = f"Ringkasan untuk '{passage.source}' yang tidak ada di sumber.toml"
            yield Problem(place[0], 1, text, "Tambahkan sumbernya, atau betulkan baris 'sumber:'.")
        if passage.version != ASLI and passage.version not in corpus.sources:
            text = f"Versi '{passage.version}' bukan '{ASLI}' dan bukan id sumber"
            yield Problem(place[0], 1, text, "Tulis 'versi: asli' atau id peraturan yang mengubahnya.")


def _questions(corpus: Corpus) -> Iterator[Problem]:
    """Questions of what is not here, and one question written for two pasal, which leads to neither."""
    texts: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for passage in corpus.ringkasan:
        texts[passage.source].add((passage.version, passage.provision))
    first: dict[str, str] = {}
    for (version, provision), questions in corpus.questions.items():
        place = place_of(corpus, f"pertanyaan:{version}:{provision}")
        source = source_of(provision)
        if source not in corpus.sources:
            text = f"Pertanyaan untuk '{provision}', sumbernya tidak ada di sumber.toml"
            yield Problem(*place, text, "Tambahkan sumbernya, atau betulkan baris 'sumber:'.")
        elif version != ASLI and version not in corpus.sources:
            text = f"Pertanyaan untuk '{provision}' menurut '{version}', yang bukan '{ASLI}' dan bukan id sumber"
            yield Problem(*place, text, "Tulis 'versi: asli' atau id peraturan yang mengubahnya.")
        elif texts[source] and (version, provision) not in texts[source]:
            text = f"Pertanyaan untuk '{provision}' versi '{version}', yang tidak ada ringkasannya"
            yield Problem(*place, text, "Betulkan id atau versinya.", "peringatan" if corpus.documents else "salah")
        for question in questions:
            other = first.setdefault(bare(question), provision)
            if pasal_of(other) != pasal_of(provision):
                text = f"Pertanyaan yang sama juga ditulis untuk '{other}': '{question}'"
                yield Problem(*place, text, "Perjelas salah satunya.", "peringatan")


def _unanswered(corpus: Corpus) -> Iterator[Problem]:
    """Questions that are said to have no answer, and are written as answered elsewhere: these lines are idle."""
    counted = set(corpus.unanswered)
    for key in corpus.places:
        kind, _, question = key.partition(":")
        if kind == "tanpa-jawaban" and question not in counted:
            text = f"Pertanyaan ini dijawab menurut berkas lain: '{question}'"
            yield Problem(*place_of(corpus, key), text, "Hapus baris ini.", "peringatan")


def _ids(corpus: Corpus) -> Iterator[Problem]:
    for source in corpus.sources.values():
        if source.jenis in JENIS:
            right = source_id(source.jenis, source.nomor, source.tahun, source.wilayah)
        elif source.is_page and not source.id.startswith("halaman/"):
            right = f"halaman/{source.id}"
        else:
            continue
        if source.id != right:
            remedy = f"Menurut jenis, nomor, tahun, dan wilayahnya: '{right}'."
            yield Problem(*place_of(corpus, f"sumber:{source.id}"), f"Id '{source.id}' tidak sesuai isinya", remedy)


def _corrections(corpus: Corpus) -> Iterator[Problem]:
    for row in corpus.corrections:
        place = place_of(corpus, f"catatan:{row.id}")
        if len(row.pola.split()) > copied.MAX_WORDS:
            text = f"Pola '{row.id}' lebih dari {copied.MAX_WORDS} kata"
            yield Problem(*place, text, "Pendekkan menjadi penggalan yang khas.")
        source = corpus.sources.get(row.halaman)
        if source is None or not source.is_page:
            remedy = "Betulkan 'halaman', atau tambahkan halamannya di sumber.toml."
            yield Problem(*place, f"Catatan '{row.id}' untuk halaman yang tidak dikenal: '{row.halaman}'", remedy)


# --- what relations say together --------------------------------------------------------------


def _cycles(corpus: Corpus) -> Iterator[Problem]:
    """A law that in the end repeals or changes itself."""
    after: dict[str, dict[str, Relation]] = defaultdict(dict)
    for relation in corpus.relations:
        if relation.jenis in ENDING | {"mengubah"}:
            for target in relation.ke:
                after[source_of(relation.dari)].setdefault(source_of(target), relation)
    done: set[str] = set()
    for start in after:
        stack: list[tuple[str, tuple[str, ...]]] = [(start, (start,))]
        while stack:
            here, path = stack.pop()
            for there, relation in after.get(here, {}).items():
                if there in path:
                    ring = " -> ".join([*path[path.index(there) :], there])
                    if not done.issuperset(path[path.index(there) :]):
                        done.update(path)
                        yield Problem(*relation_place(relation), f"Lingkaran: {ring}", "Betulkan arah salah satunya.")
                elif there not in done:
                    stack.append((there, (*path, there)))
        done.add(start)


def _two_repeals(corpus: Corpus) -> Iterator[Problem]:
    first: dict[str, Relation] = {}
    for relation in corpus.relations:
        for target in relation.ke if relation.jenis in ENDING else ():
            earlier = first.setdefault(target, relation)
            if earlier is not relation:
                text = (
                    f"{label_of(target)} dicabut dua kali: oleh {label_of(earlier.dari)} dan {label_of(relation.dari)}"
                )
                yield Problem(*relation_place(relation), text, f"Hapus salah satunya (yang lain: {earlier.where}).")


def _after_the_whole(corpus: Corpus) -> Iterator[Problem]:
    """A pasal that is ended or changed when its whole law had been repealed already."""
    ended: dict[str, Relation] = {}
    for relation in corpus.relations:
        if relation.jenis in ENDING and relation.mulai:
            ended |= {target: relation for target in relation.ke if target in corpus.sources}
    for relation in corpus.relations:
        if relation.jenis not in ENDING | CHANGING or not relation.mulai:
            continue
        for target in relation.ke:
            whole = ended.get(source_of(target))
            if whole is None or whole is relation or (target in corpus.sources and relation.jenis in ENDING):
                continue
            first, last = span_of(relation.mulai), span_of(whole.mulai)
            if first and last and last[1] < first[0]:
                done = f"{KINDS[relation.jenis].passive} mulai {relation.mulai}"
                text = f"{label_of(target)} {done}, sesudah peraturannya dicabut"
                yield Problem(*relation_place(relation), text, f"Betulkan salah satunya (yang lain: {whole.where}).")


def _said_twice(corpus: Corpus) -> Iterator[Problem]:
    """The same thing in two rows: a relation to the same target, a word for two terms, an address of two sources."""
    first: dict[tuple[str, str, str], Relation] = {}
    for relation in corpus.relations:
        for target in relation.ke:
            earlier = first.setdefault((relation.dari, relation.jenis, target), relation)
            if earlier is not relation and relation.jenis not in ENDING:
                text = f"{label_of(relation.dari)} {relation.jenis} {label_of(target)} sudah tercatat"
                yield Problem(*relation_place(relation), text, f"Hapus salah satunya (yang lain: {earlier.where}).")
        for target in (t for t, many in Counter(relation.ke).items() if many > 1):
            yield Problem(
                *relation_place(relation), f"{label_of(target)} dua kali dalam satu baris", "Hapus salah satunya."
            )
    words: dict[str, str] = {}
    for row in corpus.terms:
        for word in dict.fromkeys(fold(one) for one in (row.istilah, *row.varian)):
            other = words.setdefault(word, row.istilah)
            if other != row.istilah:
                text = f"Kata '{word}' dipakai istilah '{other}' dan '{row.istilah}'"
                place = place_of(corpus, f"istilah:{row.istilah}")
                yield Problem(*place, text, "Pakai pada satu istilah saja, atau gabungkan keduanya.", "peringatan")
    addresses: dict[str, str] = {}
    for source in corpus.sources.values():
        for address in source.alamat:
            other = addresses.setdefault(address.rstrip("/"), source.id)
            if other != source.id:
                text = f"Alamat {address} sudah dipakai '{other}'"
                yield Problem(*place_of(corpus, f"sumber:{source.id}"), text, "Betulkan salah satunya.")


def _dates(corpus: Corpus, today: date) -> Iterator[Problem]:
    def bounds(written: str) -> tuple[date, date]:
        return span_of(written) or (date.min, date.max)

    for source in corpus.sources.values():
        place = place_of(corpus, f"sumber:{source.id}")
        for name in ("ditetapkan", "diundangkan", "diperiksa"):
            if (written := getattr(source, name)) and bounds(written)[0] > today:
                yield Problem(*place, f"'{name}' ({written}) di masa depan", "Betulkan tanggalnya.")
        if bounds(source.diundangkan)[1] < bounds(source.ditetapkan)[0]:
            yield Problem(*place, f"{label_of(source.id)} diundangkan sebelum ditetapkan", "Betulkan tanggalnya.")
        year = (source.ditetapkan or source.diundangkan)[:4]
        if source.jenis in JENIS and source.jenis != "uud" and year and year != source.tahun:
            yield Problem(
                *place, f"{label_of(source.id)} bertahun {source.tahun}, tanggalnya {year}", "Betulkan salah satunya."
            )
    for relation in corpus.relations:
        place = relation_place(relation)
        act = corpus.sources.get(source_of(relation.dari))
        born = (act.ditetapkan or act.diundangkan) if act else ""
        if relation.mulai and bounds(relation.mulai)[0] > today:
            yield Problem(*place, f"'mulai' ({relation.mulai}) di masa depan", "Periksa tanggalnya.", "peringatan")
        if relation.mulai and born and bounds(relation.mulai)[1] < bounds(born)[0]:
            text = f"Hubungan mulai {relation.mulai}, sebelum {label_of(relation.dari)} ada ({born})"
            yield Problem(*place, text, "Betulkan 'mulai' atau tanggal peraturannya.")
        for target in relation.ke if relation.jenis in ENDING | CHANGING else ():
            law = corpus.sources.get(source_of(target))
            made = (law.ditetapkan or law.diundangkan) if law else ""
            if made and relation.mulai and bounds(relation.mulai)[1] < bounds(made)[0]:
                text = f"Hubungan mulai {relation.mulai}, sebelum {label_of(target)} ada ({made})"
                yield Problem(*place, text, "Betulkan 'mulai', sasarannya, atau tanggal peraturannya.")
                break
        if relation.sampai and bounds(relation.sampai)[1] < bounds(relation.mulai)[0] != date.min:
            yield Problem(*place, f"'sampai' ({relation.sampai}) sebelum 'mulai' ({relation.mulai})", "Betulkan.")
        if relation.jenis in ENDING and not (relation.mulai or relation.syarat):
            yield Problem(*place, "Pencabutan tanpa 'mulai' dan tanpa 'syarat'", "Isi salah satunya.")
        if relation.jenis == "menunda" and not relation.syarat:
            yield Problem(
                *place, "Penundaan tanpa 'syarat'", "Tulis apa yang ditunggu; bila sudah terjadi, hapus baris ini."
            )


CHECKS: tuple[Callable[[Corpus], Iterable[Problem]], ...] = (
    _ids,
    _relation_sources,
    _last_pasal,
    _named_provisions,
    _ringkasan_sources,
    _corrections,
    _cycles,
    _two_repeals,
    _after_the_whole,
    _said_twice,
    _questions,
    _unanswered,
)
"""Checks that need the corpus alone. A new check is one function and one line here."""
