"""What a question wants to be done: an answer, a provision itself, a standing, a comparison, a history."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kadqa.asking.question.actor import actor_of, matter_of
from kadqa.asking.question.aspects import aspects_of
from kadqa.asking.question.informal import standard
from kadqa.asking.question.status import STATUS_WORDS, asks_standing
from kadqa.asking.question.terms import WRITTEN, blanked, whole
from kadqa.asking.question.titles import titled_like
from kadqa.hukum import ids
from kadqa.hukum.chain import chain, former, pair_of, successor_laws
from kadqa.lexical import content_words, words
from kadqa.library.snapshot import Library
from kadqa.records import IN_FORCE, Intent, Rujukan, Side, Term
from kadqa.text import fold

ISI_WORDS = frozenset(
    words(
        "isi isinya bunyi bunyinya berbunyi teks naskah ketentuan tampilkan tunjukkan perlihatkan lihat baca bacakan "
        "buka kutip kutipkan sebutkan tuliskan jelaskan lengkap selengkapnya utuh pasal ayat tentang mengatur diatur "
        "memuat undang uu pp lama asli awal semula dulu dahulu versi redaksi"
    )
)
"""Stems of a question that asks for a provision itself: "isi pasal 363", "tunjukkan ... lengkap"."""

WHOLE_WORDS = ISI_WORDS | frozenset(
    words(
        "ruang lingkup cakupan mencakup membahas berisi materi muatan pokok garis besar ringkasan ringkas rangkuman bab"
    )
)
"""Stems of a question on what a law holds as a whole: "PP 28/2018 mengatur apa?", "ruang lingkup UU 23/2014"."""
PART = re.compile(r"\b(?:bab|bagian|paragraf) (?:ke)?-?(?:\d+|[ivxl]+|satu|dua|tiga|empat|lima)\b", re.IGNORECASE)
"""One part of a law: "bab II"."""

FORM_WORDS = frozenset(
    words(
        "definisi pengertian kepanjangan singkatan "
        "arti artinya maksud istilah jenis macam isi bunyi sebut jelas jumlah banyak contoh status "
        "cara bagaimana proses aturan peraturan menurut paling sedikit minimal maksimal lama kalau jika mau mana orang "
        "hal apa siapa terdiri meliputi termasuk perbedaan pasal ayat huruf undang uu pp kini sekarang saat masih "
        "sudah belum saja tidak boleh dapat bisa harus ada punya buat benar betul"
    )
)
"""Stems that say what kind of answer is wanted, not what about; a provision need not contain them."""
BY_WAY = frozenset(words("lewat melalui pakai memakai versi"))
"""Stems that ask by what way or in which version, and name nothing: "lewat apa?"."""
BANDING = re.compile(
    r"\b(?:beda(?!\s+(?:provinsi|kabupaten|kota|daerah|pulau|wilayah|kab|prov|negara)\b(?!\s+(?:dan|dengan|sama|vs)\b))"
    r"(?:nya|kah)?|perbedaan(?:nya)?|perbandingan(?:nya)?|(?:mem)?bandingkan|(?:mem)?bedakan"
    r"|(?<!bisa )(?<!dapat )(?<!boleh )(?<!masih )dibanding(?:kan)?"
    r"|persamaan(?:nya)?(?! kedudukan)|versus|vs|apa(?:kah)? (?:yang )?ber(?:beda|lainan))\b",
    re.IGNORECASE,
)
"""Asks for two things side by side: "apa beda A dan B", "bandingkan A dan B"; "daerah beda provinsi" does not."""
BERUBAH = re.compile(
    r"\b(?:apa|bagaimana|mana)\b.{0,25}\b(?:berubah|perubahan(?:nya)?|(?:yang )?baru)\b.{0,60}"
    r"\b(?:dari|sejak|setelah|sesudah|dengan|lama|sebelumnya|terdahulu|ke|di|menjadi)\b"
    r"|\b(?:perubahan|pembaruan|hal baru) (?:apa|yang)(?: saja)?\b.{0,20}"
    r"\b(?:dibawa|dibuat|dihadirkan|diperkenalkan)\b"
    r"|\bperubahan\b.{0,60}\bdari\b.{3,60}\b(?:ke|menjadi|sampai|hingga)\b",
    re.IGNORECASE,
)
"""Asks what a later law made of an earlier one: "apa yang berubah dari UU lama", "apa yang baru di PP 28/2018"."""
BETWEEN = re.compile(
    r"\b(?:(?:ber)?ubah(?:nya)?|perubahan(?:nya)?|diubah|pembaruan|pergeseran|bergeser)\b[^?]*"
    r"\b(?:antara _+ (?:dan|dengan|ke|sampai|hingga)|dari _+ (?:ke|sampai|hingga|menjadi)) _"
    r"|\b(?:antara _+ (?:dan|dengan|ke|sampai|hingga)|dari _+ (?:ke|sampai|hingga|menjadi)) _+[^?]*"
    r"\b(?:berubah|perubahan(?:nya)?|diubah|pembaruan|pergeseran|bergeser)\b",
    re.IGNORECASE,
)
"""Asks what changed between two laws, rujukan blanked: "apa yang berubah soal X antara ___ dan ___"."""
LAMA = re.compile(r"\b(?:lama|sebelumnya|terdahulu|dulu|dahulu|pendahulunya)\b", re.IGNORECASE)
"""The earlier law, not by name."""
RIWAYAT = re.compile(
    r"\b(?:riwayat(?:nya)?|sejarah(?:nya)?|kronologi(?:nya|s)?|linimasa|garis waktu|timeline"
    r"|(?:perjalanan|perkembangan|evolusi|pasang surut) (?:pengaturan|regulasi|hukum|aturan|ketentuan|peraturan"
    r"|dasar hukum|undang-undang|uu|pp)|(?:urutan|pergantian|silih berganti(?:nya)?) (?:aturan|peraturan"
    r"|undang-undang|uu|pp)|(?:kapan|berapa kali)\b.{0,20}\b(?:aturan|peraturan|undang-undang|uu|pp)\b.{0,40}"
    r"\bberganti(?:-ganti)?|dari masa ke masa|dari waktu ke waktu)\b",
    re.IGNORECASE,
)
"""Asks for a history: "riwayat UU pemerintahan daerah", "sejarah pengaturan kerja sama daerah"."""
CHANGES = re.compile(
    r"\bperubahan(?:nya)?\b.{0,40}\b(?:apa saja|mana saja|berapa kali)\b"
    r"|\b(?:apa saja|mana saja)\b.{0,20}\bperubahan(?:nya)?\b"
    r"|\b(?:(?:sudah|telah|pernah) )?(?:berapa kali )?diubah (?:berapa kali|oleh apa saja|dengan apa saja|apa saja)\b"
    r"|\bdiubah berapa kali\b|\bberapa kali\b.{0,30}\b(?:diubah|perubahan|berubah)\b",
    re.IGNORECASE,
)
"""Asks for all changes of one law: "perubahan UU 23/2014 apa saja", "UU 23/2014 sudah diubah berapa kali"."""
PARTS = re.compile(
    r"\b(?:pasal|ketentuan|ayat|bagian)\b(?: yang)? (?:mana|apa|berapa)(?: saja)?\b.{0,60}"
    r"\bdi(?:cabut|hapus|ubah|sisipkan|tambah(?:kan)?)\b"
    r"|\b(?:apa|mana|berapa) saja\b.{0,20}\b(?:pasal|ketentuan|ayat|bagian)\b.{0,60}"
    r"\bdi(?:cabut|hapus|ubah|sisipkan)\b",
    re.IGNORECASE,
)
"""Asks which parts of one law something was done to: "pasal berapa saja di UU 23/2014 yang sudah dicabut"."""
MOVED = re.compile(
    r"\b(?:sekarang|kini|saat ini)\b.{0,20}\b(?:di ?mana|pasal (?:berapa|mana)|jadi (?:pasal )?(?:berapa|apa|mana))\b"
    r"|\b(?:jadi|menjadi|pindah ke|dipindah(?:kan)? ke) (?:pasal )?(?:berapa|mana)\b|\bpadanan(?:nya)?\b",
    re.IGNORECASE,
)
"""Asks where a provision went: "pasal 196 UU 32/2004 sekarang di mana", "... jadi pasal berapa"."""

COMPARE_WORDS = frozenset(
    words(
        "beda bedanya bedakah bedakan perbedaan perbandingan bandingkan membandingkan dibanding dibandingkan "
        "membedakan persamaan versus vs berbeda berlainan antara dengan apa apakah mana bagaimana jelaskan sebutkan "
        "tolong "
        "buatkan tabel matriks saja poin hal aspek segi sisi soal mengenai berubah perubahan perubahannya baru lama "
        "diubah bergeser pergeseran sebelumnya terdahulu dulu dahulu dibawa dibuat pembaruan "
        "sekarang kini sejak setelah sesudah jadi menjadi ada dari ke di aturan "
        "menurut berdasarkan peraturan ketentuan pengaturan undang uu pp regulasi hukum isi isinya itu ini sama lain "
        "keduanya"
    )
)
"""Stems that ask for a comparison and say nothing of its aspect."""
MOST_SIDES = 4
"""Things set side by side at most."""
HISTORY_WORDS = frozenset(
    words(
        "riwayat riwayatnya sejarah sejarahnya kronologi linimasa garis waktu timeline perjalanan perkembangan masa "
        "pengaturan regulasi hukum peraturan tentang apa bagaimana ceritakan jelaskan dari sampai hingga sekarang kini "
        "di indonesia mengenai perubahan aturan dasar urutan pergantian berganti kapan pertama saja kali berapa"
    )
)


@dataclass(frozen=True, slots=True)
class Meant:
    """The intent with what belongs to it; the fields are those of `Query`."""

    intent: Intent
    sides: tuple[Side, ...] = ()
    aspects: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    changes_only: bool = False


def meant(
    text: str,
    found: Sequence[Rujukan],
    laws: Sequence[str],
    provisions: Sequence[str],
    matched: Sequence[tuple[str, Term]],
    library: Library,
) -> Meant:
    """What is wanted of the question.

    Args:
        text: the question made whole.
        found: its rujukan.
        laws: ids of the laws that it names.
        provisions: ids of the provisions that it names.
        matched: (words used, term) of the terms that it names.
        library: for the names of laws and what became of them.
    """
    if BANDING.search(text) or BERUBAH.search(text) or BETWEEN.search(blanked(text, found)):
        compared = _comparison(text, found, laws, provisions, matched, library)
        if compared is not None:
            return compared
    parts = len(laws) == 1 and not provisions and PARTS.search(text) and actor_of(text, found) is None
    changes = bool(laws) and bool(CHANGES.search(text) or parts)
    if RIWAYAT.search(text) or changes:
        subjects = _subjects(text, found, laws, provisions, matched, library)
        if subjects:
            return Meant("riwayat", subjects=subjects, changes_only=changes and not RIWAYAT.search(text))
    return Meant(_plain(text, found, laws, provisions, library))


DESCRIBED = re.compile(
    r"\b(?:ketentuan|aturan|pengaturan|norma|pasal)\b [^_.?!]{3,60}?(?= (?:dalam|di|pada|menurut) _)", re.IGNORECASE
)
"""What a provision named is about, before it: "ketentuan persetujuan DPRD dalam Pasal 30 PP 28/2018"."""

CITED_BY = re.compile(
    r"\b(?:halaman|laman|situs|website|web|artikel|berita|tulisan|buku|perda|raperda|surat|nota dinas|dokumen|naskah"
    r"|mou|pks|perjanjian|kesepakatan|sk)\b [^_.?!]{0,60}?\b(?:(?:me)?nyebut(?:kan)?|menulis(?:kan)?|mencantumkan"
    r"|merujuk|mengutip|mengacu|memakai|pakai|menggunakan)(?: (?:pada|ke|dasar hukum(?:nya)?|aturan|peraturan))*(?= _)",
    re.IGNORECASE,
)
"""Who cites a law, before it, which says nothing of how it stands: "website X menyebut UU 32/2004, masih berlaku?"."""


def _plain(
    text: str, found: Sequence[Rujukan], laws: Sequence[str], provisions: Sequence[str], library: Library
) -> Intent:
    if not found:
        return "tanya"
    blank = DESCRIBED.sub(" ", blanked(text, found))
    if matter := matter_of(text, found):
        blank = blank.replace(matter, " ")
    spoken = standard(blank.replace("_", " "))
    uncited = standard(CITED_BY.sub(" ", blank).replace("_", " "))
    rest = {word for word in content_words(spoken) if not word.isdecimal()}
    moved = provisions and MOVED.search(text) and not rest - STATUS_WORDS
    if (laws or provisions) and (moved or asks_standing(spoken, gone=_gone(laws, library)) or asks_standing(uncited)):
        return "status"
    whole = bool(laws) and not provisions and not rest - WHOLE_WORDS and not PART.search(spoken)
    if (provisions and not rest - ISI_WORDS) or whole:
        return "isi"
    return "tanya"


def _gone(laws: Sequence[str], library: Library) -> bool:
    """Whether the laws named are all known, and none is surely in force in the end."""
    known = bool(laws) and all(law in library.sources and library.sources[law].is_law for law in laws)
    return known and all(library.standing.history(law)[-1].status not in IN_FORCE for law in laws)


def without(text: str, found: Sequence[Rujukan]) -> str:
    """The text with its rujukan cut out."""
    for rujukan in sorted(found, key=lambda r: -r.start):
        text = f"{text[: rujukan.start]} {text[rujukan.end :]}"
    return text


# --- comparisons --------------------------------------------------------------------------------


def _comparison(
    text: str,
    found: Sequence[Rujukan],
    laws: Sequence[str],
    provisions: Sequence[str],
    matched: Sequence[tuple[str, Term]],
    library: Library,
) -> Meant | None:
    """The two sides of a comparison with its aspects, or None if the question does not give two."""
    rest = fold(without(text, found))
    whole_ids = [p for p in provisions if "/" in p]
    compared = OF_WHAT.split(rest)[0]
    terms = _spoken_terms(compared, matched, library.terms, library)
    if len(terms) < 2:
        terms = _spoken_terms(rest, matched, library.terms, library)
    if 2 <= len(whole_ids) <= MOST_SIDES:
        return Meant("banding", tuple(Side(library.label(p), (p,)) for p in whole_ids))
    pair = list(laws[:MOST_SIDES])
    if len(pair) == 1 and (BERUBAH.search(text) or LAMA.search(text)):
        old = former(pair[0], library.standing, library.sources)
        new = successor_laws(pair[0], library.standing, library.sources)
        later = bool(new) and not LAMA.search(text)
        pair = [pair[0], new[0]] if later or (new and not old) else [old[0], pair[0]] if old else pair
    if not pair and LAMA.search(text) and (BERUBAH.search(text) or not terms):
        pair = list(pair_of(_jenis_named(rest), library.standing, library.sources))
    if not pair and len(terms) < 2 and LAMA.search(text) and NEW.search(text):
        pair = list(_old_and_new(matched, library))
    if len(pair) >= 2:
        sides = tuple(Side(library.label(law), (law,)) for law in _in_time(pair, library))
        return Meant("banding", sides, _aspects(_by_their_names(rest, matched), (), library))
    if not laws and len(terms) == 1:
        terms = _with_short_name(rest, terms, library)
    if not laws and (len(terms) == 2 or _in_a_row(rest, terms)):
        sides = tuple(Side(term.istilah, term.ketentuan) for _, term in terms)
        return Meant("banding", sides, _aspects(rest, terms, library))
    return None


def _with_short_name(rest: str, terms: Sequence[tuple[str, Term]], library: Library) -> list[tuple[str, Term]]:
    """The one term found and the one that the other word of a comparison shortens, in the question's order.

    "Beda sinergi dengan kerja sama daerah": of the terms that begin so the one that the corpus compares with it.
    """
    (used, term), *_ = terms
    left = [word for word in WRITTEN.findall(whole(used).sub(" ", rest)) if set(content_words(word)) - COMPARE_WORDS]
    if len(left) != 1:
        return list(terms)
    side = Side(term.istilah, term.ketentuan)
    named = [one for one in library.terms if fold(one.istilah).split()[0] == left[0] and one.ketentuan]
    fitting = [one for one in named if aspects_of([side, Side(one.istilah, one.ketentuan)], library)]
    if len(fitting) != 1:
        return list(terms)
    pair = [(used, term), (left[0], fitting[0])]
    return sorted(pair, key=lambda one: rest.find(one[0]))


NEW = re.compile(r"\b(?:baru|terbaru|sekarang|kini|saat ini|yang berlaku)\b", re.IGNORECASE)
"""Today's law, not by name."""


