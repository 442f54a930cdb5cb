"""Whether a window can be shown at all, said in one of our sentences before Qt is imported."""

import os
from collections.abc import Mapping

from ksa_assess.runtime.errors import MachineError
from ksa_assess.runtime.screen import (
    has_display,
    install_command,
    missing_packages,
    needed_libraries,
)


def check_display(environment: Mapping[str, str] = os.environ) -> None:
    """Raises MachineError naming what is missing: Qt itself would end the process and mislead."""
    if not has_display(environment):
        raise MachineError("error.no_display")
    if packages := missing_packages(needed_libraries(environment, window=True)):
        raise MachineError("error.missing_libraries", command=install_command(packages))
