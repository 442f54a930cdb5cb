"""What the review page says of one assessment, without Qt."""

from collections.abc import Mapping
from dataclasses import dataclass

from ksa_assess.domain.answer import Answer, AnswerKind, Basis, Series
from ksa_assess.domain.assessment import State
from ksa_assess.domain.gap import IndicatorGap, RequiredFrom
from ksa_assess.domain.review import Need, ReviewWay, agreement, is_to_discuss, reviewed
from ksa_assess.gui.pages.review.rows import ReviewRows, Row
from ksa_assess.gui.reviewing.rating import SupervisorRating
from ksa_assess.gui.reviewing.sight import Filter
from ksa_assess.gui.reviewing.view import View, view_of
from ksa_assess.wording import Wording

_SAID_WHERE_FROM = (RequiredFrom.STANDARD, RequiredFrom.OVERRIDE)
_LISTED_FIRST = 5


@dataclass(frozen=True, slots=True)
class Detail:
    """The chosen indicator in full; `own` is None while it is kept back, for the reason that
    `kept_back` says."""

    code: str
    text: str
    place: str
    required: str
    own: View | None
    kept_back: str
    own_level: int | None
    required_level: int | None
    answer: Answer
    said: View
    basis: str
    comment: str
    reason: str
    difference: str
    discuss: str
    agreed: str
    is_not_applicable_said: bool
    is_editable: bool


@dataclass(frozen=True, slots=True)
class NeededLine:
    code: str
    text: str


@dataclass(frozen=True, slots=True)
class NeededGroup:
    """Indicators that need the same; the first of them by name, `more` says how many are left."""

    need: Need
    title: str
    lines: tuple[NeededLine, ...]
    more: int


