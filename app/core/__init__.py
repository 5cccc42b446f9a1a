"""True of any web application: settings, database, clock, states, verdicts, HTML, languages, fields, web, queue, mail.

Core knows no participation word. Each outside library has its one door here.
"""
