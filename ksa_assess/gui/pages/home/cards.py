"""The card of one self-assessment, and the line of one that was just deleted."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ksa_assess.gui.pages.home.presenter import AssessmentCard, CardWay, DeletedDraft, Share
from ksa_assess.gui.theme import appearance
from ksa_assess.gui.theme.tokens import STEP
from ksa_assess.gui.widgets.buttons import Button, IconButton
from ksa_assess.gui.widgets.columns import Folding
from ksa_assess.gui.widgets.flow import FlowLayout
from ksa_assess.gui.widgets.frames import Card
from ksa_assess.gui.widgets.labels import ElidedLabel, Label
from ksa_assess.gui.widgets.layouts import column, row
from ksa_assess.gui.widgets.marks import Pill
from ksa_assess.runtime.texts import Texts

_LINE_HEIGHT = 6
_GAP = 3
_WHOLE_WIDTH = Qt.AlignmentFlag(0)


class AssessmentCardView(Card):
    """Signals: page_asked(Next, id), correction_asked(id), delete_asked(id)."""

    page_asked = Signal(object, int)
    correction_asked = Signal(int)
    delete_asked = Signal(int)

    def __init__(self, card: AssessmentCard, texts: Texts) -> None:
        super().__init__(margin=20)
        self._card = card
        self._texts = texts
        self.setObjectName(f"assessment_{card.id}")
        said = (card.name, card.about, card.amended, card.state)
        more = (card.news, card.progress, card.met, card.to_build, card.changed)
        self.setAccessibleName(" ".join(filter(None, said)))
        self.setAccessibleDescription(" ".join(more).strip())
        self.body.setSpacing(STEP)
        self.body.addLayout(self._build_head())
        self.body.addLayout(self._build_about())
        if card.news:
            self.body.addWidget(ElidedLabel(card.news))
        self.body.addSpacing(STEP)
        self.body.addLayout(self._build_progress())
        self.body.addStretch(1)
        self.body.addSpacing(STEP)
        self.body.addWidget(self._build_foot())

    def _build_head(self) -> QHBoxLayout:
        card = self._card
        name = ElidedLabel(card.name, "strong")
        state = Pill(card.state, "accent" if card.is_open else "done")
        head = row(name, state)
        head.setStretch(0, 1)
        return head

    def _build_about(self) -> QHBoxLayout:
        code = Pill(self._card.code)
        about = ElidedLabel(self._card.about, "second")
        amended = (Pill(self._card.amended),) if self._card.amended else ()
        return row(code, *amended, about)

    def _build_progress(self) -> QVBoxLayout:
        card = self._card
        line = DutyLine(card.duties, card.progress)
        figures = row(Label(card.progress, "second"), 1, spacing=2 * STEP)
        if card.met:
            figures.addWidget(Label(card.met, "done"))
            figures.addWidget(Label(card.to_build, "required"))
        return column(line, figures)

    def _build_foot(self) -> Folding:
        return Folding(self._build_ways(), self._build_changed(), alignment=_WHOLE_WIDTH)

    def _build_ways(self) -> QWidget:
        ways = QWidget()
        foot = FlowLayout(ways)
        self.buttons = {way.to: self._build_way(way) for way in self._card.ways}
        for button in self.buttons.values():
            foot.addWidget(button)
        self.go_on = next(iter(self.buttons.values()))
        self.go_on.setObjectName(f"go_on_{self._card.id}")
        return ways

    def _build_way(self, way: CardWay) -> Button:
        card = self._card
        is_now = card.is_primary and way is card.ways[0]
        button = Button(way.label, "primary" if is_now else "")
        button.setAccessibleName(self._texts("control.named", name=way.label, text=card.name))
        button.clicked.connect(lambda: self.page_asked.emit(way.to, card.id))
        return button

    def _build_changed(self) -> QWidget:
        changed = ElidedLabel(self._card.changed, "small")
        changed.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        last = QWidget()
        line = row(changed, parent=last)
        line.setStretch(0, 1)
        if self._card.is_draft:
            self._add_draft_buttons(line)
        return last

    def _add_draft_buttons(self, foot: QHBoxLayout) -> None:
        """Correct, and delete what was never handed in."""
        card, texts = self._card, self._texts
        both = QWidget()
        buttons = row(spacing=STEP // 2, parent=both)
        self.correct = IconButton("edit", texts("home.correct", name=card.name))
        self.correct.setObjectName(f"correct_{card.id}")
        self.correct.clicked.connect(lambda: self.correction_asked.emit(card.id))
        buttons.addWidget(self.correct)
        if card.can_be_deleted:
            self.delete = IconButton("trash", texts("home.delete", name=card.name))
            self.delete.setObjectName(f"delete_{card.id}")
            self.delete.clicked.connect(lambda: self.delete_asked.emit(card.id))
            buttons.addWidget(self.delete)
        # Not squeezed to the height of the other buttons where the text is large.
        both.setFixedSize(both.sizeHint())
        foot.addWidget(both)


class DutyLine(QWidget):
    """The progress as a thin bar with a piece for each duty, as long as the duty is."""

    def __init__(self, shares: tuple[Share, ...], name: str) -> None:
        super().__init__()
        self._shares = shares
        said = "\n".join(share.said for share in shares)
        self.setAccessibleName(name)
        self.setAccessibleDescription(said)
        self.setToolTip(said)
        self.setFixedHeight(_LINE_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(80, _LINE_HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        total = sum(share.total for share in self._shares) or 1
        room = self.width() - _GAP * (len(self._shares) - 1)
        left = 0.0
        for share in self._shares:
            width = room * share.total / total
            self._paint_piece(painter, QRectF(left, 0, width, self.height()), share)
            left += width + _GAP

    @staticmethod
    def _paint_piece(painter: QPainter, piece: QRectF, share: Share) -> None:
        look = appearance.current()
        painter.setBrush(look.colour("sunken"))
        painter.drawRoundedRect(piece, 2, 2)
        if share.answered:
            is_full = share.answered == share.total
            painter.setBrush(look.colour("done" if is_full else "accent"))
            piece.setWidth(max(piece.width() * share.answered / share.total, 4))
            painter.drawRoundedRect(piece, 2, 2)


class DeletedLine(QWidget):
    """A draft that can be brought back. Signal: restore_asked(id)."""

    restore_asked = Signal(int)

    def __init__(self, draft: DeletedDraft, texts: Texts) -> None:
        super().__init__()
        self.restore = Button(texts("home.restore"), "link")
        self.restore.setObjectName(f"restore_{draft.id}")
        self.restore.setAccessibleName(texts("home.restore_named", name=draft.name))
        self.restore.clicked.connect(lambda: self.restore_asked.emit(draft.id))
        line = row(self.restore, ElidedLabel(f"{draft.name}　{draft.about}", "second"), parent=self)
        line.setStretch(1, 1)
