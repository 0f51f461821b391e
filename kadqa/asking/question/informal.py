"""Everyday Indonesian as people type it, made standard: "klo kerjasama dgn swasta hrs izin dprd ga?".

Only what a reader of the question would also write out; words of the law are taught in corpus/istilah.toml.
"""

from __future__ import annotations

import re
from functools import lru_cache

COUNTABLE = (
    r"prinsip|asas|tahap(?:an)?|jenis|macam|bentuk|kategori|kelompok|syarat|unsur|pihak|bidang|objek|langkah|kriteria"
    r"|sebab|alasan|mitra|tujuan|urusan|tugas|fungsi|hak|kewajiban|larangan|sanksi"
)
"""Things of the law that people count: "11 prinsip"."""
COUNT = re.compile(
    rf"(?<![\w./-])(?<!pasal )(?<!ayat )(?<!angka )(?<!nomor )\d{{1,2}} (?={COUNTABLE}\b)", re.IGNORECASE
)
"""A number of such things in figures, which in a search would be the number of a pasal: "11 prinsip"."""

STANDARD: dict[str, str] = {
    word: standard
    for standard, words in {
        "yang": "yg yng",
        "terima kasih": "makasih mksh",
        "dengan": "dgn dg dngn",
        "kalau": "kalo klo kl klw",
        "tidak": "tdk ga gak nggak ngga enggak gk ndak tak",
        "untuk": "utk buat utuk",
        "dalam": "dlm",
        "pada": "pd",
        "dari": "dr dri",
        "sebelum": "sblm sebelom",
        "sesudah": "ssdh",
        "harus": "hrs mesti musti",
        "masih": "msh msih",
        "sekarang": "skrg skrang skg",
        "sudah": "sdh udah udh",
        "belum": "blm blom",
        "berapa": "brp brapa",
        "bagaimana": "bgmn gmn gimana bagaimn",
        "siapa": "sp syapa sapa",
        "kenapa": "knp",
        "karena": "krn karna",
        "saja": "aja sj aje",
        "juga": "jg",
        "saya": "sy sya",
        "sama": "sm",
        "apa": "ap",
        "kapan": "kpn kpan",
        "ingin": "pengen pingin kepingin pengin",
        "sangat": "banget bgt",
        "berbatasan": "tetanggaan bertetanggaan bertetangga",
        "bisa": "bs",
        "boleh": "blh",
        "apakah": "apkh",
        "tentang": "ttg tntg",
        "menurut": "mnrt",
        "antara": "antra",
        "dipakai": "dipake kepake kepakai terpakai",
        "pakai": "pake",
        "tahun": "th thn",
        "nomor": "no nmr nomer",
        "pemerintah": "pmrnth pemrintah",
        "daerah": "daerh drh",
        "kabupaten": "kab kabupatn",
        "provinsi": "prov propinsi",
        "kecamatan": "kec",
        "peraturan": "prtrn peratran",
        "mengatur": "ngatur",
        "membuat": "bikin mebuat",
        "memberi": "ngasih kasih",
        "mengurus": "ngurus",
        "menyelesaikan": "nyelesaiin nyelesaikan selesaiin beresin",
        "menjalankan": "jalanin ngejalanin",
        "menjelaskan": "jelasin",
        "sebutkan": "sebutin",
        "membiayai": "biayain",
        "membayar": "bayarin ngebayar",
        "menangani": "tanganin nanganin",
        "bekerja sama dengan": "gandeng menggandeng gaet menggaet",
        "tanggal": "tgl",
        "datang": "dtg",
        "orang": "org",
        "di mana": "dmn dimana",
        "ke mana": "kmn kemana",
        "dari mana": "darimana",
        "tahapan": "fase",
        "tujuan": "goal",
        "tujuannya": "goalnya",
        "seperti": "kyk kayak kek spt sprti",
        "sebagai": "sbg sbgai sbagai",
        "bukan": "bkn",
        "mereka": "mrk mreka",
        "jangan": "jgn",
        "lebih": "lbh",
        "terus": "trs trus",
        "kepada": "kpd kpda",
        "terhadap": "thd thdp trhdp",
        "banyak": "byk bnyk",
        "masalah": "mslh",
        "hanya": "hny cuma cuman cm",
        "memang": "emang emg",
        "tersebut": "tsb tsbt",
        "dulu": "dlu",
        "jika": "jk",
        "punya": "pny",
        "tahu": "tau",
        "itu": "tu tuh",
        "sanksi": "sangsi",
        "pengertian": "definisi def",
        "dokumen": "dok",
        "pengertiannya": "definisinya",
        "izin": "ijin",
        "risiko": "resiko",
        "praktik": "praktek",
        "pemda": "pmda pemdaa",
        "jangka": "jngka",
        "waktu": "wkt wktu",
        "saat": "pas",
        "setelah": "stlh stelah",
        "pasal": "pasl pasla psl",
        "lama": "lma",
        "dapat": "dapet dpt",
        "bersama": "bareng brg",
        "ditandatangani": "diteken",
        "uang": "duit",
        "meminjam": "minjem minjam",
        "menandatangani": "teken neken nandatanganin",
        "menyusun": "nyusun",
        "melebihi": "ngelebihin lebihin",
        "mengubah": "ngubah ngerubah",
        "mencabut": "nyabut",
        "cipta kerja": "ciptaker ciptakerja",
        "paling": "plg",
        "jadi": "jd",
        "hari": "hri",
        "sampai": "sampe smpe",
        "jumlah": "jml jmlh",
        "wajib": "wjb",
        "melakukan apa": "ngapain",
        "kerja sama": "kerjasma krjsama kerjsama krjasama kersama",
        "kerja": "krja",
        "tanya": "tnya tny",
        "sekretaris daerah": "sekda",
        "sekretariat daerah": "setda",
        "paling sedikit": "minimal minimum min",
        "paling banyak": "maksimal maksimum maks",
    }.items()
    for word in words.split()
}
"""Informal spelling to the standard one; single words in lower case."""

