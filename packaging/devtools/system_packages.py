"""The system libraries that Qt loads and pip cannot install, and the Debian packages that hold them."""

import os
import re
import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path

from devtools.console import DevError, on_linux, say

# Library → Debian package, for everything that PySide6's own libraries and its platform plugins link to
# (found with ldd). Debian 13 and Ubuntu 24.04 renamed some to …t64, which answer to these names as well.
PACKAGE_OF_LIBRARY = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libGLX.so.0": "libglx0",
    "libOpenGL.so.0": "libopengl0",
    "libX11.so.6": "libx11-6",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
    "libxcb.so.1": "libxcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-glx.so.0": "libxcb-glx0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xinerama.so.0": "libxcb-xinerama0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libz.so.1": "zlib1g",
    "libzstd.so.1": "libzstd1",
}

# What the program imports. The offscreen platform is always needed: tests and pictures are made on it.
QT_MODULES = ("QtCore", "QtGui", "QtWidgets", "QtSvg", "QtPrintSupport", "QtNetwork", "QtTest")
ALWAYS = ("platforms/libqoffscreen.so", "imageformats/libqsvg.so", "iconengines/libqsvgicon.so")
FOR_X11 = ("platforms/libqxcb.so",)
FOR_WAYLAND = ("platforms/libqwayland.so",)


def install_qt_libraries(pyside: Path) -> None:
    """Make sure that the system has what the installed PySide6 folder links to; does nothing off Linux."""
    missing = missing_libraries(pyside)
    packages = sorted({PACKAGE_OF_LIBRARY[name] for name in missing & PACKAGE_OF_LIBRARY.keys()})
    if packages and shutil.which("apt-get"):
        install_debian(packages, why="Qt's system libraries")
        # What a missing library needed in its turn is there now too, though not in the table.
        missing = missing_libraries(pyside)
    if missing:
        raise DevError(
            f"Qt needs system libraries that are not installed: {', '.join(sorted(missing))}. "
            "Install them with the package manager of your system, then start this command again."
        )


def missing_libraries(pyside: Path) -> set[str]:
    """The names of the shared libraries that Qt would not find, such as `libEGL.so.1`."""
    if not on_linux() or not shutil.which("ldd"):
        return set()
    files = [pyside / f"{module}.abi3.so" for module in QT_MODULES]
    files += [pyside / "Qt" / "plugins" / name for name in _plugins()]
    answer = subprocess.run(
        ["ldd", *(str(file) for file in files if file.exists())], capture_output=True, text=True, check=False
    )
    return set(re.findall(r"^\s*(\S+) => not found", answer.stdout, flags=re.MULTILINE))


def _plugins() -> tuple[str, ...]:
    plugins: tuple[str, ...] = ALWAYS
    if os.environ.get("DISPLAY"):
        plugins += FOR_X11
    if os.environ.get("WAYLAND_DISPLAY"):
        plugins += FOR_WAYLAND
    return plugins


def install_debian(packages: Iterable[str], *, why: str) -> None:
    """Install Debian or Ubuntu packages if that needs no password, else raise DevError with the command."""
    wanted = list(packages)
    sudo = _sudo()
    if sudo is None or not shutil.which("apt-get"):
        raise DevError(
            f"{why[0].upper()}{why[1:]} are missing. Type this, then start the command again:\n"
            f"    sudo apt-get update && sudo apt-get install --yes {' '.join(wanted)}"
        )
    say(f"Installing {why}: {' '.join(wanted)}")
    # A fresh container has no package lists at all, and old lists name files that are gone.
    # A failing update is not the end: what is listed may suffice.
    _apt_get([*sudo, "apt-get", "update"])
    done = _apt_get([*sudo, "apt-get", "install", "--yes", "--no-install-recommends", *wanted])
    if done.returncode != 0:
        raise DevError(f"apt-get could not install {' '.join(wanted)}:\n{done.stdout.strip()}")


def _apt_get(command: list[str]) -> subprocess.CompletedProcess[str]:
    """Run apt-get without its pages of progress; they are kept in `stdout` for when it fails."""
    return subprocess.run(
        command,
        env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )


def _sudo() -> list[str] | None:
    """The words to put before a command for it to run as root; None when only a password would do."""
    if os.name == "posix" and os.geteuid() == 0:
        return []
    if shutil.which("sudo") and subprocess.run(["sudo", "-n", "true"], capture_output=True).returncode == 0:
        return ["sudo", "-n"]
    return None
