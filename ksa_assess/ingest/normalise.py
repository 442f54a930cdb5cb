"""Characters and spaces: from what an extract holds to the text as printed.

Nothing here knows what a text means; rows, codes and headings are found elsewhere.
"""

import html
import re
import unicodedata
from collections.abc import Iterable

# Chinese and full-width characters. U+3000, the ideographic space, is a space and not one of them.
_WIDE = (
    "[\u1100-\u115f\u2e80-\u2fff\u3001-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff"
    "\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\U0001f300-\U0001faff\U00020000-\U0003fffd]"
)
# A space between two of them was put there by the end of a line. So was one that stands on one
# side only of a slash between them; a slash with a space on both sides was printed that way.
_BREAK = re.compile(
    rf"(?<={_WIDE})\s+(?={_WIDE})|(?<={_WIDE}/)\s+(?={_WIDE})|(?<={_WIDE})\s+(?=/{_WIDE})"
)
_SPACES = re.compile(r"\s+")
# A page break may part the digits.
_NOTE_REFERENCE = re.compile(r"【\s*註\s*(\d[\d\s]{0,4})】")
_BLOCK_TAG = re.compile(r"</?(?:p|div|ol|ul|li|br|table|tr|td)\b[^<>]*>", re.IGNORECASE)
_INLINE_TAG = re.compile(r"</?(?:u|b|i|em|strong|sup|sub|span|font)\b[^<>]*>", re.IGNORECASE)
_SUPERSCRIPT = re.compile(r"\^\{([^{}]*)\}")
_ENTITY = re.compile(r"&(?:[A-Za-z]{2,8}|#\d{1,6}|#x[\dA-Fa-f]{1,5});")
# Full-width digits, letters and the full stop, as some documents print their codes.
_HALF_WIDTH = {
    point: point - 0xFEE0
    for first, last in ("０９", "ＡＺ", "ａｚ", "．．")
    for point in range(ord(first), ord(last) + 1)
}
_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))
# Bullets of symbol fonts stand in the private use area, where no other font has a picture of them.
_PRIVATE_USE = re.compile("[\ue000-\uf8ff]")
BULLET = "•"


def readable(text: str) -> str:
    """The text with look-alike characters replaced by the ones they look like.

    Only compatibility ideographs and Kangxi radicals are mapped: the whole of NFKC would also
    turn full-width punctuation into ASCII.
    """
    mapped = "".join(map(_common_form, text.translate(_INVISIBLE)))
    return _PRIVATE_USE.sub(BULLET, mapped)


def _common_form(character: str) -> str:
    point = ord(character)
    looks_alike = (
        0x2E80 <= point <= 0x2FDF or 0xF900 <= point <= 0xFAFF or 0x2F800 <= point <= 0x2FA1F
    )
    return unicodedata.normalize("NFKC", character) if looks_alike else character


def without_markup(text: str) -> str:
    """The text without tags, `^{…}` and `**`; a paragraph's or list's edge becomes a line end."""
    text = _SUPERSCRIPT.sub(r"\1", _BLOCK_TAG.sub("\n", text))
    text = _INLINE_TAG.sub("", text).replace("**", "")
    return _ENTITY.sub(lambda entity: html.unescape(entity.group()), text)


def tidy(text: str) -> str:
    """One line of text, joined where a line end cut it, note references as 【註7】."""
    text = _NOTE_REFERENCE.sub(lambda note: f"【註{number(note[1])}】", text)
    return _SPACES.sub(" ", _BREAK.sub("", text)).strip()


def joined(pieces: Iterable[str]) -> str:
    """The pieces of a text that page breaks cut, as one line (`tidy`)."""
    return tidy(spliced(pieces))


def spliced(pieces: Iterable[str]) -> str:
    """The pieces of a text that page breaks cut, as printed otherwise.

    A page breaks Latin text between words only, and the space is lost there, as is one of the two
    around a slash; Chinese text breaks anywhere and loses nothing.
    """
    parts: list[str] = []
    for piece in pieces:
        if parts and _lost_space(parts[-1], piece):
            parts.append(" ")
        parts.append(piece)
    return "".join(parts)


def half_width(text: str) -> str:
    """The text with full-width digits, letters and full stops as ASCII, of the same length.

    Only for finding codes and comparing: a text is kept as it is printed.
    """
    return text.translate(_HALF_WIDTH)


def number(digits: str) -> str:
    """Digits as a number is written, without what lines or other widths do to them."""
    return half_width(compact(digits))


def compact(text: str) -> str:
    """The text without any white space: the form in which labels and headings are compared."""
    return _SPACES.sub("", text)


def _lost_space(before: str, after: str) -> bool:
    is_between_words = _is_latin(before[-1:]) and _is_latin(after[:1])
    return is_between_words or before.endswith(" /") or after.startswith("/ ")


def _is_latin(character: str) -> bool:
    return character.isascii() and character.isalnum()
