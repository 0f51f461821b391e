"""When what was found does not carry an answer, and what is said and offered then."""
