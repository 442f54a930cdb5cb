"""A failed save in words: what happened, what is safe, what to do next."""

from ksa_assess.runtime.errors import MachineError, SentenceError
from ksa_assess.runtime.texts import Texts


def not_saved(texts: Texts, problem: SentenceError) -> SentenceError:
    """A machine's refusal as what it means here; what the person can mend says so itself."""
    if not isinstance(problem, MachineError):
        return problem
    name = problem.key.rpartition(".")[2]
    known = name if f"not_saved.{name}.reason" in texts else "other"
    return MachineError(
        "error.not_saved",
        reason=texts(f"not_saved.{known}.reason"),
        action=texts(f"not_saved.{known}.action"),
    )
