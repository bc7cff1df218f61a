"""The step Sign off: named people answer for the exact words of a charter."""

from stageworkshop.ui.steps.signoff.page import SignoffPage

__all__ = ["SignoffPage"]
