"""Runs the benchmarks named, or all of them."""

import sys

from benchmarks import ksa_file, library, memory, report, saving, start, walking
from benchmarks.figure import Figure

BENCHMARKS = {
    "start": start.measure,
    "saving": saving.measure,
    "walking": walking.measure,
    "library": library.measure,
    "memory": memory.measure,
    "report": report.measure,
    "ksa_file": ksa_file.measure,
}


def main(names: list[str]) -> int:
    unknown = sorted(set(names) - BENCHMARKS.keys())
    if unknown:
        print(f"unknown: {', '.join(unknown)}; there are: {', '.join(BENCHMARKS)}", file=sys.stderr)
        return 2
    print(Figure.heading())
    for name in names or BENCHMARKS:
        for figure in BENCHMARKS[name]():
            print(figure.line(), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
