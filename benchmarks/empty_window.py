"""The floor: a QMainWindow with nothing in it."""

from PySide6.QtWidgets import QApplication, QMainWindow

from benchmarks.clock import milliseconds, say
from benchmarks.first_paint import FirstPaint


def on_painted() -> None:
    say(painted=milliseconds())
    application.quit()


application = QApplication([])
window = QMainWindow()
window.resize(1280, 800)
watch = FirstPaint(window, on_painted)
window.show()
application.exec()
