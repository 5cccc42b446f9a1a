"""statement cards."""

import sqlalchemy as sa
from alembic import op

revision = '2026_11_23_0410'
down_revision = '2026_11_23_0408'


def upgrade() -> None:
    op.create_table('statement',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('agree_count', sa.Integer(), nullable=False),
    sa.Column('disagree_count', sa.Integer(), nullable=False),
    sa.Column('pass_count', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['id'], ['contribution.id'], name=op.f('fk_statement_id_contribution'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_statement'))
    )
    op.create_table('position',
    sa.Column('statement_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('participant_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('process_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('value', sa.SmallInteger(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('changed_at', sa.DateTime(timezone=True), nullable=False),
    sa.CheckConstraint('value IN (-1, 0, 1)', name=op.f('ck_position_value_known')),
    sa.ForeignKeyConstraint(['process_id'], ['process.id'], name=op.f('fk_position_process_id_process')),
    sa.ForeignKeyConstraint(['statement_id'], ['statement.id'], name=op.f('fk_position_statement_id_statement'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('statement_id', 'participant_id', name=op.f('pk_position'))
    )
    with op.batch_alter_table('position', schema=None) as batch_op:
        batch_op.create_index('ix_position_participant', ['participant_id', 'process_id'], unique=False)



def downgrade() -> None:
    with op.batch_alter_table('position', schema=None) as batch_op:
        batch_op.drop_index('ix_position_participant')

    op.drop_table('position')
    op.drop_table('statement')
