"""The Qt binding keeps its hands off `None` and `True`.

One release of it lost a reference to `None` on nearly every call under Python 3.11; the process
aborted after some two hundred clicks, which no short test would see.
"""

import subprocess
import sys

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

ROUNDS = 200
# Counts move a little with whatever else the interpreter does meanwhile.
NOISE = 20


class Emitter(QObject):
    chosen = Signal(object)


def counts() -> tuple[int, int]:
    return sys.getrefcount(None), sys.getrefcount(True)


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None and True are never freed there")
def test_calls_into_qt_do_not_use_up_none_and_true(qtbot: QtBot) -> None:
    label, emitter = QLabel(), Emitter()
    qtbot.addWidget(label)
    label.show()
    emitter.chosen.connect(label.setToolTip)
    before = counts()
    for number in range(ROUNDS):
        label.setText(str(number))
        label.setEnabled(True)
        label.repaint()
        emitter.chosen.emit(str(number))
    lost = [old - new for old, new in zip(before, counts(), strict=True)]
    assert max(lost) < NOISE


_KEY_PRESSES = """
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

class Field(QLineEdit):
    def keyPressEvent(self, event):
        super().keyPressEvent(event)
        self.setToolTip(event.text())

app = QApplication([])
field = Field()
field.textChanged.connect(lambda text: field.setAccessibleName(text[-1:]))
field.show()
for number in range(3000):
    QTest.keyClick(field, Qt.Key.Key_0 + number % 7)
print(len(field.text()))
"""


def test_three_thousand_key_presses_are_survived() -> None:
    done = subprocess.run(
        [sys.executable, "-c", _KEY_PRESSES], capture_output=True, text=True, timeout=120
    )
    assert (done.returncode, done.stdout.strip()) == (0, "3000"), done.stderr
