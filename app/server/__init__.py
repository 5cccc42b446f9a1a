"""One command that keeps the whole platform up: queue, web server, worker, together from start to stop.

`python -m app.server` prepares the data folder and the database, starts the three and restarts any that dies.
The processes are tied to this one: when it ends, even by `kill -9`, they end.
"""
