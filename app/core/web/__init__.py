"""The web's own concerns: who may enter, headers, errors, limits, and the request's database session."""
