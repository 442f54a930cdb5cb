"""The report of an assessment: what it says, which characters it cannot print, and its file."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ksa_assess.domain.gap import analyse
from ksa_assess.reports.content import build
from ksa_assess.reports.parts import ReportContent
from ksa_assess.runtime.atomic import check_output, write_bytes
from ksa_assess.runtime.settings import SettingsFile
from ksa_assess.runtime.texts import Language, Texts
from ksa_assess.runtime.work import IsCancelled, Progress
from ksa_assess.services.assessments import Assessments
from ksa_assess.services.plans import Plans
from ksa_assess.wording import Wording

if TYPE_CHECKING:
    from ksa_assess.reports.raster import PagePicture

# The two sides of the sheet that is signed come first.
SIGN_PAGES = 2


class ReportCancelledError(Exception):
    """Somebody stopped the report; no file was written."""


@dataclass(frozen=True, slots=True)
class MadeReport:
    """A finished report that is not saved yet: its file, its pages, what it cannot print.

    `page_size` is width and height of every page, in points.
    """

    pdf: bytes
    pages: int
    page_size: tuple[float, float]
    missing_glyphs: tuple[str, ...]

    def page_picture(self, number: int, scale: float) -> "PagePicture":
        """Page `number`, from 1, with `scale` pixels for a point."""
        from ksa_assess.reports.raster import draw_page

        return draw_page(self.pdf, number, scale)

    def save(self, target: Path) -> Path:
        """Write it, whole or not at all, also over a file that is there; and say where.

        Raises MachineError and UserError where it cannot be written.
        """
        write_bytes(target, self.pdf, overwrite=True)
        return target


class Reporting:
    """Reports of stored assessments, in the calendar and for the organisation of the settings.

    ReportLab and the fonts are loaded by the first report, not before.
    """

    def __init__(self, assessments: Assessments, plans: Plans, settings: SettingsFile) -> None:
        self._assessments = assessments
        self._plans = plans
        self._settings = settings

    def content(self, assessment_id: int, lang: str = Language.ZH_TW) -> ReportContent:
        """What the report says. Raises UserError for an unknown assessment."""
        settings, _ = self._settings.load()
        assessment = self._assessments.disclosed(assessment_id)
        analysis = analyse(assessment.standard, assessment.answers, assessment.overrides)
        plan = self._plans.list(assessment_id)
        wording = Wording(Texts(lang), settings.calendar)
        return build(assessment, analysis, settings, wording, plan)

    def missing_glyphs(self, assessment_id: int, lang: str = Language.ZH_TW) -> tuple[str, ...]:
        """The characters that no font of the report has, to be named before saving.

        The report can be saved all the same: a box stands for them on paper.
        """
        from ksa_assess.reports.pdf import lay_out, missing_glyphs

        return missing_glyphs(lay_out(self.content(assessment_id, lang)))

    def make(
        self,
        assessment_id: int,
        lang: str = Language.ZH_TW,
        progress: Progress | None = None,
        is_cancelled: IsCancelled | None = None,
    ) -> MadeReport:
        """The whole report, as it would be saved.

        `progress` hears 0–1. Raises ReportCancelledError as soon as `is_cancelled` says so, and
        UserError for an unknown assessment.
        """

        def report_step(done: float) -> None:
            if is_cancelled and is_cancelled():
                raise ReportCancelledError
            if progress:
                progress(done)

        report_step(0.0)
        from ksa_assess.reports.pdf import lay_out, missing_glyphs, render
        from ksa_assess.reports.style import PAGE_HEIGHT, PAGE_WIDTH

        content = self.content(assessment_id, lang)
        sheets = lay_out(content)
        pdf = render(content, sheets, report_step)
        return MadeReport(pdf, len(sheets), (PAGE_WIDTH, PAGE_HEIGHT), missing_glyphs(sheets))

    def save_pdf(
        self,
        assessment_id: int,
        target: Path,
        *,
        lang: str = Language.ZH_TW,
        overwrite: bool = False,
        progress: Progress | None = None,
        is_cancelled: IsCancelled | None = None,
    ) -> Path:
        """Write the report, whole or not at all, and say where.

        Raises as `make` does, UserError (exists already) and MachineError (cannot be written).
        """
        check_output(target, overwrite=overwrite)
        report = self.make(assessment_id, lang, progress, is_cancelled)
        write_bytes(target, report.pdf, overwrite=overwrite)
        return target
