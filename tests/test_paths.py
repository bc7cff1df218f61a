"""Resources are found in each of the three places the program runs from; the user's folders can be moved."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from platformdirs import user_config_path

from stageworkshop import paths


@pytest.fixture(autouse=True)
def _fresh_lookup() -> Iterator[None]:
    paths.resources.cache_clear()
    yield
    paths.resources.cache_clear()


def pretend_package_is_in(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make `paths` believe that it is part of a package in `folder`; returns the package's folder."""
    package = folder / "stageworkshop"
    package.mkdir(parents=True)
    monkeypatch.setattr(paths, "__file__", str(package / "paths.py"))
    return package


def test_the_source_tree_has_its_resources_beside_the_package() -> None:
    assert paths.resource("fonts", "NotoSans-Regular.ttf").is_file()
    assert paths.resource("icons", "undo.svg").is_file()


def test_an_installed_package_has_them_inside_and_ignores_a_neighbour(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = pretend_package_is_in(tmp_path, monkeypatch)
    (tmp_path / "resources").mkdir()
    (package / "resources").mkdir()
    assert paths.resources() == package / "resources"


@pytest.mark.parametrize("inside", ["stageworkshop/resources", "resources"])
def test_a_frozen_app_has_them_where_it_was_unpacked(
    inside: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    unpacked = tmp_path / inside
    unpacked.mkdir(parents=True)
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert paths.resources() == unpacked


def test_a_missing_folder_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = pretend_package_is_in(tmp_path, monkeypatch)
    with pytest.raises(paths.ResourceMissingError, match=r"installation .* is incomplete") as caught:
        paths.resources()
    assert caught.value.path == package / "resources"


def test_a_missing_file_is_named() -> None:
    with pytest.raises(paths.ResourceMissingError, match=r"no-such-icon\.svg is missing"):
        paths.resource("icons", "no-such-icon.svg")


def test_the_users_folders_can_be_moved(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(paths.HOME_VARIABLE, str(tmp_path))
    assert paths.config_dir() == tmp_path / "config"
    assert paths.data_dir() == tmp_path / "data"
    assert not paths.config_dir().exists()


def test_the_users_folders_carry_the_programs_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(paths.HOME_VARIABLE, raising=False)
    assert paths.APP_NAME in paths.config_dir().parts
    assert paths.APP_NAME in paths.data_dir().parts


@pytest.mark.parametrize("given", [None, "", "relative/folder", "/somewhere/else"])
def test_the_folder_for_settings_is_where_platformdirs_puts_it(
    given: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(paths.HOME_VARIABLE, raising=False)
    if given is None:
        monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    else:
        monkeypatch.setenv("XDG_CONFIG_HOME", given)
    assert paths.config_dir() == user_config_path(paths.APP_NAME, appauthor=False)
