"""The window's one entrance. Qt itself aborts without a display or its libraries, so both are
looked at before anything of Qt is imported."""

from ksa_assess.gui.display import check_display
from ksa_assess.runtime.paths import DataPaths


def run_window(paths: DataPaths, language: str | None) -> int:
    """Open the window and return the exit code when it is closed.

    `language` overrides the setting for this run. Raises MachineError where there is no display.
    """
    check_display()
    from ksa_assess.gui.session import run

    return run(paths, language)
