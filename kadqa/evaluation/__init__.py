"""How good KADQA is, told honestly: questions with gold, metrics with intervals, a gate, a report, a bench.

questions -> run(assistant) -> Result per question -> METRICS -> Report -> JSON, text, JUnit
"""
