"""The kind of fact that a question asks for (a length of time, a sum, a number to call), and whether a text has one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kadqa.asking.question.intent import FORM_WORDS
from kadqa.asking.search.find import words_of
from kadqa.lexical import content_words, words
from kadqa.library.snapshot import Library
from kadqa.records import Excerpt, Hit, Query
from kadqa.text import fold

AS_NEAR = 0.9
"""Share of the best score that an excerpt with such a fact must reach, to be what was asked for."""

_NUMBER = r"(?:\d[\d.,]*|\b(?:satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh|\w+ belas|\w+ puluh))"
_SAID_AGAIN = r"\s*(?:\([\w ]+\)\s*)?\(?"
_SUM = (
    r"(?:biaya|tarif|harga|denda|honor(?:arium)?|gaji|upah|ongkos|modal|nilai kontrak|dana|anggaran|iuran|tunjangan"
    r"|retribusi)(?:nya)?"
)
_OF = r"(?:(?:jumlah|banyak|besar|besaran|besarnya|nilai|nominal|maksimal|minimal|total|paling \w+) )*"
_TERM = (
    r"(?:jangka waktu(?:nya)?|masa (?:berlaku|perjanjian|kontrak|kerja ?sama)(?:nya)?|durasi(?:nya)?|lama(?:nya)? "
    r"(?:perjanjian|kontrak|kerja ?sama))"
)
_TERM_SAID = (
    r"\b(?:jangka waktu|(?:me)?(?:perlu|butuh)(?:kan)? waktu|masa (?:berlaku|perjanjian|kontrak|kerja sama)|berlaku"
    r"|(?:perjanjian|kontrak|kerja sama)(?: \w+)?(?= tidak (?:boleh )?melebihi))\b[^.;:]{0,80}?"
)
_MOST = r"(?:maksimal|maksimum|maks|terlama|terpanjang|paling (?:lama|panjang|banyak)|batas atas)"
_LEAST = r"(?:minimal|minimum|min|tersingkat|terpendek|paling (?:singkat|pendek|sedikit|sebentar)|sekurang-kurangnya)"
_TURN = r"(?:hari|minggu|bulan|triwulan|semester|tahun|tahunnya)"
_A_LAW = r"\b(?:uu|pp|perpres|permendagri|perppu|undang-undang|peraturan (?:pemerintah|presiden|menteri))\b"
_PEOPLE = r"(?:orang|org|anggota|pegawai|personel|personil|staf)"


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of fact."""

    asks: re.Pattern[str]
    """What a question says that asks for one; on the folded question."""
    has: re.Pattern[str]
    """What a text says that has one; on the folded text."""
    pages: bool = False
    """It is no matter of law: only a page can have one."""


def _kind(asks: str, has: str, *, pages: bool = False) -> Kind:
    return Kind(re.compile(asks), re.compile(has), pages)


def _term_of(bound: str, said: str) -> Kind:
    """How long something may or must last, which is not by when something must be done."""
    lasting = r"\bberapa (?:lama|bulan|tahun)\b"
    return _kind(
        rf"\b{_TERM}\b.*\b{bound}\b|\b{bound}\b.*\b{_TERM}\b"
        rf"|(?=.*{lasting})(?=.*\b{bound}\b).*\b(?:perjanjian|kontrak|kerja ?sama|mou|pks)"
        r"(?: \w+){0,3} (?:ber(?:laku|jalan|langsung)|(?:boleh|dapat|bisa) (?:dibuat|diadakan|dilakukan|dijalin))\b"
        rf"|{lasting} {bound} (?:suatu |sebuah )?(?:perjanjian|kontrak|kerja ?sama|mou|pks|kesepakatan)\b",
        rf"{_TERM_SAID}(?:{said})[^.;:]{{0,20}}?{_NUMBER}{_SAID_AGAIN}(?:hari|minggu|bulan|tahun)\b",
    )


