"""The start form: who, which period, which kind. The standard is chosen beside it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QCompleter, QGridLayout, QLineEdit, QListView, QWidget

from ksa_assess.domain.assessment import Kind, Period, Person
from ksa_assess.gui.pages.start.presenter import Form, FormPart, Proposal
from ksa_assess.gui.theme import appearance
from ksa_assess.gui.theme.icons import icon
from ksa_assess.gui.theme.tokens import STEP
from ksa_assess.gui.widgets.choice import Choice, Switch
from ksa_assess.gui.widgets.field import Field, line_field
from ksa_assess.gui.widgets.frames import Card
from ksa_assess.gui.widgets.labels import Label, Paragraph
from ksa_assess.gui.widgets.layouts import column, row
from ksa_assess.wording import Wording

_OTHER = "other"


class PersonCard(Card):
    """Signals: person_chosen(Person) when somebody known is taken from the list of names,
    name_changed(str)."""

    person_chosen = Signal(object)
    name_changed = Signal(str)

    def __init__(self, wording: Wording, people: Sequence[Person]) -> None:
        super().__init__()
        texts = wording.texts
        self.name_field, self.name = line_field(texts("field.name"), "name")
        number_field, self.staff_number = line_field(texts("field.staff_number"), "staff_number")
        department_field, self.department = line_field(texts("field.department"), "department")
        title_field, self.title = line_field(texts("field.title"), "title")
        supervisor_field, self.supervisor = line_field(texts("field.supervisor"), "supervisor")
        self._offer(people, texts("start.known_people"))
        self.name.textChanged.connect(self.name_changed)
        self.becomes_me = Switch(texts("start.use_as_me"), is_on=False)
        self.becomes_me.setObjectName("becomes_me")
        self.other = QWidget()
        label = Paragraph(texts("start.use_as_me"), "second")
        row(self.becomes_me, label, parent=self.other).setStretch(1, 1)
        self.other.hide()
        grid = QGridLayout()
        grid.setHorizontalSpacing(2 * STEP)
        grid.setVerticalSpacing(2 * STEP)
        fields = (self.name_field, number_field, department_field, title_field, supervisor_field)
        for place, field in enumerate(fields):
            grid.addWidget(field, *divmod(place, 2), Qt.AlignmentFlag.AlignTop)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        self.hint = Paragraph(texts("start.person_hint"), "second")
        self.body.setSpacing(2 * STEP)
        self.body.addLayout(
            column(
                Label(texts("start.person"), "strong"),
                self.hint,
                spacing=STEP // 2,
            )
        )
        self.body.addLayout(grid)
        self.body.addWidget(self.other)

    def show_proposal(self, proposal: Proposal | Form) -> None:
        self.name.setText(proposal.name)
        self.staff_number.setText(proposal.staff_number)
        self.department.setText(proposal.department)
        self.title.setText(proposal.title)
        self.supervisor.setText(proposal.supervisor)

    @property
    def is_chosen_as_me(self) -> bool:
        """Whether somebody else is to be proposed from now on."""
        return self.other.isVisibleTo(self) and self.becomes_me.isChecked()

    def _offer(self, people: Sequence[Person], name: str) -> None:
        """Names known here complete themselves; people of one name are told apart by number.

        All of them stand in a list below the field, by its arrow or Alt+Down.
        """
        self._known = {f"{one.name} {one.staff_number}".strip(): one for one in people}
        completer = QCompleter(list(self._known), self.name)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        names = QListView()
        names.setProperty("look", "menu")
        completer.setPopup(names)
        # Afterwards, as the field itself takes the line with the number in it first.
        completer.activated.connect(self._on_name_taken, Qt.ConnectionType.QueuedConnection)
        self.name.setCompleter(completer)
        if people:
            look = appearance.current()
            arrow = icon("down", look.colour("muted"), look.px(16))
            place = QLineEdit.ActionPosition.TrailingPosition
            # Made here, as in the search field.
            self.all_people = QAction(arrow, name, self.name)
            self.name.addAction(self.all_people, place)
            self.all_people.setToolTip(f"{name}（Alt+↓）")
            self.all_people.triggered.connect(self._on_all_asked)
            self.all_people.setShortcut(QKeySequence("Alt+Down"))
            self.all_people.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)

    def _on_all_asked(self) -> None:
        """Everybody, whatever stands in the field."""
        completer = self.name.completer()
        completer.setCompletionPrefix("")
        completer.complete()

    def _on_name_taken(self, line: str) -> None:
        self.person_chosen.emit(self._known[line])


class PeriodCard(Card):
    """The period, one of a few or in one's own words, and the kind."""

    def __init__(self, wording: Wording, periods: Sequence[Period]) -> None:
        super().__init__()
        texts = self._texts = wording.texts
        named = [(period, period.label) for period in periods]
        options = [*named, (_OTHER, texts("start.other_period"))]
        self.period = Choice(texts, texts("field.period"), options, periods[0])
        self.period.setObjectName("period")
        self.period.chosen.connect(self._show_own_period)
        # An arrow of the keyboard only passes by; a click or Space goes there to type.
        self.period.buttons[_OTHER].clicked.connect(self._on_other_clicked)
        self._shown: Period | None = None
        self.own_period = QLineEdit()
        self.own_period.setObjectName("own_period")
        self.own_period.setMaxLength(40)
        example = texts(f"start.own_period.{wording.calendar}")
        self.own_period.setAccessibleName(example)
        self.own_period.setPlaceholderText(example)
        self.own_period.hide()
        kinds = [(kind, wording.kind(kind)) for kind in Kind]
        self.kind = Choice(texts, texts("field.kind"), kinds, Kind.REGULAR)
        self.kind.setObjectName("kind")
        together = QWidget()
        together.setAccessibleName(texts("field.period"))
        column(self.period, self.own_period, parent=together)
        self.kind_hint = Paragraph("", "second")
        self.kind.chosen.connect(self._show_kind_hint)
        self.period_field = Field(texts("field.period"), together)
        self.body.setSpacing(2 * STEP)
        self.body.addWidget(self.period_field)
        self.body.addWidget(Field(texts("field.kind"), self.kind))
        self.body.addWidget(self.kind_hint)
        self._show_kind_hint()

    def chosen_period(self) -> Period:
        """The one shown before keeps the dates it came with, as long as it is called the same."""
        chosen = self.period.value()
        if not isinstance(chosen, Period):
            chosen = Period(self.own_period.text().strip())
        return self._shown if self._shown and self._shown.label == chosen.label else chosen

    def chosen_kind(self) -> Kind:
        return Kind(self.kind.value())

    def show_period(self, period: Period | None) -> None:
        """One of those offered, or one in its own words; the first where none is given."""
        self._shown = period
        offered = {one.label: one for one in self.period.buttons if isinstance(one, Period)}
        label = period.label if period else next(iter(offered))
        self.period.set_value(offered.get(label, _OTHER))
        if label not in offered:
            self.own_period.setText(label)
        self._show_own_period()

    def show_kind(self, kind: Kind) -> None:
        self.kind.set_value(kind)
        self._show_kind_hint()

    def _show_own_period(self) -> None:
        self.own_period.setVisible(self.period.value() == _OTHER)

    def _on_other_clicked(self) -> None:
        self.own_period.setFocus()

    def _show_kind_hint(self) -> None:
        self.kind_hint.set_text(self._texts(f"kind.{self.chosen_kind()}.hint"))


