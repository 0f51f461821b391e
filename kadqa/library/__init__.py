"""What KADQA knows: corpus files, read, checked, merged, built into an index, and opened again."""
