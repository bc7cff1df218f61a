"""The scenes: which workshop is open, what is done before the picture, and what the picture is called."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from camera import further, proofs
from stageworkshop.domain.agenda import AGENDA

if TYPE_CHECKING:
    from camera.stage import Stage

NUMBERS = {step.key: number for number, step in enumerate(AGENDA, 1)}
PAGES = ("welcome", *NUMBERS, "over", "proof")
"""What `--pages` knows; `over` is what lies over the pages: search, projector, help; `proof` what proves a charter."""


@dataclass(frozen=True)
class Scene:
    """One motif. `workshop` is a key of `camera.workshops.MAKERS`, or "" for none open."""

    page: str
    name: str
    workshop: str
    do: Callable[[Stage], None]


def _go(key: str) -> Callable[[Stage], None]:
    return lambda stage: stage.go(key)


def _stage_in(key: str, name: str) -> Callable[[Stage], None]:
    """A page with one of the sample's stages (named by its beginning) in hand."""

    def do(stage: Stage) -> None:
        stage.go(key)
        stage.open_object("stage", stage.id_of_stage(name))

    return do


def _stage_then_mode(key: str, name: str, mode: str) -> Callable[[Stage], None]:
    """The same, looked at in another way."""

    def do(stage: Stage) -> None:
        _stage_in(key, name)(stage)
        stage.mode(mode)

    return do


def _mode(key: str, mode: str) -> Callable[[Stage], None]:
    def do(stage: Stage) -> None:
        stage.go(key)
        stage.mode(mode)

    return do


def _clicked(key: str, *buttons: str) -> Callable[[Stage], None]:
    """A page after clicks on buttons, by object name."""

    def do(stage: Stage) -> None:
        stage.go(key)
        for name in buttons:
            stage.click(name)

    return do


def _results(stage: Stage) -> None:
    stage.go("test")
    stage.mode("results")
    stage.click("primary")


def _answering(stage: Stage) -> None:
    stage.go("signoff")
    stage.open_object("participant", stage.id_of_signatory())


def _answer_form(stage: Stage) -> None:
    _answering(stage)
    stage.click("words-read")


def _reading(stage: Stage) -> None:
    stage.go("signoff")
    stage.wait_for_workers()


def _command(name: str, key: str = "settle") -> Callable[[Stage], None]:
    def do(stage: Stage) -> None:
        stage.go(key)
        stage.command(name)

    return do


def _all() -> list[Scene]:
    found = [
        Scene("welcome", "0-welcome", "", lambda stage: stage.welcome(recent=False)),
        Scene("welcome", "0-welcome-recent", "", lambda stage: stage.welcome(recent=True)),
        Scene("welcome", "0-new", "", lambda stage: stage.new_workshop()),
    ]
    for key, number in NUMBERS.items():
        found.append(Scene(key, f"{number}-{key}", "sample", _reading if key == "signoff" else _go(key)))
        found.append(Scene(key, f"{number}-{key}-empty", "empty", _go(key)))
    found += [
        Scene("stages", "2-stages-one", "sample", _stage_in("stages", "Call-ready")),
        Scene("stages", "2-stages-map", "sample", _clicked("stages", "stages-view-map")),
        Scene("stages", "2-stages-left-open", "vague", _clicked("stages", "stages-view-open")),
        Scene("stages", "2-stages-list", "sample", _clicked("stages", "stage-list")),
        Scene("draft", "3-draft-going-on", "drafting", _go("draft")),
        Scene("draft", "3-draft-curtain", "drafting", _clicked("draft", "primary")),
        Scene("draft", "3-draft-desk", "drafting", _clicked("draft", "primary", "raise-curtain")),
        Scene("draft", "3-draft-desk-all", "drafting", _clicked("draft", "primary", "raise-curtain", "desk-mode-all")),
        Scene("draft", "3-draft-earlier", "drafting", _clicked("draft", "primary", "raise-curtain", "earlier-drafts")),
        Scene("compare", "4-compare-hidden", "drafting", _stage_in("compare", "Warm")),
        Scene("compare", "4-compare-revealed", "sample", _stage_in("compare", "Call-ready")),
        Scene("compare", "4-compare-going-on", "drafting", _go("compare")),
        Scene("compare", "4-compare-asked", "drafting", _clicked("compare", "primary")),
        Scene("compare", "4-compare-pairs", "sample", _stage_then_mode("compare", "Call-ready", "pairs")),
        Scene("compare", "4-compare-stances", "sample", _stage_then_mode("compare", "Call-ready", "stances")),
        Scene("settle", "5-settle-agreed", "sample", _stage_in("settle", "Call-ready")),
        Scene("settle", "5-settle-raise", "sample", _clicked("settle", "raise-disagreement")),
        Scene("test", "6-test-sort", "sample", _mode("test", "sort")),
        Scene("test", "6-test-results", "sample", _results),
        Scene("signoff", "7-signoff-changes", "sample", _clicked("signoff", "see-changes")),
        Scene("signoff", "7-signoff-answering", "sample", _answering),
        Scene("signoff", "7-signoff-answer", "sample", _answer_form),
        Scene("over", "9-find", "sample", _command("find")),
        Scene("over", "9-projector", "sample", _command("projector")),
        Scene("over", "9-shortcuts", "sample", _command("shortcuts")),
        Scene("over", "9-about", "sample", _command("about")),
    ]
    found += [Scene(*each) for each in further.SCENES]
    found += [Scene("proof", name, workshop, do) for name, workshop, do in proofs.SCENES]
    return found


SCENES = tuple(_all())
