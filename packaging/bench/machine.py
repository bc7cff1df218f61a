"""What the figures were measured on."""

from __future__ import annotations

import os
import platform
from importlib.metadata import version


def facts() -> str:
    """Python, PySide6, SQLAlchemy, ReportLab, system and cores in one line."""
    packages = {"PySide6": "PySide6_Essentials", "SQLAlchemy": "SQLAlchemy", "ReportLab": "reportlab"}
    versions = ", ".join(f"{name} {version(package)}" for name, package in packages.items())
    load = f", load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    return f"Python {platform.python_version()}, {versions}; {platform.platform(terse=True)}, {cores()} cores{load}"


def cores() -> int:
    """The cores this process may use, which in a container is often fewer than the machine has."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
