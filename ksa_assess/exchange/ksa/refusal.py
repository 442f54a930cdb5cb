"""Why a `.ksa` file is refused; each is one sentence, and nothing of the local data changed."""

from ksa_assess.runtime.errors import UserError


class FileRefusedError(UserError):
    """A file that is not exactly what it has to be, or that does not belong here."""


class PassphraseNeededError(FileRefusedError):
    """The file is locked with a passphrase and none was given."""

    def __init__(self) -> None:
        super().__init__("file.passphrase_needed")


class WrongPassphraseError(FileRefusedError):
    """The file does not open with the passphrase that was given."""

    def __init__(self) -> None:
        super().__init__("file.wrong_passphrase")


def is_refused(why: str = "error.file_refused") -> FileRefusedError:
    """The refusal for whatever nobody but a forger or a broken disk can have caused."""
    return FileRefusedError(why)
