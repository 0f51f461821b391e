"""Laws and provisions as English names them, and openings of questions, with their Indonesian: tables only."""

from __future__ import annotations

import re

LAWS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (
        re.compile(rf"\b{name}(?: (?:number|no|nr)\b\.?)? ?(\d{{1,4}})(?: of | year | of year |/)(\d{{4}})\b", re.I),
        short,
    )
    for name, short in (
        (
            r"(?:regulation of the minister of home affairs|minist(?:er|ry) of home affairs(?:'s)? regulation)",
            "Permendagri",
        ),
        (r"(?:moha|mendagri) regulation", "Permendagri"),
        (r"(?:(?:government|govt\.?) regulation|gr)", "PP"),
        (r"presidential regulation", "Perpres"),
        (r"presidential (?:decree|decision)", "Keppres"),
        (r"(?:law|act)", "UU"),
    )
)
"""Laws as English names them: "Law No. 23 of 2014", "Government Regulation 28/2018"."""
_LAW_WORDS = (
    ("peraturan menteri dalam negeri", r"(?:home affairs )?minister(?:ial|'s)? regulation"),
    ("peraturan presiden", r"presidential regulation"),
    ("peraturan pemerintah", r"(?:government|govt\.?) regulation"),
    ("undang-undang", r"(?:law|act)"),
    ("peraturan", r"(?:regulation|rules?)"),
)
_ABOUT = r"(?:(?!(?:the|an?|which|what|who|did|does|is|was|under|by|and|or|to|of|in|on|law|act)\b)[a-z-]+ )"
OF_A_YEAR: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern, re.I), written)
    for law, english in _LAW_WORDS
    for pattern, written in (
        (
            rf"(?<![/\d-])\b(?P<year>(?:19|20)\d\d)(?:'s)? (?P<about>{_ABOUT}{{0,3}}?){english}\b"
            r"(?! (?:no|nr|number)\b| ?\d)",
            rf"{law} \g<about>tahun \g<year>",
        ),
        (
            rf"\b{english} (?:(?:on|about|concerning) (?P<about>{_ABOUT}{{1,3}}))?(?:of|from) "
            r"(?P<year>(?:19|20)\d\d)\b",
            rf"{law} \g<about>tahun \g<year>",
        ),
        (rf"\b{law} tahun (?P<year>\d{{4}}) (?:on|about|concerning)\b", rf"{law} tahun \g<year> tentang"),
    )
)
"""Laws that English calls by their year: "the 1999 regional government law", "the regulation of 2018"."""
STEPS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"\b(?:article|art\.?) (\d{1,4}[A-Z]?)\b", re.I), r"Pasal \1"),
    (re.compile(r"\b(?:paragraph|section|para\.?|verse) \(?(\d{1,3})\)?", re.I), r"ayat (\1)"),
    (re.compile(r"\bletter \(?([a-z])\)?(?!\w)", re.I), r"huruf \1"),
    (re.compile(r"\b(ayat \(\d+\)|huruf [a-z]|Pasal \d+[A-Z]?),? of (?:the )?(?=UU|PP|Per|Kep|Pasal|ayat)"), r"\1 "),
)
"""Provisions as English names them: "Article 363 paragraph (2)"."""

DOING: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"(?<=\w )tak(?:e|es|ing) over\b(?! of\b)", re.I), "mengambil alih"),
    (re.compile(r"(?<=\w )taken over\b", re.I), "diambil alih"),
    (re.compile(r"\b(?:made|concluded) (?:under|pursuant to|based on)\b", re.I), "dibuat berdasarkan"),
    (re.compile(r"\bfunds(?= (?:are|were|have|come)\b)", re.I), "dana"),
    (re.compile(r"\bstep[ -]by[ -]step\b", re.I), "langkah demi langkah"),
    (re.compile(r"\bthe (\w+) ones?\b(?! (?:of|who|which|that)\b)", re.I), r"yang \1"),
    (re.compile(r"\bto form(?= (?:an?|the|its|their|our) )", re.I), "membentuk"),
)
"""What is done, where a term of the law is a name for it: "can the centre take over ..."."""

