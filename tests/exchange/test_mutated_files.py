"""20,000 spoiled files: each is refused with nothing changed, or is still the very same file.

They go the way that a file goes in the program, on the computers that know the assessment; those
that nobody signed anew also on one that does not know it.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from ksa_assess.services.receiving import FileRefusedError, Outcome
from ksa_assess.storage.driver import connect
from tests.exchange.computers import Computer, completed, keys_of, two_computers
from tests.exchange.mutations import MUTATIONS, Good


def test_there_are_twenty_thousand() -> None:
    assert sum(count for _, count in MUTATIONS.values()) == 20_000


@dataclass
class Ground:
    """Where the files are tried."""

    good: Good
    employee: Computer
    supervisor: Computer
    stranger: Computer


@pytest.fixture(scope="module")
def ground(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ground]:
    folder = tmp_path_factory.mktemp("mutations")
    with two_computers(folder) as both, two_computers(folder / "others") as (_, stranger):
        own, other = completed(*both)
        good = Good(
            both[1].export(other).read_bytes(),
            {**keys_of(both[0], own), **keys_of(both[1], other)},
            both[1].export(other, passphrase="櫻花").read_bytes(),
        )
        yield Ground(good, *both, stranger)


@pytest.mark.parametrize("kind", MUTATIONS)
def test_a_spoiled_file_is_refused_and_nothing_changes(
    ground: Ground, kind: str, tmp_path: Path
) -> None:
    mutation, count = MUTATIONS[kind]
    source = random.Random(f"{kind}: 2026")
    computers = [ground.employee, ground.supervisor]
    if "signed" not in kind:
        computers.append(ground.stranger)
    watched = [Watched(one) for one in computers]
    file = tmp_path / "spoiled.ksa"
    for number in range(count):
        data = mutation(ground.good, source)
        file.write_bytes(data)
        one = watched[number % len(watched)]
        assert one.is_refused(file) or data == ground.good.file, number
        assert one.is_unchanged(), number
    for one in watched:
        assert one.is_the_same()
        one.close()


class Watched:
    """A computer and a second look into its database, which sees every change."""

    def __init__(self, computer: Computer) -> None:
        self._computer = computer
        self._before = computer.dump()
        self._connection = connect(computer.profile.paths.database)
        self._version = self._seen()

    def is_refused(self, file: Path) -> bool:
        """Any other exception would be a mistake of the program, and ends the test."""
        try:
            received = self._computer.take(file)
        except FileRefusedError:
            return True
        assert received.outcome is Outcome.UNCHANGED
        return False

    def is_unchanged(self) -> bool:
        return self._seen() == self._version

    def is_the_same(self) -> bool:
        return self._computer.dump() == self._before

    def close(self) -> None:
        self._connection.close()

    def _seen(self) -> int:
        return self._connection.execute("PRAGMA data_version").fetchone()[0]
