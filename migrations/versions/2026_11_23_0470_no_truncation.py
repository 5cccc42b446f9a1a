"""PostgreSQL: the audit log cannot be emptied by TRUNCATE either, which triggers on rows do not see."""

from alembic import op

revision = '2026_11_23_0470'
down_revision = '2026_11_23_0460'


def upgrade() -> None:
    if op.get_bind().dialect.name == "postgresql":
        op.execute(
            "CREATE TRIGGER audit_entry_no_truncation BEFORE TRUNCATE ON audit_entry "
            "FOR EACH STATEMENT EXECUTE FUNCTION audit_entry_append_only()"
        )


def downgrade() -> None:
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP TRIGGER audit_entry_no_truncation ON audit_entry")
