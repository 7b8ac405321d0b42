"""An independent check of a Tenor journal: its own reading, its own market, its own sums.

Shares no code with the engine.
"""
