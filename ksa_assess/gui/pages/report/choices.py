"""What the report holds, and what becomes of it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from ksa_assess.gui.theme.tokens import STEP
from ksa_assess.gui.widgets.buttons import Button
from ksa_assess.gui.widgets.choice import Choice, Switch
from ksa_assess.gui.widgets.field import Field
from ksa_assess.gui.widgets.frames import Card
from ksa_assess.gui.widgets.labels import Label, Paragraph
from ksa_assess.gui.widgets.layouts import column, row
from ksa_assess.runtime.settings import Settings
from ksa_assess.runtime.texts import Language, Texts

_LANGUAGES = ((Language.ZH_TW, "中文"), (Language.EN, "English"))


class OutputCard(Card):
    """Saving and printing. Where it lies above the preview there is one button more, `content`,
    that shows what the report holds."""

    def __init__(self, texts: Texts) -> None:
        super().__init__(2 * STEP)
        self.title = Label(texts("preview.output"), "strong")
        self.save = Button(texts("results.export_pdf"), "primary", icon_name="document")
        self.print_all = Button(texts("print.all"), icon_name="print")
        self.print_signatures = Button(texts("results.print_signatures"), icon_name="print")
        self.content = Button(texts("preview.content"), "option", icon_name="settings")
        self.content.setCheckable(True)
        for name in ("save", "print_all", "print_signatures", "content"):
            getattr(self, name).setObjectName(name)
        self.save.setToolTip("Ctrl+S")
        self.print_all.setToolTip("Ctrl+P")
        self.whole_hint = Paragraph(texts("preview.whole_hint"), "second")
        self.sign_hint = Paragraph(texts("print.sign_hint"), "second")
        self.print_all.setAccessibleDescription(f"{texts('preview.whole_hint')} Ctrl+P")
        self.print_signatures.setAccessibleDescription(texts("print.sign_hint"))
        self._grid = QGridLayout()
        self._grid.setSpacing(STEP)
        self.body.addLayout(self._grid)
        self._buttons = (self.save, self.print_all, self.print_signatures, self.content)
        self.set_beside()

    def set_beside(self) -> None:
        """One below the other, with words about them."""
        self.content.hide()
        self._place(
            (
                self.title,
                self.save,
                self.print_all,
                self.whole_hint,
                self.print_signatures,
                self.sign_hint,
            ),
            columns=1,
        )

    def set_above(self, room: int) -> None:
        """As many buttons in a line as `room` pixels allow, without words."""
        for words in (self.title, self.whole_hint, self.sign_hint):
            words.hide()
        widest = max(button.sizeHint().width() for button in self._buttons) + STEP
        columns = next(count for count in (4, 2, 1) if count * widest <= room or count == 1)
        self._place(self._buttons, columns)

    def _place(self, parts: tuple[QWidget, ...], columns: int) -> None:
        for part in parts:
            self._grid.removeWidget(part)
        for place, part in enumerate(parts):
            self._grid.addWidget(part, place // columns, place % columns)
            part.show()


class ContentCard(Card):
    """Signals: language_chosen(language), department_head_switched(is_on)."""

    language_chosen = Signal(object)
    department_head_switched = Signal(bool)

    def __init__(self, texts: Texts) -> None:
        super().__init__(2 * STEP)
        self._texts = texts
        self.language = Choice(texts, texts("preview.language"), _LANGUAGES, Language.ZH_TW)
        self.language.chosen.connect(self.language_chosen)
        self.to_settings = Button(texts("preview.to_settings"))
        self.to_settings.setObjectName("to_settings")
        self.to_settings.setAccessibleDescription(texts("preview.form"))
        form = QWidget()
        column(Paragraph(texts("preview.form")), row(self.to_settings, 1), parent=form)
        self.body.setSpacing(12)
        self.body.addWidget(Label(texts("preview.content"), "strong"))
        self.body.addWidget(Field(texts("preview.language"), self.language))
        self.body.addWidget(self._build_department_head())
        self.body.addWidget(form)

    def show_settings(self, settings: Settings, language: str) -> None:
        """What is chosen; no signal."""
        self.language.set_value(Language(language))
        self.department_head.blockSignals(True)
        self.department_head.setChecked(settings.has_department_head_box)
        self.department_head.blockSignals(False)

    def _build_department_head(self) -> QWidget:
        name = self._texts("settings.department_head")
        self.department_head = Switch(name, is_on=False)
        self.department_head.setObjectName("department_head")
        self.department_head.toggled.connect(self.department_head_switched)
        line = QWidget()
        layout = row(Paragraph(name), parent=line)
        layout.setStretch(0, 1)
        layout.addWidget(self.department_head, 0, Qt.AlignmentFlag.AlignTop)
        return line
