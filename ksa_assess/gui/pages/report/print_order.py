"""Which page goes on which side of the paper, without Qt."""


def sides(
    pages: list[int], copies: int, *, is_collated: bool, is_reversed: bool, is_duplex: bool
) -> list[int | None]:
    """The sides in the order in which they are printed; None is one that stays empty.

    `copies` are those that the printer cannot make itself. On both sides of the paper each copy
    begins on a sheet of its own.
    """
    one = list(reversed(pages)) if is_reversed else list(pages)
    if not is_collated and not is_duplex:
        return [page for page in one for _ in range(copies)]
    fill = [None] if is_duplex and len(one) % 2 else []
    return [*([*one, *fill] * (copies - 1)), *one]
