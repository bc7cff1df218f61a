"""The step Compare."""

from stageworkshop.ui.steps.compare.page import ComparePage

__all__ = ["ComparePage"]
