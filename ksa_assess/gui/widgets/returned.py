"""Why an assessment was returned, in view while it is added to."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame

from ksa_assess.domain.assessment import Assessment
from ksa_assess.gui.life import return_reason
from ksa_assess.gui.theme import appearance
from ksa_assess.gui.theme.tokens import STEP
from ksa_assess.gui.widgets.buttons import Button
from ksa_assess.gui.widgets.labels import ElidedLabel, Paragraph
from ksa_assess.gui.widgets.layouts import row
from ksa_assess.gui.widgets.marks import Sign
from ksa_assess.runtime.texts import Texts

_ACROSS = 20
_SIGN = 20


class Returned(QFrame):
    """Away unless it is returned; where `is_short`, in one line that opens to all of it."""

    def __init__(self, texts: Texts, *, is_short: bool = False) -> None:
        super().__init__()
        self._texts = texts
        self.setProperty("look", "notice")
        self.reason = ElidedLabel() if is_short else Paragraph()
        self.whole = Paragraph()
        self.more = Button(texts("returned.more"), "link")
        self.more.setObjectName("more")
        self.more.clicked.connect(self._on_more_asked)
        sign, top = Sign("notice", "accent", _SIGN), Qt.AlignmentFlag.AlignTop
        layout = row(sign, self.reason, self.whole, self.more, spacing=STEP + 4, parent=self)
        layout.setContentsMargins(_ACROSS, STEP, _ACROSS, STEP)
        for place in (1, 2):
            layout.setStretch(place, 1)
        for part in (sign, self.more):
            layout.setAlignment(part, top)
        for part in (self, self.whole, self.more):
            part.hide()

    def show_assessment(self, assessment: Assessment) -> None:
        reason = return_reason(assessment)
        said = self._texts("returned.reason", text=reason)
        self.setVisible(bool(reason))
        if isinstance(self.reason, Paragraph):
            self.reason.set_text(said)
        elif self.whole.accessibleName() != said:
            self.whole.set_text(said)
            self.reason.setText(" ".join(said.split()))
            self._open(is_open=False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if isinstance(self.reason, ElidedLabel):
            self._offer_more()

    def _offer_more(self) -> None:
        """By the width without the button: one that comes and goes would do so for ever."""
        beside = appearance.current().px(_SIGN) + STEP + 4
        width = self.width() - 2 * _ACROSS - beside
        is_cut = self.reason.sizeHint().width() > width
        self.more.setVisible(is_cut or not self.whole.isHidden())

    def _on_more_asked(self) -> None:
        self._open(is_open=self.whole.isHidden())

    def _open(self, *, is_open: bool) -> None:
        self.reason.setVisible(not is_open)
        self.whole.setVisible(is_open)
        said = self._texts("returned.less" if is_open else "returned.more")
        self.more.setText(said)
        self.more.setAccessibleName(said)
        self._offer_more()