_WHICH_LAWS = r"(?:what|which)(?: (?:national|indonesian))? (?:laws?|regulations?|rules?|legislation)"
_GOVERN = r"(?:governs?|regulates?|covers?)"
PHRASES: tuple[tuple[str, str], ...] = (
    (
        r"(?:is|are|does|do) (?P<it>.+?) still (?:in (?:force|effect)|valid|apply|applicable|effective|used)",
        r"apakah \g<it> masih berlaku",
    ),
    (
        r"(?:can|may|could) (?P<it>.+?) still be (?:used|cited|quoted|relied (?:on|upon))",
        r"apakah \g<it> masih boleh dipakai",
    ),
    (
        r"what (?:comes|happens|is next|is the next (?:step|stage))(?: next)? after(?: the)?",
        "apa setelah",
    ),
    (
        r"after (?:the )?(?P<it>[^,?]+?)(?: (?:step|stage))?(?: is done)?,? what(?: is|'s| comes)?(?: the)? next"
        r"(?: (?:step|stage))?",
        r"setelah \g<it> apa tahap berikutnya",
    ),
    (r"what is wrong (?:with|on|in)", "apa yang salah di"),
    (
        r"(?:has|have|was|were|is|are) (?P<it>.+?) (?:been )?(?:repealed|revoked|withdrawn)",
        r"apakah \g<it> sudah dicabut",
    ),
    (r"(?:has|have|was|were) (?P<it>.+?) (?:been )?(?:amended|changed|revised)", r"apakah \g<it> sudah diubah"),
    (r"(?:has|have|was|were) (?P<it>.+?) (?:been )?(?:replaced|superseded)", r"apakah \g<it> sudah diganti"),
    (r"(?:what|which)(?: law| regulation)? (?:has )?(?:replaced|replaces|superseded)", "apa yang menggantikan"),
    (r"(?:what|which)(?: law| regulation)? (?:has )?(?:repealed|revoked)", "peraturan apa yang mencabut"),
    (r"(?:what|which)(?: law| regulation)? (?:has )?amended", "peraturan apa yang mengubah"),
    (
        rf"{_WHICH_LAWS} (?:currently|now|today) {_GOVERN} (?P<it>.+?)(?=[?.!]*$)",
        r"peraturan apa yang mengatur \g<it> sekarang",
    ),
    (rf"{_WHICH_LAWS} {_GOVERN}", "peraturan apa yang mengatur"),
    (
        r"what (?:must|should|shall|has to|does|do) (?P<it>.+?) (?:(?:have|has|need|needs) to )?"
        r"(?:contain|include|specify)(?: at least)?",
        r"apa isi \g<it>",
    ),
    (r"what if(?: it(?:'s| is| was))?", "kalau"),
    (r"what happens (?:if|when)", "apa akibatnya jika"),
    (r"(?:list|name|mention)(?: all)?(?: the)?", "sebutkan"),
    (r"what (?:does|do) (?P<it>.+?) (?:say|state|contain|provide|regulate)(?: about)?", r"apa isi \g<it>"),
    (r"what (?:does|do) (?P<it>.+?) mean", r"apa yang dimaksud dengan \g<it>"),
    (r"what(?: is|'s) (?:the )?meaning of", "apa yang dimaksud dengan"),
    (r"what(?: is|'s| are) meant by", "apa yang dimaksud dengan"),
    (
        r"what(?: (?:has|have|was|were|is|are))?(?: been)? (?:changed|changes|different|new)"
        r"(?: (?:about|on|in|for|regarding|concerning|with))?(?: the)?(?= .*\b(?:between|from)\b)",
        "apa yang berubah soal",
    ),
    (r"how (?:has|have|did|does|do) (?P<it>.+?) (?:changed?|differ)", r"apa yang berubah soal \g<it>"),
    (r"what(?: is|'s| are) (?:the )?differences? between", "apa perbedaan"),
    (r"difference between", "perbedaan"),
    (r"compare", "bandingkan"),
    (r"what(?: is|'s| are) (?:the )?(?:purposes?|aims?|goals?|objectives?) of", "apa tujuan"),
    (r"what(?: is|'s| are) (?:the )?(?:legal basis|legal bases) (?:of|for)", "apa dasar hukum"),
    (r"what (?:types?|kinds?|forms?) of", "apa saja jenis"),
    (r"(?:what|how) about(?: the)?", "bagaimana dengan"),
    (r"what are(?: the)?", "apa saja"),
    (r"what(?: is|'s) an?\b", "apa itu"),
    (r"what(?: is|'s)(?: the)?", "apa"),
    (r"who (?:is|are) (?:responsible|in charge)(?: for| of)?", "siapa yang bertanggung jawab atas"),
    (r"who (?:is|are)", "siapa"),
    (r"who(?:m)? (?:must|shall|should|has to)", "siapa yang harus"),
    (r"who (?:can|may) (?:be|become)", "siapa yang dapat menjadi"),
    (r"who (?:can|may)", "siapa yang dapat"),
    (r"who", "siapa yang"),
    (r"how long", "berapa lama"),
    (r"how many (?P<it>days|months|years)", r"berapa \g<it>"),
    (r"how (?:many|much)", "berapa jumlah"),
    (r"how (?:is|are|do|does|can|should)(?: the)?", "bagaimana"),
    (r"(?:when|since when) (?:was|were|did|is|are)", "kapan"),
    (r"(?:is|are) there(?: an?y?)?", "apakah ada"),
    (r"(?:is|are) (?P<it>.+?) (?:allowed|permitted) to (?:be|become)", r"bolehkah \g<it> menjadi"),
    (r"(?:is|are) (?P<it>.+?) (?:allowed|permitted) to", r"bolehkah \g<it>"),
    (
        r"(?:is|would) it(?: be)?(?: \w+ly)? "
        r"(?:fine|ok|okay|all ?right|alright|allowed|permitted|permissible|possible|legal|lawful)"
        r"(?: (?:for|if)(?= ))?(?: to)?",
        "bolehkah",
    ),
    (
        r"(?:can|may|could) (?P<it>.+?) (?:be|become|act as|serve as) "
        r"(?=(?:an?|the|our|its|one)\b|third part(?:y|ies)\b|partners?\b)",
        r"bolehkah \g<it> menjadi ",
    ),
    (r"(?:can|may|could)", "bolehkah"),
    (r"(?:must|shall)", "haruskah"),
    (r"(?:does|do|is|are|should|did|was|were|has|have)", "apakah"),
)  # fmt: skip
"""Openings of questions, first match counts; matched at the beginning."""