WORD = re.compile(r"(?<![\w./-])([A-Za-z]+)(\.?)(?![\w/-])")
"""A word standing alone, with the full stop of an abbreviation ("prov.", "no."), not part of an address or number."""
POINTED = frozenset(
    "no nmr kab prov kec th thn tgl min maks jml dok def dgn dg yg tdk hrs utk dlm dr sdh blm brp".split()  # noqa: SIM905
)
"""Short forms that have a full stop of their own; behind another word it ends the sentence ("mengelola bareng.")."""

_CALLED = r"(?:bang|abang|bro|sis|kak|kakak|min|admin|pak|bapak|bu|ibu|mas|mbak|mba|gan|om|bos)"
_GREETED = (
    r"(?:(?:halo|hai|hi|permisi|maaf|mohon maaf|izin|tolong|mohon|selamat (?:pagi|siang|sore|malam)|oke|ok|makasih"
    r"|terima kasih|ass?alamu?\W?alaikum)[,.! ]+)*"
)
_ASKING = (
    r"(?:apa|siapa|kapan|berapa|bagaimana|gimana|gmn|mana|mengapa|kenapa|boleh|bisa|dapat|perlu|mau|tolong|mohon|numpang"
    r"|nanya|tanya|jelas|jelasin|jelaskan|kalau|kalo|klo|pp|uu|pasal|ini|itu|ada|saya|aku|kami|izin|minta)\w*"
)
VOCATIVE = re.compile(
    rf"^(?P<greeted>{_GREETED}){_CALLED}(?:, *|!+ *| (?={_ASKING}\b))(?=\S)"
    rf"|(?:,|(?<=\bya)|(?<=\bdong)|(?<=\bsih)|(?<=\bapa)|(?<=\btidak)|(?<=\bgak)) {_CALLED}(?=[?.! ]*$)",
    re.IGNORECASE,
)
"""Whom a question is put to, which it does not ask about: "bang, apa itu ...", "... ya pak?"; not "min 3 hari"."""
_WORK = (
    r"(?:skripsi|tesis|disertasi|makalah|paper|jurnal|artikel|tugas(?: (?:kuliah|akhir|besar))?|kuliah|ujian"
    r"|presentasi|paparan|telaah(?:an)?(?: staf)?|nota dinas|nodin|laporan|kajian|rapat|bahan \w+|bab \w+)"
)
_FOR = rf"(?:untuk|buat|utk|dipakai|dipake) (?:(?:keperluan|bahan|isi|bab|menulis|nulis) )*{_WORK}\b"
_DRAFT = (
    r"(?:skripsi|tesis|disertasi|makalah|nota dinas|nodin|telaahan staf"
    r"|(?:bagian |isi )?konsideran(?: (?:menimbang|mengingat))?|(?:bagian )?(?:menimbang|mengingat)(?= ?(?:[?.!]|$)))"
)
PURPOSE = re.compile(
    rf"[.?!,;]+ *(?:ini |soalnya |mau |saya )?{_FOR}[^.?!,]{{0,40}}[.! ]*$|^{_FOR}(?: \w+){{0,2}}[,:] *"
    rf"| +(?:untuk|buat|utk) {_DRAFT}\b(?: (?!apa|siapa|kapan|bagaimana|mana|berapa)\w+){{0,3}}(?=[?.! ]*$)"
    rf"| +(?:untuk|buat|utk) {_DRAFT}(?= (?:apa|siapa|kapan|bagaimana|mana|berapa)\b)",
    re.IGNORECASE,
)
"""What an answer is for, which is not asked: "Untuk disertasi saya: ...", "...? Buat bab sejarah tesis."."""
TWICE = re.compile(
    r"(?<![\w./-])(?!pasal|ayat|angka|huruf|bab)([a-z]{4,})2(nya|an|kan|i|lah|kah)?(?![\w/-])", re.IGNORECASE
)
"""A word written twice with a figure: "prinsip2nya", "langkah2"."""
LONG_VOWEL = re.compile(r"([aeiou])\1{2,}", re.IGNORECASE)
"""A drawn-out vowel: "apaaaa"."""


