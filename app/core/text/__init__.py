"""Text without a page: cleaning, stems and likeness, look-alike names, personal data, codes, tables.

Everything here is a pure function of its arguments (codes also draw random numbers).
"""
