"""Draft sheets as files: their names and forms. May run in a worker, from content that was gathered before."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Final, Literal, get_args

from stageworkshop.charter.export import make_room
from stageworkshop.charter.filenames import base_name, storable
from stageworkshop.charter.whole_file import write_whole
from stageworkshop.sheets.content import SheetContent

SheetForm = Literal["xlsx", "extract"]
FORMS: Final[tuple[SheetForm, ...]] = get_args(SheetForm)
SUFFIXES: Final[Mapping[SheetForm, str]] = {"xlsx": ".xlsx", "extract": ".stageworkshop"}


def file_name(content: SheetContent, form: SheetForm) -> str:
    """`<title>-draft-sheet-<team>.xlsx`, told apart by the team's key."""
    return f"{storable(base_name(content.title))}-draft-sheet-{content.team.key}{SUFFIXES[form]}"


def write_sheets(
    contents: Sequence[SheetContent],
    folder: Path,
    form: SheetForm,
    *,
    force: bool = False,
    progress: Callable[[int, int], object] = lambda done, total: None,
) -> list[Path]:
    """Writes a sheet for each content into a folder (made if missing); returns the paths in that order.

    Never overwrites without `force`: if one of the files is there, none is written. Raises FileProblem. `progress` is
    told the sheets done and in all, and may raise to stop.
    """
    targets = [folder / file_name(content, form) for content in contents]
    make_room(folder, targets, force)
    for done, (content, target) in enumerate(zip(contents, targets, strict=True)):
        progress(done, len(contents))
        write_whole(target, _bytes(content, form))
    progress(len(contents), len(contents))
    return targets


def _bytes(content: SheetContent, form: SheetForm) -> bytes:
    if form == "extract":
        from stageworkshop.sheets import extract

        return extract.write(content)
    from stageworkshop.sheets import xlsx_write

    return xlsx_write.write(content)
