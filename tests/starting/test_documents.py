"""Templates and earlier definitions files as starting points."""

from __future__ import annotations

from pathlib import Path

import pytest

from stageworkshop.charter import definitions, faults
from stageworkshop.domain.errors import InputError, NotFound
from stageworkshop.paths import resource
from stageworkshop.starting.documents import document_from, template, templates
from tests.charter.any_document import finished


def test_every_template_opens_and_is_what_the_gallery_says() -> None:
    infos = templates()
    assert {"b2b", "demand-waterfall", "b2b2x", "subscription", "blank"} <= {info.key for info in infos}
    for info in infos:
        names = tuple(stage.name for _, stage in template(info.key).stages)
        assert info.stages == names
        found = faults.faults(resource("templates", f"{info.key}.json").read_bytes())
        assert [fault.line() for fault in found] == []


def test_unknown_template_names_the_known_ones() -> None:
    with pytest.raises(NotFound, match="b2b2x"):
        template("../b2b")


def test_earlier_definitions_file(tmp_path: Path) -> None:
    path = tmp_path / "earlier.json"
    definitions.write(finished(), path)
    assert document_from(path) == finished()
    path.write_text("{", encoding="utf-8")
    with pytest.raises(InputError):
        document_from(path)
