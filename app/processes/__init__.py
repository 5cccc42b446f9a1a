"""A consultation: its mandatory framing (versioned), its dated steps, its calendar and its result.

Words: a *process* is a consultation; its *framing* says what is asked, what can change and who decides; a *step* is a
dated kind of work (react, propose, result) that an upper package offers. Neighbours: sites below, contributions above.
"""
