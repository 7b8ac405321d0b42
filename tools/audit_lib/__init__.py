"""An independent check of a Tenor journal: its own reading, its own market, its own rules. Shares no code with the engine."""
