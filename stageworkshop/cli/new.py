"""`stageworkshop new`: a new workshop file, blank or from a template, a stage list or an earlier charter."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from stageworkshop.cli.opening import making
from stageworkshop.crm.targets import TARGETS
from stageworkshop.domain.errors import InputError

if TYPE_CHECKING:
    from stageworkshop.charter.model import Document


def add_parser(subparsers: Any) -> None:
    """Declares the subcommand."""
    parser = subparsers.add_parser("new", help="make a new workshop file")
    parser.add_argument("file", type=Path, metavar="FILE", help="the new file, such as acme.stageworkshop")
    parser.add_argument("--title", help="title of the workshop (otherwise that of the starting point or file)")
    start = parser.add_mutually_exclusive_group()
    start.add_argument("--template", metavar="KEY", help="b2b, demand-waterfall, b2b2x, subscription or blank")
    start.add_argument(
        "--from",
        dest="source",
        type=Path,
        metavar="FILE",
        help="a stage list (CSV) or a definitions file (JSON or YAML)",
    )
    start.add_argument(
        "--from-crm",
        nargs=2,
        metavar=("TARGET", "PATH"),
        help=f"the stages that a CRM has today ({', '.join(TARGETS)}): files, folder or zip that it exported",
    )
    parser.add_argument(
        "--first-row",
        choices=("auto", "names", "stage"),
        default="auto",
        help="of a stage list: whether its first row names the columns or is a stage (otherwise judged by its words)",
    )
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Makes the file and says what is in it."""
    source: Path | None = args.source
    if args.from_crm:
        _from_crm(args.file, args.title, *args.from_crm)
    elif source is None:
        _from_template(args.file, args.title, args.template or "blank")
    elif _is_definitions(source):
        _from_definitions(args.file, args.title, source)
    else:
        _from_list(args.file, args.title, source, args.first_row)
    return 0


def _is_definitions(source: Path) -> bool:
    if source.suffix.lower() in (".json", ".yaml", ".yml"):
        return True
    with source.open("rb") as stream:
        return stream.read(64).lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{")


def _from_template(path: Path, title: str | None, key: str) -> None:
    from stageworkshop.starting.documents import template

    _fill(path, title or path.stem, template(key), f"template “{key}”", as_template=True)


def _from_definitions(path: Path, title: str | None, source: Path) -> None:
    from stageworkshop.charter.faults import unknown_members
    from stageworkshop.starting.documents import document_from, left_behind

    document = document_from(source)
    _fill(path, title or document.workshop.title, document, source.name, as_template=False)
    if behind := left_behind(document):
        print(f"  note: {behind}")
    for fault in unknown_members(document):
        print(f"  note: {fault.path} is not known to this version and was not taken over")


def _fill(path: Path, title: str, document: Document, origin: str, *, as_template: bool) -> None:
    from stageworkshop.actions import starting, workshops
    from stageworkshop.actions.context import Context

    with making(path, title) as file:
        ctx = Context(file)
        starting.start_from_document(ctx, document=document, origin=origin, as_template=as_template)
        workshops.set_details(ctx, title=title)
    print(f"{path}: new workshop “{title}” from {origin}, {len(document.stages)} stages")


def _from_crm(path: Path, title: str | None, key: str, source: str) -> None:
    from stageworkshop.charter.whole_file import write_whole
    from stageworkshop.crm.starting_point import starting_point
    from stageworkshop.crm.targets import target

    crm = target(key)
    reading = crm.read(Path(source))
    found = starting_point(crm, reading, title or path.stem)
    _fill(path, title or path.stem, found.document, crm.label, as_template=True)
    # With it the plan later knows every entry by the CRM's own id, whatever the teams call it then.
    mapping = path.with_name(f"{path.stem}-{key}-mapping.json")
    if mapping.exists():
        print(f"  note: {mapping} is there already and was left alone")
    else:
        write_whole(mapping, found.mapping.dumps())
        print(f"  {mapping}: which stage is which entry; give it to “crm plan --mapping”")
    for note in [*found.notes, *(oddity.line() for oddity in reading.oddities)]:
        print(f"  note: {note}")


def _from_list(path: Path, title: str | None, source: Path, first_row: str) -> None:
    from stageworkshop.actions import starting
    from stageworkshop.actions.context import Context
    from stageworkshop.starting.columns import guess
    from stageworkshop.starting.stages import stage_rows, stage_table
    from stageworkshop.starting.tabular import with_header

    table = stage_table(source)
    judged = first_row == "auto"
    if table.rows or table.has_header:
        table = table if judged else with_header(table, first_row == "names")
    rows, notes = stage_rows(table, guess(table))
    if not rows:
        raise InputError("list.empty", "no stage name was found in it; check which file this is.", where=str(source))
    with making(path, title or path.stem) as file:
        starting.add_stage_rows(Context(file), rows=rows)
    print(f"{path}: new workshop “{title or path.stem}” from {source.name}, {len(rows)} stages")
    for note in [*table.oddities, *notes]:
        print(f"  note: {note}")
    if judged and not table.has_header and len(table.rows) > 1:
        first = ", ".join(cell for cell in table.rows[0] if cell)
        print(f"  note: the first row ({first}) was taken as a stage; with --first-row names it names the columns")
