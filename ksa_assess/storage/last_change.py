"""When an assessment was changed last, as an expression of a query."""

from sqlalchemy import ColumnElement, case, literal_column, select

from ksa_assess.storage.tables import assessment, rating_event


def last_changed_at() -> ColumnElement[str]:
    """When an assessment was changed last: its newest answer, else its head or state."""
    newest = (
        select(rating_event.c.changed_at)
        .where(rating_event.c.assessment_id == assessment.c.id)
        .order_by(rating_event.c.number.desc())
        # Numbers written out, because a statement compiled once has no place for their values.
        .limit(literal_column("1"))
        .offset(literal_column("0"))
        .scalar_subquery()
    )
    is_newer = newest > assessment.c.changed_at
    return case((is_newer, newest), else_=assessment.c.changed_at).label("last_changed_at")
