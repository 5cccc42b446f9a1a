"""Rules of what a site keeps: questions about words, official texts, the terms its pages explain. Pure."""