class StartForm(QWidget):
    """Both cards together."""

    def __init__(
        self, wording: Wording, people: Sequence[Person], periods: Sequence[Period]
    ) -> None:
        super().__init__()
        self.person = PersonCard(wording, people)
        self.period = PeriodCard(wording, periods)
        column(self.person, self.period, spacing=2 * STEP, parent=self)
        # What is being mended is not to be blamed any longer.
        self.person.name.textChanged.connect(self.say_nothing)
        self.period.own_period.textChanged.connect(self.say_nothing)
        for line in self.person.findChildren(QLineEdit):
            line.returnPressed.connect(self.focusNextChild)

    def form(self, standard_code: str) -> Form:
        person = self.person
        return Form(
            standard_code,
            person.name.text(),
            person.staff_number.text(),
            person.department.text(),
            person.title.text(),
            person.supervisor.text(),
            self.period.chosen_period(),
            self.period.chosen_kind(),
        )

    def show_proposal(self, proposal: Proposal) -> None:
        """What is known of somebody, with the period that is likely."""
        self.person.show_proposal(proposal)
        self.period.show_period(proposal.period)

    def show_form(self, form: Form) -> None:
        """What was typed and chosen once."""
        self.person.show_proposal(form)
        self.period.show_period(form.period)
        self.period.show_kind(form.kind)

    def say_nothing(self) -> None:
        self.person.name_field.set_trouble("")
        self.period.period_field.set_trouble("")

    def say(self, part: FormPart, sentence: str) -> None:
        """Say what is to be mended beside its field; the others say nothing."""
        fields = {
            FormPart.NAME: self.person.name_field,
            FormPart.PERIOD: self.period.period_field,
        }
        for one, field in fields.items():
            field.set_trouble(sentence if one is part else "")
