"""What is the same for a whole company and stands on the report: names, numbers, the logo."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from ksa_assess.gui.pages.settings.rows import SettingsCard, switch_row
from ksa_assess.gui.theme.tokens import STEP
from ksa_assess.gui.widgets.buttons import Button
from ksa_assess.gui.widgets.choice import Switch
from ksa_assess.gui.widgets.field import line_field
from ksa_assess.gui.widgets.labels import ElidedLabel, Label
from ksa_assess.gui.widgets.layouts import column, row
from ksa_assess.runtime.settings import Settings
from ksa_assess.runtime.texts import Texts

# Setting → whether its field takes the whole width.
_LINES = {
    "organisation": False,
    "form_name": False,
    "form_number": False,
    "form_edition": False,
    "purpose": True,
    "readers": True,
}


class OrganisationCard(SettingsCard):
    """Signals: edited(setting name, value), logo_asked()."""

    edited = Signal(str, object)
    logo_asked = Signal()

    def __init__(self, texts: Texts, settings: Settings) -> None:
        super().__init__(texts("settings.organisation.title"))
        self._texts = texts
        self.lines: dict[str, QLineEdit] = {}
        self.department_head = Switch(
            texts("settings.department_head"), is_on=settings.has_department_head_box
        )
        self.department_head.setObjectName("department_head")
        self.department_head.toggled.connect(
            lambda is_on: self.edited.emit("has_department_head_box", is_on)
        )
        self.add(
            self._build_lines(settings),
            self._build_logo(),
            switch_row(
                texts("settings.department_head"),
                texts("settings.department_head_hint"),
                self.department_head,
            ),
        )
        self.show_logo(settings.logo)

    def unsaved(self, settings: Settings) -> dict[str, str]:
        """What stands in the fields and not yet in the settings."""
        return {
            name: line.text().strip()
            for name, line in self.lines.items()
            if line.text().strip() != getattr(settings, name)
        }

    def show_logo(self, logo: str) -> None:
        self.logo_name.setText(Path(logo).name if logo else self._texts("settings.no_logo"))
        self.remove_logo.setVisible(bool(logo))

    def _build_lines(self, settings: Settings) -> QWidget:
        part = QWidget()
        grid = QGridLayout(part)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(2 * STEP)
        grid.setVerticalSpacing(2 * STEP)
        place = 0
        for name, is_wide in _LINES.items():
            field, line = line_field(self._texts(f"settings.{name}"), name, getattr(settings, name))
            line.editingFinished.connect(
                lambda name=name, line=line: self.edited.emit(name, line.text().strip())
            )
            self.lines[name] = line
            grid.addWidget(field, place // 2, place % 2, 1, 2 if is_wide else 1)
            place += 2 if is_wide else 1
        self.lines["purpose"].setPlaceholderText(self._texts("first_run.default_purpose"))
        self.lines["readers"].setPlaceholderText(self._texts("privacy.default_readers"))
        return part

    def _build_logo(self) -> QWidget:
        texts = self._texts
        self.logo_name = ElidedLabel("", "second")
        self.choose_logo = Button(texts("settings.choose_logo"))
        self.choose_logo.setObjectName("choose_logo")
        self.choose_logo.clicked.connect(self.logo_asked)
        self.remove_logo = Button(texts("settings.remove_logo"), "quiet")
        self.remove_logo.clicked.connect(lambda: self.edited.emit("logo", ""))
        words = column(Label(texts("settings.logo"), "heading"), self.logo_name)
        part = QWidget()
        layout = row(words, self.remove_logo, self.choose_logo, parent=part)
        layout.setStretch(0, 1)
        return part
