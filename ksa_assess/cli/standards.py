"""`standards …`: list, show, read and import documents."""

from collections.abc import Generator, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ksa_assess.cli.codes import known_code
from ksa_assess.cli.columns import columns
from ksa_assess.cli.commands import command
from ksa_assess.cli.exit_codes import ExitCode
from ksa_assess.cli.options import JSON, Switch
from ksa_assess.cli.session import Session
from ksa_assess.domain.standard import Standard, StandardKind, Task
from ksa_assess.domain.standard_document import Issue, StandardDocument, to_data
from ksa_assess.runtime.texts import Texts

if TYPE_CHECKING:
    from ksa_assess.services.standards import Imported, StandardSummary


@command("list", JSON)
def _list(session: Session, json: bool) -> int:
    with session.reading() as profile:
        summaries = profile.standards.list()
    if json:
        session.console.answer_json([_summary_data(one) for one in summaries])
    else:
        session.console.answer(columns([_summary_row(one, session) for one in summaries]))
    return ExitCode.DONE


def _summary_data(summary: "StandardSummary") -> dict[str, Any]:
    return {
        "code": summary.code,
        "name": summary.name,
        "kind": summary.kind.value,
        "level": summary.level,
        "tasks": summary.tasks,
        "indicators": summary.indicators,
        "versions": summary.versions,
        "content_hash": summary.content_hash,
        "imported_at": summary.imported_at.isoformat(),
    }


def _summary_row(summary: "StandardSummary", session: Session) -> tuple[str, ...]:
    return (
        summary.code,
        summary.name,
        _kind_name(summary.kind, session.texts),
        session.wording.level(summary.level),
        session.texts("cli.standards.size", tasks=summary.tasks, indicators=summary.indicators),
    )


def _kind_name(kind: StandardKind, texts: Texts) -> str:
    return texts("term.unit" if kind is StandardKind.UNIT else "term.standard")


@command("show", click.Argument(["code"]), JSON)
def _show(session: Session, code: str, json: bool) -> int:
    with session.reading() as profile:
        codes = [one.code for one in profile.standards.list()]
        known = known_code(code, codes, "cli.standards.unknown")
        document = profile.standards.document(known)
    _answer_document(session, document, to_data(document) if json else None)
    return ExitCode.DONE


@command("read", click.Argument(["file"]), JSON)
def _read(session: Session, file: str, json: bool) -> int:
    from ksa_assess.services.standards import read_file

    document = read_file(Path(file))
    data = to_data(document)
    answer = {"standard": data, "issues": data["issues"]}
    _answer_document(session, document, answer if json else None)
    return ExitCode.DONE


def _answer_document(
    session: Session, document: StandardDocument, data: dict[str, Any] | None
) -> None:
    """As `data` if there are any, else in words."""
    if data is not None:
        session.console.answer_json(data)
        return
    for line in (*_outline(document.standard, session), *_issue_lines(document.issues, session)):
        session.console.answer(line)


def _outline(standard: Standard, session: Session) -> Iterator[str]:
    texts = session.texts
    yield f"{standard.code}  {standard.name}"
    yield f"{_kind_name(standard.kind, texts)}  {texts('term.base_level')} " + (
        session.wording.level(standard.level)
    )
    for duty in standard.duties:
        yield f"\n{duty.code}  {duty.name}"
        for task in duty.tasks:
            yield from _task_lines(task, session)


def _task_lines(task: Task, session: Session) -> Iterator[str]:
    yield f"  {task.code}  {task.name}  ({session.wording.level(task.level)})"
    for indicator in task.indicators:
        yield f"    {indicator.code}  {indicator.text}"
    content = (*task.knowledge, *task.skills)
    if content:
        yield "    " + " ".join(content)


def _issue_lines(issues: tuple[Issue, ...], session: Session) -> Iterator[str]:
    if issues:
        yield "\n" + session.texts("cli.standards.issues", n=len(issues))
    yield from (_issue_line(issue, session) for issue in issues)


def _issue_line(issue: Issue, session: Session) -> str:
    decide = session.texts("cli.standards.decide") if issue.needs_decision else ""
    kind = session.wording.issue_kind(issue.kind)
    said = session.texts("control.named", name=kind, text=session.wording.issue_message(issue))
    return f"  {issue.place}  {said}{decide}"


@command(
    "import",
    click.Argument(["file"], nargs=-1, required=True),
    Switch("--accept-issues"),
    JSON,
)
def _import(session: Session, file: tuple[str, ...], accept_issues: bool, json: bool) -> int:
    with session.writing() as profile, _doubts_listed(session):
        imported = profile.standards.import_files(
            [Path(name) for name in file],
            accept_issues=accept_issues,
            progress=session.console.progress,
        )
    if json:
        session.console.answer_json([_imported_data(one, session) for one in imported])
    else:
        for one in imported:
            key = "cli.standards.new" if one.is_new else "cli.standards.nothing_new"
            session.console.answer(session.texts(key, code=one.code, name=one.name))
    return ExitCode.DONE


@contextmanager
def _doubts_listed(session: Session) -> Generator[None]:
    """A line for every doubt that needs a decision, above the sentence that asks for it."""
    from ksa_assess.services.standards import IssuesNeedDecisionError

    try:
        yield
    except IssuesNeedDecisionError as error:
        for issue in error.issues:
            session.console.tell(_issue_line(issue, session))
        raise


def _imported_data(imported: "Imported", session: Session) -> dict[str, Any]:
    said = session.wording.issue_message
    return {
        "code": imported.code,
        "name": imported.name,
        "is_new": imported.is_new,
        "issues": [asdict(one) | {"message": said(one)} for one in imported.issues],
    }


COMMANDS = (_list, _show, _read, _import)
