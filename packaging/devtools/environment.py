"""The virtual environment `.venv`: made from the lock, kept until the lock changes."""

import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

from devtools.console import ROOT, DevError, must, say
from devtools.system_packages import install_debian, install_qt_libraries

VENV = ROOT / ".venv"
DOWNLOAD_MB = 150
LOCK = ROOT / "packaging" / "requirements.lock"
STAMP = VENV / "installed-from"
"""A digest of what the environment was made from; written last, so that a broken-off set-up is done again."""


def interpreter(venv: Path) -> Path:
    return venv / "Scripts" / "python.exe" if os.name == "nt" else venv / "bin" / "python"


def python() -> Path:
    """The interpreter of `.venv`."""
    return interpreter(VENV)


def set_up() -> Path:
    """Make or renew the environment if need be, with Qt's system libraries; returns its interpreter."""
    if not LOCK.exists():
        raise DevError(f"{LOCK.relative_to(ROOT)} is missing: make it with `python3 packaging/dev.py lock`.")
    if not _is_current():
        _make()
    install_qt_libraries(_site_packages() / "PySide6")
    return python()


def _is_current() -> bool:
    return python().exists() and STAMP.exists() and STAMP.read_text(encoding="utf-8") == _fingerprint()


def _fingerprint() -> str:
    digest = hashlib.sha256()
    for file in (LOCK, ROOT / "pyproject.toml"):
        digest.update(file.read_bytes())
    # The editable install and the scripts hold this path: a moved tree needs them written again.
    digest.update(str(ROOT).encode())
    return digest.hexdigest()


def _make() -> None:
    if not _works():
        say(f"Making the environment {VENV.name} with Python {_version()}")
        create_venv(VENV)
    say(f"Installing the locked packages (the first time downloads some {DOWNLOAD_MB} MB)")
    # Twice quiet: errors only.
    pip: list[str | Path] = [python(), "-m", "pip", "--disable-pip-version-check", "install", "-qq"]
    must(
        [*pip, "--require-hashes", "--requirement", LOCK],
        failed="The packages could not be installed; is the network reachable?",
    )
    # Without isolation pip takes the locked hatchling instead of downloading any other.
    must(
        [*pip, "--no-deps", "--no-build-isolation", "--editable", ROOT],
        failed="Stage Workshop itself could not be installed into the environment",
    )
    STAMP.write_text(_fingerprint(), encoding="utf-8")


def _works() -> bool:
    """Whether there is an environment to build on: its interpreter starts, with the whole of pip, and was not moved."""
    try:
        # Asked and not looked for: a set-up that was broken off may leave half of pip.
        asked = subprocess.run([python(), "-m", "pip", "--version"], capture_output=True, check=False)
    except OSError:
        return False
    if asked.returncode != 0:
        return False
    activate = python().parent / ("activate.bat" if os.name == "nt" else "activate")
    return activate.exists() and str(VENV) in activate.read_text(encoding="utf-8", errors="replace")


def _version() -> str:
    return f"{sys.version_info.major}.{sys.version_info.minor}"


def create_venv(folder: Path) -> None:
    """A new, empty environment with pip; whatever was in the folder is gone."""
    if importlib.util.find_spec("ensurepip") is None:
        # Debian and Ubuntu keep this part of the standard library in a package of its own.
        install_debian([f"python{_version()}-venv"], why="the parts of Python that make environments")
    if folder.exists():
        try:
            shutil.rmtree(folder)
        except OSError as error:
            # Made by root, or in use: a traceback would not say which folder to look after.
            raise DevError(
                f"The old environment {folder} cannot be taken away ({error.strerror}): remove it, then start again."
            ) from error
    # A new process: this one may have started before ensurepip was installed.
    must([sys.executable, "-m", "venv", folder], failed="The environment could not be made")


def _site_packages() -> Path:
    """The folder of installed packages; the environment's Python need not be the one running this."""
    if os.name == "nt":
        return VENV / "Lib" / "site-packages"
    found = sorted(VENV.glob("lib/python3.*/site-packages"))
    return found[-1] if found else VENV / "lib" / "site-packages"
