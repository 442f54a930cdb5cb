"""Texts compared without regard to capitals, each character at its own place."""


def folded(text: str) -> str:
    """Lower case in every script; the few letters that would become two stay as they are."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def sought(text: str) -> str:
    """What somebody typed into a search, as it is looked for in folded texts."""
    return folded(" ".join(text.split()))
