"""Where a workshop stands, read from the store and the charter: for the window's frame and the command line."""
