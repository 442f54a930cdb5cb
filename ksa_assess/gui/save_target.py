"""Where a file is to be saved: asked for, given its ending, and refused where it must not be."""

from pathlib import Path

from PySide6.QtWidgets import QWidget

from ksa_assess.gui.context import Context
from ksa_assess.runtime.errors import SentenceError, UserError
from ksa_assess.runtime.named_places import is_there


def ask_target(
    context: Context,
    parent: QWidget,
    title: str,
    suggested: str,
    file_filter: str,
    taken_key: str = "save.taken",
) -> Path | None:
    """None where nobody chose one, or one that is refused; the reason is then said.

    The ending is that of `suggested`. With it a name may be taken that the dialog did not ask
    about: then `taken_key` says so.
    """
    typed = context.dialogs.save_file(parent.window(), title, suggested, file_filter)
    if typed is None:
        return None
    try:
        context.profile.paths.refuse_own(typed)
        return _with_suffix(typed, Path(suggested).suffix, taken_key)
    except SentenceError as error:
        context.say(error)
        return None


def _with_suffix(typed: Path, suffix: str, taken_key: str) -> Path:
    if typed.suffix.lower() == suffix:
        return typed
    target = typed.with_name(typed.name + suffix)
    if is_there(target):
        raise UserError(taken_key, file=target.name)
    return target
