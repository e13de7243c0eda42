"""Published figures of authorities: reading files of them, and what they say beside those of others."""
