"""Qt models over prepared rows, one a table."""
