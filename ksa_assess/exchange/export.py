"""An assessment as a file for other programs, its form chosen by the file's ending."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path

from ksa_assess.domain.assessment import Assessment
from ksa_assess.domain.gap import GapAnalysis
from ksa_assess.exchange.assessment_data import export_to_data
from ksa_assess.exchange.csv_table import csv_table
from ksa_assess.runtime.atomic import check_output, write_bytes
from ksa_assess.runtime.errors import UserError


def export(assessment: Assessment, analysis: GapAnalysis, target: Path, *, overwrite: bool) -> None:
    """Raises UserError for an ending that is not known, and like `write_bytes`."""
    make = _FORMS.get(target.suffix.lower())
    if make is None:
        raise UserError("export.unknown_ending", file=target, known=", ".join(_FORMS))
    check_output(target, overwrite=overwrite)
    write_bytes(target, make(assessment, analysis), overwrite=overwrite)


def _json(assessment: Assessment, analysis: GapAnalysis) -> bytes:
    data = export_to_data(assessment, analysis)
    return (json.dumps(data, ensure_ascii=False, indent=2) + "\n").encode()


_FORMS: Mapping[str, Callable[[Assessment, GapAnalysis], bytes]] = {
    ".csv": csv_table,
    ".json": _json,
}
