"""Words, sentences, terms, scores and the plain-language check, on plain strings. Pure."""
