"""The one style sheet, written with the names of `tokens`.

A widget chooses its look by the dynamic property `look` (see `widgets`), never by a style sheet
of its own: those would not follow a change of theme. `$name` is a colour, `$px_n` a length of n
pixels that grows with the text.
"""

import re
from collections.abc import Callable
from dataclasses import asdict
from string import Template

from ksa_assess.gui.theme.tokens import Colours

_SHEET = """
QMainWindow, QDialog, QWidget[look="canvas"] { background: $canvas; }
QWidget[look="surface"] { background: $surface; }
QToolTip {
    background: $surface; color: $text; border: 1px solid $line;
    padding: 4px 8px; font-size: ${px_13}px;
}

QLabel { background: transparent; }
QLabel[look="title"] { font-size: ${px_21}px; font-weight: 700; }
QLabel[look="large"] { font-size: ${px_21}px; }
QLabel[look="strong"] { font-weight: 700; }
QLabel[look="heading"] { font-size: ${px_13}px; font-weight: 700; }
QLabel[look="second"] { font-size: ${px_13}px; color: $muted; }
QLabel[look="small"] { font-size: ${px_12}px; color: $muted; }
QLabel[look="code"] { font-size: ${px_13}px; font-weight: 700; color: $accent; }
QLabel[look="done"] { font-size: ${px_13}px; color: $done; }
QLabel[look="required"] { font-size: ${px_13}px; color: $required; }

QFrame[look="card"] {
    background: $surface; border: 1px solid $line; border-radius: 8px;
}
QFrame[look="notice"] {
    background: $accent_soft; border: 1px solid $accent; border-radius: 6px;
}
QFrame[look="notice-done"] {
    background: $done_soft; border: 1px solid $done; border-radius: 6px;
}
QFrame[look="notice-trouble"] {
    background: $surface; border: 2px solid $text; border-radius: 6px;
}
QFrame[look="line"] { background: $line; border: none; }
QGroupBox { background: transparent; border: none; margin: 0; padding: 0; }

QPushButton {
    background: $surface; color: $text; border: 1px solid $control; border-radius: 6px;
    min-height: ${px_21}px; padding: 7px 14px; outline: none;
}
QPushButton:hover { background: $hover; }
QPushButton:pressed { background: $sunken; }
QPushButton:focus { border: 2px solid $accent; padding: 6px 13px; }
QPushButton:disabled { color: $muted; border-color: $line; background: transparent; }
QPushButton[look="primary"] {
    background: $accent; color: $on_accent; border-color: $accent; font-weight: 700;
}
QPushButton[look="primary"]:hover, QPushButton[look="primary"]:pressed {
    background: $accent_hover; border-color: $accent_hover;
}
QPushButton[look="primary"]:focus { border: 2px solid $accent; }
QPushButton[look="primary"]:disabled {
    background: $sunken; border-color: $sunken; color: $muted;
}
QPushButton[look="quiet"] { background: transparent; border-color: transparent; color: $muted; }
QPushButton[look="quiet"]:hover { background: $sunken; color: $text; }
QPushButton[look="quiet"]:focus { border: 2px solid $accent; color: $text; }
QPushButton[look="icon"] {
    background: transparent; border-color: transparent; padding: 0; min-height: 0;
}
QPushButton[look="icon"]:hover { background: $sunken; }
QPushButton[look="icon"]:focus { border: 2px solid $accent; padding: 0; }
QPushButton[look="link"] {
    background: transparent; border: 1px solid transparent; color: $accent;
    padding: 2px 4px; border-radius: 4px; min-width: 15px;
}
QPushButton[look="link"]:hover { background: $accent_soft; }
QPushButton[look="link"]:focus { border: 2px solid $accent; padding: 1px 3px; }
QPushButton[look="link"]:disabled { color: $muted; }
QPushButton[look="section"] {
    background: transparent; border: 1px solid transparent; text-align: left; padding: 7px 12px;
    color: $muted;
}
QPushButton[look="section"]:hover { background: $sunken; color: $text; }
QPushButton[look="section"]:checked { background: $accent_soft; color: $accent; font-weight: 700; }
QPushButton[look="section"]:focus { border: 2px solid $accent; padding: 6px 11px; }
QPushButton[look="option"]:checked {
    background: $accent_soft; color: $accent; border-color: $accent; font-weight: 700;
}

QLineEdit, QPlainTextEdit, QTextEdit {
    background: $surface; color: $text; border: 1px solid $control; border-radius: 6px;
    selection-background-color: $accent; selection-color: $on_accent;
    placeholder-text-color: $muted;
}
QLineEdit { min-height: ${px_22}px; padding: 7px 10px; }
QPlainTextEdit, QTextEdit { padding: 6px 8px; }
QLineEdit:focus { border: 2px solid $accent; padding: 6px 9px; }
QPlainTextEdit:focus, QTextEdit:focus { border: 2px solid $accent; padding: 5px 7px; }
QLineEdit:disabled, QPlainTextEdit:disabled { color: $muted; border-color: $line; }
QLineEdit[look="search"] { padding-left: 2px; }
QLineEdit[look="search"]:focus { padding-left: 1px; }
QLineEdit[has_trouble="true"] { border: 2px solid $text; padding: 6px 9px; }
QLineEdit[has_trouble="true"]:focus { border-color: $accent; }
QLineEdit[readOnly="true"], QPlainTextEdit[readOnly="true"] { background: $canvas; }

QScrollArea { background: transparent; border: none; }
QAbstractScrollArea[look="plain"] { background: transparent; border: none; }
QTextBrowser[look="plain"] { border: 2px solid transparent; border-radius: 6px; }
QTextBrowser[look="plain"]:focus { border: 2px solid $accent; }
QAbstractItemView {
    background: $surface; border: none; outline: none;
    selection-background-color: $accent_soft; selection-color: $text;
}
QAbstractItemView[look="framed"] { border: 1px solid $control; border-radius: 6px; }
QAbstractItemView[look="framed"]:focus { border: 2px solid $accent; }
QListView[look="menu"] { border: 1px solid $control; padding: 4px; }
QListView[look="menu"]::item { padding: 6px 8px; border-radius: 4px; }
QListView[look="menu"]::item:selected { background: $accent_soft; color: $text; }
QTreeView { show-decoration-selected: 0; }
QTableView { border: 2px solid transparent; border-radius: 4px; }
QTableView:focus { border: 2px solid $accent; }
QTableView::item { padding: 0 5px; border: none; }
QTableView::item:selected { background: $accent_soft; color: $text; }
QTreeView::branch:selected { background: transparent; }
QHeaderView::section {
    background: $surface; color: $muted; border: none; border-bottom: 1px solid $line;
    padding: 6px 8px; font-size: ${px_12}px; font-weight: 700;
}

QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle { background: $control; border: 3px solid transparent; border-radius: 6px; }
QScrollBar::handle:vertical {
    background: $control; min-height: 32px; border-radius: 3px; margin: 2px 3px;
    border: none;
}
QScrollBar::handle:horizontal {
    background: $control; min-width: 32px; border-radius: 3px; margin: 3px 2px;
    border: none;
}
QScrollBar::handle:hover { background: $muted; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

QMenu { background: $surface; border: 1px solid $line; padding: 4px; }
QMenu::item { padding: 6px 24px 6px 12px; border-radius: 4px; }
QMenu::item:selected { background: $accent_soft; color: $text; }

QTabBar { background: transparent; outline: none; }
QTabBar::tab {
    background: transparent; color: $muted; border: 2px solid transparent;
    padding: 6px 8px; margin-right: 12px;
}
QTabBar::tab:hover { color: $text; }
QTabBar::tab:selected { color: $text; font-weight: 700; border-bottom-color: $accent; }
QTabBar::tab:focus { color: $accent; border: 2px solid $accent; border-radius: 6px; }
QTabWidget::pane { border: none; }

QSplitter::handle { background: $line; }
QSplitter::handle:horizontal { width: 1px; }
QSplitter::handle:vertical { height: 1px; }
"""
_LENGTH = re.compile(r"\$\{px_(\d+)\}")


def style_sheet(colours: Colours, px: Callable[[int], int]) -> str:
    """The sheet for one theme; `px` scales a length with the text."""
    sized = _LENGTH.sub(lambda match: str(px(int(match[1]))), _SHEET)
    return Template(sized).substitute(asdict(colours))
