"""Every stored counter beside a count of the rows it stands for, in plain SQL of its own."""

from sqlalchemy import text
from sqlalchemy.orm import Session

COUNTERS = {
    **{
        f"statement.{column}": (
            f"SELECT id, {column} FROM statement",
            f"SELECT statement_id, count(*) FROM position WHERE value = {value} GROUP BY statement_id",
        )
        for column, value in (("agree_count", 1), ("disagree_count", -1), ("pass_count", 0))
    },
    "process.positions_count": ("SELECT id, positions_count FROM process", "SELECT process_id, count(*) FROM position GROUP BY process_id"),
    "process.participants_count": (
        "SELECT id, participants_count FROM process",
        "SELECT process_id, count(*) FROM (SELECT process_id, participant_id FROM position UNION SELECT process_id, author_id FROM contribution "
        "WHERE kind = 'proposal' AND author_id IS NOT NULL AND process_id IS NOT NULL) AS people GROUP BY process_id",
    ),
    "process.contributions_count": (
        "SELECT id, contributions_count FROM process",
        "SELECT process_id, count(*) FROM contribution WHERE kind = 'proposal' AND withdrawn_at IS NULL AND process_id IS NOT NULL "
        "GROUP BY process_id",
    ),
    "contribution.supports_count": (
        "SELECT id, supports_count FROM contribution", "SELECT contribution_id, count(*) FROM support GROUP BY contribution_id",
    ),
    "contribution.reports_count": (
        "SELECT id, reports_count FROM contribution",
        "SELECT contribution_id, count(*) FROM report WHERE closed_at IS NULL GROUP BY contribution_id",
    ),
    "contribution.merged_count": (
        "SELECT id, merged_count FROM contribution",
        "SELECT merged_into_id, count(*) FROM contribution WHERE merged_into_id IS NOT NULL GROUP BY merged_into_id",
    ),
    "team.answered_count": (
        "SELECT id, answered_count FROM team", "SELECT team_id, count(*) FROM answer WHERE state = 'published' GROUP BY team_id",
    ),
    "team.on_time_count": (
        "SELECT id, on_time_count FROM team", "SELECT team_id, count(*) FROM answer WHERE state = 'published' AND on_time GROUP BY team_id",
    ),
    **{
        f"team.heard_{word}_count": (
            f"SELECT id, heard_{word}_count FROM team", f"SELECT team_id, count(*) FROM heard WHERE value = '{word}' GROUP BY team_id",
        )
        for word in ("yes", "partly", "no")
    },
}


def differences(session: Session) -> list[str]:
    """One line for each counter that does not equal its rows; empty when all is well."""
    found = []
    for name, (stored, counted) in COUNTERS.items():
        rows = {row[0]: row[1] for row in session.execute(text(counted))}
        for key, value in session.execute(text(stored)):
            if value != rows.get(key, 0):
                found.append(f"{name} of {key}: stored {value}, rows {rows.get(key, 0)}")
    return found
