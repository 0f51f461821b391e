"""Questions whose answer has a form of its own: stages in order, counts, parts played, partners by name."""
