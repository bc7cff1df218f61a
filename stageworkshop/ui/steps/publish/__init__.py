"""The step Publish: the charter and the definitions file, handed over as files."""

from stageworkshop.ui.steps.publish.page import PublishPage

__all__ = ["PublishPage"]
