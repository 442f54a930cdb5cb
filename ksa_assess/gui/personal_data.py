"""What became of an erasure, in sentences: for the window and the command line alike."""

from typing import TYPE_CHECKING

from ksa_assess.wording import Wording

if TYPE_CHECKING:
    from ksa_assess.services.personal_data import Erased


def done_besides(erased: "Erased", wording: Wording) -> tuple[str, ...]:
    """What was done in other places, and what is left for people to do. It never names the
    person: a shell or a scheduler may keep it."""
    texts = wording.texts
    lines = [texts("personal_data.cleared", n=len(erased.cleared))]
    if erased.handed_over:
        lines.append(texts("personal_data.handed_over", n=len(erased.handed_over)))
        lines += [
            texts("personal_data.handed_over.file", file=one.file, date=wording.date(one.at))
            for one in erased.handed_over
        ]
    if erased.supervised:
        lines.append(texts("personal_data.supervised", n=len(erased.supervised)))
    if not erased.is_traceless:
        lines.append(texts("personal_data.not_traceless"))
    return (*lines, texts("personal_data.elsewhere"))


def not_read(erased: "Erased") -> dict[str, object]:
    """The values of the sentence about files that could not be read; nothing where all could."""
    files = ", ".join(str(file) for file in erased.unread)
    return {"files": files, "n": len(erased.unread)} if erased.unread else {}
