"""Follow-ups: whether a question leans on the one before it, and what it takes from there."""
