"""The meeting's own rules: sheets of paper typed twice, what a board may show before the close. Pure."""
