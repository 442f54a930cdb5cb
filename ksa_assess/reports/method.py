"""Annex five: what the levels mean and how every figure of the report comes about."""

from ksa_assess.domain.gap import Severity
from ksa_assess.domain.scale import LEVELS
from ksa_assess.reports.material import Material, cell
from ksa_assess.reports.parts import Annex, Column, Look, Row, Table

# In the order in which the report uses them. Each has a name and a rule in the catalogues.
_RULES = (
    "coverage",
    "answers",
    "series",
    "agreement",
    "required",
    "gap",
    "severity",
    "attainment",
    "bounds",
    "bar",
    "priorities",
    "strengths",
    "content",
    "rounding",
    "never",
    "date",
    "fingerprint",
    "standard",
)


def method(material: Material) -> Annex:
    return Annex(material.texts("report.annex.method"), (), (_levels(material), _rules(material)))


def _levels(material: Material) -> Table:
    texts, wording = material.texts, material.wording
    columns = (
        Column("level", texts("report.column.level")),
        Column("level_name", texts("report.column.level_name")),
        Column("sentence", texts("report.column.sentence")),
    )
    rows = tuple(
        Row(
            (
                cell(wording.level(level.value), Look.STRONG),
                cell(wording.scale_name(level.value)),
                cell(wording.scale_sentence(level.value, is_self=False)),
            )
        )
        for level in LEVELS
    )
    return Table(columns, rows, texts("report.method.levels"))


def _rules(material: Material) -> Table:
    texts = material.texts
    columns = (
        Column("rule", texts("report.column.rule")),
        Column("meaning", texts("report.column.meaning")),
    )
    values = {
        "signs": texts("report.method.sign_separator").join(
            material.wording.severity_meaning(severity) for severity in Severity
        ),
        "code": material.standard.code,
        "hash": material.assessment.standard_hash,
    }
    rows = tuple(
        Row(
            (
                cell(texts(f"report.method.{rule}.name"), Look.STRONG),
                cell(texts(f"report.method.{rule}.rule", **values)),
            )
        )
        for rule in _RULES
        if rule != "agreement" or material.is_reviewed
    )
    return Table(columns, rows, texts("report.method.rules"))
