"""What is the same for a whole company and stands on the report: names, numbers, the logo."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from ksa_assess.gui.pages.settings.logo import LogoPicture
from ksa_assess.gui.pages.settings.rows import SettingsCard, setting, switch_row, words
from ksa_assess.gui.theme.tokens import STEP
from ksa_assess.gui.widgets.buttons import Button
from ksa_assess.gui.widgets.choice import Switch
from ksa_assess.gui.widgets.columns import TwoColumns
from ksa_assess.gui.widgets.flow import FlowLayout
from ksa_assess.gui.widgets.labels import ElidedLabel, Paragraph
from ksa_assess.gui.widgets.layouts import column, row
from ksa_assess.gui.widgets.marks import Pill
from ksa_assess.runtime.settings import Settings
from ksa_assess.runtime.texts import Texts

_LONGEST = 200
_NUMBER_WIDTH = 420
_SIGNERS = ("employee", "supervisor", "department_head", "hr")


class OrganisationCard(SettingsCard):
    """Signals: edited(setting name, value), logo_asked(), logo_removed()."""

    edited = Signal(str, object)
    logo_asked = Signal()
    logo_removed = Signal()

    def __init__(self, texts: Texts, settings: Settings) -> None:
        super().__init__(texts("settings.organisation.title"), texts("settings.organisation.intro"))
        self._texts = texts
        self.lines: dict[str, QLineEdit] = {}
        self.add(
            [
                self._line("organisation", settings),
                self._line("form_name", settings),
                TwoColumns(
                    [self._line("form_number", settings)],
                    [self._line("form_edition", settings)],
                    _NUMBER_WIDTH,
                ),
                self._line("purpose", settings, "first_run.default_purpose"),
                self._line("readers", settings, "privacy.default_readers"),
                self._build_logo(),
                self._build_signatures(settings),
            ]
        )
        self.lines["form_name"].setPlaceholderText(texts("report.title"))
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
        self.logo_picture.show_file(logo)
        self.logo_trouble.setVisible(bool(logo) and not self.logo_picture.has_picture)
        self.remove_logo.setVisible(bool(logo))

    def _line(self, name: str, settings: Settings, usual: str = "") -> QWidget:
        line = QLineEdit(getattr(settings, name))
        line.setObjectName(name)
        line.setMaxLength(_LONGEST)
        if usual:
            line.setPlaceholderText(self._texts(usual))
        line.editingFinished.connect(lambda: self.edited.emit(name, line.text().strip()))
        self.lines[name] = line
        label, hint = self._texts(f"settings.{name}"), self._texts(f"settings.{name}.hint")
        return setting(label, hint, line)

    def _build_logo(self) -> QWidget:
        texts = self._texts
        self.logo_picture = LogoPicture(texts("settings.logo"))
        self.logo_name = ElidedLabel("", "second")
        self.logo_trouble = Paragraph(texts("settings.logo_unreadable"), "strong")
        self.choose_logo = Button(texts("settings.choose_logo"))
        self.choose_logo.setObjectName("choose_logo")
        self.choose_logo.clicked.connect(self.logo_asked)
        self.remove_logo = Button(texts("settings.remove_logo"), "quiet")
        self.remove_logo.setObjectName("remove_logo")
        self.remove_logo.clicked.connect(self.logo_removed)
        buttons = QWidget()
        row(self.choose_logo, self.remove_logo, 1, parent=buttons)
        about = words(
            texts("settings.logo"),
            texts("settings.logo.hint"),
            self.logo_name,
            self.logo_trouble,
            buttons,
        )
        part = QWidget()
        row(about, self.logo_picture, spacing=3 * STEP, parent=part)
        return part

    def _build_signatures(self, settings: Settings) -> QWidget:
        """The boxes as words, so that one sees what the switch adds."""
        texts = self._texts
        self.department_head = Switch(
            texts("settings.department_head"), is_on=settings.has_department_head_box
        )
        self.department_head.setObjectName("department_head")
        self.department_head.toggled.connect(self._on_department_head_toggled)
        self._boxes = QWidget()
        flow = FlowLayout(self._boxes)
        self.signature_boxes = {name: Pill(texts(f"report.signature.{name}")) for name in _SIGNERS}
        for pill in self.signature_boxes.values():
            flow.addWidget(pill)
        self.signature_boxes["department_head"].setVisible(settings.has_department_head_box)
        line = switch_row(
            texts("settings.department_head"),
            texts("settings.department_head_hint"),
            self.department_head,
        )
        part = QWidget()
        column(line, self._boxes, spacing=STEP, parent=part)
        return part

    def _on_department_head_toggled(self, is_on: bool) -> None:
        self.signature_boxes["department_head"].setVisible(is_on)
        self.edited.emit("has_department_head_box", is_on)
