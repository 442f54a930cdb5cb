"""Why an assessment was returned, in view while it is added to."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame

from ksa_assess.domain.assessment import Assessment
from ksa_assess.gui.life import return_reason
from ksa_assess.gui.theme.tokens import STEP
from ksa_assess.gui.widgets.labels import ElidedLabel, Paragraph
from ksa_assess.gui.widgets.layouts import row
from ksa_assess.gui.widgets.marks import Sign
from ksa_assess.runtime.texts import Texts


class Returned(QFrame):
    """Away unless it is returned; one line where `is_short`, which the results tell in full."""

    def __init__(self, texts: Texts, *, is_short: bool = False) -> None:
        super().__init__()
        self._texts = texts
        self.setProperty("look", "notice")
        self.reason = ElidedLabel() if is_short else Paragraph()
        sign = Sign("notice", "accent", 20)
        layout = row(sign, self.reason, spacing=STEP + 4, parent=self)
        layout.setContentsMargins(20, STEP, 20, STEP)
        layout.setStretch(1, 1)
        layout.setAlignment(sign, Qt.AlignmentFlag.AlignTop)
        self.hide()

    def show_assessment(self, assessment: Assessment) -> None:
        reason = return_reason(assessment)
        self.setVisible(bool(reason))
        if isinstance(self.reason, Paragraph):
            self.reason.set_text(self._texts("returned.reason", text=reason))
        else:
            line = " ".join(reason.split())
            self.reason.setText(self._texts("returned.reason", text=line))
