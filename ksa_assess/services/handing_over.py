"""Handing an assessment over: as a file, by the clipboard, or on this computer."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from ksa_assess.domain.assessment import Assessment
from ksa_assess.domain.disclosure import handed_over, is_review_completed
from ksa_assess.reports.fingerprint import fingerprint
from ksa_assess.runtime.atomic import check_output, write_bytes
from ksa_assess.runtime.errors import UserError, from_write_error
from ksa_assess.runtime.paths import DataPaths
from ksa_assess.runtime.texts import Language, Texts
from ksa_assess.services import entries
from ksa_assess.services.assessment_errors import stored_assessment
from ksa_assess.services.replaying import last_plan
from ksa_assess.storage.records import Handover as HandedOver

if TYPE_CHECKING:
    from ksa_assess.domain.plan import PlanItem
    from ksa_assess.storage.database import Database
    from ksa_assess.storage.unit_of_work import UnitOfWork

__all__ = ["SUFFIX", "HandedOver", "HandingOver"]

SUFFIX = ".ksa"
_FILE, _COPY, _HERE = "file", "copy", "here"
# What Windows takes in no file name, and what would end a name there.
_REFUSED = '<>:"/\\|?*'
# In bytes: a file system may take 255, and a character of a name three or four of them.
_LONGEST_NAME = 200


def code_of_file(work: "UnitOfWork", assessment_id: int) -> str:
    """The verification code of an assessment as its file holds it.

    What somebody writes on with is on one computer alone: a review that is not completed, and the
    plan since it was handed in.
    """
    assessment = stored_assessment(work, assessment_id)
    return fingerprint(handed_over(assessment), _plan_in_file(work, assessment))


def _plan_in_file(work: "UnitOfWork", assessment: Assessment) -> "tuple[PlanItem, ...]":
    from ksa_assess.exchange.ksa.reading import read_entry

    signed = work.entries.of(assessment.id)
    if is_review_completed(assessment.state) or not signed:
        return work.plans.of(assessment.id)
    return last_plan(read_entry(text).entry for text in signed)


class HandingOver:
    """Every method raises UnknownAssessmentError for a number that is not there, and all but
    `file_name`, `code` and `handed_over` raise UserError where nothing was ever submitted."""

    def __init__(self, database: "Database", paths: DataPaths, now: Callable[[], datetime]) -> None:
        self._database = database
        self._paths = paths
        self._now = now

    def file_name(self, assessment_id: int, lang: str = Language.ZH_TW) -> str:
        """Standard, person, period and the last move, in a name that every system takes."""
        with self._database.read() as work:
            return _file_name(stored_assessment(work, assessment_id), Texts(lang))

    def code(self, assessment_id: int) -> str:
        """The verification code of what the file holds, the same on both computers.

        The report prints the same, until somebody goes on writing: at the review or the plan.
        """
        with self._database.read() as work:
            return code_of_file(work, assessment_id)

    def save(
        self, assessment_id: int, target: Path, *, passphrase: str = "", overwrite: bool = False
    ) -> Path:
        """Write the file, whole or not at all, and note that it was handed over.

        With a passphrase it takes a second or more. Raises UserError (exists already) and
        MachineError (cannot be written).
        """
        self._paths.refuse_own(target)
        check_output(target, overwrite=overwrite)
        chain = self._chain(assessment_id)
        write_bytes(target, _file_of(chain, passphrase), overwrite=overwrite)
        self._note(assessment_id, _FILE, target.name, len(chain))
        return target

    def copy(self, assessment_id: int, *, passphrase: str = "", lang: str = Language.ZH_TW) -> Path:
        """Write the file into the data folder, to be put on the clipboard from there; it stays
        until the program starts again. Raises as `save`."""
        folder = self._paths.clipboard
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            raise from_write_error(error, folder) from error
        target = folder / self.file_name(assessment_id, lang)
        chain = self._chain(assessment_id)
        write_bytes(target, _file_of(chain, passphrase), overwrite=True)
        self._note(assessment_id, _COPY, target.name, len(chain))
        return target

    def here(self, assessment_id: int) -> None:
        """The supervisor reviews on this computer; a second time changes nothing."""
        given = self.handed_over(assessment_id)
        if all(one.way != _HERE for one in given):
            self._note(assessment_id, _HERE, "", len(self._chain(assessment_id)))

    def handed_over(self, assessment_id: int) -> tuple[HandedOver, ...]:
        """Every hand-over of an assessment, oldest first."""
        with self._database.read() as work:
            stored_assessment(work, assessment_id)
            return work.handovers.of(assessment_id)

    def _chain(self, assessment_id: int) -> tuple[str, ...]:
        with self._database.write() as work:
            chain = entries.signed_chain(work, assessment_id)
        if not chain:
            raise UserError("hand_over.nothing", id=assessment_id)
        return chain

    def _note(self, assessment_id: int, way: str, file: str, count: int) -> None:
        with self._database.write() as work:
            work.handovers.add(assessment_id, HandedOver(way, file, count, self._now()))


def _file_of(chain: tuple[str, ...], passphrase: str) -> bytes:
    from ksa_assess.exchange.ksa.writing import file_of

    return file_of(chain, passphrase)


def _file_name(assessment: Assessment, texts: Texts) -> str:
    parts = [
        assessment.standard.code,
        assessment.person.name,
        assessment.head.period.label,
        *(texts(f"hand_over.step.{one.action}") for one in assessment.log[-1:]),
    ]
    name = "_".join(part.replace(" ", "") for part in parts)
    safe = "".join("-" if c in _REFUSED or not c.isprintable() else c for c in name)
    short = safe.encode()[:_LONGEST_NAME].decode(errors="ignore")
    return short.rstrip(". ") + SUFFIX
