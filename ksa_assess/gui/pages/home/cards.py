"""The card of one self-assessment, and the question before it is deleted."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ksa_assess.gui.pages.home.presenter import AssessmentCard, Next
from ksa_assess.gui.theme.tokens import STEP
from ksa_assess.gui.widgets.buttons import Button, IconButton
from ksa_assess.gui.widgets.frames import Card
from ksa_assess.gui.widgets.labels import ElidedLabel, Label, Paragraph
from ksa_assess.gui.widgets.layouts import column, row
from ksa_assess.gui.widgets.marks import Pill, ProgressLine
from ksa_assess.runtime.texts import Texts


class AssessmentCardView(Card):
    """Signals: walk_asked(id), results_asked(id), delete_confirmed(id)."""

    walk_asked = Signal(int)
    results_asked = Signal(int)
    delete_confirmed = Signal(int)

    def __init__(self, card: AssessmentCard, texts: Texts) -> None:
        super().__init__(margin=20)
        self._card = card
        self._texts = texts
        self.setObjectName(f"assessment_{card.id}")
        self.setAccessibleName(f"{card.name} {card.about} {card.state}")
        self.setAccessibleDescription(f"{card.progress} {card.met} {card.to_build} {card.changed}")
        self.body.setSpacing(STEP)
        self.body.addLayout(self._build_head())
        self.body.addLayout(self._build_about())
        self.body.addSpacing(STEP)
        self.body.addLayout(self._build_progress())
        self.body.addSpacing(STEP)
        self.body.addLayout(self._build_foot())

    def _build_head(self) -> QHBoxLayout:
        card = self._card
        name = ElidedLabel(card.name, "strong")
        state = Pill(card.state, "accent" if card.is_open else "done")
        return row(name, state)

    def _build_about(self) -> QHBoxLayout:
        code = Pill(self._card.code)
        about = ElidedLabel(self._card.about, "second")
        return row(code, about)

    def _build_progress(self) -> QVBoxLayout:
        card = self._card
        line = ProgressLine(card.progress)
        line.set_progress(card.answered, card.total)
        figures = row(Label(card.progress, "second"), 1, spacing=2 * STEP)
        if card.met:
            figures.addWidget(Label(card.met, "done"))
            figures.addWidget(Label(card.to_build, "required"))
        return column(line, figures)

    def _build_foot(self) -> QVBoxLayout:
        """Either the buttons or the question whether to delete."""
        self._buttons = self._build_buttons()
        foot = column(self._buttons)
        if self._card.is_deletable:
            self._question = self._build_question()
            self._question.hide()
            foot.addWidget(self._question)
        return foot

    def _build_buttons(self) -> QWidget:
        card, texts = self._card, self._texts
        self.go_on = Button(card.next_label, "primary" if card.is_open else "")
        self.go_on.setObjectName(f"go_on_{card.id}")
        self.go_on.setAccessibleName(f"{card.next_label}：{card.name}")
        asked = self.walk_asked if card.next is Next.WALK else self.results_asked
        self.go_on.clicked.connect(lambda: asked.emit(card.id))
        buttons = QWidget()
        layout = row(self.go_on, parent=buttons)
        if card.has_results and card.next is Next.WALK:
            self.results = Button(texts("home.see_results"))
            self.results.clicked.connect(lambda: self.results_asked.emit(card.id))
            layout.addWidget(self.results)
        elif card.is_open and card.next is Next.RESULTS:
            self.look_again = Button(texts("home.look_again"))
            self.look_again.clicked.connect(lambda: self.walk_asked.emit(card.id))
            layout.addWidget(self.look_again)
        layout.addStretch(1)
        layout.addWidget(ElidedLabel(card.changed, "small"))
        if card.is_deletable:
            self.delete = IconButton("trash", texts("home.delete", name=card.name))
            self.delete.clicked.connect(self._on_delete_clicked)
            layout.addWidget(self.delete)
        return buttons

    def _build_question(self) -> QWidget:
        texts = self._texts
        self.keep = Button(texts("home.delete_no"))
        self.really_delete = Button(texts("home.delete_yes"))
        self.keep.clicked.connect(self._on_keep_clicked)
        self.really_delete.clicked.connect(lambda: self.delete_confirmed.emit(self._card.id))
        key = "home.delete_question" if self._card.answered else "home.delete_empty_question"
        sentence = Paragraph(texts(key, n=self._card.answered), "strong")
        question = QWidget()
        layout = row(sentence, self.really_delete, self.keep, parent=question)
        layout.setStretch(0, 1)
        return question

    def _on_delete_clicked(self) -> None:
        self._ask(is_asking=True)
        self.keep.setFocus()

    def _on_keep_clicked(self) -> None:
        self._ask(is_asking=False)
        self.delete.setFocus()

    def _ask(self, *, is_asking: bool) -> None:
        self._buttons.setVisible(not is_asking)
        self._question.setVisible(is_asking)
