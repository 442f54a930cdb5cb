"""The pages one below the other, without Qt: where each lies at a zoom, and which are in view.

Lengths are pixels of the window, from the upper edge of the first page's margin.
"""

from dataclasses import dataclass
from enum import StrEnum

GAP = 16
# So that 100 % is the size of the paper on a usual screen.
_PIXELS_PER_POINT = 96 / 72
ZOOMS = (0.25, 0.33, 0.5, 0.67, 0.8, 1.0, 1.25, 1.5, 2.0, 2.5, 3.0)


class Fit(StrEnum):
    """A zoom that follows the room there is."""

    WIDTH = "width"
    PAGE = "page"


@dataclass(frozen=True, slots=True)
class PageStack:
    """`page_size` is in points; a zoom of 1 is the size of the paper."""

    pages: int
    page_size: tuple[float, float]
    zoom: float = 1.0

    @property
    def scale(self) -> float:
        """Pixels for a point."""
        return self.zoom * _PIXELS_PER_POINT

    @property
    def page_width(self) -> int:
        return round(self.page_size[0] * self.scale)

    @property
    def page_height(self) -> int:
        return round(self.page_size[1] * self.scale)

    @property
    def step(self) -> int:
        """From one page to the next."""
        return self.page_height + GAP

    @property
    def width(self) -> int:
        return self.page_width + 2 * GAP

    @property
    def height(self) -> int:
        return self.pages * self.step + GAP

    def top(self, number: int) -> int:
        """Upper edge of page `number`, from 1."""
        return GAP + (number - 1) * self.step

    def page_at(self, y: float) -> int:
        """The page at a height, the nearest where there is none."""
        return min(max(int((y - GAP / 2) // self.step) + 1, 1), self.pages)

    def between(self, top: float, bottom: float) -> tuple[int, ...]:
        """The pages of which something lies between two heights."""
        numbers = range(self.page_at(top - GAP), self.page_at(bottom + GAP) + 1)
        return tuple(
            number
            for number in numbers
            if self.top(number) < bottom and self.top(number) + self.page_height > top
        )

    def place_of(self, y: float) -> float:
        """A height counted in pages, which is the same place at every zoom."""
        return (y - GAP) / self.step

    def y_of(self, place: float) -> float:
        return place * self.step + GAP


def fitting_zoom(fit: Fit, page_size: tuple[float, float], room: tuple[int, int]) -> float:
    """The zoom at which a page has the width, or the width and the height, of `room`."""
    width, height = (
        max(pixels - 2 * GAP, 1) / (points * _PIXELS_PER_POINT)
        for pixels, points in zip(room, page_size, strict=True)
    )
    zoom = width if fit is Fit.WIDTH else min(width, height)
    return min(max(zoom, ZOOMS[0]), ZOOMS[-1])


def next_zoom(zoom: float, step: int) -> float:
    """The next usual zoom, larger for a `step` of 1 and smaller for -1; itself at the ends."""
    near = 0.01
    if step > 0:
        return next((one for one in ZOOMS if one > zoom + near), zoom)
    return next((one for one in reversed(ZOOMS) if one < zoom - near), zoom)