class ReviewPresenter:
    """`rating` holds what is stored; `rows` is made anew after each change."""

    def __init__(
        self,
        rating: SupervisorRating,
        wording: Wording,
        way: ReviewWay | None,
        changed: tuple[str, ...] = (),
        *,
        shows_required_at_once: bool = False,
    ) -> None:
        self.rating = rating
        self.way = way
        self._wording = wording
        self._texts = wording.texts
        self._changed = changed
        self._shows_required_at_once = shows_required_at_once
        standard = rating.assessment.standard
        self._places = {one.code: (duty, task, one) for duty, task, one in standard.places()}
        self.rows = self._made_rows()

    def renew(self, way: ReviewWay | None = None) -> None:
        """After a change of the answers or of the way."""
        self.way = way or self.way
        self.rows = self._made_rows()

    def _made_rows(self) -> ReviewRows:
        return ReviewRows(
            self.rating.assessment,
            self._wording,
            self.way,
            self._changed,
            shows_required_at_once=self._shows_required_at_once,
        )

    # The head

    @property
    def title(self) -> str:
        one = self.rating.assessment
        return f"{one.person.name}　{one.standard.name}"

    @property
    def whose(self) -> str:
        head, one = self.rating.assessment.head, self.rating.assessment
        parts = (head.period.label, one.standard.code, head.department, head.title)
        return "・".join(part for part in parts if part)

    @property
    def state(self) -> State:
        return self.rating.assessment.state

    @property
    def state_said(self) -> str:
        return self._wording.state(self.state)

    @property
    def locked(self) -> str:
        """Why nothing can be changed here; empty where it can."""
        if self.rating.is_editable:
            return ""
        name = self.rating.assessment.person.name
        return self._texts(f"review.locked.{self.state}", name=name)

    # How far

    @property
    def counts(self) -> tuple[int, int]:
        """How many are reviewed, of how many."""
        one = self.rating.assessment
        return reviewed(one), len(one.standard.indicators)

    @property
    def progress(self) -> str:
        done, whole = self.counts
        return self._texts("review.progress", k=done, n=whole)

    @property
    def agreement(self) -> str:
        """How often both say the same; about what may be seen only."""
        if self.rows.is_away:
            return self._texts("review_walk.self_away")
        found = agreement(self.rating.assessment)
        if not found.compared:
            return self._texts("review.agreement.none")
        return self._wording.agreement(found)

    @property
    def to_discuss(self) -> str:
        codes = self.rows.codes(Filter.DIFFER)
        count = sum(is_to_discuss(self.rows.steps(code)) for code in codes)
        return self._texts("review.to_discuss", n=count) if count else ""

    # Rows

    def filters(self) -> Mapping[Filter, str]:
        """Every filter that can be asked for, with how many rows it takes."""
        offered = {Filter.CHANGED: bool(self._changed), Filter.NEEDS: self.rating.is_editable}
        return {one: self._filter_said(one) for one in Filter if offered.get(one, True)}

    def _filter_said(self, one: Filter) -> str:
        count = len(self.rows.codes(one))
        return self._texts("review.filter.said", name=self._texts(f"review.filter.{one}"), n=count)

    def shown(self, codes: tuple[str, ...]) -> tuple[Row, ...]:
        return self.rows.rows(codes)

    def next_unanswered(self, code: str) -> str | None:
        """From here on and round; None where everything is reviewed."""
        order = tuple(self._places)
        start = order.index(code) + 1 if code in self._places else 0
        waiting = frozenset(self.rows.codes(Filter.UNANSWERED))
        return next((one for one in (*order[start:], *order[:start]) if one in waiting), None)

    # One indicator

    def detail(self, code: str) -> Detail:
        duty, task, indicator = self._places[code]
        rating, rows = self.rating, self.rows
        hidden, steps, gap = rows.is_hidden(code), rows.steps(code), rows.gap(code)
        own, answer = rating.own(code), rating.answer(code)
        is_shown = not rows.is_required_hidden(code)
        return Detail(
            code=code,
            text=indicator.text,
            place=f"{duty.code} {duty.name}　›　{task.code} {task.name}",
            required=self._required(gap) if is_shown else self._texts("walk.required_after_answer"),
            own=None if hidden else view_of(self._wording, own),
            kept_back=self._texts("review_walk.self_away" if rows.is_away else "review.hidden"),
            own_level=None if hidden else own.level,
            required_level=gap.required if is_shown else None,
            answer=answer,
            said=view_of(self._wording, answer),
            basis=self._basis(answer),
            comment=rating.comment(code),
            reason=rating.reason(code),
            difference=rows.difference(code),
            discuss=self._discuss(code, steps),
            agreed=self._agreed(code),
            is_not_applicable_said=not hidden and own.kind is AnswerKind.NOT_APPLICABLE,
            is_editable=rating.is_editable,
        )

    def _required(self, gap: IndicatorGap) -> str:
        if gap.required is None:
            return self._texts("term.no_required_level")
        said = self._texts("walk.required", level=gap.required)
        if gap.required_from not in _SAID_WHERE_FROM:
            return said
        source_said = self._wording.required_from(gap.required_from)
        return self._texts("walk.required_from", required=said, source=source_said)

    def _basis(self, answer: Answer) -> str:
        """How the supervisor came to it, where it was not by own judgement."""
        is_said = answer.is_answered and answer.basis is not Basis.OWN
        return self._texts(f"review.basis.{answer.basis}") if is_said else ""

    def _discuss(self, code: str, steps: int | None) -> str:
        """An example is asked for only where there is none."""
        if steps is None or not is_to_discuss(steps):
            return ""
        is_asked = Need.COMMENT in self.rows.needs.get(code, ())
        key = "review.discuss" if is_asked else "review.discuss.given"
        return self._texts(key, n=abs(steps))

    def _agreed(self, code: str) -> str:
        agreed = self.rating.assessment.answer(code, Series.AGREED)
        if not agreed.is_answered:
            return ""
        said = self._wording.answer(agreed)
        return self._texts("review.agreed", answer=said, reason=agreed.comment or agreed.reason)

    # What is still needed

    @property
    def needed(self) -> tuple[NeededGroup, ...]:
        groups = (self._needed(need) for need in Need)
        return tuple(one for one in groups if one.lines)

    def _needed(self, need: Need) -> NeededGroup:
        # The most telling need of each: who decides on a not applicable has answered, too.
        codes = [code for code, found in self.rows.needs.items() if need is found[-1]]
        lines = tuple(NeededLine(c, self._places[c][2].text) for c in codes[:_LISTED_FIRST])
        title = self._texts(f"review.need.{need}", n=len(codes))
        return NeededGroup(need, title, lines, len(codes) - len(lines))
