"""Questions about laws as wholes: their history, acts, comparison, subject, time and basis."""
