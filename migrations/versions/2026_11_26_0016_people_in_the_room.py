"""How many people the host of a vote in a meeting has counted.

Revision ID: 2026_11_26_0016
Revises: 2026_11_26_0030
"""
import sqlalchemy as sa
from alembic import op

revision = '2026_11_26_0016'
down_revision = '2026_11_26_0030'
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table('vote', schema=None) as batch_op:
        batch_op.add_column(sa.Column('present', sa.Integer(), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table('vote', schema=None) as batch_op:
        batch_op.drop_column('present')