def _old_and_new(matched: Sequence[tuple[str, Term]], library: Library) -> tuple[str, ...]:
    """The law on which a term rests and the one that it came after: of several pairs the one compared most."""
    laws = dict.fromkeys(ids.source_of(provision) for _, term in matched for provision in term.ketentuan)
    pairs = [(old, law) for law in laws for old in former(law, library.standing, library.sources)[:1]]
    sides = {pair: [Side(library.label(law), (law,)) for law in pair] for pair in pairs}
    return max(pairs, key=lambda pair: len(aspects_of(sides[pair], library)), default=())


OF_WHAT = re.compile(r"\b(?:soal|mengenai|terkait|dalam hal|perihal|(?:dari|dalam) (?:segi|sisi|aspek))\b")
"""Before what a comparison is about; folded."""


def _in_a_row(rest: str, terms: Sequence[tuple[str, Term]]) -> bool:
    """Whether three terms or more are named one after the other, with nothing but "dan" and the like between them."""
    for used, _ in terms:
        rest = whole(used).sub("\0", rest)
    between = r"[\s,]*(?:dan|dengan|atau|serta|vs|versus|sama|yang|kerja sama)?[\s,]*"
    return 2 < len(terms) <= MOST_SIDES and bool(re.search(rf"\0(?:{between}\0){{{len(terms) - 1}}}", rest))


