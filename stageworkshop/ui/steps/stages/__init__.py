"""The step Stages: which stages are there, and what does each team call them?"""

from stageworkshop.ui.steps.stages.page import StagesPage

__all__ = ["StagesPage"]
