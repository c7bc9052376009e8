"""The text of a plain text file, in UTF-8, UTF-16 or the old Windows alphabet."""

import re

from raadsportaal.basis.documents.limits import Refused

NO_TEXT_FILE = "Dit is geen tekstbestand. Kies een PDF, Word (.docx), ODT of tekst (.txt)."


def read(data: bytes) -> str:
    """The text with \\n at the end of lines. Raises Refused for what is no text."""
    text = _decoded(data).replace("\r\n", "\n").replace("\r", "\n")
    odd = sum(letter < " " and letter not in "\n\t\f" for letter in text[:100_000])
    if odd > len(text[:100_000]) * 0.01:
        raise Refused(NO_TEXT_FILE)
    return _unhyphenated(text)


def _decoded(data):
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", "replace")
    start = data[:4000]
    if start.count(0) > len(start) * 0.3:  # UTF-16 without its mark: every other byte is 0
        return data.decode("utf-16-be" if start[::2].count(0) > start[1::2].count(0) else "utf-16-le", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("utf-8-sig", "replace")
        # A few broken bytes among good ones is damaged UTF-8; nothing but broken ones is the old alphabet.
        good = sum(letter > "\x7f" for letter in text) - text.count("\ufffd")
        return text if good > 4 * text.count("\ufffd") else data.decode("cp1252", "replace")


def _unhyphenated(text):
    return re.sub("\xad\\s*|[\u200b\u2060\ufeff]", "", text)
