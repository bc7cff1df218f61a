"""The developers' commands behind packaging/dev.py: standard library only, they make the environment."""