def _spoken_terms(
    rest: str, matched: Sequence[tuple[str, Term]], known: Sequence[Term], library: Library
) -> list[tuple[str, Term]]:
    """The terms set side by side, in the question's order; a shared head counts for both ("kerja sama A dan B")."""
    places: dict[str, tuple[int, str, Term]] = {}
    for used, term in matched:
        match = whole(used).search(rest)
        if match:
            places.setdefault(term.istilah, (match.start(), used, term))
    for term in known:
        for name in (term.istilah, *term.varian):
            head, _, last = fold(name).rpartition(" ")
            # Most are not in most questions: look for the letters before a pattern is made.
            if not head or head not in rest or last not in rest or term.istilah in places:
                continue
            joined = (
                rf"(?<!\w){re.escape(head)} (?:[\w/-]+(?: [\w/-]+)?,? (?:(?:dan|dengan|dari|vs|versus|atau|ke) )?)+?"
            )
            if match := re.search(joined + rf"(?<=[ ,])(?:yang )?({re.escape(last)})(?!\w)", rest):
                places[term.istilah] = (match.start(1), last, term)
    ordered = sorted(places.values(), key=lambda place: place[0])
    # What stands within another's words ("kerja sama" in "kerja sama wajib") is not set beside it.
    several = [(used, term) for _, used, term in ordered if term.ketentuan]
    if len(several) > 2:
        several = [pair for pair in several if tells(pair[0], library)]
    return several


