"""Reusable widgets, one a file."""
