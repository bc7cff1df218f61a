"""What a person does: one keyword-only function an action, each one undo step, each returning what changed."""
