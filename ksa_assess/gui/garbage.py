"""Python's garbage collection, kept to the GUI thread.

Python collects on whatever thread happens to allocate. On the worker that deletes windows, timers
and file watchers that belong to the GUI thread, and the process dies or spins.
"""

import gc

from PySide6.QtCore import QObject, QTimer

_INTERVAL_MS = 1000


class GarbageCollection(QObject):
    """Nothing is collected from the beginning on; after `begin` this thread looks every second.

    At the start nothing is garbage, and looking for it would cost a tenth of the time.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self)
        self._timer.setInterval(_INTERVAL_MS)
        self._timer.timeout.connect(self._collect)

    def begin(self) -> None:
        """What was imported by now stays for good, so it is not looked at again."""
        if not self._timer.isActive():
            gc.freeze()
            self._timer.start()

    def end(self) -> None:
        """Back to Python's own way, when no other thread runs any more."""
        self._timer.stop()
        gc.unfreeze()
        gc.enable()

    def _collect(self) -> None:
        """The oldest generation of which Python itself would have collected by now, if any."""
        pairs = zip(gc.get_count(), gc.get_threshold(), strict=True)
        due = [generation for generation, (n, limit) in enumerate(pairs) if n > limit]
        if due:
            gc.collect(due[-1])
