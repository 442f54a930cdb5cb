"""A walk through everything the window can show, for proofs that must hold everywhere.

A page that is new in the routes is visited without a word here; what a page shows only after
somebody did something stands in `_scenes` by name.
"""

import inspect
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from PySide6.QtCore import QDeadlineTimer, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QDialog,
    QLineEdit,
    QPushButton,
    QTabWidget,
    QWidget,
)

from ksa_assess.domain.answer import Answer
from ksa_assess.domain.assessment import Action, Period
from ksa_assess.domain.plan import PlanItem
from ksa_assess.domain.review import ReviewWay
from ksa_assess.gui.dialogs import CrashDialog, QuestionDialog, ReasonDialog
from ksa_assess.gui.name_dialog import NameDialog
from ksa_assess.gui.notice import Notice
from ksa_assess.gui.pages.report.page import ReportPage
from ksa_assess.gui.pages.review.page import ReviewPage
from ksa_assess.gui.pages.talk.page import TalkPage
from ksa_assess.gui.pages.talk.presenter import Step
from ksa_assess.gui.pages.team.page import TeamPage
from ksa_assess.gui.pages.walk.keys import Command
from ksa_assess.gui.pages.walk.review_page import ReviewWalkPage
from ksa_assess.gui.receiving.presenter import Reception
from ksa_assess.gui.reviewing.sight import Filter
from ksa_assess.gui.routes import PAGES
from ksa_assess.gui.session import Session
from ksa_assess.gui.widgets.choice import Choice
from ksa_assess.services.assessments import NewAssessment
from ksa_assess.services.profile import Profile
from ksa_assess.services.receiving import (
    FileRefusedError,
    Outcome,
    PassphraseNeededError,
    Received,
    ReceivedFile,
)
from tests.gui import lives
from tests.gui.present import child, page
from tests.storage.scenes import close, store_standard

PERSON = "林怡君"
PERIOD = Period("115 年下半年", date(2026, 7, 1), date(2026, 12, 31))
REASON = "本館沒有這項設施"
NOTICE = "磁碟空間不足，沒有寫入。"
SOUGHT = ("抱怨", "火星文")
FILES = ("E001.ksa", "E002.ksa")
CODE = "45B9-FCA0-6279-498E"
LIVED = tuple(f"{year} 年度" for year in range(101, 106))
COPIED = f"TTM1411-002v4_林怡君_{LIVED[1].replace(' ', '')}_自評.ksa"
EARLIER = tuple(f"{year} 年度" for year in range(106, 115))
CHANGED = "改過的說明"
# What stands in the window because a person typed it, or because a test did.
GIVEN = frozenset(
    {
        *(PERSON, PERIOD.label, REASON, NOTICE, CHANGED),
        *(*SOUGHT, *EARLIER, *LIVED, COPIED, *lives.GIVEN, *FILES, CODE),
        *("E001", "客務部", "副理", "王大明"),
    }
)
HALF, WHOLE, NONE = "TTM1411-002v4", "TTM4221-002v4", "THM2431-001v1"


@dataclass(frozen=True)
class Scene:
    """Something in view: the window, or a box above it."""

    name: str
    root: QWidget


@dataclass(frozen=True)
class Stock:
    """Assessments by how far they are."""

    half: int
    whole: int
    none: int


def settle() -> None:
    """Let layouts, styles and queued calls come to rest."""
    for _ in range(8):
        QApplication.processEvents()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def stocked(profile: Profile) -> Stock:
    """Half done, with every kind of answer; whole and submitted; not begun."""
    half, whole = _begin(profile, HALF, 9), _begin(profile, WHOLE, 99)
    profile.transitions.submit(whole)
    profile.handing_over.here(whole)
    return Stock(half, whole, _begin(profile, NONE, 0))


