"""Above the indicator: the duty and task it belongs to, when it was last saved, the results."""

from datetime import datetime

from PySide6.QtWidgets import QWidget

from ksa_assess.gui.pages.walk.buttons import WalkButton
from ksa_assess.gui.pages.walk.item import WalkItem
from ksa_assess.gui.widgets.labels import Label, Paragraph
from ksa_assess.gui.widgets.layouts import row
from ksa_assess.wording import Wording, day_of, today


class PlaceBar(QWidget):
    """Its button is the page's to connect."""

    def __init__(self, wording: Wording) -> None:
        super().__init__()
        self._wording = wording
        self._texts = wording.texts
        self.place = Paragraph("", "second")
        self.saved = Label("", "done")
        self.saved.setObjectName("saved")
        self.results = WalkButton(self._texts("results.title"), "link")
        self.results.setObjectName("results")
        layout = row(self.place, self.saved, self.results, spacing=16, parent=self)
        layout.setContentsMargins(16, 8, 12, 4)
        layout.setStretch(0, 1)

    def show_item(self, item: WalkItem) -> None:
        duty, task = item.place.duty, item.place.task
        self.place.set_text(f"{duty.code} {duty.name}　›　{task.code} {task.name}")

    def show_saved(self, saved_at: datetime | None, *, has_trouble: bool) -> None:
        """`saved_at` is the true time of the last save; with the day where it was another one."""
        look = "strong" if has_trouble else "done"
        if self.saved.property("look") != look:
            self.saved.set_look(look)
        self.saved.setText(self._saved_words(saved_at, has_trouble=has_trouble))

    def _saved_words(self, saved_at: datetime | None, *, has_trouble: bool) -> str:
        if has_trouble:
            return self._texts("walk.not_saved")
        if saved_at is None:
            return ""
        is_today = day_of(saved_at) == today()
        said = self._wording.time if is_today else self._wording.date_and_time
        return "✓ " + self._texts("saved.at", time=said(saved_at))
