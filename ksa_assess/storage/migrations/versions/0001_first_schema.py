"""The first schema: everything up to the review and the plan.

Written out as it was released: the tables of today may go on, this stays.
"""

from alembic import op

revision = "0001"
down_revision = None

_TABLES = (
    "erasure",
    "person",
    "profile",
    "standard_version",
    "assessment",
    "assessment_text",
    "plan_item",
    "rating",
    "rating_event",
    "required_override",
    "submission",
    "transition",
)
_STATEMENTS = (
    """
    CREATE TABLE erasure (
        id INTEGER NOT NULL,
        assessment_id INTEGER NOT NULL,
        assessment_uuid TEXT NOT NULL,
        at TEXT NOT NULL,
        CONSTRAINT pk_erasure PRIMARY KEY (id)
    ) STRICT
    """,
    """
    CREATE TABLE person (
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        uuid TEXT NOT NULL,
        name TEXT NOT NULL,
        staff_number TEXT NOT NULL,
        created_at TEXT NOT NULL,
        CONSTRAINT uq_person_uuid UNIQUE (uuid)
    ) STRICT
    """,
    """
    CREATE UNIQUE INDEX uq_person_name_without_number ON person (name) WHERE staff_number = ''
    """,
    """
    CREATE UNIQUE INDEX uq_person_staff_number ON person (staff_number) WHERE staff_number != ''
    """,
    """
    CREATE TABLE profile (
        id INTEGER NOT NULL,
        uuid TEXT NOT NULL,
        created_at TEXT NOT NULL,
        shipped_digest TEXT NOT NULL,
        CONSTRAINT pk_profile PRIMARY KEY (id),
        CONSTRAINT ck_profile_one_row CHECK (id = 1)
    ) STRICT
    """,
    """
    CREATE TABLE standard_version (
        id INTEGER NOT NULL,
        content_hash TEXT NOT NULL,
        code TEXT NOT NULL,
        name TEXT NOT NULL,
        kind TEXT NOT NULL,
        level INTEGER,
        tasks INTEGER NOT NULL,
        indicators INTEGER NOT NULL,
        document TEXT NOT NULL,
        read_at TEXT NOT NULL,
        imported_at TEXT NOT NULL,
        CONSTRAINT pk_standard_version PRIMARY KEY (id),
        CONSTRAINT uq_standard_version_content_hash UNIQUE (content_hash)
    ) STRICT
    """,
    "CREATE INDEX ix_standard_version_code ON standard_version (code)",
    """
    CREATE TABLE assessment (
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        uuid TEXT NOT NULL,
        person_id INTEGER NOT NULL,
        person_name TEXT NOT NULL,
        staff_number TEXT NOT NULL,
        standard_version_id INTEGER NOT NULL,
        period_label TEXT NOT NULL,
        period_start TEXT,
        period_end TEXT,
        kind TEXT NOT NULL,
        department TEXT NOT NULL,
        title TEXT NOT NULL,
        supervisor TEXT NOT NULL,
        state TEXT NOT NULL,
        scale TEXT NOT NULL,
        cursor TEXT,
        amends TEXT,
        amendment INTEGER NOT NULL,
        revision INTEGER NOT NULL,
        created_at TEXT NOT NULL,
        changed_at TEXT NOT NULL,
        submitted_at TEXT,
        CONSTRAINT uq_assessment_uuid UNIQUE (uuid),
            CONSTRAINT uq_assessment_person_id_standard_version_id_period_label_kind_amendment
            UNIQUE (person_id, standard_version_id, period_label, kind, amendment),
            CONSTRAINT ck_assessment_kind_known CHECK (kind IN ('regular', 'new-hire',
            'before-training', 'after-training', 'promotion')),
            CONSTRAINT ck_assessment_state_known CHECK (state IN ('draft', 'submitted',
            'returned', 'reviewed', 'closed')),
        CONSTRAINT fk_assessment_person_id FOREIGN KEY(person_id) REFERENCES person (id),
            CONSTRAINT fk_assessment_standard_version_id FOREIGN KEY(standard_version_id)
            REFERENCES standard_version (id)
    ) STRICT
    """,
    "CREATE INDEX ix_assessment_standard_version_id ON assessment (standard_version_id)",
    """
    CREATE TABLE assessment_text (
        assessment_id INTEGER NOT NULL,
        place TEXT NOT NULL,
        text TEXT NOT NULL,
        changed_at TEXT NOT NULL,
        CONSTRAINT pk_assessment_text PRIMARY KEY (assessment_id, place),
            CONSTRAINT fk_assessment_text_assessment_id FOREIGN KEY(assessment_id) REFERENCES
            assessment (id)
    ) WITHOUT ROWID, STRICT
    """,
    """
    CREATE TABLE plan_item (
        id INTEGER NOT NULL,
        uuid TEXT NOT NULL,
        assessment_id INTEGER NOT NULL,
        position INTEGER NOT NULL,
        item TEXT NOT NULL,
        text TEXT NOT NULL,
        present_level INTEGER,
        target_level INTEGER,
        way TEXT NOT NULL,
        course TEXT NOT NULL,
        owner TEXT NOT NULL,
        due TEXT NOT NULL,
        how_checked TEXT NOT NULL,
        result TEXT NOT NULL,
        changed_at TEXT NOT NULL,
        CONSTRAINT pk_plan_item PRIMARY KEY (id),
        CONSTRAINT uq_plan_item_uuid UNIQUE (uuid),
        CONSTRAINT ck_plan_item_present_level_on_scale CHECK (present_level BETWEEN 0 AND 6),
        CONSTRAINT ck_plan_item_target_level_on_scale CHECK (target_level BETWEEN 0 AND 6),
        CONSTRAINT fk_plan_item_assessment_id FOREIGN KEY(assessment_id) REFERENCES assessment (id)
    ) STRICT
    """,
    "CREATE INDEX ix_plan_item_assessment_id ON plan_item (assessment_id)",
    """
    CREATE TABLE rating (
        assessment_id INTEGER NOT NULL,
        indicator TEXT NOT NULL,
        series TEXT NOT NULL,
        kind TEXT NOT NULL,
        level INTEGER,
        reason TEXT NOT NULL,
        comment TEXT NOT NULL,
        evidence TEXT NOT NULL,
        missing TEXT NOT NULL,
        is_flagged INTEGER NOT NULL,
        changed_at TEXT NOT NULL,
        CONSTRAINT pk_rating PRIMARY KEY (assessment_id, indicator, series),
        CONSTRAINT ck_rating_series_known CHECK (series IN ('self', 'supervisor', 'agreed')),
            CONSTRAINT ck_rating_kind_known CHECK (kind IN ('rated', 'not_applicable',
            'not_observed', 'unanswered')),
        CONSTRAINT ck_rating_level_on_scale CHECK (level BETWEEN 0 AND 6),
        CONSTRAINT ck_rating_level_where_rated CHECK ((kind = 'rated') = (level IS NOT NULL)),
        CONSTRAINT ck_rating_reason_where_needed CHECK ((kind = 'not_applicable') = (reason <> '')),
        CONSTRAINT ck_rating_is_flagged_truth CHECK (is_flagged IN (0, 1)),
        CONSTRAINT fk_rating_assessment_id FOREIGN KEY(assessment_id) REFERENCES assessment (id)
    ) WITHOUT ROWID, STRICT
    """,
    """
    CREATE TABLE rating_event (
        assessment_id INTEGER NOT NULL,
        number INTEGER NOT NULL,
        indicator TEXT NOT NULL,
        series TEXT NOT NULL,
        kind TEXT NOT NULL,
        level INTEGER,
        reason TEXT NOT NULL,
        comment TEXT NOT NULL,
        evidence TEXT NOT NULL,
        missing TEXT NOT NULL,
        is_flagged INTEGER NOT NULL,
        changed_at TEXT NOT NULL,
        CONSTRAINT pk_rating_event PRIMARY KEY (assessment_id, number),
            CONSTRAINT fk_rating_event_assessment_id FOREIGN KEY(assessment_id) REFERENCES
            assessment (id)
    ) WITHOUT ROWID, STRICT
    """,
    """
    CREATE TABLE required_override (
        assessment_id INTEGER NOT NULL,
        indicator TEXT NOT NULL,
        level INTEGER NOT NULL,
        reason TEXT NOT NULL,
        changed_at TEXT NOT NULL,
        CONSTRAINT pk_required_override PRIMARY KEY (assessment_id, indicator),
        CONSTRAINT ck_required_override_level_on_scale CHECK (level BETWEEN 1 AND 6),
        CONSTRAINT ck_required_override_reason_given CHECK (reason <> ''),
            CONSTRAINT fk_required_override_assessment_id FOREIGN KEY(assessment_id) REFERENCES
            assessment (id)
    ) WITHOUT ROWID, STRICT
    """,
    """
    CREATE TABLE submission (
        id INTEGER NOT NULL,
        uuid TEXT NOT NULL,
        assessment_id INTEGER NOT NULL,
        series TEXT NOT NULL,
        number INTEGER NOT NULL,
        content TEXT NOT NULL,
        sha256 TEXT NOT NULL,
        actor TEXT NOT NULL,
        submitted_at TEXT NOT NULL,
        CONSTRAINT pk_submission PRIMARY KEY (id),
        CONSTRAINT uq_submission_uuid UNIQUE (uuid),
        CONSTRAINT uq_submission_assessment_id_series_number UNIQUE (assessment_id, series, number),
        CONSTRAINT ck_submission_series_known CHECK (series IN ('self', 'supervisor', 'agreed')),
        CONSTRAINT fk_submission_assessment_id FOREIGN KEY(assessment_id) REFERENCES assessment (id)
    ) STRICT
    """,
    """
    CREATE TABLE transition (
        id INTEGER NOT NULL,
        assessment_id INTEGER NOT NULL,
        action TEXT NOT NULL,
        from_state TEXT NOT NULL,
        to_state TEXT NOT NULL,
        role TEXT NOT NULL,
        actor TEXT NOT NULL,
        reason TEXT NOT NULL,
        at TEXT NOT NULL,
        CONSTRAINT pk_transition PRIMARY KEY (id),
            CONSTRAINT ck_transition_action_known CHECK (action IN ('submit', 'withdraw',
            'return', 'complete', 'confirm', 'sign_on_paper', 'reopen')),
        CONSTRAINT ck_transition_role_known CHECK (role IN ('employee', 'supervisor')),
        CONSTRAINT fk_transition_assessment_id FOREIGN KEY(assessment_id) REFERENCES assessment (id)
    ) STRICT
    """,
    "CREATE INDEX ix_transition_assessment_id ON transition (assessment_id)",
)


def upgrade() -> None:
    for statement in _STATEMENTS:
        op.execute(statement)


def downgrade() -> None:
    for table in reversed(_TABLES):
        op.drop_table(table)
