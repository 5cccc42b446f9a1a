"""Plain words: the glossary in the page, the words readers asked about, and official texts with a simple version beside them.

Words: a *term* is a word of the administration with its plain wording; a *wording* is what one site says about it; an *asked word*
is one that a reader did not understand; a *simple version* tells an official text in « français simple ». Neighbours: sites below;
consultations, answers and all pages above draw their texts through `explaining`.
"""
