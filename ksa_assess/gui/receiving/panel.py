"""Files that somebody handed over, in the place of the page that they came to."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedLayout, QWidget

from ksa_assess.gui.context import Context
from ksa_assess.gui.notice import Notice
from ksa_assess.gui.receiving.passphrase import PassphraseFace
from ksa_assess.gui.receiving.presenter import Came, ReceivingPresenter, Reception
from ksa_assess.gui.receiving.reception import ReceptionFace
from ksa_assess.gui.widgets.work_face import WorkFace
from ksa_assess.runtime.errors import SentenceError


class ReceivingPanel(QWidget):
    """Signals: wanted() when it has something to show, left() when it is done,
    busy_changed(bool).

    `receive` begins. A single file leads on to its page; of several there is a list.
    """

    wanted = Signal()
    left = Signal()
    busy_changed = Signal(bool)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._presenter = ReceivingPresenter(context.profile, context.wording)
        # What came in: while a passphrase for others is asked for, and until the list is put away.
        self._reception = Reception()
        self.work = WorkFace(context.texts)
        self.work.wanted.connect(lambda: self._show(self.work))
        self.asking = PassphraseFace(context.texts)
        self.asking.tried.connect(self._on_passphrase)
        self.asking.skipped.connect(self._on_skipped)
        self.reception = ReceptionFace(context.texts)
        self.reception.asked.connect(self._go_on)
        self.reception.left.connect(self.leave)
        self._faces = QStackedLayout(self)
        for face in (self.work, self.asking, self.reception):
            self._faces.addWidget(face)

    @property
    def has_something(self) -> bool:
        """Whether it works, waits for a passphrase, or shows a list that nobody put away yet."""
        return self.work.is_busy or not self._reception.is_nothing

    def kept(self) -> Reception | None:
        """What a panel made in the place of this one shows by `take_up`."""
        return None if self._reception.is_nothing else self._reception

    def take_up(self, kept: Reception | None) -> None:
        if kept:
            self._reception = self._presenter.told_again(kept)
            self._ask_or_list()

    def first_focus(self) -> QWidget:
        """Of what it shows."""
        faces = {self.work: self.work.cancel, self.asking: self.asking.passphrase}
        return faces.get(self._faces.currentWidget(), self.reception.first_button())

    def receive(self, paths: Sequence[Path]) -> None:
        """Open files, and those in folders."""
        if self.work.is_busy:
            self._context.shell.show_notice(Notice(self._context.texts("receiving.busy")))
            return
        self._reception = Reception()
        self._run(tuple(paths), "")

    def _run(self, paths: tuple[Path, ...], passphrase: str) -> None:
        work = self._presenter.receive
        job = self._context.tasks.run(
            lambda told, is_cancelled: work(paths, passphrase, told, is_cancelled)
        )
        self.work.follow(job, self._context.texts("receiving.reading"))
        job.finished.connect(self._on_received)
        job.failed.connect(self._on_failed)
        self.busy_changed.emit(True)

    def _on_received(self, reception: Reception) -> None:
        self._end_work()
        if reception.came:
            self._context.hub.assessments_changed.emit()
            self._context.hub.standards_changed.emit()
        self._reception = self._presenter.with_more(self._reception, reception)
        one = self._reception.only_one
        if self._reception.is_nothing:
            self._tell_nothing()
        elif one and self._is_page_in_view():
            self._go_on(one)
        else:
            self._ask_or_list()

    def _on_failed(self, error: BaseException) -> None:
        self._end_work()
        self.leave()
        if not isinstance(error, SentenceError):
            raise error
        self._context.say(error)

    def _end_work(self) -> None:
        self.work.end()
        self.busy_changed.emit(False)

    def _ask_or_list(self) -> None:
        if self._reception.locked:
            self.asking.ask(self._presenter.passphrase_sentence(self._reception))
            self._show(self.asking)
        else:
            summary = self._presenter.summary(self._reception)
            self.reception.show_reception(self._reception, summary)
            self._show(self.reception)
        self._take_focus()

    def _on_passphrase(self, passphrase: str) -> None:
        self._run(self._reception.locked, passphrase)

    def _on_skipped(self) -> None:
        self._reception = self._presenter.without_locked(self._reception)
        self._ask_or_list()

    def _tell_nothing(self) -> None:
        key = "cancelled_nothing" if self._reception.was_cancelled else "nothing"
        self.leave()
        self._context.shell.show_notice(Notice(self._context.texts(f"receiving.{key}")))

    def _go_on(self, one: Came) -> None:
        self.leave()
        self._context.shell.show_page(one.page, assessment_id=one.assessment_id)
        self._context.shell.show_notice(Notice.done(one.notice))

    def leave(self) -> None:
        """Put the list away."""
        self._reception = Reception()
        self.left.emit()

    def _is_page_in_view(self) -> bool:
        """Whoever went on to another page meanwhile stays there, and finds the list later."""
        page = self.parentWidget()
        return page is not None and page.isVisible()

    def _take_focus(self) -> None:
        """Work that ends while somebody is on another page must not take the focus from there."""
        if self.isVisible():
            self.first_focus().setFocus()

    def _show(self, face: QWidget) -> None:
        self._faces.setCurrentWidget(face)
        self.wanted.emit()
