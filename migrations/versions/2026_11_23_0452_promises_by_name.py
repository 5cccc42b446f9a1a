"""an answer names its promise and who keeps it."""

import sqlalchemy as sa
from alembic import op

revision = '2026_11_23_0452'
down_revision = '2026_11_23_0450'


def upgrade() -> None:
    with op.batch_alter_table('answer', schema=None) as batch_op:
        batch_op.add_column(sa.Column('promise_title', sa.String(length=160), nullable=False, server_default=''))
        batch_op.add_column(sa.Column('owner_name', sa.String(length=120), nullable=False, server_default=''))


def downgrade() -> None:
    with op.batch_alter_table('answer', schema=None) as batch_op:
        batch_op.drop_column('owner_name')
        batch_op.drop_column('promise_title')
