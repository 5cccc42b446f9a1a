"""What an answer lacks, when a clock rings, which state follows, when a rate may be shown. Pure."""
