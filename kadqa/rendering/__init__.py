"""Answers in the forms that people and programs read: text, JSON, HTML. No module here looks anything up."""
