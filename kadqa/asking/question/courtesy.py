"""A question without greeting, introduction and thanks, which ask nothing and are no part of what is searched.

Which parts those are is learned (`kind.courteous`), from what people say before and behind their questions.
"""

from __future__ import annotations

import re

from kadqa.asking.question.kind import courteous

BREAK = re.compile(
    r"(?<=[.!?;:,])\s+|\s+(?=(?:apa|apakah|siapa\w*|kapan|berapa\w*|bagaimana\w*|gimana|mengapa|kenapa"
    r"|\w{4,}kah)\b)",
    re.IGNORECASE,
)
"""Where one part ends and the next begins: at a sign, or before a word that asks."""
SURE = 0.65
"""How likely a part must be courtesy to be left out."""
SHORTEST = 8
"""Characters that must be left, or all of it was courtesy and stays."""

GREETS = frozenset(
    re.findall(
        r"\w+",
        "halo hallo hai hi hello hei salam pagi siang sore malam selamat assalamualaikum permisi kak min pak bu kadqa "
        "terima kasih makasih trims thanks banyak ya ok oke okay baik siap sip mantap infonya bantuannya atas admin",
    )
)
"""Words of which a text is made that only greets, thanks or agrees."""
THANKS = re.compile(r"\b(?:(?:terima|ma)\s?kasih|trims|thanks)\b")
YOU = r"(?:kamu|anda|kau|kadqa|aplikasi ini|chatbot ini)"
OF_KADQA = re.compile(
    rf"^(?:siapa(?:kah)?|apa(?:kah)? itu) {YOU}\W*$|^{YOU} (?:itu |ini )?(?:siapa|apa)\b\W*$"
    rf"|\bapa (?:saja )?yang (?:bisa|dapat) {YOU} (?:lakukan|bantu|jawab|kerjakan)|^{YOU} (?:bisa|dapat) (?:bantu )?apa"
    rf"|^(?:bisa|dapat) (?:bantu )?apa (?:saja )?{YOU}|^(?:bagaimana |gimana )?cara (?:pakai|memakai|menggunakan) {YOU}"
)
"""A question about the one who answers, on lower case."""
EXAMPLES = (
    "Tanyakan misalnya apa tujuan kerja sama daerah, apakah suatu peraturan masih berlaku, atau apa beda dua peraturan."
)
TEXT_SALAM = f"Halo. {EXAMPLES}"
TEXT_TERIMA_KASIH = "Sama-sama. Silakan bertanya lagi bila perlu."
TEXT_KADQA = (
    "KADQA menjawab pertanyaan tentang peraturan dan dokumen yang ada di sini. Setiap kalimat disertai sumber dan "
    f"status berlakunya; yang tidak ada di dalamnya tidak dijawab. {EXAMPLES}"
)


def small_talk(text: str) -> str | None:
    """What to say to a greeting, to thanks, to a question about KADQA itself; None for any other text."""
    spoken = re.findall(r"[a-z]+", text.lower())
    if spoken and GREETS.issuperset(spoken):
        return TEXT_TERIMA_KASIH if THANKS.search(text.lower()) else TEXT_SALAM
    return TEXT_KADQA if OF_KADQA.search(text.lower().strip()) else None


def without_courtesy(text: str) -> str:
    """The text without what only greets or introduces at its beginning, or thanks at its end.

    As it is where nothing else would be left of it.
    """
    parts = BREAK.split(text)
    if len(parts) < 2:
        return text
    first, last = 0, len(parts)
    while first < last and courteous(parts[first]) >= SURE:
        first += 1
    while last > first and courteous(parts[last - 1]) >= SURE:
        last -= 1
    start = sum(map(len, parts[:first])) + first
    stop = len(text) - sum(map(len, parts[last:])) - (len(parts) - last)
    left = text[start:stop].strip()
    return left if len(left) >= SHORTEST else text
