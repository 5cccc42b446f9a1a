"""Spending a budget on projects: by votes from the top (greedy), or by the Method of Equal Shares."""
