"""tokens derived from a nonce."""

import sqlalchemy as sa
from alembic import op

revision = '2026_11_23_0426'
down_revision = '2026_11_23_0424'


def upgrade() -> None:
    op.execute("DELETE FROM sign_in_token")  # they live ten minutes, and an old one cannot be derived any more
    with op.batch_alter_table('sign_in_token', schema=None) as batch_op:
        batch_op.add_column(sa.Column('nonce', sa.String(length=64), nullable=False))
        batch_op.drop_column('code_digest')


def downgrade() -> None:
    with op.batch_alter_table('sign_in_token', schema=None) as batch_op:
        batch_op.add_column(sa.Column('code_digest', sa.VARCHAR(length=64), nullable=True))
        batch_op.drop_column('nonce')

