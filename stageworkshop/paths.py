"""Where the program's own resources and the user's folders are. Nothing else looks for them."""

import os
import sys
from functools import cache
from pathlib import Path

APP_NAME = "stageworkshop"
HOME_VARIABLE = "STAGEWORKSHOP_HOME"
"""Environment variable: a folder in place of the user's own ones, which tests must leave alone."""


class ResourceMissingError(RuntimeError):
    """A file that the program brings along is not there: the installation is damaged or was built wrongly."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"The installation of Stage Workshop is incomplete: {path} is missing. Please install it again."
        )
        self.path = path


@cache
def resources() -> Path:
    """The folder of fonts, icons, themes, templates and translations. Raises ResourceMissingError."""
    for folder in _candidates():
        if folder.is_dir():
            return folder
    raise ResourceMissingError(_candidates()[0])


def resource(*parts: str) -> Path:
    """A file or folder of the program, as `resource("icons", "undo.svg")`. Raises ResourceMissingError."""
    path = resources().joinpath(*parts)
    if not path.exists():
        raise ResourceMissingError(path)
    return path


def config_dir() -> Path:
    """The user's folder for settings. It need not exist yet."""
    if sys.platform.startswith("linux"):
        # As platformdirs would say, which takes 2 ms to load: every start asks for this one.
        return _overridden("config") or _xdg("XDG_CONFIG_HOME", ".config") / APP_NAME
    from platformdirs import user_config_path

    return _overridden("config") or user_config_path(APP_NAME, appauthor=False)


def data_dir() -> Path:
    """The user's folder for what the program keeps: recent files, backups, keys. It need not exist yet."""
    from platformdirs import user_data_path

    return _overridden("data") or user_data_path(APP_NAME, appauthor=False)


def _xdg(variable: str, usual: str) -> Path:
    """A folder of the XDG Base Directory Specification, which has relative paths ignored."""
    given = Path(os.environ.get(variable, ""))
    return given if given.is_absolute() else Path.home() / usual


def _candidates() -> tuple[Path, ...]:
    frozen = getattr(sys, "_MEIPASS", None)
    if frozen is not None:
        # A frozen app (PyInstaller) unpacks its data beside its code, or has it in its own folder.
        return (Path(frozen) / "stageworkshop" / "resources", Path(frozen) / "resources")
    package = Path(__file__).resolve().parent
    # Installed from a wheel, the folder is inside the package; in the source tree it is beside it. Inside is
    # asked first: beside an installed package, a folder of this name would be somebody else's.
    return (package / "resources", package.parent / "resources")


def _overridden(kind: str) -> Path | None:
    home = os.environ.get(HOME_VARIABLE)
    return Path(home).absolute() / kind if home else None
