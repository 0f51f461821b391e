"""Statements on standing: fixed wordings around the relations and corrections, each with what it rests on."""
