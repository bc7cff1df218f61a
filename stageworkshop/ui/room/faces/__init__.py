"""What the projector shows for each step; a face is imported when it is first shown."""