def _jenis_named(rest: str) -> str:
    match = re.search(r"\b(?:(uu|undang-undang|undang undang)|(pp|peraturan pemerintah))\b", rest)
    return "" if match is None else "uu" if match[1] else "pp"


def _in_time(pair: Sequence[str], library: Library) -> list[str]:
    """Laws compared, the older first where one came after the other, in however many steps."""
    found = list(pair)
    for law in pair:
        order = chain(law, library.standing, library.sources)
        places = [n for n, one in enumerate(found) if one in order]
        for n, one in zip(places, sorted((found[n] for n in places), key=order.index), strict=True):
            found[n] = one
    return found


def aspects_said(text: str, matched: Sequence[tuple[str, Term]], library: Library) -> tuple[str, ...]:
    """Stems of what a comparison without laws is about, the words of asking and of time left out."""
    return _aspects(fold(text), [pair for pair in matched if not tells(pair[0], library)], library)


def tells(name: str, library: Library) -> bool:
    """Whether a name has a word by which it is told from what the library as a whole is about."""
    return not all(map(library.common, words(name)))


def _by_their_names(rest: str, matched: Sequence[tuple[str, Term]]) -> str:
    """A folded text with the law's one word for each thing that it calls otherwise: "sengketa" -> "perselisihan"."""
    for used, term in matched:
        if len(words(term.istilah)) == 1:
            rest = whole(used).sub(fold(term.istilah), rest)
    return rest


