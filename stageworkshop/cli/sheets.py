"""`stageworkshop sheets`: a draft sheet for each team before the meeting, and taking in what came back."""

from __future__ import annotations

import argparse
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from stageworkshop.cli.names import who
from stageworkshop.cli.opening import reading, writing
from stageworkshop.domain.errors import DomainError, InputError, NotAllowed, NotFound

if TYPE_CHECKING:
    from stageworkshop.domain.workshop import Team
    from stageworkshop.sheets.plan import Plan, StagePlan
    from stageworkshop.sheets.returned import Returned
    from stageworkshop.store.workshop_file import WorkshopFile

HOW = {
    "new": "new",
    "other": "replaces what the team had",
    "newer": "replaces what the team wrote after the sheet was sent out",
    "taken_back": "taken back",
}


def add_parser(subparsers: Any) -> None:
    """Declares the subcommand."""
    parser = subparsers.add_parser(
        "sheets",
        help="write draft sheets for teams to fill in before the meeting, and take them in",
        description="With --out, writes one draft sheet a team. With --import, takes in sheets that came back: prints "
        "every field that is set, never its words, and names on the error output every cell that could not be read and "
        "every stage that was refused; exit code 1 if there is any.",
    )
    parser.add_argument("file", type=Path, metavar="FILE", help="a workshop file")
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--out", type=Path, metavar="DIR", help="folder to write the sheets to; made if missing")
    what.add_argument("--import", dest="sheets", type=Path, nargs="+", metavar="SHEET", help="sheets that came back")
    parser.add_argument(
        "--team",
        action="append",
        metavar="KEY",
        help="only this team’s (its key in the definitions file); can be given more than once (otherwise all)",
    )
    parser.add_argument(
        "--format",
        choices=("xlsx", "extract"),
        default="xlsx",
        help="a workbook that anyone can fill in, or a small workshop file for teams that have this program",
    )
    parser.add_argument(
        "--by", type=who, default="", metavar="NAME", help="who the sheets go back to, or who takes them in"
    )
    parser.add_argument("--until", default="", metavar="DATE", help="until when (YYYY-MM-DD); printed in the sheets")
    parser.add_argument("--force", action="store_true", help="overwrite files of the same name")
    parser.add_argument("--dry-run", action="store_true", help="with --import: only tell what would be set")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Writes or takes in."""
    return _import(args) if args.sheets else _write(args)


def _write(args: argparse.Namespace) -> int:
    from stageworkshop.actions.context import utc_now
    from stageworkshop.sheets.content import gather
    from stageworkshop.sheets.files import write_sheets

    until = _checked_day(args.until)
    with reading(args.file) as file:
        contents = [
            gather(file, team.id, at=utc_now(), asked_by=args.by, until=until) for team in _teams(file, args.team)
        ]
    for path in write_sheets(contents, args.out, args.format, force=args.force):
        print(path)
    return 0


def _import(args: argparse.Namespace) -> int:
    """Takes in what can be; exit code 1 if anything was left out."""
    left_out = False
    with reading(args.file) if args.dry_run else writing(args.file) as file:
        wanted = {team.id for team in _teams(file, args.team)}
        for path in args.sheets:
            try:
                left_out |= _take(file, path, wanted, args)
            except DomainError as error:
                left_out = True
                _complain(error.message())
    return 1 if left_out else 0


def _take(file: WorkshopFile, path: Path, wanted: set[str], args: argparse.Namespace) -> bool:
    """Takes in one sheet and prints what that set; whether anything was left out."""
    from stageworkshop.sheets.known import known
    from stageworkshop.sheets.plan import plan
    from stageworkshop.sheets.read import read

    returned = read(path, known(file))
    planned = plan(file, returned)
    if planned.team.id not in wanted:
        raise InputError("sheet.other_team", f"this is the draft sheet of {planned.team.name}.", where=path.name)
    if not args.dry_run:
        _do(file, returned, args.by)
    _tell(planned, dry=args.dry_run)
    return planned.left_out


def _do(file: WorkshopFile, returned: Returned, actor: str) -> None:
    from stageworkshop.actions import draft_sheets
    from stageworkshop.actions.context import Context

    draft_sheets.take(Context(file, actor), returned=returned)


def _tell(planned: Plan, *, dry: bool) -> None:
    count = planned.field_count
    done = "would be set" if dry else "set"
    words = f"{count} {'field' if count == 1 else 'fields'} {done}" if planned.does_anything else "nothing new in it"
    print(f"{planned.source}: draft sheet of {planned.team.name}, {words}")
    for stage in planned.stages:
        for line in _lines(stage):
            print(f"  {stage.name}: {line}")
    for note in planned.notes:
        print(f"  note: {note}")
    for remark in planned.unread:
        _complain(f"{planned.source}: {remark}")
    for stage in planned.stages:
        if stage.refused:
            _complain(f"{planned.source}: “{stage.name}” was not taken in: {stage.refused}")


def _lines(stage: StagePlan) -> list[str]:
    from stageworkshop.domain.draft import DRAFT_STATES

    lines = [f"{field.label} ({HOW[field.how]})" for field in stage.fields]
    return [*lines, f"state: {DRAFT_STATES[stage.state]}"] if stage.state else lines


def _teams(file: WorkshopFile, keys: list[str] | None) -> list[Team]:
    from stageworkshop.domain.workshop import Team

    teams = file.all(Team)
    by_key = {team.key: team for team in teams}
    for key in keys or ():
        if key not in by_key:
            raise NotFound("team.missing", f"no team has this key; there are: {', '.join(by_key)}.", where=key)
    if not teams:
        raise NotAllowed("sheets.no_teams", "there are no teams yet; add them first.", where=str(file.path))
    return [by_key[key] for key in dict.fromkeys(keys)] if keys else teams


def _checked_day(text: str) -> str:
    if not text:
        return ""
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise InputError("sheets.day", "this is no date; write it like 2026-12-04.", where=text) from None


def _complain(text: str) -> None:
    print("stageworkshop: " + " ".join(text.split()), file=sys.stderr)
