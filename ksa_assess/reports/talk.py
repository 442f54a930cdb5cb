"""Part eight: what was said about the review as a whole, or room to write it by hand."""

from ksa_assess.domain.assessment import Action, LoggedTransition
from ksa_assess.reports.material import Material
from ksa_assess.reports.parts import Column, Supplement, Talk, TalkBox


def talk_part(material: Material) -> Talk:
    """Eight. The minutes have a box of their own only where there are any."""
    texts, said = material.texts, material.assessment.talk
    boxes = [TalkBox(texts("report.talk.supervisor"), said.feedback)]
    if said.minutes:
        boxes.append(TalkBox(texts("talk.minutes"), said.minutes))
    boxes.append(TalkBox(texts("report.talk.employee"), _employee(material)))
    return Talk(
        heading=texts("report.section.talk"),
        boxes=tuple(boxes),
        supplement=Supplement(
            texts("report.talk.supplement"),
            (
                Column("rule", texts("report.overflow.label")),
                Column("meaning", texts("report.overflow.text")),
            ),
        ),
        less=texts("report.talk.less"),
    )


def _employee(material: Material) -> str:
    """What they said in the talk, and how they confirmed to have read the result."""
    confirmed = material.last_move(Action.CONFIRM)
    parts = (material.assessment.talk.remarks, _confirmation(material, confirmed))
    return "\n".join(part for part in parts if part)


def _confirmation(material: Material, confirmed: LoggedTransition | None) -> str:
    if confirmed is None:
        return ""
    answer = material.texts(f"acknowledge.{'remarks' if confirmed.reason else 'agree'}")
    said = material.texts(
        "report.talk.confirmed", answer=answer, date=material.wording.date(confirmed.at)
    )
    return "\n".join(part for part in (said, confirmed.reason) if part)
