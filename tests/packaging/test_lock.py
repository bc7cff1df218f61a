"""The lock agrees with pyproject.toml and can be installed from any package index."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[2]
LOCK = (ROOT / "packaging" / "requirements.lock").read_text(encoding="utf-8")
PINNED = dict(re.findall(r"^([a-z0-9.-]+)==(\S+)", LOCK, flags=re.MULTILINE))


def wanted() -> list[str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return [*project["project"]["dependencies"], *project["dependency-groups"]["dev"]]


@pytest.mark.parametrize("line", wanted())
def test_each_requirement_is_locked_to_a_release_that_it_allows(line: str) -> None:
    requirement = Requirement(line)
    version = PINNED.get(canonicalize_name(requirement.name))
    assert version is not None, "run `python3 packaging/dev.py lock`"
    assert requirement.specifier.contains(version, prereleases=True)


def test_each_release_has_hashes() -> None:
    entries = re.split(r"\n(?=[a-z0-9.-]+==)", LOCK)[1:]
    assert len(entries) == len(PINNED)
    assert [entry.splitlines()[0] for entry in entries if "--hash=sha256:" not in entry] == []


def test_no_index_is_named() -> None:
    assert "://" not in LOCK
    assert "--index-url" not in LOCK
