"""Files of assessments coming in: what each brought, in words, and where it leads."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from ksa_assess.domain.assessment import Action, Assessment, State
from ksa_assess.runtime.errors import SentenceError
from ksa_assess.runtime.named_places import is_folder
from ksa_assess.runtime.work import IsCancelled, Progress
from ksa_assess.wording import Wording

if TYPE_CHECKING:
    from ksa_assess.services.profile import Profile
    from ksa_assess.services.receiving import Received, ReceivedFile
    from ksa_assess.services.summaries import AssessmentSummary

SUFFIX = ".ksa"
_MOST_NAMES = 3


@dataclass(frozen=True, slots=True)
class Came:
    """One assessment that came in. `page` is where it leads;
    `told` are sentences, `warnings` those about a changed key, `notice` is said above that page."""

    assessment_id: int
    name: str
    about: str
    standard: str
    outcome: str
    is_news: bool
    told: tuple[str, ...]
    warnings: tuple[str, ...]
    code: str
    notice: str
    page: str
    label: str


@dataclass(frozen=True, slots=True)
class RefusedFile:
    """A file that was not taken: its name, and why."""

    name: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Reception:
    """What became of the files. `locked` need a passphrase, `is_wrong` says that the one just tried
    does not open them, `is_given_up` that nobody knows it."""

    files: "tuple[ReceivedFile, ...]" = ()
    came: tuple[Came, ...] = ()
    refused: tuple[RefusedFile, ...] = ()
    locked: tuple[Path, ...] = ()
    is_wrong: bool = False
    is_given_up: bool = False
    was_cancelled: bool = False

    @property
    def only_one(self) -> Came | None:
        """The one that somebody can be led to at once: nothing else has to be read before."""
        if len(self.came) != 1 or self.refused or self.locked or self.was_cancelled:
            return None
        one = self.came[0]
        return None if one.warnings else one

    @property
    def is_nothing(self) -> bool:
        """Whether there is nothing to tell of."""
        return not (self.came or self.refused or self.locked)


class ReceivingPresenter:
    """`receive` is for the worker thread."""

    def __init__(self, profile: "Profile", wording: Wording) -> None:
        self._profile = profile
        self._wording = wording
        self._texts = wording.texts

    def receive(
        self, paths: Sequence[Path], passphrase: str, progress: Progress, is_cancelled: IsCancelled
    ) -> Reception:
        """Take in files, and those in folders; a file that is refused changes nothing."""
        files = self._profile.receiving.receive_all(
            paths, passphrase=passphrase, progress=progress, is_cancelled=is_cancelled
        )
        return self._sorted(files, was_cancelled=is_cancelled(), is_wrong=bool(passphrase))

    def with_more(self, first: Reception, more: Reception) -> Reception:
        """What came in before a passphrase was asked for, and what came in by it."""
        done = tuple(one for one in first.files if one.file not in first.locked)
        return replace(
            more,
            files=(*done, *more.files),
            came=_in_order((*first.came, *more.came)),
            refused=(*first.refused, *more.refused),
        )

    def without_locked(self, reception: Reception) -> Reception:
        """Somebody does not know the passphrase: these files are told as not opened."""
        left = [self._left(file) for file in reception.locked]
        refused = (*reception.refused, *left)
        return replace(reception, refused=refused, locked=(), is_wrong=False, is_given_up=True)

    def told_again(self, reception: Reception) -> Reception:
        """The same, in the words of now."""
        again = self._sorted(
            reception.files, was_cancelled=reception.was_cancelled, is_wrong=reception.is_wrong
        )
        return self.without_locked(again) if reception.is_given_up else again

    def passphrase_sentence(self, reception: Reception) -> str:
        names = self._wording.listed(file.name for file in reception.locked[:_MOST_NAMES])
        if len(reception.locked) > _MOST_NAMES:
            names += "…"
        if reception.is_wrong:
            return self._texts("receiving.passphrase.wrong", names=names)
        return self._texts("receiving.passphrase.needed", names=names, n=len(reception.locked))

    def summary(self, reception: Reception) -> str:
        if reception.was_cancelled:
            key = "receiving.cancelled" if reception.came else "receiving.cancelled_nothing"
            return self._texts(key)
        return self._texts("receiving.came", n=len(reception.came)) if reception.came else ""

    def _sorted(
        self, files: "tuple[ReceivedFile, ...]", *, was_cancelled: bool, is_wrong: bool
    ) -> Reception:
        from ksa_assess.services.receiving import PassphraseNeededError, WrongPassphraseError

        came: list[Came] = []
        refused: list[RefusedFile] = []
        locked: list[Path] = []
        for one in files:
            if one.received:
                came.append(self._came(one.received))
            elif isinstance(one.error, PassphraseNeededError | WrongPassphraseError):
                locked.append(one.file)
            elif one.error:
                refused.append(self._refused(one.file, one.error))
        return Reception(
            files,
            _in_order(came),
            tuple(refused),
            tuple(locked),
            is_wrong=is_wrong and bool(locked),
            was_cancelled=was_cancelled,
        )

    def _refused(self, file: Path, error: SentenceError) -> RefusedFile:
        return RefusedFile(file.name, self._texts.sentence(error))

    def _left(self, file: Path) -> RefusedFile:
        return RefusedFile(file.name, self._texts("receiving.passphrase.skipped"))

    def _came(self, received: "Received") -> Came:
        assessment, texts = received.assessment, self._texts
        person, head = assessment.person, assessment.head
        told = tuple(self._told(received))
        leads_to = self._goes_on(received)
        page, label = _LEADS_TO[leads_to.is_received][leads_to.state]
        return Came(
            assessment_id=leads_to.id,
            name=person.name,
            about="　".join(one for one in (person.staff_number, head.department) if one),
            standard=f"{assessment.standard.name}　{head.period.label}",
            outcome=texts(f"receiving.outcome.{received.outcome}"),
            is_news=bool(received.actions),
            told=told,
            warnings=tuple(
                texts("receiving.key_changed", name=name, code=received.code)
                for name in received.changed_keys
            ),
            code=texts("receiving.code", code=received.code),
            notice=self._notice(received, " ".join(told)),
            page=page,
            label=texts(label),
        )

    def _goes_on(self, received: "Received") -> "Assessment | AssessmentSummary":
        """What came in; where the supervisor reopened one's own, the amendment that began here."""
        closed = received.assessment
        if closed.is_received or Action.REOPEN not in received.actions:
            return closed
        amendments = [one for one in self._profile.assessments.list() if one.amends == closed.uuid]
        return amendments[0] if amendments else closed

    def _notice(self, received: "Received", what: str) -> str:
        """Whose it is need not be said to somebody whose own comes back."""
        if not received.assessment.is_received:
            return what
        name = received.assessment.person.name
        return self._texts("receiving.notice", name=name, code=received.code, what=what)

    def _told(self, received: "Received") -> Iterable[str]:
        texts = self._texts
        if not received.actions:
            yield texts("receiving.known")
            return
        what = self._wording.listed(
            texts(f"receiving.action.{action}") for action in received.actions
        )
        yield texts("receiving.happened", what=what)
        yield from self._reason(received.assessment)

    def _reason(self, assessment: Assessment) -> Iterable[str]:
        """Why the last move was made, where somebody wrote it: the first thing to be read."""
        last = assessment.log[-1] if assessment.log else None
        if last and last.reason and last.action in _REASONS:
            yield self._texts(f"receiving.reason.{last.action}", reason=last.reason)


def is_review(path: Path) -> bool:
    """Whether a path is to be received; what else people drop may be a standard."""
    return path.suffix.lower() == SUFFIX or is_folder(path)


_REASONS = {Action.RETURN, Action.WITHDRAW, Action.CONFIRM, Action.REOPEN}
# By whether it came in by a file, as on the supervisor's computer: the page and its word.
_LEADS_TO = {
    True: {
        State.DRAFT: ("review", "team.look"),
        State.SUBMITTED: ("review", "team.begin"),
        State.RETURNED: ("review", "team.look"),
        State.REVIEWED: ("review", "team.look"),
        State.CLOSED: ("report", "team.report"),
    },
    False: {
        State.DRAFT: ("walk", "home.continue"),
        State.SUBMITTED: ("results", "home.see_results"),
        State.RETURNED: ("walk", "receiving.add"),
        State.REVIEWED: ("acknowledge", "receiving.acknowledge"),
        State.CLOSED: ("report", "team.report"),
    },
}


def _in_order(came: Sequence[Came]) -> tuple[Came, ...]:
    """What somebody must look at first, then what is new, then the rest; each by name."""
    return tuple(sorted(came, key=lambda one: (not one.warnings, not one.is_news, one.name)))