_OFFICIAL = r"sekretaris daerah|camat|kepala (?:dinas|bagian|biro|opd|skpd)"
_DOING = r"(?:me(?:laku|ngada|laksana)kan|menjalin|memulai|pelaksanaan|penyelenggaraan)"
_OUTCOME = r"\b(?:sanksi|hukuman|akibat|konsekuensi|risiko|dampak)(?:nya)?\b(?! (?:pidana|penjara|kurungan|denda))"
_LEFT_UNDONE = (
    r"\b(?:menolak|ditolak|enggan|ogah|mengabaikan|diabaikan|tidak (?:mau|bersedia)|tidak \w*(?:laksana|jalan)\w*)\b"
)
_WAJIB = r"\bkerja sama wajib\b"
_TAKEN_OVER = "pengambilalihan karena tidak dilaksanakan"
PHRASES: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), word)
    for pattern, word in (
        # "antar kab/kota yang se-provinsi": the slash and the hyphen keep these from being read as words alone.
        (r"\bkab\.?(?=/kota\b)", "kabupaten"),
        (r"\bse-? ?(?=(?:provinsi|kabupaten|kota)\b)", "dalam satu "),
        # "step by step bikin kerja sama": the law's word is tahapan.
        (r"\bstep[- ]by[- ]step\b", "tahapan"),
        # "KSDPK itu macamnya apa saja": the law, and istilah.toml, name the kind before what it is of.
        (
            r"^(?!(?:apa|apakah|siapa|mana|berapa|bagaimana|kapan|kalau|jika|lalu|terus|nah|dan|di|dalam|pada|menurut"
            r"|untuk)\b)([^,.?]{3,50}?) (?:itu )?(jenis|macam|bentuk|kategori)(?:[- ]\2)?nya (?:itu |ada )?"
            r"(?:apa(?: saja)?|berapa)(?= ?\??$)",
            r"apa saja \2 \1",
        ),
        (r"\bkerja sma\b", "kerja sama"),
        # "... itu wajib apa sukarela?": of a cooperation, not of cooperation as such.
        (
            r"(?<!daerah )(?<!daerah itu )(?<!kerja sama itu )\b(?:(?:yang|kerja ?sama) )?wajib (?:atau(?:kah)?|apa) "
            r"(?:(?:yang|kerja ?sama) )?sukarela\b",
            "kerja sama wajib atau kerja sama sukarela",
        ),
        # "apa sekda boleh tanda tangan MoU", "siapa yang bertanda tangan", "ttd siapa": the laws write one word.
        (r"\b(?:ber)?tanda ?tangan\b(?! (?:elektronik|digital|basah))|\bttd\b", "menandatangani"),
        # "di tanda tangani oleh siapa", "yang nandatangani".
        (r"\bdi ?tanda ?tangan(?:i|in)?\b", "ditandatangani"),
        (r"\b(?:me)?n?(?:tanda|anda) ?tangan(?:i|in)\b", "menandatangani"),
        # "biayanya dari mana": the laws say "pendanaan" of where money comes from.
        (
            r"\b(biaya|anggaran|duit|uang)(?=(?:nya)?\b[^.?!]{0,30}\bdari (?:mana|siapa|apa)\b)",
            r"\1 dan pendanaan",
        ),
        # "siapa yang dilarang menjadi mitra": the laws say who "tidak termasuk".
        (r"\b(?:di|ter)larang (?:untuk )?(?:(?:men)?jadi|dijadikan|sebagai) (?=mitra|pihak)", "tidak termasuk "),
        (
            r"\btidak (?:boleh|dapat|bisa) (?:untuk )?(?:(?:men)?jadi|dijadikan|sebagai) (?=mitra|pihak)",
            "tidak termasuk ",
        ),
        # "badan asing", "pemerintah kota asing": the laws say where they are.
        (
            r"\b(badan|lembaga|organisasi|pihak|mitra|pemda|pemerintah(?: \w+)?|kota|negara|swasta|perusahaan"
            r"|lsm|ngo|ormas|parpol|partai|universitas|kampus|yayasan|investor)(?: swasta)? asing\b",
            r"\1 luar negeri",
        ),
        # "langkah-langkah", "prosedur kerja sama": the law calls them tahapan, but in the titles of laws on tata cara;
        # "langkah" alone it uses of other things.
        (r"\blangkah[- ]langkah\b", "tahapan"),
        (
            r"(?<!tentang )(?<!mengatur )(?<!\batur )(?<!ngatur )(?<!soal )(?<!teknis )(?<!pedoman )(?<!untuk )"
            rf"\b(?:tata ?cara|prosedur|mekanisme|langkah)(?= (?:{_DOING} )?(?:kerja ?sama|ksd)(?! (?:antar ?)?desa))",
            "tahapan",
        ),
        # "perda yang terbit sebelum UU ...": what a new law leaves in force it calls the rules that are there already.
        (
            r"\b(?:perda|peraturan (?:daerah|bupati|gubernur|wali ?kota|kepala daerah)|per(?:bup|gub|wal|wali|kada))\b"
            r"(?=(?: \w+){0,3} (?:terbit|dibuat|ditetapkan|diundangkan|disahkan|lahir|ada)\b[^.?!]{0,20} sebelum"
            r" (?:uu|pp|undang|peraturan|ada|berlaku|terbit|lahir|tahun|19\d\d|20\d\d|_))",
            r"\g<0>, semua peraturan yang sudah ada, tetap berlaku,",
        ),
        # Who signs is said in the law as who represents the daerah, and whom he may give a kuasa; its tahapan speak of
        # signing, but not of who does it.
        (
            r"\bsiapa(?:kah)?(?: saja)?(?: yang)?(?: (?:boleh|dapat|bisa|berwenang|berhak|harus))? menandatangani"
            r"(?= (?:perjanjian|(?:nota )?kesepa\w+|kontrak|naskah|mou|pks|ksd|kerja ?sama))"
            r"(?! (?:perjanjian internasional|kerja ?sama (?:antar ?)?desa))",
            "siapa yang mewakili daerah, kuasa:",
        ),
        # "durasinya minimal berapa tahun": a length of time is a jangka waktu.
        (r"\bdurasi(nya)?\b", r"jangka waktu\1"),
        (r"\bmasih laku\b(?! keras)", "masih berlaku"),
        (r"\bmemberi(?:kan)? (?:dana|uang)\b", "memberi bantuan dana"),
        (r"\bbantu(?:in|an)? (?:uang|dana)\b", "bantuan dana"),
        (r"\bterima memberi\b", "terima kasih"),
        # "bisa diwakilkan ke sekda?": what somebody else does in one's place he does with a kuasa.
        (r"\b(?:di|me)wakilkan(?: ke\b)?(?! kuasa)", "memberi kuasa kepada"),
        # The sekretariat daerah and the kecamatan are perangkat daerah: who heads them may sign as an official of one.
        (
            rf"\b({_OFFICIAL})(?=\b(?!.*(?:anggaran|pagu|batas))[^.]*(?:nanda|tanda)tangan)",
            r"\1 (pejabat pada perangkat daerah, kuasa)",
        ),
        (rf"(tangani\b[^.]*)\b({_OFFICIAL})\b", r"\1\2 (pejabat pada perangkat daerah, kuasa)"),
        # "harus izin dprd ga?": a DPRD gives its persetujuan.
        (
            r"\b(?:izin|restu|acc|lampu hijau)(?:nya)? (?:dari )?(?=(?:dprd|dewan(?! pengawas| komisaris))\b)",
            "persetujuan ",
        ),
        # "UU 32/2004 dicabut sama UU mana", "itu dicabut pakai apa": by what.
        (
            r"\b(di(?:cabut|ubah|ganti|gantikan|hapus)) (?:sama|pakai|dengan|lewat)"
            r"(?= (?:apa|siapa|mana|uu|pp|perp?pu|perpres|permen\w*|undang|peraturan|aturan)\b)",
            r"\1 oleh",
        ),
        # "dua provinsi ribut soal sungai, siapa wasitnya?": the laws say berselisih, and who menyelesaikan.
        (
            r"\b(?:ribut|cekcok|bertengkar|bersitegang|(?:ber)?konflik(?! kepentingan)|berebut|(?:rebut-)?rebutan)\b"
            r"(?=[^.]*[.,?]?[^.]*\b(?:siapa|selesai\w*|menyelesaikan|\w*adili|\w*putus\w*|wasit\w*|\w*tengah\w*)\b)",
            "berselisih",
        ),
        (r"(?<=selisih)([^?]*)\b(?:menengahi|memediasi)\b", r"\1menyelesaikan"),
        (r"(?<=selisih)([^?]*)\bsiapa(?:kah)? wasit(?:nya)?\b", r"\1siapa yang menyelesaikan"),
        # "kabupaten A dan kota B bersengketa, siapa yang memutus?".
        (r"\bbersengketa\b", "berselisih"),
        (r"(?<=selisih)([^.]*)\b(?:memutus|memutuskan|mengadili)\b", r"\1menyelesaikan"),
        (r"\b(?:memutus|memutuskan|mengadili)\b(?=[^.]*(?:selisih|sengketa))", "menyelesaikan"),
        # What follows if a kerja sama wajib is not carried out has no such name in the law: it is taken over.
        (rf"{_OUTCOME}(?=[^.]*{_LEFT_UNDONE}[^.]*{_WAJIB})", _TAKEN_OVER),
        (rf"{_OUTCOME}(?=[^.]*{_WAJIB}[^.]*{_LEFT_UNDONE})", _TAKEN_OVER),
        (rf"(?<=kerja sama wajib)([^.]*{_LEFT_UNDONE}[^.]*){_OUTCOME}", rf"\1{_TAKEN_OVER}"),
    )
)
"""Spoken phrases to the words of the law."""


