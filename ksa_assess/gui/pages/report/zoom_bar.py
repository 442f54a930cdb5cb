"""Above the preview: which page is in view, and how large."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from ksa_assess.gui.pages.report.presenter import ReportPresenter
from ksa_assess.gui.pages.report.preview import Preview
from ksa_assess.gui.pages.report.stack import Fit
from ksa_assess.gui.theme import appearance
from ksa_assess.gui.theme.tokens import STEP
from ksa_assess.gui.widgets.buttons import IconButton
from ksa_assess.gui.widgets.choice import Choice
from ksa_assess.gui.widgets.labels import ElidedLabel, Label
from ksa_assess.gui.widgets.layouts import row
from ksa_assess.runtime.texts import Texts

_PERCENT_WIDTH = 48


class _ZoomButton(IconButton):
    """Who has just zoomed looks around next: arrows go on to the page, which moves the preview."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            event.ignore()
        else:
            super().keyPressEvent(event)


class ZoomBar(QWidget):
    """Steers a preview and says what it shows, also to those who cannot see it."""

    def __init__(self, texts: Texts, preview: Preview) -> None:
        super().__init__()
        self._texts = texts
        self._preview = preview
        self._presenter: ReportPresenter | None = None
        self.place = ElidedLabel("", "second")
        self.smaller = _ZoomButton("minus", texts("preview.zoom_out"))
        self.larger = _ZoomButton("plus", texts("preview.zoom_in"))
        self.percent = Label("", "second")
        self.percent.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.percent.setFixedWidth(appearance.current().px(_PERCENT_WIDTH))
        self.fit = Choice(
            texts,
            texts("preview.fit"),
            [(fit, texts(f"preview.fit.{fit}")) for fit in Fit],
            preview.fit,
        )
        zoom = row(self.smaller, self.percent, self.larger, spacing=STEP // 2)
        layout = row(self.place, zoom, self.fit, spacing=2 * STEP, parent=self)
        layout.setStretch(0, 1)
        self._connect()

    def _connect(self) -> None:
        self.smaller.clicked.connect(lambda: self._preview.zoom_by(-1))
        self.larger.clicked.connect(lambda: self._preview.zoom_by(1))
        self.fit.chosen.connect(self._preview.set_fit)
        self._preview.page_changed.connect(self.say_place)
        self._preview.zoom_changed.connect(self._on_zoom_changed)

    def show_presenter(self, presenter: ReportPresenter) -> None:
        self._presenter = presenter
        self._on_zoom_changed()

    def say_place(self) -> None:
        """`第 2 頁，共 6 頁`, on the bar and as what the preview is described by."""
        if self._presenter is None:
            return
        place = self._presenter.place(self._preview.number, self._preview.pages)
        self.place.setText(place)
        self._preview.setAccessibleDescription(place)

    def _on_zoom_changed(self) -> None:
        if self._presenter is None:
            return
        percent = self._presenter.zoom(self._preview.zoom)
        self.percent.setText(percent)
        self.percent.setAccessibleName(self._texts("preview.zoom", x=percent))
        self.fit.set_value(self._preview.fit)