def scenes(session: Session) -> Iterator[Scene]:
    """One after the other, each as it is asked for; the profile must be empty at the beginning."""
    window = session.window
    yield _shown(session, "welcome", "home")
    yield _shown(session, "start-first", "start")
    assert session.profile
    stock = stocked(session.profile)
    session.hub.assessments_changed.emit()
    for name, show in _scenes(session, stock).items():
        show()
        settle()
        yield Scene(name, window.keys if window.keys.isVisible() else window)
        _put_back(session)
    yield from _tabs(session, stock)
    yield from _review_walk(session, stock)
    yield from _review_and_talk(session, stock)
    yield from _made(session, stock)
    yield from _lived(session)
    yield from _boxes(session)


def _scenes(session: Session, stock: Stock) -> dict[str, Callable[[], object]]:
    """By name; a page stands under its route, what it shows later under `route-what`."""
    window = session.window

    def visit(page: str, **arguments: object) -> Callable[[], object]:
        return lambda: window.show_page(page, **arguments)

    walk = visit("walk", assessment_id=stock.half)
    found = {page: visit(page, **_arguments(session, page, stock)) for page in PAGES}
    return found | {
        "library-found": _in_turn(visit("library"), lambda: _search(session, SOUGHT[0])),
        "library-nothing": _in_turn(visit("library"), lambda: _search(session, SOUGHT[1])),
        "start-chosen": visit("start", standard_code=NONE),
        "start-correct": visit("start", assessment_id=stock.half),
        "walk-new": visit("walk", assessment_id=stock.none),
        "walk-reason": _in_turn(walk, lambda: _press(session, Qt.Key.Key_N)),
        "walk-help": _in_turn(walk, lambda: _press(session, Qt.Key.Key_Question)),
        "walk-undone": _in_turn(walk, lambda: _rate_and_undo(session)),
        "walk-locked": visit("walk", assessment_id=stock.whole),
        "results-submitted": visit("results", assessment_id=stock.whole),
        "results-none": visit("results", assessment_id=stock.none),
        "team-received": _in_turn(
            visit("team"), lambda: _receive(session, stock, FileRefusedError("file.older"))
        ),
        "team-passphrase": _in_turn(
            visit("team"), lambda: _receive(session, stock, PassphraseNeededError())
        ),
        "settings-notice": _in_turn(
            visit("settings"),
            lambda: window.show_notice(Notice.trouble(NOTICE, "OK", print)),
        ),
    }


def _review_and_talk(session: Session, stock: Stock) -> Iterator[Scene]:
    """After the walk has rated a little; pages are made anew where a proof changed the look."""
    window = session.window
    window.show_page("review", assessment_id=stock.whole)
    page(session, ReviewPage).items.rest()
    settle()
    yield Scene("review-submitted", window)
    review = page(session, ReviewPage)
    review.tabs.setCurrentWidget(review.finish)
    settle()
    yield Scene("review-finish", window)
    _put_back(session)
    window.show_page("talk", assessment_id=stock.whole)
    for step in Step:
        page(session, TalkPage).steps.buttons[step].click()
        settle()
        yield Scene(f"talk-{step}", window)


def _tabs(session: Session, stock: Stock) -> Iterator[Scene]:
    session.window.show_page("results", assessment_id=stock.half)
    for place in range(1, child(session.window.page, QTabWidget).count()):
        child(session.window.page, QTabWidget).setCurrentIndex(place)
        settle()
        yield Scene(f"results-tab-{place}", session.window)


def _review_walk(session: Session, stock: Stock) -> Iterator[Scene]:
    """Step by step, as a supervisor comes to see it."""
    window, profile = session.window, session.profile
    assert profile
    window.show_page("review_walk", assessment_id=stock.whole)
    settle()
    yield Scene("review_walk-begin", window)

    def walk() -> ReviewWalkPage:
        """Made anew wherever a proof changed the look meanwhile."""
        return page(session, ReviewWalkPage)

    not_applicable = walk().opened.standard.indicators[3].code
    steps: dict[str, Callable[[], object]] = {
        "hidden": lambda: walk()._begin(ReviewWay.RATE_FIRST),
        "advice": lambda: _press(session, Qt.Key.Key_A),
        "compared": lambda: _press(session, Qt.Key.Key_2),
        "beside": lambda: walk()._choose_way(ReviewWay.SELF_FIRST),
        "not-applicable": lambda: walk()._go_to(not_applicable),
        "task": lambda: walk()._do(Command.AGREE_TASK),
        "filter": lambda: walk().filter._choose(Filter.DIFFER),
        "nothing": lambda: walk().filter._choose(Filter.FLAGGED),
    }
    for name, step in steps.items():
        step()
        settle()
        yield Scene(f"review_walk-{name}", window)
        _put_back(session)


