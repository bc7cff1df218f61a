"""The JSON Schema (2020-12) of the definitions file, made from the model.

`python -m stageworkshop.charter.schema` writes it to `resources/schema/`, with a page for people beside it; a test says
when they are out of date.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaMode, JsonSchemaValue

from stageworkshop.charter.model import ENVELOPE, SCHEMA_ID, Document
from stageworkshop.charter.plain import FORMAT_VERSION
from stageworkshop.charter.schema_page import page
from stageworkshop.charter.schema_words import NONE, WORDS
from stageworkshop.paths import resources

DIALECT = "https://json-schema.org/draft/2020-12/schema"
FILE_NAME = f"definitions-{FORMAT_VERSION}.schema.json"
PAGE_NAME = f"definitions-{FORMAT_VERSION}.md"


class _Generator(GenerateJsonSchema):
    """Without pydantic's default of a title for every member: the ones that matter are written in the model."""

    def field_title_should_be_set(self, schema: Any) -> bool:
        return False

    def generate(self, schema: Any, mode: JsonSchemaMode = "validation") -> JsonSchemaValue:
        made = super().generate(schema, mode)
        # Docstrings are wrapped at the width of the source; in the schema they are sentences.
        for part in made.get("$defs", {}).values():
            if "description" in part:
                part["description"] = " ".join(part["description"].split())
        return made


def json_schema() -> JsonSchemaValue:
    """The schema. What it accepts is what `charter.faults` finds no fault of form in."""
    schema = Document.model_json_schema(by_alias=True, mode="validation", schema_generator=_Generator)
    for part, members in (("Document", schema), *schema["$defs"].items()):
        _put_into_words(part, members["properties"])
    # The program may leave these two to their defaults, a file may not: they say what it is.
    schema["required"] = ["format", "format_version", *schema.get("required", [])]
    head = {
        "$schema": DIALECT,
        "$id": SCHEMA_ID,
        "title": f"Stage Workshop definitions file, version {FORMAT_VERSION}",
        "description": (
            "The agreed definitions of an organisation’s pipeline stages: pipelines, stages with every field "
            "of their definition, hand-offs, glossary, teams, people, disagreements and sign-offs. Text is in "
            "Unicode NFC; an absent member and null mean the same. content_hash is the SHA-256 of the RFC 8785 "
            f"form of the file without its members {', '.join(ENVELOPE[:-1])} and {ENVELOPE[-1]}."
        ),
    }
    return {**head, **{name: value for name, value in schema.items() if name not in head}}


def _put_into_words(part: str, properties: dict[str, Any]) -> None:
    """Title, description and example of each member, where the model has none."""
    inherited = WORDS["HandOff"] if part == "StageHandOff" else {}
    for name, member in properties.items():
        description, example = {**inherited, **WORDS[part]}[name]
        title = member.pop("title", name.strip("$").replace("_", " ").capitalize())
        words = {"title": title, "description": member.pop("description", description)}
        rest = dict(member)
        member.clear()
        member |= words | rest | ({} if example is NONE else {"examples": [example]})


def schema_bytes() -> bytes:
    """The schema file's bytes."""
    return (json.dumps(json_schema(), ensure_ascii=False, indent=2) + "\n").encode("utf-8")


def main() -> None:
    folder: Path = resources() / "schema"
    folder.mkdir(exist_ok=True)
    (folder / FILE_NAME).write_bytes(schema_bytes())
    (folder / PAGE_NAME).write_bytes(page(json_schema()))


if __name__ == "__main__":
    main()
