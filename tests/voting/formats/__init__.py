"""Files of others, as they are written and as they are broken."""
