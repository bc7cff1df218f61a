"""The workshops that are measured: the sample, and larger ones grown from it."""

from __future__ import annotations

from pathlib import Path

from stageworkshop.actions import drafts, starting
from stageworkshop.actions.context import Context
from stageworkshop.charter import snapshot
from stageworkshop.charter.hand_offs import hand_off_rows
from stageworkshop.charter.hashing import stamped
from stageworkshop.charter.model import CharterInfo, Document, Pipeline, Stage
from stageworkshop.charter.stage_values import stage_from, values_of
from stageworkshop.domain.definition import map_references
from stageworkshop.domain.fields import BY_KEY
from stageworkshop.domain.values import Json
from stageworkshop.sample import write_sample
from stageworkshop.store.queries.reader import Reader
from stageworkshop.store.workshop_file import WorkshopFile

SUFFIX = ".stageworkshop"
DRAFTED = ("definition", "entry_criteria", "sla.limit")
"""What every team writes for every stage of the larger workshops."""


def sample(folder: Path) -> Path:
    """The finished sample, made once."""
    path = folder / f"sample{SUFFIX}"
    if not path.exists():
        write_sample(path)
    return path


def sample_document(folder: Path) -> Document:
    """The sample's snapshot."""
    file = WorkshopFile.open(sample(folder), read_only=True)
    try:
        return snapshot.take(file)
    finally:
        file.close()


def agreed_stages(folder: Path, count: int) -> Path:
    """A workshop with so many stages, all defined in full and not yet drafted, made once."""
    path = folder / f"{count} stages{SUFFIX}"
    if not path.exists():
        file = WorkshopFile.create(path, title=f"{count} stages")
        starting.start_from_document(Context(file, "Bench"), document=grown(sample_document(folder), count))
        file.close()
    return path


def many_stages(folder: Path, count: int) -> Path:
    """The same with every team's blind draft of every stage, each field written as one action, made once."""
    path = folder / f"{count} stages in drafts{SUFFIX}"
    if not path.exists():
        agreed_stages(folder, count).rename(path)
        file = WorkshopFile.open(path)
        _write_drafts(Context(file, "Bench"), file)
        file.close()
    return path


def grown(document: Document, count: int) -> Document:
    """The document with its stages repeated, or cut, to `count`; the last stages' references stay inside."""
    block = [stage for _, stage in document.stages]
    keys = [_key(block, number) for number in range(count)]
    stages = [_repeated(block, number, set(keys)) for number in range(count)]
    pipelines: list[Pipeline] = []
    share = -(-count // len(document.pipelines))
    for place, pipeline in enumerate(document.pipelines):
        part = stages[place * share : (place + 1) * share]
        if part:
            pipelines.append(pipeline.model_copy(update={"stages": part}))
    kept = [each for each in document.disagreements if each.stage in (None, *keys)]
    update = {
        "charter": CharterInfo(number=0, state="draft"),
        "pipelines": pipelines,
        "hand_offs": hand_off_rows(pipelines),
        "disagreements": kept,
        "sign_offs": [],
    }
    return stamped(document.model_copy(update=update))


def _repeated(block: list[Stage], number: int, keys: set[str]) -> Stage:
    turn, place = divmod(number, len(block))
    names = [stage.key for stage in block]

    def moved(what: str, key: str) -> str | None:
        if what != "stage":
            return key
        there = _key(block, turn * len(block) + names.index(key))
        return there if there in keys else None

    values = map_references(values_of(block[place]), moved)
    if turn:
        values["name"] = f"{values['name']} {turn + 1}"
    return stage_from(_key(block, number), values)


def _key(block: list[Stage], number: int) -> str:
    turn, place = divmod(number, len(block))
    return f"{block[place].key}-{turn + 1}" if turn else block[place].key


def _write_drafts(ctx: Context, reader: Reader) -> None:
    from stageworkshop.domain.stage import Stage as Staged
    from stageworkshop.domain.workshop import Team

    fields = [key for key in DRAFTED if BY_KEY[key].drafted]
    for stage in reader.all(Staged):
        for team in reader.all(Team):
            for field in fields:
                value: Json = stage.values.get(field)
                if value:
                    drafts.set_value(ctx, stage_id=stage.id, team_id=team.id, field=field, value=value)
