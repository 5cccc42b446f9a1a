"""The words under which similar inputs are found, and the indexes of a site's lists."""

import sqlalchemy as sa
from alembic import op

revision = "2026_11_23_0424"
down_revision = "2026_11_23_0422"

BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "contribution_word",
        sa.Column("site_id", BIG, nullable=False),
        sa.Column("word", sa.String(length=40), nullable=False),
        sa.Column("contribution_id", BIG, nullable=False),
        sa.ForeignKeyConstraint(["site_id"], ["site.id"], name=op.f("fk_contribution_word_site_id_site")),
        sa.ForeignKeyConstraint(
            ["contribution_id"], ["contribution.id"], name=op.f("fk_contribution_word_contribution_id_contribution"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("site_id", "word", "contribution_id", name=op.f("pk_contribution_word")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_contribution_word_contribution_id"), "contribution_word", ["contribution_id"])
    op.create_index("ix_contribution_site_new", "contribution", ["site_id", "kind", "id"])
    op.create_index("ix_contribution_site_liked", "contribution", ["site_id", "kind", "supports_count", "id"])


def downgrade() -> None:
    op.drop_index("ix_contribution_site_liked", "contribution")
    op.drop_index("ix_contribution_site_new", "contribution")
    op.drop_table("contribution_word")