def _aspects(rest: str, terms: Sequence[tuple[str, Term]], library: Library) -> tuple[str, ...]:
    """Stems of what the comparison is about."""
    for used, term in terms:
        # One thing may be said twice, in two of its names: "MoU, kesepakatan bersama, dan PKS".
        for name in (used, *map(fold, (term.istilah, *term.varian))):
            rest = whole(name).sub(" ", rest)
    found = [word for word in content_words(standard(rest)) if word not in COMPARE_WORDS and not word.isdecimal()]
    return tuple(word for word in found if not library.common(word))


# --- histories ----------------------------------------------------------------------------------


def _subjects(
    text: str,
    found: Sequence[Rujukan],
    laws: Sequence[str],
    provisions: Sequence[str],
    matched: Sequence[tuple[str, Term]],
    library: Library,
) -> tuple[str, ...]:
    """What a history is asked of: what is named, else laws whose title is named, else those a term rests on."""
    named = [p for p in provisions if "/" in p] or list(laws)
    if named:
        return tuple(named)
    rest = fold(without(text, found))
    asked = set(content_words(rest)) - HISTORY_WORDS
    jenis = _jenis_named(rest)
    titled = titled_like(asked - set(words(jenis)), jenis, library)
    resting = [ids.source_of(provision) for _, term in matched for provision in term.ketentuan]
    resting = [law for law in resting if not jenis or library.sources[law].jenis == jenis] if resting else []
    return tuple(dict.fromkeys([*titled, *resting]))
