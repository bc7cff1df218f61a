"""Stage Workshop: agree on one written definition of every pipeline stage, and sign it."""

__version__ = "0.1.0"
