"""One page of the manual as a document in the look of the theme.

Qt reads the Markdown; here its formats are replaced by those of the tokens and its pictures are
made for the room they have. Key caps and the grounds of tips are painted by `view`.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QRectF, Qt, QUrl
from PySide6.QtGui import (
    QPainter,
    QPainterPath,
    QPen,
    QPixmap,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFragment,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
    QTextTableCell,
)

from ksa_assess.gui.theme import appearance, tokens
from ksa_assess.gui.theme.tokens import LINE_HEIGHT, STEP

LINE_WIDTH = 600  # About forty characters of Chinese, or eighty of English.
WIDEST = 760  # Pictures may be so wide.
KEY = QTextFormat.Property.UserProperty.value + 1  # Marks the characters of a key.

_KEY_NAME = re.compile(
    r"(?:(?:Ctrl|Shift)\+)*(?:[A-Z0-9]|0–6|F1|Enter|Esc|Space|Tab|Backspace|[←→↑↓/?])"
)
_PAD = "\u00a0\u00a0"  # The room at both sides of a key, and no line breaks there.
# By level: size, space above, space below. A page to read needs one size between title and text.
_HEADINGS = {1: (tokens.TITLE, 0, 12), 2: (17, 36, 8), 3: (tokens.BODY, 20, 4)}
_IN_CONTENTS = 2
_TIP = 2 * STEP
# Pictures have so many pixels for each of their screen, to be sharp on dense ones too.
_MADE_AT = 1.5
# Where a table has two columns the first one names and the second one tells.
_TWO_COLUMNS = (32, 68)
_PROPORTIONAL = QTextBlockFormat.LineHeightTypes.ProportionalHeight.value
_FEATURES = (
    QTextDocument.MarkdownFeature.MarkdownDialectGitHub
    | QTextDocument.MarkdownFeature.MarkdownNoHTML
)


def is_key(text: str) -> bool:
    """Whether a code in the text is a key of the keyboard."""
    return _KEY_NAME.fullmatch(text) is not None


class ManualDocument(QTextDocument):
    """`headings` are the blocks of the title and the tasks, in their order; `tips` those of tips;
    `line` is how wide lines are, once the page was fitted to a view."""

    def __init__(self, markdown: str, folder: Path) -> None:
        super().__init__()
        self._folder = folder
        self._fitted: tuple[int, float] | None = None
        self._room: tuple[int, float] | None = None
        self.line = 0
        self.headings: list[QTextBlock] = []
        self.tips: list[QTextBlock] = []
        self.setDefaultFont(appearance.current().font())
        self.setDocumentMargin(0)
        self.setUndoRedoEnabled(False)
        self.setMarkdown(markdown, _FEATURES)
        with self._at_once():
            for start, end in reversed(self._codes()):
                self._style_code(start, end)
            for table in self._tables():
                _style_table(table)
            for block in self.blocks():
                self._style_block(block)

    @contextmanager
    def _at_once(self) -> Iterator[None]:
        """One new layout after all of it, not one for each format."""
        cursor = QTextCursor(self)
        cursor.beginEditBlock()
        yield
        cursor.endEditBlock()

    def blocks(self) -> Iterator[QTextBlock]:
        block = self.begin()
        while block.isValid():
            yield block
            block = block.next()

    def _tables(self) -> list[QTextTable]:
        return [one for one in self.rootFrame().childFrames() if isinstance(one, QTextTable)]

    # Formats

    def _style_block(self, block: QTextBlock) -> None:
        shape = QTextBlockFormat(block.blockFormat())
        if not _pictures(block):
            shape.setLineHeight(LINE_HEIGHT, _PROPORTIONAL)
        above, below = 0, 12
        if level := shape.headingLevel():
            _, above, below = _HEADINGS[level]
            self._style_heading(block, level)
        elif shape.hasProperty(QTextFormat.Property.BlockQuoteLevel):
            above, below = 12, 28
            shape.setLeftMargin(_px(_TIP))
            self.tips.append(block)
        elif QTextCursor(block).currentTable():
            below = 0
        elif block.textList():
            below = 6 if block.next().textList() else 14
        shape.setTopMargin(_px(above))
        shape.setBottomMargin(_px(below))
        QTextCursor(block).setBlockFormat(shape)

    def _style_heading(self, block: QTextBlock, level: int) -> None:
        """Set anew: what is merged would leave the size that Qt gives to headings."""
        look = QTextCharFormat()
        look.setFont(appearance.current().font(_HEADINGS[level][0], is_bold=True))
        self._over(block.position(), block.position() + block.length() - 1).setCharFormat(look)
        if level <= _IN_CONTENTS:
            self.headings.append(block)

    def _codes(self) -> list[tuple[int, int]]:
        return [
            (one.position(), one.position() + one.length())
            for block in self.blocks()
            for one in fragments(block)
            if one.charFormat().fontFixedPitch()
        ]

    def _style_code(self, start: int, end: int) -> None:
        """A key gets room for its cap; anything else a soft ground."""
        cursor, look = self._over(start, end), appearance.current()
        text = cursor.selectedText()
        shape = QTextCharFormat()
        if is_key(text):
            shape.setFont(look.font(tokens.SMALL, is_bold=True))
            shape.setProperty(KEY, True)
            cursor.insertText(f"{_PAD}{text}{_PAD}", shape)
        else:
            shape.setFont(look.font(tokens.SECOND))
            shape.setBackground(look.colour("sunken"))
            cursor.setCharFormat(shape)

    def _over(self, start: int, end: int) -> QTextCursor:
        cursor = QTextCursor(self)
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        return cursor

    # Room

    def fit(self, width: int, density: float) -> None:
        """For a view so wide: the page in its middle, lines not too long, pictures sharp."""
        if self._fitted == (width, density):
            return
        self._fitted = (width, density)
        side = max(_px(4 * STEP), (width - _px(WIDEST)) // 2)
        room = width - 2 * side
        frame = self.rootFrame().frameFormat()
        frame.setLeftMargin(side)
        frame.setRightMargin(side)
        frame.setTopMargin(_px(4 * STEP))
        frame.setBottomMargin(_px(8 * STEP))
        self.rootFrame().setFrameFormat(frame)
        if (room, density) != self._room:
            self._room = (room, density)
            self._fit_room(room, density)

    def _fit_room(self, room: int, density: float) -> None:
        """A wider window beside the page leaves this as it is."""
        self.line = line = min(room, _px(LINE_WIDTH))
        with self._at_once():
            for table in self._tables():
                shape = table.format().toTableFormat()
                shape.setWidth(QTextLength(QTextLength.Type.FixedLength, line))
                table.setFormat(shape)
            for block in self.blocks():
                self._fit_block(block, room, line, density)

    def _fit_block(self, block: QTextBlock, room: int, line: int, density: float) -> None:
        pictures = _pictures(block)
        for picture in pictures:
            self._fit_picture(picture, room, density)
        if not pictures and not QTextCursor(block).currentTable():
            shape = QTextBlockFormat(block.blockFormat())
            # A tip's own ground keeps the same distance at both sides.
            shape.setRightMargin(room - line + (_px(_TIP) if block in self.tips else 0))
            QTextCursor(block).setBlockFormat(shape)

    def _fit_picture(self, fragment: QTextFragment, room: int, density: float) -> None:
        shape = fragment.charFormat().toImageFormat()
        pixmap = _picture(self._folder / shape.name(), room, density)
        size = pixmap.deviceIndependentSize()
        shape.setWidth(size.width())
        shape.setHeight(size.height())
        self.addResource(QTextDocument.ResourceType.ImageResource.value, QUrl(shape.name()), pixmap)
        start = fragment.position()
        self._over(start, start + fragment.length()).setCharFormat(shape)


def fragments(block: QTextBlock) -> list[QTextFragment]:
    found: list[QTextFragment] = []
    place = block.begin()
    while not place.atEnd():
        found.append(place.fragment())
        place += 1
    return found


def _pictures(block: QTextBlock) -> list[QTextFragment]:
    return [one for one in fragments(block) if one.charFormat().isImageFormat()]


def _px(pixels: int) -> int:
    return appearance.current().px(pixels)


def _style_table(table: QTextTable) -> None:
    look = appearance.current()
    shape = table.format().toTableFormat()
    shape.setBorder(1)
    shape.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    shape.setBorderBrush(look.colour("line"))
    shape.setBorderCollapse(True)
    shape.setCellPadding(_px(STEP))
    shape.setCellSpacing(0)
    shape.setTopMargin(_px(4))
    shape.setBottomMargin(_px(20))
    if table.columns() == len(_TWO_COLUMNS):
        percent = QTextLength.Type.PercentageLength
        shape.setColumnWidthConstraints([QTextLength(percent, part) for part in _TWO_COLUMNS])
    table.setFormat(shape)
    for line in range(table.rows()):
        for column in range(table.columns()):
            _style_cell(table.cellAt(line, column), is_head=line == 0)


def _style_cell(cell: QTextTableCell, *, is_head: bool) -> None:
    look = appearance.current()
    shape = cell.format()
    # A key is smaller than the words beside it.
    shape.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignMiddle)
    if is_head:
        shape.setBackground(look.colour("canvas"))
        words = QTextCharFormat()
        words.setFont(look.font(tokens.SECOND, is_bold=True))
        words.setForeground(look.colour("muted"))
        cursor = cell.firstCursorPosition()
        cursor.setPosition(cell.lastPosition(), QTextCursor.MoveMode.KeepAnchor)
        cursor.mergeCharFormat(words)
    cell.setFormat(shape)


def _picture(path: Path, room: int, density: float) -> QPixmap:
    """At most so wide, in the pixels of the screen, with a hair line around."""
    picture = QPixmap(str(path))
    if picture.isNull():
        raise FileNotFoundError(path)
    width = round(min(picture.width() / _MADE_AT, room) * density)
    scaled = picture.scaledToWidth(width, Qt.TransformationMode.SmoothTransformation)
    scaled.setDevicePixelRatio(density)
    return _framed(scaled)


def _framed(picture: QPixmap) -> QPixmap:
    """With round corners, so that it stands as a card does."""
    result = QPixmap(picture.size())
    result.setDevicePixelRatio(picture.devicePixelRatio())
    result.fill(Qt.GlobalColor.transparent)
    edge = QPainterPath()
    whole = QRectF(0, 0, *picture.deviceIndependentSize().toTuple())
    edge.addRoundedRect(whole.adjusted(0.5, 0.5, -0.5, -0.5), STEP, STEP)
    painter = QPainter(result)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setClipPath(edge)
    painter.drawPixmap(0, 0, picture)
    painter.setClipping(False)
    painter.setPen(QPen(appearance.current().colour("line"), 1))
    painter.drawPath(edge)
    painter.end()
    return result
