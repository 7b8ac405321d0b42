"""Codec generation from the SBE schema: `schema` reads and checks it, the other modules write one output each."""
