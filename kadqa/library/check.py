"""`kadqa corpus check`: what a curator should know before a corpus is published.

Every check is one function in `CHECKS`; each yields problems with file, line and remedy. "salah" is a mistake;
"peringatan" is something that may be meant so (a law that only a document of the corpus brings).
"""

from __future__ import annotations

import html
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path

from kadqa.errors import UnreadableFile
from kadqa.hukum.hubungan import KINDS, span_of
from kadqa.hukum.ids import pasal_number, source_of
from kadqa.hukum.jenis import JENIS, source_id
from kadqa.library import angka
from kadqa.library.corpus import Corpus
from kadqa.library.ringkasan import Problem
from kadqa.records import ASLI, Relation
from kadqa.text import fold, squash

MAX_WORDS = 8
"""No run of words of a document longer than this may stand in the corpus."""
LONG_NAME = 5
"""A title or term of this many words or more counts as one word when runs are measured."""
SEPARATORS = 3
"""A run with this many list separators is an enumeration of nouns, which may stand."""
WORD = re.compile(r"\w+(?:[-/.]\w+)*")
"""A word with its inner hyphens, slashes and points: "kabupaten/kota", "undang-undang", "23/2014"."""
LIST_WORDS = {"dan", "atau", "dan/atau", "serta"}
HIDDEN = re.compile(r"<(script|style)\b.*?</\1>|<[^>]+>", re.DOTALL | re.IGNORECASE)
"""Markup, with scripts and styles whole."""
WHERE = re.compile(r"^(.*) baris (\d+)$")
"""`Relation.where`: "corpus/hubungan.toml baris 3"."""
ENDING = {"mencabut", "menggantikan"}
CHANGING = {"mengubah", "menyisipkan", "menghapus"}
TEXTS = {".md", ".txt", ".html", ".htm"}


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
        found += _patterns_in_pages(corpus, realdata)
        found += _copied(corpus, realdata, read)
    if realdata is not None and read is not None:
        found += angka.problems(corpus, angka.read_naskah(corpus, realdata, read))
    return tuple(found)


def _at(corpus: Corpus, key: str) -> tuple[str, int]:
    return corpus.places.get(key, ("korpus", 1))


def _at_relation(relation: Relation) -> tuple[str, int]:
    match = WHERE.match(relation.where)
    return (match.group(1), int(match.group(2))) if match else (relation.where or "hubungan.toml", 1)


# --- what rows name ---------------------------------------------------------------------------


def _relation_sources(corpus: Corpus) -> Iterator[Problem]:
    for relation in corpus.relations:
        unknown = dict.fromkeys(source_of(i) for i in (relation.dari, *relation.ke))
        for source in (s for s in unknown if s not in corpus.sources):
            text = f"Hubungan menyebut '{source}' yang tidak ada di sumber.toml"
            remedy = "Tambahkan barisnya di sumber.toml, atau betulkan idnya."
            yield Problem(*_at_relation(relation), text, remedy, "peringatan")


def _last_pasal(corpus: Corpus) -> Iterator[Problem]:
    for relation in corpus.relations:
        for provision in (relation.dari, *relation.ke):
            source = corpus.sources.get(source_of(provision))
            number = pasal_number(provision)
            last = source.pasal_terakhir if source else None
            if last is not None and number is not None and number > last:
                text = f"'{provision}' melampaui pasal terakhir ({last})"
                yield Problem(*_at_relation(relation), text, "Betulkan pasal itu atau pasal_terakhir di sumber.toml.")


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
    lines = {f"hubungan:padanan {row.dari}": _at_relation(row) for row in corpus.relations}
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
            place = lines.get(key) or _at(corpus, key)
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
            yield Problem(*_at(corpus, f"sumber:{source.id}"), f"Id '{source.id}' tidak sesuai isinya", remedy)


def _corrections(corpus: Corpus) -> Iterator[Problem]:
    for row in corpus.corrections:
        place = _at(corpus, f"catatan:{row.id}")
        if len(row.pola.split()) > MAX_WORDS:
            text = f"Pola '{row.id}' lebih dari {MAX_WORDS} kata"
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
                        yield Problem(*_at_relation(relation), f"Lingkaran: {ring}", "Betulkan arah salah satunya.")
                elif there not in done:
                    stack.append((there, (*path, there)))
        done.add(start)


