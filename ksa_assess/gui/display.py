"""Whether a window can be shown at all, said in our words before Qt would abort in its own."""

import os
from collections.abc import Mapping

from ksa_assess.runtime import screen
from ksa_assess.runtime.errors import MachineError


def check_display(environment: Mapping[str, str] = os.environ) -> None:
    """Raises MachineError where there is no display, or naming the libraries to install."""
    if not screen.has_display(environment):
        raise MachineError("error.no_display")
    packages = screen.missing_packages(screen.needed_libraries(environment, window=True))
    if packages:
        raise MachineError("error.missing_libraries", command=screen.install_command(packages))
