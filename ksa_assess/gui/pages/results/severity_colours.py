"""How severities look: the ground of a cell or a part. Signs and words always say the same."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPen

from ksa_assess.domain.gap import Severity
from ksa_assess.gui.theme import appearance

# The share of the amber line in the amber ground: text on all of them keeps 4.5:1.
_AMBER = {Severity.MINOR: 0.0, Severity.MODERATE: 0.16, Severity.CRITICAL: 0.34}


def ground(severity: Severity | None) -> QColor:
    look = appearance.current()
    if severity is None:
        return look.colour("surface")
    if severity in _AMBER:
        return _mixed(look.colour("required_soft"), look.colour("required_line"), _AMBER[severity])
    return look.colour("done_soft")


def edge(severity: Severity | None) -> QPen:
    look = appearance.current()
    if severity is None:
        return QPen(look.colour("control"), 1, Qt.PenStyle.DashLine)
    return QPen(look.colour("required_line" if severity in _AMBER else "done"), 1)


def paint_swatch(painter: QPainter, severity: Severity | None) -> None:
    """Set brush and pen for a shape of a severity."""
    painter.setBrush(ground(severity))
    painter.setPen(edge(severity))


def _mixed(one: QColor, other: QColor, share: float) -> QColor:
    def part(a: int, b: int) -> int:
        return round(a + (b - a) * share)

    return QColor(
        part(one.red(), other.red()),
        part(one.green(), other.green()),
        part(one.blue(), other.blue()),
    )
