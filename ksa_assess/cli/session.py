"""What every command works with: the words, the terminal and the data folder."""

from collections.abc import Generator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ksa_assess.cli.console import Console
from ksa_assess.runtime.errors import from_write_error
from ksa_assess.runtime.paths import DataPaths, data_paths
from ksa_assess.runtime.settings import SettingsFile
from ksa_assess.runtime.texts import Texts
from ksa_assess.wording import Wording

if TYPE_CHECKING:
    from ksa_assess.services.profile import Profile


class Session:
    """Opens the profile only when a command asks for it."""

    def __init__(self, texts: Texts, console: Console) -> None:
        self.texts = texts
        self.console = console

    @cached_property
    def paths(self) -> DataPaths:
        """The platform's own folder, until another is set here."""
        return data_paths()

    @property
    def command(self) -> str:
        """What runs, as other writers are told."""
        return click.get_current_context().command_path.partition(" ")[2]

    @cached_property
    def wording(self) -> Wording:
        """Dates as the settings of this data folder want them."""
        settings, _ = SettingsFile(self.paths.settings).load()
        return Wording(self.texts, settings.calendar)

    def output_file(self, output: str) -> Path:
        """Where `--output` points to. Raises UserError where a file of the program's own lies."""
        try:
            target = Path(output).absolute()
        except OSError as error:  # the folder one stands in is gone
            raise from_write_error(error, Path(output)) from error
        # `--force` must not replace the data themselves.
        self.paths.refuse_own(target)
        return target

    @contextmanager
    def reading(self) -> "Generator[Profile]":
        """The profile for looking only: works while somebody else is writing."""
        from ksa_assess.services.profile import open_profile

        with open_profile(self.paths, owner=self.command, is_writer=False) as profile:
            yield profile

    @contextmanager
    def writing(self) -> "Generator[Profile]":
        """The profile with its writer's lock, held until the block ends."""
        from ksa_assess.services.profile import open_profile

        with open_profile(self.paths, owner=self.command) as profile:
            if profile.backup_trouble:
                self.console.tell(self.texts.sentence(profile.backup_trouble))
            yield profile
