"""Other people's files: Pabulib budgets, PrefLib rankings, tables of ranks and of grades; and our own full count as a table.

Reading gives a `PollFile`: a question, its ballots and what the file says was decided. Nothing here knows a database or a page.
"""
