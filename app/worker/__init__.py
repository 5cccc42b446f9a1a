"""The one process that works when nobody is looking: it tells people what happened and runs the timed jobs.

`python -m app.worker` starts it. RQ wakes it through Redis; without Redis it looks by itself every few seconds. All work is
leased in the database, so any number of workers may run, and a killed one is taken over within a minute.
"""
