"""The step Draft."""

from stageworkshop.ui.steps.draft.page import DraftPage

__all__ = ["DraftPage"]
