"""Above the indicator: the duty and task it belongs to, when it was last saved, the results."""

from datetime import datetime

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from ksa_assess.gui.pages.walk.acts import act_words
from ksa_assess.gui.pages.walk.buttons import KeyButton, WalkButton
from ksa_assess.gui.pages.walk.item import WalkItem
from ksa_assess.gui.pages.walk.presenter import Retraced
from ksa_assess.gui.pages.walk.sides import Side
from ksa_assess.gui.theme import appearance
from ksa_assess.gui.widgets.labels import ElidedLabel, Label
from ksa_assess.gui.widgets.layouts import row
from ksa_assess.wording import Wording, day_of, today

_APART = 12
_LEAST_PLACE = 160  # A place of which less is seen says nothing.


class PlaceBar(QWidget):
    """Its button is the page's to connect."""

    def __init__(self, wording: Wording, side: Side) -> None:
        super().__init__()
        self._whole = self._short = ""
        self._wording = wording
        self._texts = wording.texts
        self.place = ElidedLabel("", "second")
        self.in_task = Label("", "second")
        self.in_task.setObjectName("in_task")
        self.saved = ElidedLabel("", "done")
        self.saved.setObjectName("saved")
        self.results = WalkButton(self._texts(side.results), "link")
        self.results.setObjectName("results")
        self.outline = KeyButton(self._texts("walk.open_outline"), "L", "quiet")
        self.outline.setObjectName("open_outline")
        self.content = KeyButton(self._texts("walk.open_content"), "K", "quiet")
        self.content.setObjectName("open_content")
        where = row(self.outline, self.place, self.in_task, 1, spacing=_APART)
        layout = row(where, self.saved, self.content, self.results, spacing=_APART, parent=self)
        layout.setContentsMargins(0, 8, 0, 4)
        layout.setStretch(0, 1)

    def show_ways(self, *, to_outline: bool, to_content: bool) -> None:
        """To the panels that stand in no column of their own."""
        self.outline.setVisible(to_outline)
        self.content.setVisible(to_content)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Where there is no room for all, the duty's name goes first, then how far the task is.

        At last the place goes as a whole: the outline says it, too.
        """
        ways = (self.outline, self.content, self.results)
        taken = sum(one.sizeHint().width() + _APART for one in ways if not one.isHidden())
        # Or the layout would take from the buttons, too, what is missing.
        self.saved.setMaximumWidth(max(self.width() - taken, 0))
        room = self.width() - taken - self.saved.sizeHint().width() - _APART
        beside = room - self.in_task.sizeHint().width() - _APART
        needed = self.place.fontMetrics().horizontalAdvance
        self.place.setText(self._whole if needed(self._whole) <= beside else self._short)
        least = min(needed(self._short), appearance.current().px(_LEAST_PLACE))
        self.in_task.setVisible(beside >= least)
        self.place.setVisible(room - _APART >= self.place.minimumSizeHint().width())
        self.place.setToolTip(self._whole)
        self.place.setAccessibleName(self._whole)
        self.place.setAccessibleDescription(self.place.text())

    def show_item(self, item: WalkItem) -> None:
        duty, task = item.place.duty, item.place.task
        here = f"{task.code} {task.name}"
        self._whole, self._short = f"{duty.code} {duty.name}　›　{here}", f"{duty.code}　›　{here}"
        place, total = item.place_in_task
        self.in_task.setText(self._texts("walk.position_in_task", i=place, n=total))
        self._fit()

    def show_retraced(self, retraced: Retraced | None) -> bool:
        """Say what was just undone or redone, where else the time of the save stands."""
        if retraced is None:
            return False
        key = "walk.undone" if retraced.is_undo else "walk.redone"
        self.saved.setText(self._texts(key, act=act_words(self._wording, retraced.step)))
        self._fit()
        return True

    def show_saved(self, saved_at: datetime | None, *, has_trouble: bool) -> None:
        """`saved_at` is the true time of the last save; with the day where it was another one."""
        look = "strong" if has_trouble else "done"
        if self.saved.property("look") != look:
            self.saved.set_look(look)
        self.saved.setText(self._saved_words(saved_at, has_trouble=has_trouble))
        self._fit()

    def _saved_words(self, saved_at: datetime | None, *, has_trouble: bool) -> str:
        if has_trouble:
            return self._texts("walk.not_saved")
        if saved_at is None:
            return ""
        is_today = day_of(saved_at) == today()
        said = self._wording.time if is_today else self._wording.date_and_time
        return "✓ " + self._texts("saved.at", time=said(saved_at))