KINDS: tuple[Kind, ...] = (
    # "jangka waktu maksimal perjanjian", "berapa tahun paling lama kontrak": "jangka waktu sewa paling lama 5 tahun".
    _term_of(_MOST, r"paling (?:lama|banyak)|maksimal|tidak (?:boleh )?(?:lebih|melebihi)|selama-lamanya"),
    # "jangka waktu minimal kerja sama": "jangka waktu sewa paling singkat 5 tahun".
    _term_of(_LEAST, r"paling (?:singkat|sedikit|kurang)|minimal|sekurang-kurangnya|tidak kurang"),
    # "berapa jumlah kerja sama Kabupaten A": what was done, for a page to tell.
    _kind(
        r"\b(?:berapa(?:kah)?|total) (?:total )?(?:jumlah|banyak|banyaknya)? ?(?:kerja ?sama|mou|pks|nota kesepakatan"
        r"|perjanjian kerja ?sama|kesepakatan bersama)\b(?! (?:wajib|sukarela|yang (?:di|me|wajib|harus|boleh)\w*))"
        r"|\bjumlah (?:kerja ?sama|mou|pks) (?:\w+ ){1,4}(?:berapa|\d{4})\b",
        rf"{_NUMBER}{_SAID_AGAIN}(?:buah|dokumen|naskah|kesepakatan|perjanjian|mou|pks|kerja sama)\b",
        pages=True,
    ),
    # "apakah ada denda", "sanksi pidana bagi ...".
    _kind(r"\bdenda(?:nya)?\b(?!.{0,20}\bberapa\b)(?<!berapa denda)", r"\bdenda\b"),
    _kind(r"\b(?:sanksi|ancaman|hukuman|ketentuan) pidana\b|\bdipidana\b", r"\b(?:pidana|dipidana|penjara|kurungan)\b"),
    # "berapa lama ...", "paling lambat berapa", not "kapan": "45 hari kerja", "30 (tiga puluh) hari".
    _kind(
        r"\bberapa (?:lama|hari|minggu|bulan|tahun|jam)\b(?! (?:penjara|kurungan))"
        r"|\b(?:lama|lambat|singkat|waktu(?:nya)?|tenggat(?:nya)?) berapa\b",
        rf"{_NUMBER}{_SAID_AGAIN}(?:hari|minggu|bulan|tahun|jam)\b",
    ),
    # "berapa tahun penjara", "pidananya berapa".
    _kind(
        r"\b(?:tahun|lama) (?:penjara|kurungan)\b|\bhukuman penjara\b|\b(?:penjara|kurungan|pidana)(?:nya)? berapa\b",
        r"\b(?:penjara|kurungan|pidana)\b",
    ),
    # "berapa tarif ...", "biayanya berapa": "Rp5.000,00", "dua puluh persen".
    _kind(
        rf"\bberapa(?:kah)? {_OF}{_SUM}\b|\b{_SUM} (?:\w+ ){{0,4}}berapa\b",
        r"\brp\.? ?\d|\brupiah\b|\bpersen\b|%|\bper ?(?:seratus|seribu)\b",
    ),
    # "berapa persen ...".
    _kind(r"\bberapa persen\b|\bpersentase(?:nya)?\b", r"\bpersen\b|%|\bper ?(?:seratus|seribu)\b"),
    # "berapa jumlah anggota ...": "7 (tujuh) orang".
    _kind(
        rf"\bberapa(?:kah)? {_OF}{_PEOPLE}\b|\b{_PEOPLE}(?:nya)? (?:\w+ ){{0,3}}berapa(?: orang| org)?$",
        rf"{_NUMBER}{_SAID_AGAIN}(?:orang|anggota|wakil)\b|\bper(?:tiga|empat|dua)\b|\bsepertiga\b|\bseparuh\b",
    ),
    # "nomor telepon ...", "alamat email ...".
    _kind(
        r"\b(?:nomor|no) (?:telepon|telp|tlp|tel|hp|handphone|wa|whatsapp|kontak|fax|faks)\b"
        r"|\balamat (?:e-?mail|surel|website|situs|web)\b|\bkontak person\b|\bnarahubung\b"
        r"|\b(?:website|situs(?: web)?|e-?mail|surel|kontak|instagram|whatsapp)(?:nya)? (?:resmi )?(?:\w+ ){0,4}"
        r"(?:apa|berapa|mana)$",
        r"\(?\b0\d{2,3}\)?[ -]?\d{5,}|\+62|\w@\w|\bwww\.|https?://",
    ),
    # "tiap triwulan atau setahun sekali", "berapa kali dalam setahun": how often.
    _kind(
        rf"\bberapa kali\b|\b(?:tiap|setiap|per) {_TURN}\b.*\batau\b"
        rf"|\bse(?:tahun|bulan|minggu|hari) sekali\b",
        rf"\b(?:tiap|setiap|per) (?:\w+ )?{_TURN}\b|\b{_TURN}an\b|\bkali\b|\bsekali\b|\bberkala\b",
    ),
    # "siapa yang menandatangani PP ...": who enacted a law, which its provisions do not say.
    _kind(
        rf"\bsiapa(?: saja)?(?: yang)? (?:menandatangani|meneken|mengesahkan|mengundangkan) {_A_LAW}"
        rf"|{_A_LAW}(?: [\w/]+){{0,4}} (?:ditandatangani|diteken|disahkan|diundangkan)(?: oleh)? siapa\b"
        rf"|\b(?:siapa penandatangan|penandatangan) {_A_LAW}",
        r"\b(?:ditandatangani|disahkan|diundangkan) oleh\b",
    ),
    # "jam berapa kantor ... buka".
    _kind(r"\b(?:jam|pukul) berapa\b", r"\b(?:jam|pukul) ?\d"),
    # "kapan terakhir ...", "berapa MoU yang sudah diteken", "berapa ... tahun lalu": what was done, not what holds.
    _kind(
        r"\b(?:kapan|tanggal berapa|tahun berapa) (?:\w+ )?terakhir\b|\bterakhir kali\b"
        r"|\bberapa\b.*\b(?:(?:tahun|bulan) (?:lalu|kemarin)|sejauh ini|selama ini|sampai (?:saat ini|sekarang|kini))\b"
        r"|\bberapa(?:kah)? (?:jumlah |banyak )?(?!lama|hari|minggu|bulan|tahun|jam)\w+ (?:\w+ )?(?:yang )?"
        r"(?:sudah|telah) (?:di|ber|me|pernah|punya|ada)\w*",
        rf"{_NUMBER}{_SAID_AGAIN}(?:buah|dokumen|naskah|kesepakatan|perjanjian|mou|pks|daerah|kabupaten|kota|kali|persen)\b"
        r"|\b\d{1,2} [a-z]{3,9} \d{4}\b",
        pages=True,
    ),
)
"""The kinds of fact; a question asks for the first whose `asks` it says."""


