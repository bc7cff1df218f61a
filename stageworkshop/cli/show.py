"""`stageworkshop show`: where a workshop stands."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

from stageworkshop.cli.opening import reading
from stageworkshop.domain import agenda
from stageworkshop.standing.overview import Overview, overview
from stageworkshop.standing.signoffs import SignOffState, signatories


def add_parser(subparsers: Any) -> None:
    """Declares the subcommand."""
    parser = subparsers.add_parser("show", help="tell where a workshop stands")
    parser.add_argument("file", type=Path, metavar="FILE", help="a workshop file")
    parser.add_argument("--json", action="store_true", help="as JSON, for other programs")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Prints the state of the workshop."""
    with reading(args.file) as file:
        stands, answers = overview(file), signatories(file)
    print(json.dumps(_data(stands, answers), ensure_ascii=False, indent=2) if args.json else _words(stands, answers))
    return 0


def _data(stands: Overview, answers: list[SignOffState]) -> dict[str, Any]:
    return {
        "title": stands.title,
        "organisation": stands.organisation,
        "status": stands.status,
        "charter": stands.charter_number,
        "open_disagreements": stands.open_disagreements,
        "steps": {
            key: {
                "figure": step.figure,
                "done": step.done,
                "ready_when": [{"text": item.text, "done": item.done} for item in step.ready],
            }
            for key, step in stands.steps.items()
        },
        "sign_offs": [
            {
                "name": each.name,
                "team": each.team,
                "deputy": each.deputy,
                "answer": each.answer,
                "at": each.at,
                "stale_stages": list(each.stale),
            }
            for each in answers
        ],
    }


def _words(stands: Overview, answers: list[SignOffState]) -> str:
    lines = [f"{stands.title} · {stands.organisation or 'no organisation yet'}", stands.status, ""]
    for number, step in enumerate(agenda.AGENDA, 1):
        state = stands.steps[step.key]
        mark = "✓" if state.done else " "
        lines.append(f"{mark} {number} {step.title:<9} {state.figure}")
        lines += [f"      to do: {item.text}" for item in state.ready if not item.done]
    if answers:
        lines += ["", "Sign-offs"]
        lines += [f"  {each.name} ({each.team or 'no team'}): {_answer(each)}" for each in answers]
    return "\n".join(lines)


def _answer(row: SignOffState) -> str:
    from stageworkshop.domain.charter import ANSWERS

    if row.answer is None:
        return f"not answered; {row.deputy} signs in their place" if row.deputy else "not answered"
    stale = f"; stale, since changed: {', '.join(row.stale)}" if row.stale else ""
    deputy = f", signed by {row.deputy}" if row.deputy else ""
    return f"{ANSWERS[row.answer]}{deputy}{stale}"
