"""How the window looks and speaks."""

from PySide6.QtCore import QEvent, QObject, QSize, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ksa_assess.gui.pages.settings.presenter import TEXT_SIZES, Options, SettingsPresenter
from ksa_assess.gui.pages.settings.rows import SettingsCard, setting, switch_row
from ksa_assess.gui.theme import appearance
from ksa_assess.gui.theme.tokens import STEP
from ksa_assess.gui.widgets.choice import Choice, Switch
from ksa_assess.runtime.settings import Settings
from ksa_assess.runtime.texts import Texts


class LookCard(SettingsCard):
    """Signal: changed(setting name, value)."""

    changed = Signal(str, object)

    def __init__(self, texts: Texts, settings: Settings, presenter: SettingsPresenter) -> None:
        super().__init__(texts("settings.look"))
        self._texts = texts
        self._settings = settings
        self.language = self._choice("language", presenter.languages())
        self.theme = self._choice("theme", presenter.themes())
        self.text_size = self._choice("text_size", presenter.text_sizes())
        self.sample = TextSample(texts("settings.text_size.sample"), settings.text_size)
        self.sample.follow(self.text_size)
        self.is_motion_reduced = self._build_motion()
        self.calendar = self._choice("calendar", presenter.calendars())
        self.add(
            [
                self._row("language", self.language),
                self._row("theme", self.theme),
                self._row("text_size", self.text_size, self.sample),
                self._motion_row(),
                self._row("calendar", self.calendar),
            ]
        )

    def _build_motion(self) -> Switch:
        name = "is_motion_reduced"
        switch = Switch(self._texts(f"settings.{name}"), is_on=self._settings.is_motion_reduced)
        switch.setObjectName(name)
        switch.toggled.connect(lambda is_on: self.changed.emit(name, is_on))
        return switch

    def _motion_row(self) -> QWidget:
        name = "settings.is_motion_reduced"
        return switch_row(self._texts(name), self._texts(f"{name}.hint"), self.is_motion_reduced)

    def _row(self, name: str, *controls: QWidget) -> QWidget:
        texts = self._texts
        return setting(texts(f"settings.{name}"), texts(f"settings.{name}.hint"), *controls)

    def _choice(self, name: str, options: Options) -> Choice:
        value = getattr(self._settings, name)
        choice = Choice(self._texts, self._texts(f"settings.{name}"), options, value)
        choice.setObjectName(name)
        for place, button in enumerate(choice.buttons.values()):
            button.setObjectName(f"{name}_{place}")
        choice.chosen.connect(lambda value: self.changed.emit(name, value))
        return choice


class TextSample(QWidget):
    """A sentence in the size that the pointer is over, before it is chosen.

    As high as the largest needs, so that looking moves nothing.
    """

    def __init__(self, sentence: str, size: int) -> None:
        super().__init__()
        self._sentence = sentence
        self._chosen = size
        self._shown = size
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def follow(self, choice: Choice) -> None:
        self._sizes = {button: size for size, button in choice.buttons.items()}
        for button in self._sizes:
            button.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Enter, QEvent.Type.Leave):
            is_over = event.type() == QEvent.Type.Enter
            size = next((s for b, s in self._sizes.items() if b is watched), self._chosen)
            self._shown = size if is_over and isinstance(size, int) else self._chosen
            self.update()
        return super().eventFilter(watched, event)

    def sizeHint(self) -> QSize:
        return QSize(0, self._metrics(max(TEXT_SIZES)).height() + STEP)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(_font(self._shown))
        painter.setPen(appearance.current().colour("text"))
        metrics = painter.fontMetrics()
        baseline = (self.height() + metrics.ascent() - metrics.descent()) // 2
        painter.drawText(0, baseline, self._fitting(metrics))

    def _fitting(self, metrics: QFontMetrics) -> str:
        """As many words as there is room for: it is the size that is to be seen."""
        sentence = self._sentence
        while sentence and metrics.horizontalAdvance(sentence) > self.width():
            sentence = sentence[:-1]
        return sentence

    def _metrics(self, size: int) -> QFontMetrics:
        return QFontMetrics(_font(size))


def _font(size: int) -> QFont:
    """Of body text, whatever size is in force."""
    return appearance.Appearance(text_size=size).font()
