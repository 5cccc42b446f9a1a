"""Who may prepare, cast and run a vote: each check says yes, or no because."""
