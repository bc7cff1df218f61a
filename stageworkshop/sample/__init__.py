"""The finished sample workshop, held through the same actions that the window uses."""

from stageworkshop.sample.build import write_sample

__all__ = ["write_sample"]
