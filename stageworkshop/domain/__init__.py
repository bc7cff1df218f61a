"""The workshop itself: plain dataclasses and rules. Standard library only."""
