"""The pictures: each has its size, both themes differ, and what is wrong with a page is told."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from stageworkshop import paths
from stageworkshop.actions import workshops
from stageworkshop.ui.theme import Theme

ROOT = Path(__file__).resolve().parents[2]


def shots(*words: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, ROOT / "packaging" / "shots.py", *words]
    return subprocess.run(
        command, capture_output=True, text=True, encoding="utf-8", env={**os.environ, **environment}, check=False
    )


def test_pictures_of_one_page(tmp_path: Path) -> None:
    done = shots(tmp_path, "--pages", "welcome")
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    names = sorted(path.name for path in tmp_path.iterdir())
    assert done.stdout.splitlines()[-1] == f"{len(names)} pictures in {tmp_path}"
    assert len(names) == 3 * 4
    light, dark = (QImage(str(tmp_path / f"{theme}-1280x800-0-welcome.png")) for theme in ("light", "dark"))
    assert (light.width(), light.height()) == (1280, 800)
    assert light.pixelColor(4, 4).lightness() > 200 > 60 > dark.pixelColor(4, 4).lightness()
    small = QImage(str(tmp_path / "dark-1024x700-0-welcome-recent.png"))
    assert (small.width(), small.height()) == (1024, 700)


def test_pictures_of_what_translation_does(tmp_path: Path) -> None:
    plain, longer = tmp_path / "plain", tmp_path / "longer"
    assert shots(plain, "--pages", "welcome").returncode == 0
    done = shots(longer, "--pages", "welcome", "--variant", "pseudo")
    assert done.returncode == 0, done.stderr
    name = "light-1280x800-0-welcome.png"
    assert QImage(str(longer / f"pseudo-{name}")) != QImage(str(plain / name))


def test_an_unknown_page_is_wrong_usage(tmp_path: Path) -> None:
    done = shots(tmp_path, "--pages", "nowhere")
    assert done.returncode == 2
    assert "no such page: nowhere" in done.stderr


def test_a_page_that_cannot_be_built_and_a_warning_of_qt_are_faults(tmp_path: Path) -> None:
    script = tmp_path / "broken.py"
    script.write_text(
        "import runpy, sys\n"
        "from PySide6.QtCore import qWarning\n"
        "from stageworkshop.ui import steps\n"
        "built = steps.page_class\n"
        "def broken(key):\n"
        "    qWarning('a widget is upset')\n"
        "    raise RuntimeError('this page is broken')\n"
        "import stageworkshop.ui.frame as frame\n"
        "frame.page_class = lambda key: broken(key) if key == 'publish' else built(key)\n"
        f"sys.argv = ['shots.py', {str(tmp_path / 'out')!r}, '--pages', 'publish']\n"
        f"sys.path.insert(0, {str(ROOT / 'packaging')!r})\n"
        f"runpy.run_path({str(ROOT / 'packaging' / 'shots.py')!r}, run_name='__main__')\n",
        encoding="utf-8",
    )
    done = subprocess.run([sys.executable, script], capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 1
    assert "8-publish: RuntimeError: this page is broken" in done.stderr
    assert "8-publish: Qt says: a widget is upset" in done.stderr


def test_every_step_has_a_scene_with_and_without_content() -> None:
    from camera.scenes import NUMBERS, SCENES

    names = {scene.name for scene in SCENES}
    assert len(names) == len(SCENES)
    for key, number in NUMBERS.items():
        assert {f"{number}-{key}", f"{number}-{key}-empty"} <= names


def test_what_a_scene_does_to_a_workshop_is_not_seen_in_the_next(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    from camera.stage import Stage

    monkeypatch.setenv(paths.HOME_VARIABLE, str(tmp_path))
    faults: list[str] = []
    stage = Stage(tmp_path, Theme("light"), faults.append)
    qtbot.addWidget(stage.window)
    stage.open("empty")
    assert stage.window.frame is not None
    stage.window.frame.bridge.run(workshops.set_details, organisation="Somebody else")
    stage.open("")
    stage.open("empty")
    assert stage.window.frame.bridge.file.workshop.organisation == ""
    stage.open("")
    assert faults == []
