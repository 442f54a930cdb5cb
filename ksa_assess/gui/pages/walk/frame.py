"""The parts of the walk, what they show of its presenter, and their room in the window."""

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QWidget

from ksa_assess.gui.context import Context
from ksa_assess.gui.pages.walk.columns import Columns
from ksa_assess.gui.pages.walk.comment_card import CommentCard
from ksa_assess.gui.pages.walk.content_panel import ContentPanel
from ksa_assess.gui.pages.walk.footer import Footer
from ksa_assess.gui.pages.walk.indicator_card import IndicatorCard
from ksa_assess.gui.pages.walk.outline_panel import OutlinePanel
from ksa_assess.gui.pages.walk.overview import Overview, hit_rows, outline_rows
from ksa_assess.gui.pages.walk.place_bar import PlaceBar
from ksa_assess.gui.pages.walk.presenter import WalkPresenter
from ksa_assess.gui.pages.walk.sheet import WalkSheet
from ksa_assess.gui.pages.walk.sides import OWN, Side
from ksa_assess.gui.theme import appearance
from ksa_assess.gui.widgets.frames import Band, Line
from ksa_assess.gui.widgets.labels import Paragraph
from ksa_assess.gui.widgets.layouts import column, place, row
from ksa_assess.gui.widgets.marks import Sign
from ksa_assess.gui.widgets.page import Page
from ksa_assess.gui.widgets.returned import Returned

_HIGH = 760
_LOW = 600  # Lower, and no indicator is in view at once however tight: it scrolls anyway.


class WalkFrame(Page):
    """Holds and shows; what a person does with it is `page`'s."""

    side: Side = OWN

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._texts = context.texts
        self._build()

    # Building

    def _build(self) -> None:
        wording, side = self.context.wording, self.side
        self.panel = OutlinePanel(wording, side)
        self.place_bar = PlaceBar(wording, side)
        self.card = IndicatorCard(wording, side)
        self.comments = CommentCard(self._texts, side)
        self.content = ContentPanel(self._texts)
        self.footer = Footer(wording, side)
        self.centre = self._build_centre()
        above = Band(self.centre, across=8, down=0)
        above.body.addWidget(self.place_bar)
        middle = column(above, self.centre, spacing=0)
        self.columns = Columns(self._texts, self.panel, middle, self.content)
        layout = column(self.columns, Line(), self.footer, spacing=0, parent=self)
        layout.setStretch(0, 1)

    def _build_centre(self) -> WalkSheet:
        centre = WalkSheet(widest=880, margin=8)
        centre.setMinimumWidth(600)
        centre.body.setSpacing(8)
        self.locked = self._build_locked()
        self.returned = Returned(self._texts, is_short=True)
        centre.body.addWidget(self.returned)
        centre.body.addWidget(self.locked)
        centre.body.addWidget(self.card)
        centre.body.addWidget(self.comments)
        centre.body.addStretch(1)
        return centre

    def _build_locked(self) -> QWidget:
        """Above the answers where they can only be read."""
        band = QFrame()
        band.setProperty("look", "card")
        self._why_locked = Paragraph("", "second")
        line = row(Sign("lock", "muted", 16), self._why_locked, parent=band)
        line.setContentsMargins(20, 8, 20, 8)
        line.setStretch(1, 1)
        return band

    # Showing

    def _show_parts(self, presenter: WalkPresenter) -> None:
        """Everything from the presenter; parts that have not changed do nothing."""
        item = presenter.item
        self.locked.setVisible(not item.is_editable)
        self._why_locked.set_text(item.why_locked(self._texts))
        if self.side.is_self:
            self.returned.show_assessment(presenter.assessment)
        self.place_bar.show_item(item)
        self.card.show_item(item)
        self.comments.show_item(item)
        self.content.show_item(item)
        self.footer.show_item(item, presenter.last_step)
        self.place_bar.show_saved(presenter.saved_at, has_trouble=presenter.problem is not None)
        if presenter.problem is None:
            self.place_bar.show_retraced(presenter.retraced)
        self._show_overview(presenter)
        place(self.card)
        place(self.content)
        # Or a sheet keeps its old height, and squeezes its content into it, until Qt comes round.
        for sheet in (self.centre, self.columns.side):
            QApplication.sendEvent(sheet, QEvent(QEvent.Type.LayoutRequest))

    def _show_overview(self, presenter: WalkPresenter) -> None:
        overview = presenter.overview
        self.footer.show_marks(overview.marks, presenter.current)
        if searched := self.panel.search_box.text().strip():
            nothing = self._texts("empty.search", text=searched)
            self.panel.show_rows(hit_rows(presenter.search(searched)), nothing)
        else:
            self._show_outline(presenter, overview)

    def _show_outline(self, presenter: WalkPresenter, overview: Overview) -> None:
        self.panel.show_rows(outline_rows(presenter.standard, overview, presenter.current))

    # Room

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        window = self.window()
        self.columns.fit(window.width())
        self.place_bar.show_ways(
            to_outline=not self.columns.has_outline, to_content=not self.columns.has_content
        )
        look, height = appearance.current(), window.height()
        is_roomy = height >= look.px(_HIGH) or height < look.px(_LOW)
        self._set_roomy(is_roomy=is_roomy)

    def _set_roomy(self, *, is_roomy: bool) -> None:
        self.card.set_roomy(is_roomy=is_roomy)
