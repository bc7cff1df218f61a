"""The pages of the agenda: step key → where its page is. A page is imported when it is first shown."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from stageworkshop.ui.steps.base import StepPage

PAGES: dict[str, str] = {
    "prepare": "stageworkshop.ui.steps.prepare:PreparePage",
    "stages": "stageworkshop.ui.steps.stages:StagesPage",
    "draft": "stageworkshop.ui.steps.draft:DraftPage",
    "compare": "stageworkshop.ui.steps.compare:ComparePage",
    "settle": "stageworkshop.ui.steps.settle:SettlePage",
    "test": "stageworkshop.ui.steps.test:TestPage",
    "signoff": "stageworkshop.ui.steps.signoff:SignoffPage",
    "publish": "stageworkshop.ui.steps.publish:PublishPage",
}


def page_class(key: str) -> type[StepPage]:
    """The page of a step. Raises KeyError for an unknown step."""
    module, _, name = PAGES[key].partition(":")
    found: type[StepPage] = getattr(import_module(module), name)
    return found
