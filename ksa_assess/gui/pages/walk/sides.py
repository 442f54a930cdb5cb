"""Whose walk it is: the person's own, or the supervisor's beside it.

Both are the same page. A side is what differs in series and words; what the supervisor's has more
stands in `review_page` and `review_presenter`.
"""

from dataclasses import dataclass

from ksa_assess.domain.answer import Series


@dataclass(frozen=True, slots=True)
class Side:
    """The series that is rated, the page that comes after the last item, and keys of texts.

    `question` may take the `name` of who is rated, `position` i, n and k.
    """

    series: Series
    leads_to: str
    question: str
    help: str
    assisting: str
    not_applicable: str
    not_observed: str
    not_observed_hint: str
    comment: str
    comment_hint: str
    position: str
    whose: str
    results: str
    finish: str
    next_open: str
    none_open: str

    @property
    def is_self(self) -> bool:
        return self.series is Series.SELF


OWN = Side(
    series=Series.SELF,
    leads_to="results",
    question="question.self",
    help="question.help",
    assisting="question.assisting",
    not_applicable="answer.not_applicable.hint",
    not_observed="answer.not_observed.self",
    not_observed_hint="walk.not_observed_hint",
    comment="term.comment",
    comment_hint="walk.comment_hint",
    position="walk.position",
    whose="series.self",
    results="results.title",
    finish="walk.finish",
    next_open="walk.next_unanswered",
    none_open="walk.all_answered",
)
REVIEW = Side(
    series=Series.SUPERVISOR,
    leads_to="review",
    question="question.supervisor",
    help="question.supervisor.help",
    assisting="question.supervisor.assisting",
    not_applicable="answer.not_applicable.supervisor",
    not_observed="answer.not_observed.supervisor",
    not_observed_hint="review_walk.not_observed_hint",
    comment="review_walk.comment",
    comment_hint="review.comment_hint",
    position="review_walk.position",
    whose="series.supervisor",
    results="review_walk.overview",
    finish="review_walk.finish",
    next_open="review_walk.next_open",
    none_open="review_walk.none_open",
)
