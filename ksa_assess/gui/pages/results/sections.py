"""Cards of the results: headings, and rows that reach beyond the words on them."""

from PySide6.QtWidgets import QWidget

from ksa_assess.gui.theme.tokens import STEP
from ksa_assess.gui.widgets.frames import Card, Scrolling
from ksa_assess.gui.widgets.labels import Label, Paragraph

# With the margin of the rows, their words stand as far in as in other cards.
ROWS_MARGIN = 20 - STEP


def sheet() -> Scrolling:
    """As wide as the page lets it be, from edge to edge of the head."""
    scrolling = Scrolling(margin=0)
    scrolling.body.setContentsMargins(0, 12, 12, 12)
    return scrolling


def heading(title: str, rule: str = "", *, is_above_rows: bool = True) -> Label:
    label = Label(title, "strong")
    label.setToolTip(rule)
    if is_above_rows:
        label.setContentsMargins(STEP, 0, STEP, 0)
    return label


def rule_line(rule: str) -> Paragraph:
    paragraph = Paragraph(rule, "second")
    paragraph.setContentsMargins(STEP, 0, STEP, 0)
    return paragraph


def rows_card(title: str, rule: str, *parts: QWidget) -> Card:
    """A card of rows that can be pressed."""
    card = Card(ROWS_MARGIN)
    card.body.addWidget(heading(title, rule))
    for part in parts:
        card.body.addWidget(part)
    return card
