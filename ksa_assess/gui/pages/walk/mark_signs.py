"""How an indicator's answer looks as a small sign: a shape for each kind, never a colour alone."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from ksa_assess.domain.answer import AnswerKind
from ksa_assess.gui.pages.walk.overview import Mark
from ksa_assess.gui.theme import appearance, tokens
from ksa_assess.gui.theme.icons import paint_icon


def paint_mark(painter: QPainter, mark: Mark, square: QRectF) -> None:
    """A rated one shows its level; not applicable a dash, cannot judge a question mark."""
    look = appearance.current()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    disc = square.adjusted(0.8, 0.8, -0.8, -0.8)
    is_rated = mark.kind is AnswerKind.RATED
    painter.setPen(Qt.PenStyle.NoPen if is_rated else QPen(look.colour("control"), 1.4))
    painter.setBrush(look.colour("accent") if is_rated else Qt.BrushStyle.NoBrush)
    painter.drawEllipse(disc)
    painter.setPen(look.colour("on_accent" if is_rated else "text"))
    painter.setFont(look.font(tokens.SMALL, is_bold=True))
    painter.drawText(square, Qt.AlignmentFlag.AlignCenter, _letter(mark))


def paint_flag(painter: QPainter, square: QRectF) -> None:
    paint_icon(painter, "flag", square, appearance.current().colour("text"))


def paint_bar(painter: QPainter, mark: Mark, bar: QRectF) -> None:
    """The mark where there is room for a few pixels only; `bar` is a segment of a strip."""
    look = appearance.current()
    painter.setPen(Qt.PenStyle.NoPen)
    is_rated = mark.kind is AnswerKind.RATED
    painter.fillRect(bar, look.colour("accent" if is_rated else "sunken"))
    for dash in _dashes(mark.kind, bar):
        painter.fillRect(dash, look.colour("accent"))
    if mark.is_flagged:
        _paint_pennant(painter, bar)


def _dashes(kind: AnswerKind, bar: QRectF) -> list[QRectF]:
    """A whole line for not applicable, a broken one for cannot judge."""
    whole = QRectF(bar.left(), bar.center().y() - 1, bar.width(), 2)
    if kind is AnswerKind.NOT_APPLICABLE:
        return [whole]
    if kind is AnswerKind.NOT_OBSERVED:
        third = whole.width() / 3
        return [whole.adjusted(0, 0, -2 * third, 0), whole.adjusted(2 * third, 0, 0, 0)]
    return []


def _letter(mark: Mark) -> str:
    letters = {AnswerKind.NOT_APPLICABLE: "–", AnswerKind.NOT_OBSERVED: "?"}
    return str(mark.level) if mark.kind is AnswerKind.RATED else letters.get(mark.kind, "")


def _paint_pennant(painter: QPainter, bar: QRectF) -> None:
    """A small triangle above the segment."""
    tip = QPointF(bar.center().x(), bar.top() - 2)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(appearance.current().colour("text"))
    painter.drawPolygon([tip, tip + QPointF(-3, -5), tip + QPointF(3, -5)])
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
