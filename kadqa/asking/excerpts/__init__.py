"""Hits to what is quoted: which ayat, what must stand beside it, what can be left out."""
