"""Figures as buttons: alone in a row, or within a sentence. A figure of nothing is plain text."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from ksa_assess.gui.pages.results.figures import Figure, Piece
from ksa_assess.gui.theme import appearance, tokens
from ksa_assess.gui.widgets.buttons import Button
from ksa_assess.gui.widgets.flow import FlowLayout
from ksa_assess.gui.widgets.labels import Label
from ksa_assess.gui.widgets.layouts import clear, column, row
from ksa_assess.runtime.texts import Texts

FIGURE_MARGIN = 5  # Of a figure, around its words.


def indented(*parts: QWidget) -> QVBoxLayout:
    """Below the words of figures that begin a line, not below their margin."""
    layout = column(*parts)
    layout.setContentsMargins(FIGURE_MARGIN, 0, FIGURE_MARGIN, 0)
    return layout


class FigureFlow(QWidget):
    """Figures and the words between them, over as many lines as they need.

    Signal: rows_asked(RowFilter).
    """

    rows_asked = Signal(object)

    def __init__(
        self, texts: Texts, *, size: int = tokens.BODY, is_bold: bool = False, gap: int = 0
    ) -> None:
        super().__init__()
        self._texts = texts
        self._font = appearance.current().font(size, is_bold=is_bold)
        self._look = "title" if size == tokens.TITLE else "strong" if is_bold else ""
        # All as high as a button, so that the words of all stand on one line.
        self._height = self._button("0").sizeHint().height()
        self._flow = FlowLayout(self, gap)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_sentence(self, pieces: Sequence[Piece], said: str) -> None:
        """`said` is the whole sentence."""
        clear(self._flow)
        self.setAccessibleName(said)
        for piece in pieces:
            self._flow.addWidget(self._piece(piece))

    def show_figures(self, lead: str, figures: Sequence[Figure], after: str, said: str) -> None:
        """Words where there are any, then one figure after the other, then words again."""
        clear(self._flow)
        self.setAccessibleName(said)
        if lead:
            self._flow.addWidget(self._words(lead, "heading"))
        for figure in figures:
            self._flow.addWidget(self._figure(figure, figure.shown))
        if after:
            self._flow.addWidget(self._words(after, "second"))

    def _piece(self, piece: Piece) -> QWidget:
        if piece.figure is None:
            return self._words(piece.words.rstrip(), self._look)
        together = QWidget()
        figure = self._figure(piece.figure, piece.said)
        # A button's own margin parts it from the words, without the space between them.
        row(figure, self._words(piece.words.lstrip(), self._look), spacing=0, parent=together)
        return together

    def _figure(self, figure: Figure, said: str) -> QWidget:
        if not figure.count:
            return self._plain(figure.shown)
        button = self._button(figure.shown)
        button.setAccessibleName(said)
        button.setToolTip(self._texts("results.rows_of_figure"))
        button.clicked.connect(lambda: self.rows_asked.emit(figure.rows))
        return button

    def _button(self, shown: str) -> Button:
        button = Button(shown, "link")
        button.setFont(self._font)
        return button

    def _words(self, words: str, look: str) -> Label:
        label = Label(words, look)
        label.setMinimumHeight(self._height)
        return label

    def _plain(self, shown: str) -> Label:
        label = self._words(shown, self._look or "second")
        # As far from its neighbours as a button's words are.
        label.setContentsMargins(FIGURE_MARGIN, 0, FIGURE_MARGIN, 0)
        return label
