"""The people in their groups: those to review first, closed ones under a fold."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ksa_assess.gui.pages.team.presenter import Group, PersonRow, TeamView
from ksa_assess.gui.pages.team.rows import PersonRowView
from ksa_assess.gui.theme.tokens import STEP
from ksa_assess.gui.widgets.buttons import Button
from ksa_assess.gui.widgets.frames import Card, Line
from ksa_assess.gui.widgets.labels import Label
from ksa_assess.gui.widgets.layouts import clear, column, row
from ksa_assess.runtime.texts import Texts


class TeamOverview(QWidget):
    """Signal: asked(page, id) when somebody presses a button of a row."""

    asked = Signal(str, int)

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self._texts = texts
        self._view: TeamView | None = None
        self.fold = Button("", "quiet")
        self.fold.setObjectName("fold")
        self.fold.setCheckable(True)
        self.fold.toggled.connect(self._show_closed)
        self.groups = {group: _Sheet(self._heading(group)) for group in Group}
        column(*self.groups.values(), spacing=3 * STEP, parent=self)

    def _heading(self, group: Group) -> QWidget:
        if group is not Group.CLOSED:
            return Label("", "heading")
        heading = QWidget()
        row(self.fold, 1, parent=heading)
        return heading

    def show_view(self, view: TeamView, *, is_unfolded: bool) -> None:
        """`is_unfolded` shows the closed ones too: something is looked for."""
        self._view = view
        for group, sheet in self.groups.items():
            words = self._texts(f"team.group.{group}", n=len(view.groups[group]))
            if isinstance(sheet.heading, Label):
                sheet.heading.setText(words)
                self._show_rows(sheet, view.groups[group])
            else:
                self.fold.setText(words)
                self.fold.setAccessibleName(words)
            sheet.setVisible(bool(view.groups[group]))
        self.fold.setChecked(is_unfolded or self.fold.isChecked())
        self._show_closed()

    def rows(self) -> list[PersonRowView]:
        """Those in view, in their order."""
        return [one for sheet in self.groups.values() for one in sheet.rows]

    def _show_closed(self) -> None:
        is_unfolded = self.fold.isChecked()
        self.fold.set_icon("down" if is_unfolded else "right")
        closed = self._view.groups[Group.CLOSED] if self._view and is_unfolded else ()
        self._show_rows(self.groups[Group.CLOSED], closed)

    def _show_rows(self, sheet: "_Sheet", people: Sequence[PersonRow]) -> None:
        views = [PersonRowView(person, self._texts) for person in people]
        for view in views:
            view.asked.connect(self.asked)
        sheet.show_rows(views)


class _Sheet(QWidget):
    """A heading, and the rows of its group on one card with hair lines between them."""

    def __init__(self, heading: QWidget) -> None:
        super().__init__()
        self.heading = heading
        self.rows: tuple[PersonRowView, ...] = ()
        self._card = Card(margin=0)
        self._card.body.setSpacing(0)
        column(heading, self._card, parent=self)

    def show_rows(self, rows: Sequence[PersonRowView]) -> None:
        clear(self._card.body)
        self.rows = tuple(rows)
        for place, one in enumerate(rows):
            if place:
                self._card.body.addWidget(Line())
            self._card.body.addWidget(one)
        self._card.setVisible(bool(rows))
