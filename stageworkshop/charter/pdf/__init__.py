"""The PDF charter and the stage cards. Importing this imports ReportLab, so that a fast start must not do it."""

from stageworkshop.charter.pdf.write import write_cards, write_charter

__all__ = ["write_cards", "write_charter"]
