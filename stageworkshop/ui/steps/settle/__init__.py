"""The step Settle: the register of disagreements, and the agreed text."""

from stageworkshop.ui.steps.settle.page import SettlePage

__all__ = ["SettlePage"]
