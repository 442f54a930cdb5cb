"""The keys of the walk as they are told to people, and how to choose; `keys` does the work."""

from ksa_assess.gui.keys import KeyHint

KEY_HINTS = (
    KeyHint(("0–6",), "walk.key.rate"),
    KeyHint(("Enter", "→"), "walk.next"),
    KeyHint(("←",), "walk.back"),
    KeyHint(("↑", "↓"), "walk.key.focus"),
    KeyHint(("Space",), "walk.key.choose"),
    KeyHint(("Backspace",), "walk.key.clear"),
    KeyHint(("Ctrl+Z",), "edit.undo"),
    KeyHint(("Ctrl+Y",), "edit.redo"),
    KeyHint(("N",), "walk.key.not_applicable"),
    KeyHint(("Shift+N",), "answer.not_applicable.whole_task"),
    KeyHint(("O",), "answer.not_observed"),
    KeyHint(("F",), "walk.key.flag"),
    KeyHint(("Shift+F",), "walk.key.next_flagged"),
    KeyHint(("C",), "walk.key.comment"),
    KeyHint(("Ctrl+J",), "walk.next_unanswered"),
    KeyHint(("/",), "walk.key.search"),
    KeyHint(("L",), "walk.key.outline"),
    KeyHint(("K",), "walk.key.content"),
    KeyHint(("Esc",), "walk.key.leave"),
    KeyHint(("?",), "walk.key.help"),
)
_IN_REVIEW = {
    "walk.next_unanswered": KeyHint(("Ctrl+J",), "review_walk.next_open"),
    "walk.key.not_applicable": KeyHint(("N",), "review.key.not_applicable"),
    "walk.key.comment": KeyHint(("C",), "review_walk.key.comment"),
}
REVIEW_KEY_HINTS = (
    KEY_HINTS[0],
    KeyHint(("A",), "review_walk.key.agree"),
    KeyHint(("Shift+A",), "review.agree_task"),
    *(_IN_REVIEW.get(hint.text, hint) for hint in KEY_HINTS[1:]),
)
REVIEW_ADVICE = (
    "question.supervisor.help",
    "question.supervisor.assisting",
    "question.supervisor.simple_work",
    "question.enough",
)
ADVICE = ("question.help", "question.assisting", "question.simple_work", "question.enough")
