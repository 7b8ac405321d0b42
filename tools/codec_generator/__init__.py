"""Makes Tenor's codecs and protocol reference from its message schema."""
