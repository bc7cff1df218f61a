"""A stage as it stands in a definitions file, as plain data, and its hash: without the model, which loads for 0.1 s.

Who only wants to know whether a text has changed (the window, at every start) gets along with this.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

import rfc8785

from stageworkshop.domain import stage as staged
from stageworkshop.domain import workshop as held
from stageworkshop.domain.definition import map_references
from stageworkshop.domain.fields import FIELDS
from stageworkshop.store.queries.reader import Reader

Keys = dict[tuple[str, str], str]
"""Key in the document by (`team` | `stage` | `person`, id)."""


def document_keys(reader: Reader) -> Keys:
    """The key of every team, person and stage."""
    keys = {("team", each.id): each.key for each in reader.all(held.Team)}
    keys.update({("person", each.id): each.key for each in reader.all(held.Participant)})
    keys.update({("stage", each.id): each.key for each in reader.all(staged.Stage)})
    return keys


def stage_data(key: str, values: Mapping[str, Any]) -> dict[str, Any]:
    """The stage's object for clean values whose references are keys: dotted fields become objects in it."""
    data: dict[str, Any] = {"key": key}
    for dotted, value in values.items():
        group, _, name = dotted.rpartition(".")
        if group:
            data.setdefault(group, {})[name] = value
        else:
            data[dotted] = value
    if "aliases" in data:
        data["aliases"] = without_empty_teams(data["aliases"])
    return data


def without_empty_teams(aliases: Sequence[Mapping[str, str]]) -> list[dict[str, str]]:
    """Aliases as the document has them: no member `team` where no team is named."""
    return [{name: text for name, text in alias.items() if text} for alias in aliases]


def values_in(data: Mapping[str, Any]) -> dict[str, Any]:
    """The stage's object as the flat field values of `domain.fields` again, with keys as references."""
    flat: dict[str, Any] = {}
    for field in FIELDS:
        group, _, name = field.key.rpartition(".")
        source = data.get(group) or {} if group else data
        if name in source:
            flat[field.key] = source[name]
    if "aliases" in flat:
        flat["aliases"] = [{"team": "", **alias} for alias in flat["aliases"]]
    return flat


def data_hash(pipeline_key: str, data: Mapping[str, Any]) -> str:
    """SHA-256 of one stage's own text in its pipeline. Its place in the order is no part of it."""
    return _hash_of_text(json.dumps({"pipeline": pipeline_key, "stage": data}))


@lru_cache(maxsize=4_096)
def _hash_of_text(text: str) -> str:
    # Every view of sign-offs asks for the hashes of all stages, of which one at most has changed.
    return hashlib.sha256(rfc8785.dumps(json.loads(text))).hexdigest()


def current_hashes(reader: Reader) -> dict[str, str]:
    """The hash of each stage's text as it is now, by stage key: what the snapshot's stages would have."""
    keys = document_keys(reader)
    pipelines = {pipeline.id: pipeline.key for pipeline in reader.all(staged.Pipeline)}
    return {
        stage.key: data_hash(
            pipelines[stage.pipeline_id],
            # What is in the file is clean: it came in through the actions.
            stage_data(stage.key, map_references(stage.values, lambda what, target: keys.get((what, target)))),
        )
        for stage in reader.all(staged.Stage)
    }
