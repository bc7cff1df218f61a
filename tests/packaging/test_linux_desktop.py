"""Launcher, file type and store entry name the same things, so that a double click finds the program."""

import configparser
import xml.etree.ElementTree as ET
from pathlib import Path

from stageworkshop.evidence import answers, requests
from stageworkshop.ui import opening

LINUX = Path(__file__).resolve().parents[2] / "packaging" / "linux"
APP_ID = "org.stageworkshop.StageWorkshop"
MIME = {"": "http://www.freedesktop.org/standards/shared-mime-info"}


def launcher() -> configparser.SectionProxy:
    parser = configparser.ConfigParser(interpolation=None)
    parser.optionxform = str  # type: ignore[assignment,method-assign]  # keys of desktop files keep their case
    parser.read(LINUX / f"{APP_ID}.desktop", encoding="utf-8")
    return parser["Desktop Entry"]


def declared() -> list[ET.Element]:
    return ET.parse(LINUX / "stageworkshop-mime.xml").findall("mime-type", MIME)


def test_the_launcher_opens_the_file_types() -> None:
    types = [each.get("type") for each in declared()]
    assert launcher()["MimeType"].split(";") == [*types, ""]
    assert launcher()["Exec"] == "stageworkshop-window %f"
    component = ET.parse(LINUX / f"{APP_ID}.metainfo.xml").getroot()
    assert [each.text for each in component.findall("provides/mediatype")] == types


def test_workshops_requests_and_answers_are_told_by_their_names() -> None:
    patterns = [glob.get("pattern") for each in declared() for glob in each.findall("glob", MIME)]
    assert patterns == [f"*{suffix}" for suffix in (opening.SUFFIX, requests.SUFFIX, answers.SUFFIX)]


def test_the_file_type_is_told_by_the_application_id_of_sqlite() -> None:
    match = ET.parse(LINUX / "stageworkshop-mime.xml").find("mime-type/magic/match/match", MIME)
    assert match is not None
    assert (match.get("type"), match.get("offset")) == ("big32", "68")
    assert int(match.get("value", ""), 16).to_bytes(4, "big") == b"SWKS"


def test_the_store_entry_belongs_to_the_launcher() -> None:
    component = ET.parse(LINUX / f"{APP_ID}.metainfo.xml").getroot()
    assert component.findtext("id") == APP_ID
    assert component.findtext("launchable") == f"{APP_ID}.desktop"
    assert component.findtext("project_license") == "Apache-2.0"


def test_the_launchers_icon_is_there_in_every_size() -> None:
    sizes = {file.parents[1].name for file in LINUX.glob(f"icons/hicolor/*/apps/{launcher()['Icon']}.png")}
    assert {"16x16", "32x32", "48x48", "128x128", "256x256", "512x512"} <= sizes
