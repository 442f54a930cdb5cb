"""What a level means, in the words for somebody else's work; without Qt."""

from ksa_assess.wording import Wording


def level_meaning(wording: Wording, level: int) -> str:
    """Its name and its sentence."""
    name, sentence = wording.scale_name(level), wording.scale_sentence(level, is_self=False)
    return wording.texts("review.level_meaning", name=name, sentence=sentence)
