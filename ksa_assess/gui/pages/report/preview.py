"""The report's pages on the screen, one below the other, in any size."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QAbstractSlider, QApplication, QFrame

from ksa_assess.gui.pages.report.drawing import PageDrawer
from ksa_assess.gui.pages.report.stack import GAP, Fit, PageStack, fitting_zoom, next_zoom
from ksa_assess.gui.tasks import Tasks
from ksa_assess.gui.theme import appearance, tokens

if TYPE_CHECKING:
    from ksa_assess.services.reporting import MadeReport

# What stands before the first report is made: one sheet of A4.
_BLANK = PageStack(1, (595.0, 842.0))
_LINE = 40  # Pixels for an arrow key or a line of the wheel.
_SIDEWAYS = {
    Qt.Key.Key_Left: QAbstractSlider.SliderAction.SliderSingleStepSub,
    Qt.Key.Key_Right: QAbstractSlider.SliderAction.SliderSingleStepAdd,
}
_NOTCH = 120  # What Qt calls one notch of the wheel.
_ACTIONS = {
    Qt.Key.Key_PageUp: QAbstractSlider.SliderAction.SliderPageStepSub,
    Qt.Key.Key_PageDown: QAbstractSlider.SliderAction.SliderPageStepAdd,
    Qt.Key.Key_Home: QAbstractSlider.SliderAction.SliderToMinimum,
    Qt.Key.Key_End: QAbstractSlider.SliderAction.SliderToMaximum,
}


class Preview(QAbstractScrollArea):
    """Signals: page_changed(number) and zoom_changed(), also where the room changed them."""

    page_changed = Signal(int)
    zoom_changed = Signal()

    def __init__(self, name: str, waiting: str, tasks: Tasks) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        # A bar that comes and goes would change the width that a page fits into.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.drawer = PageDrawer(tasks, self)
        self.drawer.drawn.connect(self.viewport().update)
        self._waiting = waiting
        self._has_report = False
        self._number = 1
        self._fit: Fit | None = Fit.WIDTH
        self._stack = _BLANK
        for bar in (self.verticalScrollBar(), self.horizontalScrollBar()):
            bar.valueChanged.connect(self._on_scrolled)

    # What is shown

    def show_report(self, report: "MadeReport") -> None:
        """At the place where the one before was left."""
        self._has_report = True
        self.drawer.show_report(report)
        self._place(PageStack(report.pages, report.page_size, self._stack.zoom))

    def show_waiting(self) -> None:
        """An empty sheet that says so, from the first page on."""
        self._has_report = False
        self.verticalScrollBar().setValue(0)
        self._place(PageStack(1, _BLANK.page_size, self._stack.zoom))

    @property
    def number(self) -> int:
        """The page in the middle of the view, from 1."""
        return self._number

    @property
    def pages(self) -> int:
        return self._stack.pages

    # Zoom

    @property
    def zoom(self) -> float:
        return self._stack.zoom

    @property
    def fit(self) -> Fit | None:
        """None while a zoom of its own is set."""
        return self._fit

    def set_fit(self, fit: Fit) -> None:
        self._fit = fit
        self._place(self._stack)

    def zoom_by(self, step: int, at: QPoint | None = None) -> None:
        """To the next larger (1) or smaller (-1) zoom; what lies at a point, or in the middle of
        the view, stays there."""
        self._fit = None
        zoom = next_zoom(self._stack.zoom, step)
        self._place(PageStack(self._stack.pages, self._stack.page_size, zoom), at)

    def _place(self, stack: PageStack, at: QPoint | None = None) -> None:
        """Lay the pages out anew in the room there is, without losing the place."""
        view, bar, across = self.viewport(), self.verticalScrollBar(), self.horizontalScrollBar()
        at = at or QPoint(view.width() // 2, view.height() // 2)
        # From the very top one looks on at the very top.
        place = self._stack.place_of(bar.value() + at.y()) if bar.value() else None
        share = (across.value() + at.x()) / max(self._stack.width, view.width(), 1)
        if self._fit:
            zoom = fitting_zoom(self._fit, stack.page_size, (view.width(), view.height()))
            stack = PageStack(stack.pages, stack.page_size, zoom)
        self._stack = stack
        self._set_ranges()
        if place is not None:
            bar.setValue(round(stack.y_of(place)) - at.y())
        across.setValue(round(share * max(stack.width, view.width())) - at.x())
        self.zoom_changed.emit()
        self._renew()

    def _set_ranges(self) -> None:
        view, stack = self.viewport(), self._stack
        down, across = self.verticalScrollBar(), self.horizontalScrollBar()
        down.setRange(0, max(stack.height - view.height(), 0))
        # Whole pages are turned one by one, larger ones read on with a line of overlap.
        down.setPageStep(max(min(stack.step, view.height() - _LINE), _LINE))
        down.setSingleStep(_LINE)
        across.setRange(0, max(stack.width - view.width(), 0))
        across.setPageStep(view.width())
        across.setSingleStep(_LINE)

    # Where one is

    def _on_scrolled(self) -> None:
        self._renew()

    def _renew(self) -> None:
        self.viewport().update()
        bar = self.verticalScrollBar()
        top, bottom = bar.value(), bar.value() + self.viewport().height()
        if self._has_report:
            shown = self._stack.between(top, bottom)
            beside = (shown[-1] + 1, shown[0] - 1) if shown else ()
            wanted = (*shown, *(one for one in beside if 1 <= one <= self._stack.pages))
            self.drawer.want(wanted, self._stack.scale * self.devicePixelRatioF())
        self._set_number(self._number_at(top, bottom))

    def _number_at(self, top: int, bottom: int) -> int:
        """At either end the outermost page, else the one in the middle."""
        bar = self.verticalScrollBar()
        if top == 0:
            return 1
        return (
            self._stack.pages if top == bar.maximum() else self._stack.page_at((top + bottom) / 2)
        )

    def _set_number(self, number: int) -> None:
        is_other = number != self._number
        self._number = number
        if is_other:
            self.page_changed.emit(number)

    # Events

    def sizeHint(self) -> QSize:
        return QSize(400, 400)

    def minimumSizeHint(self) -> QSize:
        return QSize(160, 120)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place(self._stack)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.turn(event.key()):
            super().keyPressEvent(event)

    def turn(self, key: int) -> bool:
        """What Page Up, Page Down, Home, End, Left and Right do; False for any other key."""
        if (action := _ACTIONS.get(Qt.Key(key))) is not None:
            self.verticalScrollBar().triggerAction(action)
        elif (action := _SIDEWAYS.get(Qt.Key(key))) is not None:
            self.horizontalScrollBar().triggerAction(action)
        return action is not None

    def wheelEvent(self, event: QWheelEvent) -> None:
        """With Ctrl it zooms, with Shift it goes sideways."""
        turned = event.angleDelta().y()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if turned:
                self.zoom_by(1 if turned > 0 else -1, event.position().toPoint())
                event.accept()
        elif turned and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._move_sideways(turned / _NOTCH)
            event.accept()
        else:
            super().wheelEvent(event)

    def _move_sideways(self, notches: float) -> None:
        """To the left, as up is: Qt would leave it to the bar below, and by whole views."""
        bar = self.horizontalScrollBar()
        bar.setValue(bar.value() - round(notches * QApplication.wheelScrollLines() * _LINE))

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = appearance.current()
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), look.colour("sunken"))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        top = self.verticalScrollBar().value()
        for number in self._stack.between(top, top + self.viewport().height()):
            self._paint_page(painter, number)
        if not self._has_report:
            self._paint_waiting(painter)
        if self.hasFocus():
            painter.setPen(QPen(look.colour("accent"), 2))
            painter.drawRect(self.viewport().rect().adjusted(1, 1, -1, -1))

    def _page_rect(self, number: int) -> QRect:
        stack, view = self._stack, self.viewport()
        left = max((view.width() - stack.page_width) // 2, GAP)
        x, y = self.horizontalScrollBar().value(), self.verticalScrollBar().value()
        return QRect(left - x, stack.top(number) - y, stack.page_width, stack.page_height)

    def _paint_page(self, painter: QPainter, number: int) -> None:
        """White in every theme, as paper is."""
        rect = self._page_rect(number)
        painter.fillRect(rect, QColor(tokens.LIGHT.surface))
        if (image := self.drawer.image(number)) is not None:
            painter.drawImage(self._image_rect(rect, image), image)
        painter.setPen(QPen(appearance.current().colour("line"), 1))
        painter.drawRect(rect.adjusted(-1, -1, 0, 0))

    def _image_rect(self, rect: QRect, image: QImage) -> QRectF:
        """Pixel for pixel where the picture has the page's size; else stretched to it."""
        ratio = self.devicePixelRatioF()
        exact = QRectF(rect.left(), rect.top(), image.width() / ratio, image.height() / ratio)
        is_exact = abs(exact.width() - rect.width()) <= 1
        return exact if is_exact else QRectF(rect)

    def _paint_waiting(self, painter: QPainter) -> None:
        rect = self._page_rect(1).intersected(self.viewport().rect())
        painter.setFont(appearance.current().font())
        painter.setPen(QColor(tokens.LIGHT.muted))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, self._waiting)
