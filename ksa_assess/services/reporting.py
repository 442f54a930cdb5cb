"""The report of an assessment: what it says, which characters it cannot print, and its file."""

from collections.abc import Callable
from pathlib import Path

from ksa_assess.domain.gap import analyse
from ksa_assess.reports.content import build
from ksa_assess.reports.parts import ReportContent
from ksa_assess.runtime.atomic import check_output, write_bytes
from ksa_assess.runtime.settings import SettingsFile
from ksa_assess.runtime.texts import Language, Texts
from ksa_assess.services.assessments import Assessments
from ksa_assess.wording import Wording


class ReportCancelledError(Exception):
    """Somebody stopped the report; no file was written."""


class Reporting:
    """Reports of stored assessments, in the calendar and for the organisation of the settings.

    ReportLab and the fonts are loaded by the first report, not before.
    """

    def __init__(self, assessments: Assessments, settings: SettingsFile) -> None:
        self._assessments = assessments
        self._settings = settings

    def content(self, assessment_id: int, lang: str = Language.ZH_TW) -> ReportContent:
        """What the report says. Raises UserError for an unknown assessment."""
        settings, _ = self._settings.load()
        assessment = self._assessments.get(assessment_id)
        analysis = analyse(assessment.standard, assessment.answers, assessment.overrides)
        return build(assessment, analysis, settings, Wording(Texts(lang), settings.calendar))

    def missing_glyphs(self, assessment_id: int, lang: str = Language.ZH_TW) -> tuple[str, ...]:
        """The characters that no font of the report has, to be named before saving.

        The report can be saved all the same: a box stands for them on paper.
        """
        from ksa_assess.reports.pdf import lay_out, missing_glyphs

        return missing_glyphs(lay_out(self.content(assessment_id, lang)))

    def save_pdf(
        self,
        assessment_id: int,
        target: Path,
        *,
        lang: str = Language.ZH_TW,
        overwrite: bool = False,
        progress: Callable[[float], None] | None = None,
        is_cancelled: Callable[[], bool] | None = None,
    ) -> Path:
        """Write the report, whole or not at all, and say where.

        `progress` hears 0–1. Raises ReportCancelledError as soon as `is_cancelled` says so,
        UserError (exists already, unknown assessment) and MachineError (cannot be written).
        """
        check_output(target, overwrite=overwrite)

        def report_step(done: float) -> None:
            if is_cancelled and is_cancelled():
                raise ReportCancelledError
            if progress:
                progress(done)

        report_step(0.0)
        from ksa_assess.reports.pdf import render

        pdf = render(self.content(assessment_id, lang), report_step)
        write_bytes(target, pdf, overwrite=overwrite)
        return target
