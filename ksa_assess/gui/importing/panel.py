"""Files on their way into the library, in the place of the page that asked for them."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from ksa_assess.gui.context import Context
from ksa_assess.gui.importing.presenter import (
    Doubt,
    ImportCancelledError,
    ImportPresenter,
    ReadFile,
    Reading,
    RefusedFile,
)
from ksa_assess.gui.notice import Notice
from ksa_assess.gui.tasks import Job, Work
from ksa_assess.gui.theme.tokens import STEP
from ksa_assess.gui.widgets.buttons import Button
from ksa_assess.gui.widgets.frames import Card, Scrolling
from ksa_assess.gui.widgets.labels import Label, Paragraph
from ksa_assess.gui.widgets.layouts import clear, column, row
from ksa_assess.gui.widgets.marks import Pill
from ksa_assess.gui.widgets.work_face import WorkFace
from ksa_assess.runtime.errors import SentenceError
from ksa_assess.runtime.texts import Texts

if TYPE_CHECKING:
    from ksa_assess.services.standards import Imported

_MOST_CARDS = 30


class ImportPanel(QWidget):
    """Signals: wanted() when it has something to show, stored(tuple of Imported) and left() when
    it is done, busy_changed(bool). `read` begins; what needs a decision is shown before it is
    stored.
    """

    wanted = Signal()
    stored = Signal(object)
    left = Signal()
    busy_changed = Signal(bool)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._presenter = ImportPresenter(context.profile, context.wording)
        self._files: tuple[ReadFile, ...] = ()
        self._is_always_shown = True
        self._faces = QStackedLayout(self)
        self._faces.addWidget(self._build_work())
        self._faces.addWidget(self._build_reading())

    def _build_work(self) -> WorkFace:
        self.work = WorkFace(self._context.texts)
        self.work.wanted.connect(self._show_work)
        self.cancel = self.work.cancel
        return self.work

    def _build_reading(self) -> QWidget:
        texts = self._context.texts
        self.accept = Button("", "primary")
        self.accept.setObjectName("accept")
        self.accept.clicked.connect(self._on_accepted)
        self.refuse = Button("")
        self.refuse.setObjectName("refuse")
        self.refuse.clicked.connect(self._on_refused)
        self._hint = Paragraph("", "second")
        scrolling = Scrolling(margin=0)
        self._cards: QVBoxLayout = scrolling.body
        reading = QWidget()
        layout = column(
            Label(texts("library.read_title"), "title"),
            self._hint,
            scrolling,
            row(self.accept, self.refuse, 1),
            spacing=2 * STEP,
            parent=reading,
        )
        layout.setStretch(2, 1)
        layout.setContentsMargins(28, 28, 28, 28)
        return reading

    @property
    def is_busy(self) -> bool:
        return self.work.is_busy

    def read(self, paths: Sequence[Path], *, is_always_shown: bool = True) -> None:
        """Read files; unless `is_always_shown` those without anything to decide are stored at
        once."""
        if self.is_busy:
            return
        self._is_always_shown = is_always_shown
        work = self._presenter.read
        job = self._run("reading", lambda told, is_cancelled: work(paths, told, is_cancelled))
        job.finished.connect(self._on_read)

    def _store(self, files: tuple[ReadFile, ...]) -> None:
        work = self._presenter.store
        job = self._run("storing", lambda told, is_cancelled: work(files, told, is_cancelled))
        job.finished.connect(self._on_stored)

    def _run(self, name: str, work: Work) -> Job:
        job = self._context.tasks.run(work)
        self.work.follow(job, self._context.texts(f"importing.{name}"))
        job.failed.connect(self._on_failed)
        self.busy_changed.emit(True)
        return job

    def _end_work(self) -> None:
        self.work.end()
        self.busy_changed.emit(False)

    def _show_work(self) -> None:
        self._faces.setCurrentWidget(self.work)
        self.wanted.emit()

    def _on_read(self, reading: Reading) -> None:
        self._end_work()
        if not reading.files and len(reading.refused) == 1:
            self._context.shell.show_notice(Notice.trouble(reading.refused[0].sentence))
            self.left.emit()
        elif self._is_always_shown or reading.needs_a_look:
            self._show_reading(reading)
        else:
            self._store(reading.files)

    def _on_accepted(self) -> None:
        self._store(self._files)

    def _on_stored(self, imported: "tuple[Imported, ...]") -> None:
        self._end_work()
        self._files = ()
        self._context.hub.standards_changed.emit()
        self.stored.emit(imported)
        sentence = self._presenter.stored_sentence(imported)
        self._context.shell.show_notice(Notice.done(sentence))

    def _on_refused(self) -> None:
        self._files = ()
        self.left.emit()

    def _on_failed(self, error: BaseException) -> None:
        self._end_work()
        if isinstance(error, ImportCancelledError):
            self.left.emit()
            self._context.shell.show_notice(Notice(self._context.texts("importing.cancelled")))
            return
        if not isinstance(error, SentenceError):
            raise error
        self._context.say(error)
        if not self._files:
            self.left.emit()

    def _show_reading(self, reading: Reading) -> None:
        texts = self._context.texts
        self._files = reading.files
        clear(self._cards)
        if reading.refused:
            self._cards.addWidget(_refused_card(reading.refused, texts))
        for file in reading.files[:_MOST_CARDS]:
            self._cards.addWidget(_file_card(file, texts))
        if (more := len(reading.files) - _MOST_CARDS) > 0:
            self._cards.addWidget(Paragraph(texts("importing.more", n=more), "second"))
        self._cards.addStretch(1)
        is_new = bool(reading.files) and not reading.is_known
        self._hint.set_text(texts("library.read_hint") if is_new else "")
        self._hint.setVisible(is_new)
        self.accept.setVisible(bool(reading.files))
        _label(self.accept, texts("library.store" if is_new else "importing.open"))
        _label(self.refuse, texts("library.do_not_store" if is_new else "importing.back"))
        self._faces.setCurrentIndex(1)
        self.wanted.emit()
        _focus_in_view(self.accept if reading.files else self.refuse)


def _focus_in_view(control: QWidget) -> None:
    """Work that ends while somebody is on another page must not take the focus from there."""
    if control.isVisible():
        control.setFocus()


def _label(button: Button, text: str) -> None:
    button.setText(text)
    button.setAccessibleName(text)


def _refused_card(refused: Sequence[RefusedFile], texts: Texts) -> Card:
    card = Card(margin=20)
    card.body.addWidget(Paragraph(texts("importing.refused", n=len(refused)), "strong"))
    for file in refused:
        card.body.addLayout(
            column(Paragraph(file.name, "small"), Paragraph(file.sentence), spacing=STEP // 2)
        )
    return card


def _file_card(file: ReadFile, texts: Texts) -> Card:
    card = Card(margin=20)
    card.body.addWidget(Paragraph(file.name, "strong"))
    card.body.addWidget(Paragraph("・".join((file.code, *file.facts)), "second"))
    if file.known:
        card.body.addWidget(Paragraph(file.known))
    count = len(file.doubts)
    key = "library.doubts" if count else "library.no_doubts"
    card.body.addWidget(Label(texts(key, n=count), "heading"))
    for doubt in file.doubts:
        card.body.addWidget(_doubt_line(doubt, texts))
    return card


def _doubt_line(doubt: Doubt, texts: Texts) -> QWidget:
    line = QWidget()
    layout = column(spacing=STEP // 2, parent=line)
    if doubt.needs_decision:
        layout.addWidget(Pill(texts("library.needs_decision"), "accent"))
    layout.addWidget(Paragraph(doubt.title, "small"))
    layout.addWidget(Paragraph(doubt.message))
    return line
