"""Reading: functions that take an open file (or a unit) and return rows made for showing. Nothing is changed here."""
