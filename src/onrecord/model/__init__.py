"""The nouns of onrecord: frozen, slotted values on the standard library alone."""
