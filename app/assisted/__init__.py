"""What reaches the town by other ways than its own screens: files of what was gathered on paper or elsewhere.

Words: an *import* brings rows in; each goes through the same verb as a screen, with receipt and clock. Neighbours: reads
themes, territories and consultations below; the command line calls it.
"""
