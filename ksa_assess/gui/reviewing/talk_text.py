"""One text of the review as a whole, such as the feedback, while it is being typed; without Qt."""

from datetime import datetime
from typing import TYPE_CHECKING

from ksa_assess.domain.answer import Series
from ksa_assess.domain.assessment import Assessment, is_editable

if TYPE_CHECKING:
    from ksa_assess.services.reviews import Reviews


class TalkText:
    """`place` is feedback, minutes or remarks. What cannot be stored stays here to be tried again;
    `saved_at` is None until something was stored since it was opened."""

    def __init__(self, reviews: "Reviews", place: str) -> None:
        self._reviews = reviews
        self._place = place
        self._number = 0
        self._stored = ""
        self.text = ""
        self.is_editable = False
        self.saved_at: datetime | None = None

    def open(self, assessment: Assessment) -> None:
        self._number = assessment.id
        self._stored = self.text = getattr(assessment.talk, self._place)
        self.is_editable = is_editable(assessment.state, Series.SUPERVISOR)
        self.saved_at = None

    def type(self, text: str) -> None:
        if self.is_editable:
            self.text = text

    def store(self) -> None:
        """Raises SentenceError; what was typed stays."""
        text = self.text.strip()
        if not self.is_editable or text == self._stored:
            return
        self.saved_at = self._reviews.write(self._number, **{self._place: text})
        self._stored = text
