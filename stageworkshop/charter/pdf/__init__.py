"""The PDF charter. Importing this imports ReportLab, so that a fast start must not do it."""

from stageworkshop.charter.pdf.write import write_charter

__all__ = ["write_charter"]
