"""An assessment as a file for other programs, its form chosen by the file's ending."""

import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from ksa_assess.domain.assessment import Assessment
from ksa_assess.domain.gap import GapAnalysis
from ksa_assess.domain.plan import PlanItem
from ksa_assess.exchange.assessment_data import export_to_data
from ksa_assess.exchange.csv_table import csv_table
from ksa_assess.runtime.atomic import check_output, write_bytes
from ksa_assess.runtime.errors import UserError


def export(
    assessment: Assessment,
    analysis: GapAnalysis,
    plan: Sequence[PlanItem],
    target: Path,
    *,
    overwrite: bool,
) -> None:
    """A table holds the answers alone, JSON the plan too.

    Raises UserError for an ending that is not known, and like `write_bytes`.
    """
    make = _FORMS.get(target.suffix.lower())
    if make is None:
        raise UserError("export.unknown_ending", file=target, known=", ".join(_FORMS))
    check_output(target, overwrite=overwrite)
    write_bytes(target, make(assessment, analysis, plan), overwrite=overwrite)


def _csv(assessment: Assessment, analysis: GapAnalysis, _plan: Sequence[PlanItem]) -> bytes:
    return csv_table(assessment, analysis)


def _json(assessment: Assessment, analysis: GapAnalysis, plan: Sequence[PlanItem]) -> bytes:
    data = export_to_data(assessment, analysis, plan)
    return (json.dumps(data, ensure_ascii=False, indent=2) + "\n").encode()


_FORMS: Mapping[str, Callable[[Assessment, GapAnalysis, Sequence[PlanItem]], bytes]] = {
    ".csv": _csv,
    ".json": _json,
}
ENDINGS = tuple(_FORMS)
