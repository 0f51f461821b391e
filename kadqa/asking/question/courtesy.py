"""A question without greeting, introduction and thanks, which ask nothing and are no part of what is searched."""

from __future__ import annotations

import re

_TO = r"(?:[ ,]+(?:bapak|ibu|pak|bu|kak|kakak|bang|mas|mbak|min|admin|gan|bro|tim|semua|kadqa|rekan|teman)(?:/\w+)?)*"
_DAY = r"(?:pagi|siang|sore|petang|malam)"
GREETING = re.compile(
    rf"(?:(?:h[ae]l+o+|hai|hi|hey|permisi|ass?alamu?['’ ]?alaikum(?: wr\.? ?wb\.?)?"
    rf"|salam(?: (?:hormat|sejahtera|kenal))?"
    rf"|selamat {_DAY}|met {_DAY}|pagi|siang|sore|malam|mohon maaf|maaf|punten|kulonuwun){_TO}\s*[,.!:]+\s*)+",
    re.IGNORECASE,
)
"""How people begin: "Selamat pagi Bapak/Ibu, ...", "Halo admin. ..."."""
MYSELF = re.compile(
    r"(?:perkenalkan,? )?(?:nama )?saya (?!boleh|bisa|dapat|harus|wajib|perlu)[^?!]{0,70}?\b"
    r"(?:(?:ingin|mau|hendak|izin|mohon|minta|butuh|numpang)\s+(?:(?:sekali|dong)\s+)?(?:ber|me)?"
    r"(?:tanya(?:kan)?|nanya(?:kan)?|tahu|ngetahui|konsultasi|info(?:rmasi)?|bantuan|penjelasan|dijelaskan)"
    r"(?:\s+(?:dulu|soal|tentang|mengenai|perihal|info(?:rmasi)?|penjelasan))*)[:,]?\s+",
    re.IGNORECASE,
)
"""Who asks, before what is asked: "saya Dimas, mahasiswa, ingin tahu ...", "perkenalkan saya Maria, mohon info ..."."""
THANKS = re.compile(
    r"(?:(?<=[.?!;,])|(?<=\s))\s*(?:sebelum(?:nya)? |saya ucapkan |dan )?"
    r"(?:terima ?kasih|ma?kasih|tr?ims|thanks?|thank you|tq|matur nuwun|nuwun|hatur nuhun)\b[^?]*$",
    re.IGNORECASE,
)
"""How people end: "... Terima kasih banyak, dari Sari di Wonosobo."."""
SHORTEST = 8
"""Characters that must be left, or all of it was courtesy and stays."""


def without_courtesy(text: str) -> str:
    """The text without greeting, introduction and thanks; as it is where nothing else would be left of it."""
    plain = THANKS.sub("", text).strip()
    opening = GREETING.match(plain)
    plain = plain[opening.end() :] if opening else plain
    myself = MYSELF.match(plain)
    plain = plain[myself.end() :].strip() if myself else plain.strip()
    return plain if len(plain) >= SHORTEST else text
