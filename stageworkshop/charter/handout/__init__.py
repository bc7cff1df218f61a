"""The charter as one page for the browser: the same content as the PDF, self-contained, for screen and paper."""

from stageworkshop.charter.handout.page import dumps

__all__ = ["dumps"]