@lru_cache(maxsize=4096)
def standard(text: str) -> str:
    """The text with informal spellings written out; what is not known stays as it is.

    Remembered, because each rule that reads a question asks for it again.
    """

    def write(match: re.Match[str]) -> str:
        word = match.group(1)
        # A capitalised short word may be a name or an abbreviation of the law (PD, TH).
        if word.isupper() and len(word) > 1:
            return match.group(0)
        known = STANDARD.get(word.lower())
        if known is None:
            return match.group(0)
        return known if word.lower() in POINTED else known + match.group(2)

    text = VOCATIVE.sub(lambda match: match["greeted"] or "", TWICE.sub(r"\1-\1\2", LONG_VOWEL.sub(r"\1", text)))
    text = WORD.sub(write, text)
    for pattern, word in PHRASES:
        text = pattern.sub(word, text)
    return text


def without_purpose(text: str) -> str:
    """The text without what it is asked for: "apa itu KSDPK? buat skripsi" -> "apa itu KSDPK?"."""
    rest = PURPOSE.sub(lambda match: "" if match.start() == 0 else match[0][:1].strip(), text)
    return rest if len(rest.split()) > 1 else text


def without_counts(text: str) -> str:
    """The text without the numbers of things that are asked after: "11 prinsip kerja sama" -> "prinsip kerja sama"."""
    return COUNT.sub("", text)
