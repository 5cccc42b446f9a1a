"""What reaches the town by other ways than its own screens, and what goes back on paper.

Words: an *import* brings rows in; a *taking* is somebody's words taken down by somebody else, at a place or on the phone; a
*batch* is sheets of paper printed together, a *slip* one of them with its code; a *letter* is an answer on paper. Each input
goes through the same verb as a screen, with receipt and clock. Neighbours: proposals, statements and answers below; the
command line calls the import.
"""