CONDITIONS = re.compile(r"^(?P<of>[^:]*\b(?:syarat|persyaratan|kriteria|memenuhi|apabila|bila)\b[^:]*:)\s")
"""A list of conditions: "Sekretariat dapat dibentuk untuk kerja sama yang memenuhi syarat: ..."."""


def _of_something_else(text: str, query: Query) -> bool:
    """Whether a text lists the conditions of something that the question does not name: its numbers are theirs."""
    lead = CONDITIONS.match(text)
    return lead is not None and not set(words(lead["of"])[:1]) & set(words(query.search_text))


def lacks_fact(query: Query, excerpts: Sequence[Excerpt]) -> bool:
    """Whether a fact of some kind is asked for and what answers best names none: the texts leave it open."""
    kind = _asked_kind(query)
    return kind is not None and bool(excerpts) and not _having(kind, query, excerpts)


def _asked_kind(query: Query) -> Kind | None:
    asked = fold(query.asking)
    return next((kind for kind in KINDS if kind.asks.search(asked)), None)


def _having(kind: Kind, query: Query, excerpts: Sequence[Excerpt]) -> list[Excerpt]:
    """The excerpts that have a fact of a kind, as far as they are among what answers best."""
    best = max((excerpt.score for excerpt in excerpts), default=0.0)
    return [
        excerpt
        for excerpt in excerpts
        if excerpt.score >= best * AS_NEAR
        and (not kind.pages or excerpt.kind == "halaman")
        and kind.has.search(text := fold(excerpt.quote or excerpt.passage.full_text))
        and not _of_something_else(text, query)
    ]


