"""Query to hits: candidates, their score, which part of a pasal fits, and what is known to be answered by it."""
