"""The one way in which a person leaves the store: whole.

A row in `person_erasure` names them by UUID. Its trigger deletes everything of theirs, locked or
not, and takes the UUID out of the row again, all within that one statement: no other statement
ever finds the way open. So SQL can remove a person, but never a part of what is locked.
"""

_OF_AN_ASSESSMENT = (
    # Answers before their history, to which their deletion adds.
    "rating",
    "rating_event",
    "required_override",
    "plan_item",
    "assessment_text",
    "entry",
    "received",
    "handover",
    "submission",
    "transition",
)
_KEYS = ("signing_key", "known_key")
_DELETION = "BEFORE DELETE ON "

_ASSESSMENTS = (
    "SELECT assessment.id FROM assessment JOIN person ON person.id = assessment.person_id "
    "WHERE person.uuid = {uuid}"
)
# Under their own UUID and those that files gave them; under their name as a supervisor only
# where nobody else's assessment needs that key.
_HOLDERS = (
    "SELECT {uuid} "
    "UNION SELECT received.person_uuid FROM received "
    f"WHERE received.assessment_id IN ({_ASSESSMENTS}) "
    "UNION SELECT 'supervisor:' || person.name FROM person WHERE person.uuid = {uuid} "
    "AND NOT EXISTS (SELECT 1 FROM assessment "
    "WHERE assessment.supervisor = person.name AND assessment.person_id <> person.id)"
)
_OWN = {
    **dict.fromkeys(_OF_AN_ASSESSMENT, f"OLD.assessment_id IN ({_ASSESSMENTS})"),
    **dict.fromkeys(_KEYS, f"OLD.holder IN ({_HOLDERS})"),
    "assessment": f"OLD.id IN ({_ASSESSMENTS})",
    "person": "OLD.uuid = {uuid}",
}


def but_for_an_erasure(event: str, condition: str) -> str:
    """The condition on which a trigger refuses, so that an erasure under way passes."""
    own = _OWN.get(event.removeprefix(_DELETION)) if event.startswith(_DELETION) else None
    if own is None:
        return condition
    under_way = own.format(uuid="person_erasure.person_uuid")
    return f"({condition}) AND NOT EXISTS (SELECT 1 FROM person_erasure WHERE {under_way})"


def deletions() -> str:
    """What the row of an erasure brings about, as statements of its trigger."""
    uuid = "NEW.person_uuid"
    holders, assessments = (part.format(uuid=uuid) for part in (_HOLDERS, _ASSESSMENTS))
    return ";\n  ".join(
        [
            *(f"DELETE FROM {table} WHERE holder IN ({holders})" for table in _KEYS),
            *(
                f"DELETE FROM {table} WHERE assessment_id IN ({assessments})"
                for table in _OF_AN_ASSESSMENT
            ),
            f"DELETE FROM assessment WHERE id IN ({assessments})",
            f"DELETE FROM person WHERE uuid = {uuid}",
            f"UPDATE person_erasure SET person_uuid = '' WHERE person_uuid = {uuid}",
        ]
    )


# A row that is refused: for nobody, or in the place of another.
NOT_TO_BE_ERASED = (
    "NOT EXISTS (SELECT 1 FROM person WHERE uuid = NEW.person_uuid) "
    "OR EXISTS (SELECT 1 FROM person_erasure WHERE id = NEW.id)"
)
# The only change there is: the UUID goes when the person is gone.
NOT_DONE_YET = (
    "NEW.id IS NOT OLD.id OR NEW.at IS NOT OLD.at OR NEW.person_uuid <> '' "
    "OR EXISTS (SELECT 1 FROM person WHERE uuid = OLD.person_uuid)"
)
