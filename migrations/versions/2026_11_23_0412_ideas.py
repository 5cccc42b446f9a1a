"""ideas."""

import sqlalchemy as sa
from alembic import op

revision = '2026_11_23_0412'
down_revision = '2026_11_23_0410'


def upgrade() -> None:
    op.create_table('proposal',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('for_whom', sa.String(length=200), nullable=True),
    sa.Column('often', sa.String(length=20), nullable=True),
    sa.ForeignKeyConstraint(['id'], ['contribution.id'], name=op.f('fk_proposal_id_contribution'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_proposal'))
    )


def downgrade() -> None:
    op.drop_table('proposal')
