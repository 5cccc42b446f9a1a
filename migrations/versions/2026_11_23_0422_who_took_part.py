"""who took part."""

import sqlalchemy as sa
from alembic import op

revision = '2026_11_23_0422'
down_revision = '2026_11_23_0420'


def upgrade() -> None:
    op.create_table('participation',
    sa.Column('process_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('participant_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('since', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['participant_id'], ['participant.id'], name=op.f('fk_participation_participant_id_participant'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['process_id'], ['process.id'], name=op.f('fk_participation_process_id_process'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('process_id', 'participant_id', name=op.f('pk_participation'))
    )
    with op.batch_alter_table('participation', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_participation_participant_id'), ['participant_id'], unique=False)



def downgrade() -> None:
    with op.batch_alter_table('participation', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_participation_participant_id'))

    op.drop_table('participation')