def _two_repeals(corpus: Corpus) -> Iterator[Problem]:
    first: dict[str, Relation] = {}
    for relation in corpus.relations:
        for target in relation.ke if relation.jenis in ENDING else ():
            earlier = first.setdefault(target, relation)
            if earlier is not relation:
                text = f"'{target}' dicabut dua kali: oleh '{earlier.dari}' dan '{relation.dari}'"
                yield Problem(*_at_relation(relation), text, f"Hapus salah satunya (yang lain: {earlier.where}).")


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
                text = (
                    f"'{target}' {KINDS[relation.jenis].passive} mulai {relation.mulai}, sesudah peraturannya dicabut"
                )
                yield Problem(*_at_relation(relation), text, f"Betulkan salah satunya (yang lain: {whole.where}).")


def _said_twice(corpus: Corpus) -> Iterator[Problem]:
    """The same thing in two rows: a relation to the same target, a word for two terms, an address of two sources."""
    first: dict[tuple[str, str, str], Relation] = {}
    for relation in corpus.relations:
        for target in relation.ke:
            earlier = first.setdefault((relation.dari, relation.jenis, target), relation)
            if earlier is not relation and relation.jenis not in ENDING:
                text = f"'{relation.dari}' {relation.jenis} '{target}' sudah tercatat"
                yield Problem(*_at_relation(relation), text, f"Hapus salah satunya (yang lain: {earlier.where}).")
        for target in (t for t, many in Counter(relation.ke).items() if many > 1):
            yield Problem(*_at_relation(relation), f"'{target}' dua kali dalam satu baris", "Hapus salah satunya.")
    words: dict[str, str] = {}
    for row in corpus.terms:
        for word in dict.fromkeys(fold(one) for one in (row.istilah, *row.varian)):
            other = words.setdefault(word, row.istilah)
            if other != row.istilah:
                text = f"Kata '{word}' dipakai istilah '{other}' dan '{row.istilah}'"
                place = _at(corpus, f"istilah:{row.istilah}")
                yield Problem(*place, text, "Pakai pada satu istilah saja, atau gabungkan keduanya.", "peringatan")
    addresses: dict[str, str] = {}
    for source in corpus.sources.values():
        for address in source.alamat:
            other = addresses.setdefault(address.rstrip("/"), source.id)
            if other != source.id:
                text = f"Alamat {address} sudah dipakai '{other}'"
                yield Problem(*_at(corpus, f"sumber:{source.id}"), text, "Betulkan salah satunya.")


def _dates(corpus: Corpus, today: date) -> Iterator[Problem]:
    def bounds(written: str) -> tuple[date, date]:
        return span_of(written) or (date.min, date.max)

    for source in corpus.sources.values():
        place = _at(corpus, f"sumber:{source.id}")
        for name in ("ditetapkan", "diundangkan", "diperiksa"):
            if (written := getattr(source, name)) and bounds(written)[0] > today:
                yield Problem(*place, f"'{name}' ({written}) di masa depan", "Betulkan tanggalnya.")
        if bounds(source.diundangkan)[1] < bounds(source.ditetapkan)[0]:
            yield Problem(*place, f"'{source.id}' diundangkan sebelum ditetapkan", "Betulkan tanggalnya.")
        year = (source.ditetapkan or source.diundangkan)[:4]
        if source.jenis in JENIS and source.jenis != "uud" and year and year != source.tahun:
            yield Problem(
                *place, f"'{source.id}' bertahun {source.tahun}, tanggalnya {year}", "Betulkan salah satunya."
            )
    for relation in corpus.relations:
        place = _at_relation(relation)
        act = corpus.sources.get(source_of(relation.dari))
        born = (act.ditetapkan or act.diundangkan) if act else ""
        if relation.mulai and bounds(relation.mulai)[0] > today:
            yield Problem(*place, f"'mulai' ({relation.mulai}) di masa depan", "Periksa tanggalnya.", "peringatan")
        if relation.mulai and born and bounds(relation.mulai)[1] < bounds(born)[0]:
            text = f"Hubungan mulai {relation.mulai}, sebelum '{relation.dari}' ada ({born})"
            yield Problem(*place, text, "Betulkan 'mulai' atau tanggal peraturannya.")
        for target in relation.ke if relation.jenis in ENDING | CHANGING else ():
            law = corpus.sources.get(source_of(target))
            made = (law.ditetapkan or law.diundangkan) if law else ""
            if made and relation.mulai and bounds(relation.mulai)[1] < bounds(made)[0]:
                text = f"Hubungan mulai {relation.mulai}, sebelum '{target}' ada ({made})"
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
)
"""Checks that need the corpus alone. A new check is one function and one line here."""