def _made(session: Session, stock: Stock) -> Iterator[Scene]:
    """What takes a while, or leaves the profile with more than before."""
    window, profile = session.window, session.profile
    assert profile
    profile.plans.propose(stock.half)
    window.show_page("results", assessment_id=stock.half)
    child(window.page, QTabWidget).setCurrentIndex(child(window.page, QTabWidget).count() - 1)
    settle()
    yield Scene("results-plan", window)
    window.show_page("report", assessment_id=stock.half)
    _until_drawn(session)
    yield Scene("report-drawn", window)
    for label in EARLIER:
        profile.assessments.start(NewAssessment(HALF, PERSON, Period(label)))
    close(profile, profile.assessments.get(stock.none))
    session.hub.assessments_changed.emit()
    yield _shown(session, "home-many", "home")
    yield from _after_a_review(session, stock)
    usual = profile.assessments.get(stock.half).standard
    store_standard(profile, replace(usual, description=CHANGED))
    session.hub.standards_changed.emit()
    window.show_page("library", code=HALF)
    list(child(window.page, Choice, "versions").buttons.values())[1].click()
    settle()
    yield Scene("library-older", window)


def _after_a_review(session: Session, stock: Stock) -> Iterator[Scene]:
    """The results of what was reviewed and closed, and a plan that has one before it."""
    window, profile = session.window, session.profile
    assert profile
    window.show_page("results", assessment_id=stock.none)
    for place in range(child(window.page, QTabWidget).count()):
        child(window.page, QTabWidget).setCurrentIndex(place)
        settle()
        yield Scene(f"results-reviewed-{place}", window)
    year = Period(EARLIER[3], date(2020, 1, 1), date(2020, 12, 31))
    before = profile.assessments.start(NewAssessment(NONE, PERSON, year, "E001"))
    profile.plans.save(before.id, PlanItem(text=REASON))
    window.show_page("results", assessment_id=stock.half)
    child(window.page, QTabWidget).setCurrentIndex(child(window.page, QTabWidget).count() - 1)
    settle()
    yield Scene("results-plan-before", window)


def _lived(session: Session) -> Iterator[Scene]:
    """What comes after submitting, on the side of the person rated."""
    window, profile = session.window, session.profile
    assert profile
    submitted, withdrawn = (lives.submitted(profile, label) for label in LIVED[:2])
    profile.handing_over.copy(withdrawn.id)
    profile.transitions.withdraw(withdrawn.id, lives.RETURN_REASON)
    returned = lives.returned(profile, LIVED[2])
    reviewed = lives.reviewed(profile, LIVED[3])
    closed = lives.closed(profile, LIVED[4], lives.REMARKS)
    profile.transitions.reopen(closed.id, lives.AGREED)
    session.hub.assessments_changed.emit()
    yield _shown(session, "home-lived", "home")
    for name, route, assessment in (
        ("hand_over-submitted", "hand_over", submitted),
        ("hand_over-withdrawn", "hand_over", withdrawn),
        ("results-returned", "results", returned),
        ("walk-returned", "walk", returned),
        ("acknowledge-closed", "acknowledge", closed),
        ("results-closed", "results", closed),
        ("acknowledge-reviewed", "acknowledge", reviewed),
    ):
        window.show_page(route, assessment_id=assessment.id)
        settle()
        yield Scene(name, window)
    child(window.page, Choice, "reply").buttons["remarks"].click()
    child(window.page, QPushButton, "confirm").click()
    settle()
    yield Scene("acknowledge-remarks", window)
    window.show_page("hand_over", assessment_id=submitted.id)
    child(window.page, QCheckBox, "protect").click()
    child(window.page, QPushButton, "copy").click()
    settle()
    yield Scene("hand_over-passphrase", window)


