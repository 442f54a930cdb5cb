"""One measured figure beside its bound."""

import statistics
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """`value` in `unit` (× for a ratio) against `bound`; `detail` holds what it was made from."""

    name: str
    value: float
    unit: str
    bound: float
    detail: str

    @staticmethod
    def heading() -> str:
        return "| figure | measured | bound | met | from |\n|---|---|---|---|---|"

    def line(self) -> str:
        met = "yes" if self.value <= self.bound else "no"
        measured = (
            f"{self.unit}{self.value:.2f}" if self.unit == "×" else f"{self.value:.1f} {self.unit}"
        )
        bound = (
            f"≤ {self.unit}{self.bound:g}" if self.unit == "×" else f"≤ {self.bound:g} {self.unit}"
        )
        return f"| {self.name} | {measured} | {bound} | {met} | {self.detail} |"


def ratio(
    name: str, ours: Sequence[float], floor: Sequence[float], bound: float, unit: str = "ms"
) -> Figure:
    """The median of the paired ratios: both of a pair were measured right after each other."""
    paired = [a / b for a, b in zip(ours, floor, strict=True)]
    detail = (
        f"{statistics.median(ours):.1f} / {statistics.median(floor):.1f} {unit}, n = {len(ours)}"
    )
    return Figure(name, statistics.median(paired), "×", bound, detail)
