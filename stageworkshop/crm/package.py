"""Writing a package into a folder: the CRM's files, how to load them, the plan, and their checksums."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from pathlib import Path, PurePosixPath

from stageworkshop.charter.export import make_room
from stageworkshop.charter.formats import markdown
from stageworkshop.charter.whole_file import write_whole
from stageworkshop.crm import report
from stageworkshop.crm.mapping import NEW, AdminMapping
from stageworkshop.crm.report import Plan
from stageworkshop.crm.target import NO_ID, OutFile

DEFINITIONS = "DEFINITIONS.md"
"""The whole charter in words, for whoever looks up a stage in the CRM."""
HOW_TO_LOAD = "HOW-TO-LOAD.md"
PLAN_TEXT = "PLAN.txt"
PLAN_DATA = "plan.json"
MAPPING = "mapping.json"
"""Which stage is which entry, to give back next time: then names may change on both sides."""
CHECKSUMS = "SHA256SUMS"


def files(plan: Plan) -> list[OutFile]:
    """Every file of the package, the checksums last (in the form that `sha256sum --check` reads)."""
    made = list(plan.target.write(plan.document, plan.reading, plan.wanted, plan.steps))
    page = plan.target.how_to_load(plan.document, plan.reading, plan.wanted, plan.steps)
    made += [
        OutFile(MAPPING, mapping_of(plan).dumps()),
        OutFile(DEFINITIONS, markdown.dumps(plan.document)),
        OutFile(HOW_TO_LOAD, page.encode()),
        OutFile(PLAN_TEXT, ("\n".join(report.lines(plan)) + "\n").encode()),
        OutFile(PLAN_DATA, (json.dumps(report.data(plan), ensure_ascii=False, indent=2) + "\n").encode()),
    ]
    sums = "".join(f"{hashlib.sha256(each.data).hexdigest()}  {each.path}\n" for each in made)
    return [*made, OutFile(CHECKSUMS, sums.encode())]


def mapping_of(plan: Plan) -> AdminMapping:
    """The plan's matches and destinations as a mapping, to look through, correct and plan with again.

    Entries that the CRM will give their ids to are left out: they are found by name next time. Empty answers are
    questions that nobody has answered yet: where records go, and how a field is called in the CRM.
    """
    links = plan.wanted.links
    lists = {pipeline.key: links[stage.key][0] for pipeline, stage in plan.document.stages if stage.key in links}
    lists |= plan.wanted.lists
    said = plan.mapping
    return AdminMapping(
        plan.target.key,
        pipelines={**said.pipelines, **_with_ids(lists)},
        stages={
            **{stage: item for stage, item in said.stages.items() if item != NEW},
            **_with_ids({stage: item for stage, (_, item) in links.items()}),
        },
        removed={**said.removed, **{item: place for (_, item), place in plan.wanted.destinations.items()}},
        fields={**dict.fromkeys(plan.wanted.unknown_fields, ""), **said.fields},
    )


def _with_ids(answers: Mapping[str, str]) -> dict[str, str]:
    return {key: each for key, each in answers.items() if not each.startswith(NO_ID)}


def write(made: Sequence[OutFile], folder: Path, *, force: bool = False) -> list[Path]:
    """Writes the files and returns their paths. Raises FileProblem when one is there already and `force` is not
    set (nothing is written then), or the folder can't be written.
    """
    places = {_place(folder, each.path): each.data for each in made}
    make_room(folder, places, force)
    for path, content in places.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, content)
    return list(places)


def _place(folder: Path, path: str) -> Path:
    parts = PurePosixPath(path).parts
    if not parts or path.startswith("/") or ".." in parts:
        raise ValueError(f"{path} would leave the package")
    return folder.joinpath(*parts)
