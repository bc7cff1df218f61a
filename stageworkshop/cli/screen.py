"""Whether a window can be opened here at all, said in one line beforehand: Qt itself would end the process."""

from __future__ import annotations

import os
import re
import sys
from importlib.util import find_spec
from pathlib import Path

from stageworkshop.domain.errors import InputError

NOT_LOADED = r"(\S+?\.so[.\d]*): cannot open shared object file"


def check_screen() -> None:
    """Raises InputError when there is no screen, or when a system library that the window needs is missing."""
    if not sys.platform.startswith("linux"):
        return
    if not any(os.environ.get(name) for name in ("WAYLAND_DISPLAY", "DISPLAY", "QT_QPA_PLATFORM")):
        raise InputError(
            "window.no_screen",
            "there is no screen here for a window; the commands work without one (stageworkshop --help).",
        )
    plugin = _x11_plugin() if _would_use_x11() else None
    if plugin is not None:
        load(plugin)


def load(plugin: Path) -> None:
    """Loads what Qt would load a moment later, and so costs nothing. Raises InputError when that needs a library which
    is not there."""
    # What `ctypes` is made of; loading all of it would hold up the first window.
    import _ctypes

    try:
        _ctypes.dlopen(str(plugin), os.RTLD_LAZY)
    except OSError as error:
        raise_if_missing(str(error))


def raise_if_missing(told: str) -> None:
    """Raises InputError when the loader's words name a library that is not there."""
    found = re.search(NOT_LOADED, told)
    if found:
        library = Path(found[1]).name
        raise InputError(
            "window.library_missing",
            f"the window needs a system library that is not installed: {library}. On Debian or Ubuntu: sudo apt "
            f"install {debian_package(library)}. The commands work without it (stageworkshop --help).",
        )


def debian_package(library: str) -> str:
    """The package that holds a library by Debian's rule for their names: libxcb-cursor.so.0 → libxcb-cursor0."""
    name, _, version = library.lower().partition(".so")
    number = version.strip(".")
    return f"{name}-{number}" if number and name[-1:].isdigit() else f"{name}{number}"


def _would_use_x11() -> bool:
    platform = os.environ.get("QT_QPA_PLATFORM", "")
    if platform:
        return platform.startswith("xcb")
    return bool(os.environ.get("DISPLAY")) and not os.environ.get("WAYLAND_DISPLAY")


def _x11_plugin() -> Path | None:
    spec = find_spec("PySide6")
    folders = spec.submodule_search_locations if spec else None
    plugin = Path(folders[0], "Qt", "plugins", "platforms", "libqxcb.so") if folders else None
    return plugin if plugin is not None and plugin.exists() else None
