"""The step Test: cases sorted blind, and how alike people read the words."""

from stageworkshop.ui.steps.test.page import TestPage

__all__ = ["TestPage"]
