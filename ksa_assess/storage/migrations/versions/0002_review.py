"""The review: how a supervisor came to an answer, signed entries, and the way between computers.

Written out as it was released: the tables of today may go on, this stays.
"""

from alembic import op

revision = "0002"
down_revision = "0001"

_TABLES = ("entry", "handover", "received", "signing_key", "known_key", "person_erasure")
_STATEMENTS = (
    "ALTER TABLE rating ADD COLUMN basis TEXT DEFAULT 'own' NOT NULL",
    "ALTER TABLE rating_event ADD COLUMN basis TEXT DEFAULT 'own' NOT NULL",
    """
    CREATE TABLE entry (
        id INTEGER NOT NULL,
        assessment_id INTEGER NOT NULL,
        number INTEGER NOT NULL,
        content TEXT NOT NULL,
        at TEXT NOT NULL,
        CONSTRAINT pk_entry PRIMARY KEY (id),
        CONSTRAINT uq_entry_assessment_id_number UNIQUE (assessment_id, number),
        CONSTRAINT fk_entry_assessment_id FOREIGN KEY(assessment_id) REFERENCES assessment (id)
    ) STRICT
    """,
    """
    CREATE TABLE handover (
        id INTEGER NOT NULL,
        assessment_id INTEGER NOT NULL,
        way TEXT NOT NULL,
        file TEXT NOT NULL,
        entries INTEGER NOT NULL,
        at TEXT NOT NULL,
        CONSTRAINT pk_handover PRIMARY KEY (id),
        CONSTRAINT ck_handover_way_known CHECK (way IN ('file', 'copy', 'here')),
        CONSTRAINT fk_handover_assessment_id FOREIGN KEY(assessment_id) REFERENCES assessment (id)
    ) STRICT
    """,
    "CREATE INDEX ix_handover_assessment_id ON handover (assessment_id)",
    """
    CREATE TABLE known_key (
        holder TEXT NOT NULL,
        public_key TEXT NOT NULL,
        seen_at TEXT NOT NULL,
        CONSTRAINT pk_known_key PRIMARY KEY (holder, public_key)
    ) WITHOUT ROWID, STRICT
    """,
    """
    CREATE TABLE person_erasure (
        id INTEGER NOT NULL,
        person_uuid TEXT NOT NULL,
        at TEXT NOT NULL,
        CONSTRAINT pk_person_erasure PRIMARY KEY (id)
    ) STRICT
    """,
    """
    CREATE TABLE received (
        assessment_id INTEGER NOT NULL,
        person_uuid TEXT NOT NULL,
        at TEXT NOT NULL,
        CONSTRAINT pk_received PRIMARY KEY (assessment_id),
        CONSTRAINT fk_received_assessment_id FOREIGN KEY(assessment_id) REFERENCES assessment (id)
    ) STRICT
    """,
    """
    CREATE TABLE signing_key (
        holder TEXT NOT NULL,
        private_key TEXT NOT NULL,
        public_key TEXT NOT NULL,
        created_at TEXT NOT NULL,
        CONSTRAINT pk_signing_key PRIMARY KEY (holder)
    ) WITHOUT ROWID, STRICT
    """,
)


def upgrade() -> None:
    for statement in _STATEMENTS:
        op.execute(statement)


def downgrade() -> None:
    for table in _TABLES:
        op.drop_table(table)
    for table in ("rating", "rating_event"):
        op.execute(f"ALTER TABLE {table} DROP COLUMN basis")
