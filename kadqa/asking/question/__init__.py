"""What a question says: its language made standard, the laws, terms and days it names, and what it wants."""