def _boxes(session: Session) -> Iterator[Scene]:
    texts, window = session.texts, session.window
    question, yes = texts("settings.restore_question"), texts("settings.restore_yes")
    title, no = texts("backup.restore"), texts("dialog.cancel")
    type_name = texts("settings.persons.erase.type", name=PERSON)
    boxes: dict[str, QDialog] = {
        "box-question": QuestionDialog(window, title, question, yes, no),
        "box-reason": ReasonDialog(window, title, question, texts("withdraw.reason"), yes, no),
        "box-name": NameDialog(window, title, question, type_name, PERSON, yes, no),
        "box-crash": CrashDialog(window, texts, Path("ksa-assess.log"), "ZeroDivisionError"),
    }
    for name, box in boxes.items():
        box.show()
        settle()
        yield Scene(name, box)
        box.close()


def _begin(profile: Profile, code: str, answered: int) -> int:
    new = NewAssessment(code, PERSON, PERIOD, "E001", "客務部", "副理", "王大明")
    assessment = profile.assessments.start(new)
    codes = [one.code for one in assessment.standard.indicators][:answered]
    kinds = (
        Answer().rated(5),
        Answer().rated(1),
        Answer().rated(3),
        Answer().not_applicable(REASON),
        Answer().not_observed(),
    )
    answers = {one: kinds[place % len(kinds)] for place, one in enumerate(codes)}
    profile.assessments.answer(assessment.id, answers)
    return assessment.id


def _arguments(session: Session, page: str, stock: Stock) -> dict[str, int]:
    """What the page cannot be opened without; all that is known so far is an assessment."""
    opening = inspect.signature(session.window._page(page).open)
    needed = [
        one.name
        for one in opening.parameters.values()
        if one.default is inspect.Parameter.empty
        and one.kind is inspect.Parameter.POSITIONAL_OR_KEYWORD
    ]
    return dict.fromkeys(needed, stock.half)


def _shown(session: Session, name: str, page: str) -> Scene:
    session.window.show_page(page)
    settle()
    return Scene(name, session.window)


def _in_turn(*acts: Callable[[], object]) -> Callable[[], object]:
    def all_of_them() -> None:
        for act in acts:
            act()
            settle()

    return all_of_them


def _search(session: Session, text: str) -> None:
    child(session.window.page, QLineEdit, "search").setText(text)


def _receive(session: Session, stock: Stock, error: FileRefusedError) -> None:
    """One file that came in, signed by another key, and one that did not."""
    assert session.profile
    assessment = session.profile.assessments.get(stock.whole)
    came = Received(assessment, Outcome.NEW, (Action.SUBMIT,), (PERSON,), CODE)
    files = (
        ReceivedFile(Path(FILES[0]), came, None),
        ReceivedFile(Path(FILES[1]), None, error),
    )
    page(session, TeamPage).receiving.take_up(Reception(files))


def _until_drawn(session: Session) -> None:
    report = page(session, ReportPage)
    deadline = QDeadlineTimer(30_000)
    while report.making.is_running or not report.preview.drawer.is_done:
        assert not deadline.hasExpired()
        settle()


def _rate_and_undo(session: Session) -> None:
    window = session.window
    _press(session, Qt.Key.Key_4)
    QTest.keyClick(
        window.focusWidget() or window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier
    )


def _press(session: Session, key: Qt.Key) -> None:
    QTest.keyClick(session.window.focusWidget() or session.window, key)


def _put_back(session: Session) -> None:
    """What would stay on the page when it is visited again."""
    session.window.clear_notice()
    page = session.window.page
    if page and (search := page.findChild(QLineEdit, "search")):
        search.clear()
    session.window.keys.hide()
    settle()
