"""A definitions file as parsed JSON, read leniently: whatever is not in its right form is passed over.

The rules walk the tree and not the model, so that a wrong type in one place does not hide what is wrong
elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

Tree = Mapping[str, Any]
Steps = tuple[str | int, ...]


def objects(holder: Any, *names: str, at: Steps = ()) -> Iterator[tuple[Steps, Tree]]:
    """(path, object) for each object in the list that is the member `names` of `holder`, which lies at `at`."""
    here = holder
    for name in names:
        here = here.get(name) if isinstance(here, Mapping) else None
    if isinstance(here, list):
        for index, item in enumerate(here):
            if isinstance(item, Mapping):
                yield (*at, *names, index), item


def child(holder: Any, name: str) -> Tree:
    """The member as an object; an empty one when it is none."""
    value = holder.get(name) if isinstance(holder, Mapping) else None
    return value if isinstance(value, Mapping) else {}


def text(holder: Any, name: str) -> str:
    """The member as text; "" when it is none."""
    value = holder.get(name) if isinstance(holder, Mapping) else None
    return value if isinstance(value, str) else ""


def number(holder: Any, name: str) -> int:
    """The member as a whole number; 0 when it is none."""
    value = holder.get(name) if isinstance(holder, Mapping) else None
    return value if isinstance(value, int) and not isinstance(value, bool) else 0


def stages(tree: Tree) -> Iterator[tuple[Steps, Tree, Tree]]:
    """(path, pipeline, stage) of every stage, in order."""
    for at, pipeline in objects(tree, "pipelines"):
        for path, stage in objects(pipeline, "stages", at=at):
            yield path, pipeline, stage


def keys(tree: Tree, name: str) -> set[str]:
    """The keys in a top-level list: `teams`, `people`, `pipelines`, …; `stages` are those of all pipelines."""
    found = (stage for _, _, stage in stages(tree)) if name == "stages" else (part for _, part in objects(tree, name))
    return {text(part, "key") for part in found} - {""}


def without_nulls(part: Tree) -> dict[str, Any]:
    """A null member counts as an absent one."""
    return {name: value for name, value in part.items() if value is not None}
