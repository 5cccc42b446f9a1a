"""Pictures and paper: photos made safe and light, QR codes, posters and slips.

Knows no participation word: callers hand over plain values and get bytes or markup.
"""
