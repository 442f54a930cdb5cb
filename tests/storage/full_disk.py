"""Save answers until the system refuses to let any file grow, then let it grow again.

Prints, as JSON, how many saves were acknowledged, how the refusal was said, how many are there
afterwards, and whether saving works again.
"""

import json
import resource
import sys
from dataclasses import replace
from pathlib import Path

from ksa_assess.runtime.errors import SentenceError
from ksa_assess.runtime.paths import DataPaths
from ksa_assess.services.profile import Profile, open_profile
from tests.storage.scenes import RATED, STANDARD, new_assessment, store_standard

_SPARE = 400_000


def limit_files(size: int) -> None:
    _, most = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, most))


def save_until_refused(profile: Profile, assessment_id: int) -> tuple[int, list[str]]:
    for number in range(10_000):
        long = replace(RATED, comment=f"{number} " + "字" * 9_000)
        try:
            profile.assessments.answer(assessment_id, {"P1.1.1": long})
        except SentenceError as error:
            return number, [type(error).__name__, error.key]
    return -1, []


def main() -> None:
    paths = DataPaths(Path(sys.argv[1]))
    with open_profile(paths, owner="window") as profile:
        store_standard(profile, STANDARD)
        assessment_id = profile.assessments.start(new_assessment()).id
        limit_files(paths.database.stat().st_size + _SPARE)
        saved, said = save_until_refused(profile, assessment_id)
        there = len(profile.assessments.history(assessment_id))
        limit_files(resource.RLIM_INFINITY)
        profile.assessments.answer(assessment_id, {"P1.1.2": RATED})
    with open_profile(paths, owner="window") as profile:
        told = {
            "saved": saved,
            "said": said,
            "there": there,
            "works_again": len(profile.assessments.history(assessment_id)) == there + 1,
            "is_sound": profile.backups.check().is_sound,
        }
    print(json.dumps(told))


if __name__ == "__main__":
    main()