# --- against the documents --------------------------------------------------------------------


def document_text(path: Path) -> str:
    """The visible text of a Markdown, text or HTML file, spaces evened; "" for other files."""
    if path.suffix.lower() not in TEXTS:
        return ""
    text = path.read_text(encoding="utf-8", errors="replace")
    if path.suffix.lower() in {".html", ".htm"}:
        text = html.unescape(HIDDEN.sub(" ", text))
    return squash(text)


def _documents(realdata: Path) -> list[Path]:
    return sorted(path for path in realdata.rglob("*") if path.is_file() and path.name != "README.md")


def _patterns_in_pages(corpus: Corpus, realdata: Path) -> Iterator[Problem]:
    pages = {f"halaman/{path.stem}": path for path in _documents(realdata) if path.suffix.lower() in {".html", ".htm"}}
    for row in corpus.corrections:
        page = pages.get(row.halaman)
        if page is not None and squash(row.pola) not in document_text(page):
            text = f"Pola '{row.id}' tidak ada di halamannya: '{row.pola}'"
            yield Problem(*_at(corpus, f"catatan:{row.id}"), text, "Salin penggalannya tepat dari halaman.")


def runs(text: str, names: Sequence[str] = ()) -> Iterator[tuple[str, ...]]:
    """Runs of `MAX_WORDS` + 1 words that must not stand in a document.

    Case, spelling ("antar daerah", "kerjasama") and punctuation do not count. A title or term of `LONG_NAME`
    words or more is one word. A run with `SEPARATORS` list separators is an enumeration and left out.
    """
    words = _words(text, names)
    for at in range(len(words) - MAX_WORDS):
        window = words[at : at + MAX_WORDS + 1]
        if sum(comma or word in LIST_WORDS for word, comma in window[:-1]) < SEPARATORS:
            yield tuple(word for word, _ in window)


def _words(text: str, names: Sequence[str]) -> list[tuple[str, bool]]:
    """Words, folded, each with whether a comma or semicolon follows."""
    folded = fold(text)
    for name in names:
        folded = folded.replace(name, name.replace(" ", "_"))
    return [(m.group(), folded[m.end() : m.end() + 1] in {",", ";"}) for m in WORD.finditer(folded)]


def _text_of(path: Path, read: angka.Read | None) -> str:
    """A document's text; that of a PDF only where a reader is at hand."""
    if path.suffix.lower() != ".pdf" or read is None:
        return document_text(path)
    try:
        return squash(" ".join(page.text for page in read(path).pages))
    except UnreadableFile:
        return ""


def _copied(corpus: Corpus, realdata: Path, read: angka.Read | None) -> Iterator[Problem]:
    spoken = [*(source.judul for source in corpus.sources.values()), *(row.istilah for row in corpus.terms)]
    names = sorted({fold(name) for name in spoken if len(name.split()) >= LONG_NAME}, key=len, reverse=True)
    wanted: dict[tuple[str, ...], list[str]] = defaultdict(list)
    texts = [(f"ringkasan:{p.version}:{p.provision}", p.text) for p in corpus.ringkasan]
    texts += [(f"catatan:{row.id}", f"{row.benar} {row.alasan}") for row in corpus.corrections]
    texts += [(f"perbandingan:{row.id}", f"{row.kiri[1]} | {row.kanan[1]}") for row in corpus.comparisons]
    texts += [(f"hubungan:{row.dari}", f"{row.catatan} | {row.syarat}") for row in corpus.relations]
    texts += [(f"angka:{row.ketentuan}", row.alasan) for row in corpus.number_exceptions]
    lines = {f"hubungan:{row.dari}": _at_relation(row) for row in corpus.relations}
    for key, text in texts:
        for run in runs(text, names):
            wanted[run].append(key)
    seen: set[str] = set()
    for path in _documents(realdata):
        words = [word for word, _ in _words(_text_of(path, read), names)]
        for at in range(len(words) - MAX_WORDS):
            run = tuple(words[at : at + MAX_WORDS + 1])
            for key in wanted.get(run, ()):
                if key not in seen:
                    seen.add(key)
                    text = f"'{key.rpartition(':')[2]}' mengulang {path.name}: '{' '.join(run)}'"
                    place = lines.get(key) or _at(corpus, key)
                    yield Problem(*place, text, f"Tulis ulang; paling banyak {MAX_WORDS} kata berturut-turut.")
