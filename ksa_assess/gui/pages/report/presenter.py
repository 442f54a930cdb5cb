"""What the report page says, without Qt."""

from ksa_assess.domain.assessment import Assessment
from ksa_assess.runtime.texts import Texts
from ksa_assess.wording import Wording

# What no system's file names may hold, on whichever the file is opened later.
_REFUSED = '\\/:*?"<>|'


class ReportPresenter:
    """The report of one assessment, in a language of its own."""

    def __init__(self, assessment: Assessment, wording: Wording, language: str) -> None:
        self.assessment = assessment
        self.language = language
        self._wording = wording
        self._texts = wording.texts

    @property
    def title(self) -> str:
        return f"{self._texts('report.title')}　{self.assessment.standard.name}"

    @property
    def whose(self) -> str:
        return self._wording.whose(self.assessment)

    @property
    def state(self) -> str:
        return self._wording.state(self.assessment.state)

    @property
    def suggested_file(self) -> str:
        """A name that every system takes."""
        one = self.assessment
        parts = (
            Texts(self.language)("report.title"),
            one.standard.code,
            one.person.name,
            one.head.period.label,
        )
        name = "_".join(parts)
        return "".join("-" if c in _REFUSED or ord(c) < 32 else c for c in name) + ".pdf"

    def place(self, number: int, pages: int) -> str:
        return self._texts("report.page", x=number, y=pages)

    def zoom(self, zoom: float) -> str:
        return f"{round(zoom * 100)}%"
