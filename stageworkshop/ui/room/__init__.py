"""What the room sees on the second screen. Nothing here may read a draft that is not revealed."""
