"""The wheel holds all that the program needs, which an editable install in the source tree would hide."""

import json
import os
import subprocess
import sys
import sysconfig
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

# Building, making an environment and two starts of the program, on a slow machine.
pytestmark = pytest.mark.timeout(300)


@dataclass(frozen=True)
class Installed:
    """An environment of its own with the wheel in it, and a working folder far from the source tree."""

    python: Path
    site_packages: Path
    cwd: Path

    def run(self, *arguments: str) -> str:
        """What the program prints. Fails the test, showing both streams, when it does not exit with 0."""
        home = str(self.cwd / "home")
        env = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "STAGEWORKSHOP_HOME": home}
        env.pop("PYTHONPATH", None)
        done = subprocess.run(
            [self.python, *arguments], cwd=self.cwd, env=env, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, f"{arguments}\n{done.stdout}\n{done.stderr}"
        return done.stdout


def run_module(module: str, *arguments: str | Path) -> None:
    """Run a module of the tests' own environment; raises CalledProcessError with what it printed."""
    subprocess.run([sys.executable, "-m", module, *arguments], check=True, capture_output=True)


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Installed:
    folder = tmp_path_factory.mktemp("wheel")
    run_module("build", "--wheel", "--no-isolation", "--outdir", folder / "dist", ROOT)
    [wheel] = (folder / "dist").glob("*.whl")

    venv = folder / "venv"
    run_module("venv", "--without-pip", venv)
    places = sysconfig.get_paths("venv", {"base": str(venv), "platbase": str(venv)})
    python = Path(places["scripts"]) / Path(sys.executable).name
    run_module("pip", "--python", python, "install", "--quiet", "--no-deps", "--no-index", wheel)
    site_packages = Path(places["purelib"])
    # The other packages are those of the tests' environment, to save downloading them. A folder named in a
    # .pth file comes after the wheel's own, and the .pth files in it are not read, so the editable install
    # there has no effect.
    (site_packages / "zz_dependencies.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")

    cwd = folder / "elsewhere"
    cwd.mkdir()
    return Installed(python, site_packages, cwd)


def test_the_program_and_its_resources_come_from_the_wheel(installed: Installed) -> None:
    where = installed.run(
        "-c",
        "import json, stageworkshop; from stageworkshop import paths;"
        "print(json.dumps([stageworkshop.__file__, str(paths.resource('fonts', 'NotoSans-Regular.ttf'))]))",
    )
    for path in json.loads(where):
        assert Path(path).is_relative_to(installed.site_packages)


def test_every_resource_is_in_the_wheel(installed: Installed) -> None:
    def files(folder: Path) -> set[str]:
        return {file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file()}

    assert files(installed.site_packages / "stageworkshop" / "resources") == files(ROOT / "resources")


def test_the_sample_is_made_and_exported(installed: Installed) -> None:
    installed.run("-m", "stageworkshop", "sample", "x.stageworkshop")
    assert (installed.cwd / "x.stageworkshop").is_file()

    installed.run("-m", "stageworkshop", "export", "x.stageworkshop", "--out", "charter")
    written = {file.suffix: file for file in (installed.cwd / "charter").iterdir()}
    assert written[".pdf"].read_bytes().startswith(b"%PDF-")
    assert json.loads(written[".json"].read_text(encoding="utf-8"))
