"""The tables, as they are today. How they came to be is told by the migrations.

Texts, whole numbers and nothing else, so that STRICT tables hold what they say and PostgreSQL can
hold the same: times are ISO 8601 in UTC, dates ISO 8601, lists and documents JSON, truth 0 or 1.
Everything that may leave this computer carries a UUID; plain ids are local.
"""

from enum import StrEnum

from sqlalchemy import (
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    PrimaryKeyConstraint,
    String,
    Table,
    Text,
    UniqueConstraint,
)

from ksa_assess.domain.answer import AnswerKind, Basis, Series
from ksa_assess.domain.assessment import Action, Actor, Kind, State
from ksa_assess.domain.scale import HIGHEST, LOWEST
from ksa_assess.storage.sqlite_ddl import CLUSTERED, NEVER_REUSES_IDS, STRICT, only_where

HEAD = "0002"

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _id() -> Column[int]:
    return Column("id", Integer, primary_key=True)


def _text(name: str) -> Column[str]:
    """A text that may be empty but is always there."""
    return Column(name, Text, nullable=False)


def _number(name: str) -> Column[int]:
    return Column(name, Integer, nullable=False)


def _assessment_id() -> Column[int]:
    return Column("assessment_id", Integer, ForeignKey("assessment.id"), nullable=False)


def _one_of(column: str, values: type[StrEnum]) -> CheckConstraint:
    words = ", ".join(f"'{value}'" for value in values)
    return CheckConstraint(f"{column} IN ({words})", name=f"{column}_known")


def _on_scale(column: str, lowest: int) -> CheckConstraint:
    return CheckConstraint(f"{column} BETWEEN {lowest} AND {HIGHEST}", name=f"{column}_on_scale")


def _answer_columns() -> tuple[Column[str] | Column[int] | Column[int | None], ...]:
    """An answer, the same in the current value and in its history."""
    return (
        _text("kind"),
        Column("level", Integer),
        _text("reason"),
        _text("comment"),
        _text("evidence"),
        _text("missing"),
        _number("is_flagged"),
        _text("changed_at"),
        # Last, where a later schema added it.
        Column("basis", Text, nullable=False, server_default=Basis.OWN.value),
    )


# One row: this data folder.
profile = Table(
    "profile",
    metadata,
    _id(),
    _text("uuid"),
    _text("created_at"),
    # Digest of the shipped standards that were looked at last; others are looked at again.
    _text("shipped_digest"),
    CheckConstraint("id = 1", name="one_row"),
    **STRICT,
)

# A version is its text: never changed, found by its content hash.
standard_version = Table(
    "standard_version",
    metadata,
    _id(),
    _text("content_hash"),
    _text("code"),
    _text("name"),
    _text("kind"),
    Column("level", Integer),
    _number("tasks"),
    _number("indicators"),
    _text("document"),
    _text("read_at"),
    _text("imported_at"),
    UniqueConstraint("content_hash"),
    **STRICT,
)
Index(None, standard_version.c.code)

person = Table(
    "person",
    metadata,
    _id(),
    _text("uuid"),
    _text("name"),
    _text("staff_number"),
    _text("created_at"),
    UniqueConstraint("uuid"),
    **STRICT,
    **NEVER_REUSES_IDS,
)
# Found again by staff number if there is one, else by name among those without one.
Index(
    "uq_person_staff_number",
    person.c.staff_number,
    unique=True,
    **only_where(person.c.staff_number != ""),
)
Index(
    "uq_person_name_without_number",
    person.c.name,
    unique=True,
    **only_where(person.c.staff_number == ""),
)

# Name and number stand here too, as they were given for this assessment: what was printed
# and signed must not change when somebody marries.
assessment = Table(
    "assessment",
    metadata,
    _id(),
    _text("uuid"),
    Column("person_id", Integer, ForeignKey("person.id"), nullable=False),
    _text("person_name"),
    _text("staff_number"),
    Column("standard_version_id", Integer, ForeignKey("standard_version.id"), nullable=False),
    _text("period_label"),
    Column("period_start", Text),
    Column("period_end", Text),
    _text("kind"),
    _text("department"),
    _text("title"),
    _text("supervisor"),
    _text("state"),
    _text("scale"),
    Column("cursor", Text),
    # UUID of the closed assessment that this one amends, and which amendment it is; 0 for none.
    Column("amends", Text),
    _number("amendment"),
    # How often it was handed in: the number of the last submission.
    _number("revision"),
    _text("created_at"),
    # Of the head and the state; answers carry their own, so that saving one touches less.
    _text("changed_at"),
    Column("submitted_at", Text),
    UniqueConstraint("uuid"),
    UniqueConstraint("person_id", "standard_version_id", "period_label", "kind", "amendment"),
    _one_of("kind", Kind),
    _one_of("state", State),
    **STRICT,
    **NEVER_REUSES_IDS,
)
Index(None, assessment.c.standard_version_id)

required_override = Table(
    "required_override",
    metadata,
    _assessment_id(),
    _text("indicator"),
    _number("level"),
    _text("reason"),
    _text("changed_at"),
    PrimaryKeyConstraint("assessment_id", "indicator"),
    _on_scale("level", LOWEST + 1),
    CheckConstraint("reason <> ''", name="reason_given"),
    **STRICT,
    **CLUSTERED,
)

