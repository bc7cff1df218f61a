"""Keeping a workshop: one SQLite file, a unit of work that journals every change, and queries. The only SQLAlchemy."""
