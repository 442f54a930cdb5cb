"""The parts of a report as plain data: every word and figure said, nothing about how it looks."""

from dataclasses import dataclass
from enum import StrEnum


class Look(StrEnum):
    """The part some words play in a cell."""

    BODY = "body"
    STRONG = "strong"
    NOTE = "note"
    LABEL = "label"


@dataclass(frozen=True, slots=True)
class Words:
    """A paragraph or more of a cell; line breaks in it stay."""

    text: str
    look: Look = Look.BODY


Cell = tuple[Words, ...]


class RowKind(StrEnum):
    """A plain row has one cell per column; a group's has its name and, at the right, figures."""

    PLAIN = "plain"
    GROUP = "group"
    SUBGROUP = "subgroup"


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table. A plain one that runs over a page repeats its first cell."""

    cells: tuple[Cell, ...]
    kind: RowKind = RowKind.PLAIN


@dataclass(frozen=True, slots=True)
class Column:
    """A column by its name, which the drawing knows a width for, and its head."""

    name: str
    head: str


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under columns; `title` is empty where the annex's heading says enough."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    title: str = ""


@dataclass(frozen=True, slots=True)
class Annex:
    heading: str
    intro: tuple[str, ...]
    tables: tuple[Table, ...]


@dataclass(frozen=True, slots=True)
class Field:
    """A labelled value of the first page."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Fields:
    heading: str
    fields: tuple[Field, ...]


@dataclass(frozen=True, slots=True)
class Count:
    """How many of something; `sign` stands before the label and may be empty."""

    label: str
    number: int
    sign: str = ""


@dataclass(frozen=True, slots=True)
class Answers:
    """Three: how much was answered, said before any figure."""

    heading: str
    total: Count
    counts: tuple[Count, ...]


@dataclass(frozen=True, slots=True)
class DutyBar:
    """One duty. `required`, `filled`, `surplus`, `unknown` are sums of levels."""

    code: str
    name: str
    required: int
    filled: int
    surplus: int
    unknown: int
    attainment: str
    figures: str


@dataclass(frozen=True, slots=True)
class Legend:
    """What frame, fill, thin mark and dashed frame mean; empty where the chart has none."""

    frame: str
    fill: str
    surplus: str
    unknown: str


@dataclass(frozen=True, slots=True)
class Gaps:
    """Four: the summary.

    `attainment_sentence` is empty where it would say no more than the figure, `review` where there
    is none; `more_duties` says with {n} how many duties the page had no room for.
    """

    heading: str
    first_sentence: str
    attainment_label: str
    attainment: str
    attainment_sentence: str
    review: str
    severities: tuple[Count, ...]
    duties: tuple[DutyBar, ...]
    legend: Legend
    more_duties: str


@dataclass(frozen=True, slots=True)
class Item:
    """An indicator in the lists of the first page."""

    code: str
    text: str
    levels: str
    gap: str


@dataclass(frozen=True, slots=True)
class Items:
    """Five and six. `sentence` is said where there is nothing to list."""

    heading: str
    items: tuple[Item, ...]
    sentence: str = ""


@dataclass(frozen=True, slots=True)
class Supplement:
    """What to say around rows that only the layout knows of."""

    title: str
    columns: tuple[Column, ...]


@dataclass(frozen=True, slots=True)
class PlanRow:
    """An item to build, by the columns of the plan; empty texts leave room to write.

    `name` says which item it is where it goes on elsewhere; empty for a row without any words.
    """

    name: str
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """Seven: filled in by hand as long as nothing but the priorities is known.

    `supplement` is for the rows that have no room on their page, `more` says so there with {n};
    `less` where only words of rows are missing.
    """

    heading: str
    columns: tuple[Column, ...]
    rows: tuple[PlanRow, ...]
    supplement: Supplement
    more: str
    less: str


@dataclass(frozen=True, slots=True)
class TalkBox:
    """What somebody said to the review; without a text there is room to write it by hand."""

    label: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class Talk:
    """Eight. `supplement` is for the texts that have no room on their page, `less` says so."""

    heading: str
    boxes: tuple[TalkBox, ...]
    supplement: Supplement
    less: str


@dataclass(frozen=True, slots=True)
class Signature:
    role: str
    name: str


@dataclass(frozen=True, slots=True)
class Signatures:
    """Nine. `done` says that it was signed on paper; it stands in place of `not_signed`."""

    heading: str
    meaning: str
    signatures: tuple[Signature, ...]
    how: str
    date: str
    not_signed: str
    done: str


@dataclass(frozen=True, slots=True)
class Running:
    """Head and foot of every page; empty texts are absent. `page` holds {x} and {y}.

    The head has organisation and form at the left; at the right number and edition with their
    labels, `separator` between them. `mark` is what no page may be read without.
    """

    organisation: Field
    form: Field
    numbers: tuple[Field, ...]
    separator: str
    mark: str
    privacy: str
    fingerprint: str
    page: str


@dataclass(frozen=True, slots=True)
class ReportContent:
    """A whole report. `logo` is the path of a picture, empty for none.

    `continued` marks the code of a row that began on the page before; `overflow` is for texts that
    page one or the head could not hold whole, `unprinted` for characters that no font has.
    """

    language: str
    title: str
    subject: str
    running: Running
    logo: str
    person: Fields
    basis: Fields
    answers: Answers
    gaps: Gaps
    strengths: Items | None
    priorities: Items | None
    plan: Plan
    talk: Talk
    signatures: Signatures
    annexes: tuple[Annex, ...]
    continued: str
    overflow: Supplement
    unprinted: Supplement
