"""The sealed vote's screens: codes, trustees, board, audit."""
