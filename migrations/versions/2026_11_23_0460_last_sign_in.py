"""An account remembers when somebody last came in: idle ones are deleted at the date the notice gives."""

import sqlalchemy as sa
from alembic import op

import app.core.db

revision = '2026_11_23_0460'
down_revision = '2026_11_23_0452'


def upgrade() -> None:
    with op.batch_alter_table('account', schema=None) as batch_op:
        batch_op.add_column(sa.Column('signed_in_at', app.core.db.UtcDateTime(timezone=True), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table('account', schema=None) as batch_op:
        batch_op.drop_column('signed_in_at')
