"""Starting points: reading what people already have. No Qt, no store: what comes out is handed to actions."""
