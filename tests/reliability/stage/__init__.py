"""What the reliability tests play on: a real server, people with browsers, a recount, deeds, a database server that may be killed."""
