"""Every size, space and colour of the printed charter. Lengths are points (1/72 inch), colours are sRGB hex.

Builders of parts take their looks from here and hold no literals of their own.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Literal

from stageworkshop.charter.team_colours import team_colours
from stageworkshop.domain.errors import InvalidValue

MM = 72 / 25.4
PAPERS: dict[str, tuple[float, float]] = {"A4": (210 * MM, 297 * MM), "Letter": (612.0, 792.0)}
"""Paper sizes by name: width and height, upright."""

Face = Literal["regular", "bold", "italic", "bold_italic", "mono"]
Align = Literal["start", "end", "centre"]
Direction = Literal["auto", "ltr"]
"""auto: as its first letter runs; ltr: lines that the program put together, and single names, stand at the left."""


@dataclass(frozen=True)
class Colours:
    """One accent, much white; contrast of every text colour on white is above 4.5 to 1."""

    text: str = "#1B2430"
    muted: str = "#566272"
    accent: str = "#0B5A6F"
    accent_wash: str = "#EAF3F5"
    line: str = "#D8DEE5"
    wash: str = "#F5F7F9"
    paper: str = "#FFFFFF"
    good: str = "#1E6B3A"
    warning: str = "#94480A"
    danger: str = "#A02323"
    teams: tuple[str, ...] = field(default_factory=team_colours)

    def team(self, number: int) -> str:
        """The colour of team colour `number`, 1 to 8."""
        return self.teams[(number - 1) % len(self.teams)]


@dataclass(frozen=True)
class TextStyle:
    """How a paragraph looks: size and leading, face, colour, space around it, alignment."""

    size: float = 9.5
    leading: float = 14.0
    face: Face = "regular"
    colour: str = Colours.text
    before: float = 0.0
    after: float = 0.0
    align: Align = "start"
    direction: Direction = "auto"

    def but(self, **changes: object) -> TextStyle:
        """The same style with some of it changed."""
        return replace(self, **changes)  # type: ignore[arg-type]


@dataclass(frozen=True)
class Texts:
    """The paragraph styles, by their job."""

    cover_title: TextStyle = TextStyle(32, 39, "bold")
    cover_title_long: TextStyle = TextStyle(21, 27, "bold")
    cover_subtitle: TextStyle = TextStyle(14, 20, colour=Colours.muted, before=8)
    cover_purpose: TextStyle = TextStyle(11, 17, before=20)
    eyebrow: TextStyle = TextStyle(8.5, 12, "bold", Colours.accent, direction="ltr")
    title: TextStyle = TextStyle(22, 29, "bold", after=10)
    stage_title: TextStyle = TextStyle(27, 33, "bold", before=3, after=3)
    heading: TextStyle = TextStyle(13, 19, "bold", before=18, after=6)
    group: TextStyle = TextStyle(9.5, 14, "bold", Colours.accent)
    panel_title: TextStyle = TextStyle(9.5, 13, "bold", Colours.accent, after=1.5)
    entry: TextStyle = TextStyle(9.5, 11.9)
    """An entry of a list in a panel. `panel_title`, this, `entry_note` and `Spaces.between_entries` are such that a
    panel is one block for readers that go by the look of a page: poppler's `pdftotext` puts lines together whose base
    lines are at most 1.5 sizes apart and whose sizes differ by less than 5 %. So a column is read to its end before the
    next one begins."""
    entry_note: TextStyle = TextStyle(9.1, 11.9, colour=Colours.muted)
    entry_label: TextStyle = TextStyle(9.5, 11.9, "bold", colour=Colours.muted, direction="ltr")
    lead: TextStyle = TextStyle(13, 19)
    lead_long: TextStyle = TextStyle(10.5, 15.5)
    body: TextStyle = TextStyle(9.5, 14)
    strong: TextStyle = TextStyle(9.5, 14, "bold")
    name: TextStyle = TextStyle(9.5, 14, "bold", direction="ltr")
    note: TextStyle = TextStyle(8.5, 12, colour=Colours.muted)
    line: TextStyle = TextStyle(9.5, 14, direction="ltr")
    line_note: TextStyle = TextStyle(8.5, 12.5, colour=Colours.muted, direction="ltr")
    label: TextStyle = TextStyle(8.5, 14, colour=Colours.muted, direction="ltr")
    quote: TextStyle = TextStyle(9.5, 14, "italic")
    cell: TextStyle = TextStyle(8.5, 12.5, direction="ltr")
    cell_strong: TextStyle = TextStyle(8.5, 12.5, "bold", direction="ltr")
    cell_head: TextStyle = TextStyle(7.5, 11, "bold", Colours.muted)
    mono: TextStyle = TextStyle(8, 12.5, "mono", Colours.muted)
    contents_part: TextStyle = TextStyle(10, 15, "bold", direction="ltr")
    contents_stage: TextStyle = TextStyle(9.5, 15, direction="ltr")
    running: TextStyle = TextStyle(7.5, 10, colour=Colours.muted)
    pill: TextStyle = TextStyle(8.5, 12, "bold")
    signature: TextStyle = TextStyle(19, 26, "italic", direction="ltr")
    map_title: TextStyle = TextStyle(12, 17, "bold")
    map_lane: TextStyle = TextStyle(8, 10.5, colour=Colours.muted)
    map_card: TextStyle = TextStyle(8, 10, "bold")
    map_number: TextStyle = TextStyle(6.5, 8, colour=Colours.muted)
    map_badge: TextStyle = TextStyle(6, 8, "bold", Colours.paper)
    map_tag: TextStyle = TextStyle(6.5, 8.5, colour=Colours.muted)


FLOWING = (1.0, 0.97, 0.94, 0.91, 0.88)
"""Scales of what may be set a little smaller rather than have a page with two lines on it."""


@dataclass(frozen=True)
class Spaces:
    """Spaces and fixed sizes, in points."""

    left: float = 20 * MM
    right: float = 20 * MM
    top: float = 25 * MM
    bottom: float = 23 * MM
    head: float = 13 * MM
    """From the paper's upper edge to the running head's base line; the foot's likewise from below."""
    label_column: float = 38 * MM
    gutter: float = 5 * MM
    hair: float = 0.5
    rule: float = 1.6
    tiny: float = 2.0
    small: float = 4.0
    medium: float = 8.0
    large: float = 16.0
    huge: float = 28.0
    dot: float = 6.0
    cell: float = 5.0
    between_entries: float = 2.1
    """Between the entries of a list in a panel, see `Texts.entry`."""
    bar: float = 2.5
    pill_pad: float = 8.0
    pill_height: float = 20.0
    radius: float = 3.0
    number_column: float = 11.6
    """So near to its text that readers of the page take both for one line."""
    digit: float = 5.6
    page_column: float = 34.0
    indent: float = 13.0
    signature_width: float = 132.0
    signature_height: float = 46.0
    smallest_signature: float = 11.0
    signature_pen: float = 1.1
    long_lead: int = 420
    """Characters in a definition from which on it is set smaller."""
    together: float = 150.0
    """What is not higher than this is not torn apart at the end of a page."""
    cover_drop: float = 52 * MM
    """Free height above the cover's title."""
    columns_gap: float = 8 * MM
    """Between two panels side by side."""
    between_parts: float = 34.0
    """Above a part that follows another on its page."""
    panel_gap: float = 13.0
    """Above a panel."""
    whole_panel: float = 230.0
    """A panel not higher than this is not torn apart."""
    panel_begin: float = 68.0
    """A panel that is torn apart shows its heading and some lines before the page's end, or it begins on the next."""
    short_text: int = 32
    """Characters in a one-line text that may stand beside another short field."""


@dataclass(frozen=True)
class Style:
    """The whole look for one paper size."""

    paper: tuple[float, float] = PAPERS["A4"]
    colours: Colours = field(default_factory=Colours)
    texts: Texts = field(default_factory=Texts)
    spaces: Spaces = field(default_factory=Spaces)

    @property
    def width(self) -> float:
        """Width of the text on an upright page."""
        return self.paper[0] - self.spaces.left - self.spaces.right

    @property
    def height(self) -> float:
        """Height of the text on an upright page."""
        return self.paper[1] - self.spaces.top - self.spaces.bottom


def style_for(paper: str) -> Style:
    """The look on a paper of `PAPERS`. Raises InvalidValue for another name."""
    if paper not in PAPERS:
        raise InvalidValue("paper.unknown", f"“{paper}” is none of: {', '.join(PAPERS)}.", where="paper")
    return Style(paper=PAPERS[paper])
