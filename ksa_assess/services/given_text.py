"""Text that people gave: what is kept of it, and what cannot be kept."""

import unicodedata

from ksa_assess.runtime.errors import UserError

LINE_LIMIT = 200
PROSE_LIMIT = 20_000
# Blanks, and marks that only say how others are to be shown.
_INVISIBLE = frozenset({"Zs", "Cf"})
# Marks that turn the order of what stands after them: a name could rewrite the sentence around it.
_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
# What word processors and text fields put where a line ends.
_LINE_ENDS = str.maketrans(dict.fromkeys("\v\f\x85\u2028\u2029", "\n"))


class TextRefusedError(UserError):
    """A text that is too long, absent, or not made of whole characters."""


def line(text: str) -> str:
    """One line, such as a name: NFC, single blanks, no control characters, read in one order."""
    kept = (character for character in text if character not in _TURNING)
    cleaned = "".join(" " if _is_control(character) else character for character in kept)
    return _checked(" ".join(unicodedata.normalize("NFC", cleaned).split()), LINE_LIMIT)


def needed_line(text: str, missing_key: str) -> str:
    """The same, and something of it must be seen: else refused with the text `missing_key`."""
    cleaned = line(text)
    if not is_visible(cleaned):
        raise TextRefusedError(missing_key)
    return cleaned


def prose(text: str) -> str:
    """A comment or reason as typed, its line ends \\n, without invisible control characters."""
    if text.isprintable():
        return _checked(text, PROSE_LIMIT)
    lines = text.replace("\r\n", "\n").replace("\r", "\n").translate(_LINE_ENDS)
    kept = "".join(c for c in lines if c in "\n\t" or not _is_control(c))
    return _checked(kept, PROSE_LIMIT)


def is_visible(text: str) -> bool:
    """Whether anybody would see something of it on paper."""
    return not all(c.isspace() or unicodedata.category(c) in _INVISIBLE for c in text)


def _is_control(character: str) -> bool:
    return unicodedata.category(character) == "Cc"


def _checked(text: str, limit: int) -> str:
    if len(text) > limit:
        raise TextRefusedError("given.too_long", n=len(text), limit=limit)
    # Half a character cannot be stored or printed; it comes from files in another encoding.
    if any(unicodedata.category(c) == "Cs" for c in text if c > "\ud7ff"):
        raise TextRefusedError("given.broken_character")
    return text
