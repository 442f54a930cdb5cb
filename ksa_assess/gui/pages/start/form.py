"""The start form: who, which period, which kind. The standard is chosen beside it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCompleter, QGridLayout, QLineEdit, QListView, QWidget

from ksa_assess.domain.assessment import Kind, Period, Person
from ksa_assess.gui.pages.start.presenter import Form, FormPart, Proposal
from ksa_assess.gui.theme.tokens import STEP
from ksa_assess.gui.widgets.choice import Choice
from ksa_assess.gui.widgets.field import Field, line_field
from ksa_assess.gui.widgets.frames import Card
from ksa_assess.gui.widgets.labels import Label, Paragraph
from ksa_assess.gui.widgets.layouts import column
from ksa_assess.wording import Wording

_OTHER = "other"


class PersonCard(Card):
    """Signal: person_chosen(Person) when somebody known is taken from the list of names."""

    person_chosen = Signal(object)

    def __init__(self, wording: Wording, people: Sequence[Person]) -> None:
        super().__init__()
        texts = wording.texts
        self.name_field, self.name = line_field(texts("field.name"), "name")
        number_field, self.staff_number = line_field(texts("field.staff_number"), "staff_number")
        department_field, self.department = line_field(texts("field.department"), "department")
        title_field, self.title = line_field(texts("field.title"), "title")
        supervisor_field, self.supervisor = line_field(texts("field.supervisor"), "supervisor")
        self._offer(people)
        grid = QGridLayout()
        grid.setHorizontalSpacing(2 * STEP)
        grid.setVerticalSpacing(2 * STEP)
        fields = (self.name_field, number_field, department_field, title_field, supervisor_field)
        for place, field in enumerate(fields):
            grid.addWidget(field, *divmod(place, 2), Qt.AlignmentFlag.AlignTop)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        self.body.setSpacing(2 * STEP)
        self.body.addLayout(
            column(
                Label(texts("start.person"), "strong"),
                Paragraph(texts("start.person_hint"), "second"),
                spacing=STEP // 2,
            )
        )
        self.body.addLayout(grid)

    def show_proposal(self, proposal: Proposal) -> None:
        self.name.setText(proposal.name)
        self.staff_number.setText(proposal.staff_number)
        self.department.setText(proposal.department)
        self.title.setText(proposal.title)
        self.supervisor.setText(proposal.supervisor)

    def _offer(self, people: Sequence[Person]) -> None:
        """Names known here complete themselves; people of one name are told apart by number."""
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

    def _on_name_taken(self, line: str) -> None:
        self.person_chosen.emit(self._known[line])


class PeriodCard(Card):
    """The period, one of a few or in one's own words, and the kind."""

    def __init__(self, wording: Wording, periods: Sequence[Period]) -> None:
        super().__init__()
        texts = wording.texts
        named = [(period, period.label) for period in periods]
        options = [*named, (_OTHER, texts("start.other_period"))]
        self.period = Choice(texts("field.period"), options, periods[0])
        self.period.setObjectName("period")
        self.period.chosen.connect(self._on_period_chosen)
        self.own_period = QLineEdit()
        self.own_period.setObjectName("own_period")
        self.own_period.setMaxLength(40)
        self.own_period.setAccessibleName(texts("start.own_period"))
        self.own_period.setPlaceholderText(texts("start.own_period"))
        self.own_period.hide()
        kinds = [(kind, wording.kind(kind)) for kind in Kind]
        self.kind = Choice(texts("field.kind"), kinds, Kind.REGULAR)
        self.kind.setObjectName("kind")
        together = QWidget()
        together.setAccessibleName(texts("field.period"))
        column(self.period, self.own_period, parent=together)
        self.period_field = Field(texts("field.period"), together)
        self.body.setSpacing(2 * STEP)
        self.body.addWidget(self.period_field)
        self.body.addWidget(Field(texts("field.kind"), self.kind))

    def chosen_period(self) -> Period:
        period = self.period.value()
        return period if isinstance(period, Period) else Period(self.own_period.text().strip())

    def chosen_kind(self) -> Kind:
        return Kind(self.kind.value())

    def _on_period_chosen(self, value: object) -> None:
        self.own_period.setVisible(value == _OTHER)
        if value == _OTHER:
            self.own_period.setFocus()


class StartForm(QWidget):
    """Both cards together."""

    def __init__(
        self, wording: Wording, people: Sequence[Person], periods: Sequence[Period]
    ) -> None:
        super().__init__()
        self.person = PersonCard(wording, people)
        self.period = PeriodCard(wording, periods)
        column(self.person, self.period, spacing=2 * STEP, parent=self)

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

    def say(self, part: FormPart, sentence: str) -> None:
        """Say what is to be mended beside its field; the others say nothing."""
        fields = {
            FormPart.NAME: self.person.name_field,
            FormPart.PERIOD: self.period.period_field,
        }
        for one, field in fields.items():
            field.set_trouble(sentence if one is part else "")