# The current value of each answer.
rating = Table(
    "rating",
    metadata,
    _assessment_id(),
    _text("indicator"),
    _text("series"),
    *_answer_columns(),
    PrimaryKeyConstraint("assessment_id", "indicator", "series"),
    _one_of("series", Series),
    _one_of("kind", AnswerKind),
    _on_scale("level", LOWEST),
    CheckConstraint("(kind = 'rated') = (level IS NOT NULL)", name="level_where_rated"),
    CheckConstraint("(kind = 'not_applicable') = (reason <> '')", name="reason_where_needed"),
    CheckConstraint("is_flagged IN (0, 1)", name="is_flagged_truth"),
    **STRICT,
    **CLUSTERED,
)

# Every value an answer ever had, written by a trigger; `number` counts within an assessment.
rating_event = Table(
    "rating_event",
    metadata,
    _assessment_id(),
    _number("number"),
    _text("indicator"),
    _text("series"),
    *_answer_columns(),
    PrimaryKeyConstraint("assessment_id", "number"),
    **STRICT,
    **CLUSTERED,
)


# What was handed in, word for word: canonical JSON and its SHA-256.
submission = Table(
    "submission",
    metadata,
    _id(),
    _text("uuid"),
    _assessment_id(),
    _text("series"),
    _number("number"),
    _text("content"),
    _text("sha256"),
    _text("actor"),
    _text("submitted_at"),
    UniqueConstraint("uuid"),
    UniqueConstraint("assessment_id", "series", "number"),
    _one_of("series", Series),
    **STRICT,
)

# The log of transitions; a state is always where its last row leads.
transition = Table(
    "transition",
    metadata,
    _id(),
    _assessment_id(),
    _text("action"),
    _text("from_state"),
    _text("to_state"),
    _text("role"),
    _text("actor"),
    _text("reason"),
    _text("at"),
    _one_of("action", Action),
    _one_of("role", Actor),
    **STRICT,
)
Index(None, transition.c.assessment_id)

plan_item = Table(
    "plan_item",
    metadata,
    _id(),
    _text("uuid"),
    _assessment_id(),
    _number("position"),
    # Code of the indicator, K, S or A it is about; empty for a free one.
    _text("item"),
    _text("text"),
    Column("present_level", Integer),
    Column("target_level", Integer),
    _text("way"),
    _text("course"),
    _text("owner"),
    _text("due"),
    _text("how_checked"),
    _text("result"),
    _text("changed_at"),
    UniqueConstraint("uuid"),
    _on_scale("present_level", LOWEST),
    _on_scale("target_level", LOWEST),
    **STRICT,
)
Index(None, plan_item.c.assessment_id)

# Texts of the assessment as a whole, and text being typed that is nothing stored yet;
# `place` says which, such as `feedback` or `typing:withdraw`.
assessment_text = Table(
    "assessment_text",
    metadata,
    _assessment_id(),
    _text("place"),
    _text("text"),
    _text("changed_at"),
    PrimaryKeyConstraint("assessment_id", "place"),
    **STRICT,
    **CLUSTERED,
)

# What was deleted for good, without any personal data; the only way past the triggers.
erasure = Table(
    "erasure",
    metadata,
    _id(),
    _number("assessment_id"),
    _text("assessment_uuid"),
    _text("at"),
    **STRICT,
)

# The chain of signed entries that travels in a file, each word for word as it was signed.
entry = Table(
    "entry",
    metadata,
    _id(),
    _assessment_id(),
    _number("number"),
    _text("content"),
    _text("at"),
    UniqueConstraint("assessment_id", "number"),
    **STRICT,
)

# Assessments that came by a file: their person works on another computer, under this UUID.
received = Table(
    "received",
    metadata,
    Column("assessment_id", Integer, ForeignKey("assessment.id"), primary_key=True),
    _text("person_uuid"),
    _text("at"),
    **STRICT,
)

# How an assessment went to the other side, and how many entries it had then.
handover = Table(
    "handover",
    metadata,
    _id(),
    _assessment_id(),
    _text("way"),
    _text("file"),
    _number("entries"),
    _text("at"),
    CheckConstraint("way IN ('file', 'copy', 'here')", name="way_known"),
    **STRICT,
)
Index(None, handover.c.assessment_id)

# Keys of those who sign on this computer, in hex. A holder is a person's UUID, or
# `supervisor:` and a name.
signing_key = Table(
    "signing_key",
    metadata,
    _text("holder"),
    _text("private_key"),
    _text("public_key"),
    _text("created_at"),
    PrimaryKeyConstraint("holder"),
    **STRICT,
    **CLUSTERED,
)

# Whose public keys came in files, and when last.
known_key = Table(
    "known_key",
    metadata,
    _text("holder"),
    _text("public_key"),
    _text("seen_at"),
    PrimaryKeyConstraint("holder", "public_key"),
    **STRICT,
    **CLUSTERED,
)

# Whose data were erased; the row itself is what erases them.
person_erasure = Table(
    "person_erasure",
    metadata,
    _id(),
    _text("person_uuid"),
    _text("at"),
    **STRICT,
)

# Alembic's own table, written out so that a new profile needs no Alembic.
schema_version = Table(
    "alembic_version",
    metadata,
    Column("version_num", String(32), nullable=False),
    PrimaryKeyConstraint("version_num", name="alembic_version_pkc"),
)
