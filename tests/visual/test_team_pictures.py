"""The team page with nobody, a team and a company, and what came in, in every look."""

from dataclasses import replace
from pathlib import Path

from ksa_assess.domain.assessment import Action
from ksa_assess.exchange.ksa.refusal import is_refused
from ksa_assess.gui.pages.team.page import TeamPage
from ksa_assess.gui.receiving.panel import ReceivingPanel
from ksa_assess.gui.receiving.presenter import Reception
from ksa_assess.services.receiving import (
    FileRefusedError,
    Outcome,
    PassphraseNeededError,
    Received,
    ReceivedFile,
    WrongPassphraseError,
)
from tests.gui.present import page, profile
from tests.gui.team_rows import NAMES, StandInHandingOver, StandInReviews, team
from tests.visual.studio import Look, OpenStudio, Studio, begin, every_look

CODE = "45B9-FCA0-6279-498E"


def show_team(studio: Studio, count: int) -> TeamPage:
    opened = profile(studio.session)
    opened.__dict__["reviews"] = StandInReviews(team(count))
    opened.__dict__["handing_over"] = StandInHandingOver(9)
    studio.session.window.show_page("team")
    return page(studio.session, TeamPage)


@every_look
def test_the_team(open_studio: OpenStudio, look: Look):
    studio = open_studio(look)
    show_team(studio, 0)
    studio.take("team-nobody")
    show_team(studio, 15)
    studio.take("team-15")
    studio.scroll_down()
    studio.take("team-15-below")
    shown = show_team(studio, 60)
    studio.take("team-60")
    shown.search.setText("火星")
    studio.take("team-nothing")
    assert not studio.found


def came(studio: Studio, count: int) -> tuple[ReceivedFile, ...]:
    """As many files, the second one signed by another key than before."""
    opened = profile(studio.session)
    number = begin(opened, "TTM1411-002v4", 99)
    opened.transitions.submit(number)
    one = opened.assessments.get(number)
    outcomes = (Outcome.NEW, Outcome.NEW, Outcome.UPDATED, Outcome.UNCHANGED)
    files: list[ReceivedFile] = []
    for place in range(count):
        outcome = outcomes[place % len(outcomes)]
        name = NAMES[place % len(NAMES)]
        person = replace(one.person, name=name, staff_number=f"E{place + 1:04}")
        actions = () if outcome is Outcome.UNCHANGED else (Action.SUBMIT,)
        keys = (name,) if place == 1 else ()
        assessment = replace(one, person=person, is_received=True)
        received = Received(assessment, outcome, actions, keys, CODE)
        files.append(ReceivedFile(Path(f"{name}.ksa"), received, None))
    return tuple(files)


def refused(name: str, error: FileRefusedError) -> ReceivedFile:
    return ReceivedFile(Path(name), None, error)


def take(studio: Studio, name: str, *files: ReceivedFile, is_wrong: bool = False) -> ReceivingPanel:
    shown = page(studio.session, TeamPage).receiving
    shown.take_up(Reception(files, is_wrong=is_wrong))
    studio.take(name)
    return shown


@every_look
def test_what_came_in(open_studio: OpenStudio, look: Look):
    studio = open_studio(look)
    files = came(studio, 5)
    studio.session.window.show_page("team")
    broken = refused("陳志豪_自評.ksa", is_refused())
    older = refused("黃美玲_自評.ksa", FileRefusedError("file.older"))
    take(studio, "team-received", *files, broken, older)
    take(studio, "team-refused", broken)
    needed = PassphraseNeededError()
    take(studio, "team-passphrase", files[0], refused("陳志豪_自評.ksa", needed))
    wrong = WrongPassphraseError()
    take(studio, "team-wrong-passphrase", refused("陳志豪_自評.ksa", wrong), is_wrong=True)
    assert not studio.found
