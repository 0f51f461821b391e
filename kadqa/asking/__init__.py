"""From a question to an answer: understand, gather, compose, verify."""
