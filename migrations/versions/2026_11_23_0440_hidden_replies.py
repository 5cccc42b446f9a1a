"""a reply is hidden with a rule and a reason."""

import sqlalchemy as sa
from alembic import op

revision = '2026_11_23_0440'
down_revision = '2026_11_23_0426'


def upgrade() -> None:
    with op.batch_alter_table('reply', schema=None) as batch_op:
        batch_op.add_column(sa.Column('hidden_rule', sa.String(length=30), nullable=True))
        batch_op.add_column(sa.Column('hidden_reason', sa.Text(), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table('reply', schema=None) as batch_op:
        batch_op.drop_column('hidden_reason')
        batch_op.drop_column('hidden_rule')