_SPAN = r"(?:hari|minggu|bulan|tahun|jam|lama|kali|umur|usia|persen)"
_STOP = (
    r"(?:yang|untuk|bagi|dalam|di|dari|ke|pada|oleh|kalau|jika|bila|dan|atau|itu|saja|dengan|dulu|harus|wajib|boleh"
    r"|ada|adalah|siapa|apa|mana|berapa|bagaimana|tidak|terus|lalu|hal|perkara|benar|betul|karena"
    r"|sebagai|menurut|termasuk|tergolong|sampai|tentang|soal|istilah|istilahnya|namanya|aturan|aturannya)"
)
_NOUN = rf"(?!{_STOP}\b)\w+(?: (?!{_STOP}\b)\w+)?"
_LAST = r"(?: (?:saja|ya|sih|dong|nih|kah))*$"
BY_NAME = re.compile(
    rf"(?:\bberapa(?:kah)? (?!{_SPAN}\b){_OF}|\b(?:siapa|apa)(?:kah)? nama |^nama |^apa )(?P<thing>{_NOUN})"
)
"""What is asked for by name or number: "berapa lembar meterai", "siapa nama notaris", "apa warna"; folded."""
BY_KIND = (
    # "dalam bahasa apa", "lembaga sertifikasi mana yang", "eselon berapa", not "..., apa akibatnya".
    re.compile(
        rf"\b(?P<thing>{_NOUN}) (?:yang )?(?:apa|mana|berapa)"
        r"(?=$|,| (?:yang|kalau|jika|bila|untuk|agar|supaya|ya|sih|dong|nih)\b)"
    ),
    # "kode rekening belanja untuk ... yang mana", "pangkat pejabat yang boleh ... apa".
    re.compile(rf"^(?P<thing>{_NOUN}) (?:\w+ ){{0,2}}(?:untuk|yang|bagi|dari) [^,]*\b(?:apa|mana|berapa){_LAST}"),
)
"""Of what kind of thing one is asked for; folded. Not a list, "bidang apa saja": its items are what is asked for."""
DOING = re.compile(r"(?:me|ny|ng)\w{4,}")
"""A verb, which names no thing: "menggarap", "nyantumin"."""
LOOKED_IN = 5
"""Hits in whose texts and known questions the thing asked for may stand."""


def asks_unknown(query: Query, hits: Sequence[Hit], library: Library) -> bool:
    """Whether the very thing that is asked for stands in no text here, whatever else was found.

    The questions that the first hits are known to answer may speak of it too. Of what kind one is asked for is looked
    at only where some are known: people say "deadline" and "org", a law "batas waktu" and "orang".
    """
    asked = re.sub(r" ?\([^)]*\)$", "", fold(query.asking)).strip(" ?.!")
    name = BY_NAME.search(asked)
    nouns = name["thing"].split() if name else []
    if hits and hits[0].known_to_answer:
        kinds = (found["thing"] for pattern in BY_KIND if (found := pattern.search(asked)) is not None)
        nouns += [word for kind in kinds for word in kind.split() if not DOING.fullmatch(word)]
    # The names of terms and of laws are known, in whatever words: they are not among what is asked.
    named = {stem for word in nouns for stem in content_words(word)} & set(query.asked)
    unknown = {word for word in named if word not in FORM_WORDS and not library.knows(word)}
    if not unknown:
        return False
    return bool(unknown - words_of(library, [unit for hit in hits[:LOOKED_IN] for unit, _ in hit.units]))
