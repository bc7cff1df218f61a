"""The step Prepare: who is in the room, and how will we decide?"""

from stageworkshop.ui.steps.prepare.page import PreparePage

__all__ = ["PreparePage"]
