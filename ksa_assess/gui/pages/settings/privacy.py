"""The notice on personal data, to be read again at any time."""

from PySide6.QtWidgets import QWidget

from ksa_assess.gui.pages.settings.rows import SettingsCard
from ksa_assess.gui.theme.tokens import STEP
from ksa_assess.gui.widgets.labels import Paragraph
from ksa_assess.gui.widgets.layouts import column
from ksa_assess.runtime.texts import Texts


class PrivacyCard(SettingsCard):
    def __init__(self, texts: Texts) -> None:
        super().__init__(texts("settings.privacy"))
        self.notice = Paragraph()
        self.read_at = Paragraph("", "second")
        part = QWidget()
        heading = Paragraph(texts("privacy.heading"), "second")
        column(heading, self.notice, self.read_at, spacing=STEP, parent=part)
        self.add([part])

    def show_notice(self, notice: str, read_at: str) -> None:
        self.notice.set_text(notice)
        self.read_at.set_text(read_at)
