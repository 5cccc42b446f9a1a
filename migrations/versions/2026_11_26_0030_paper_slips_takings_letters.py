"""Printed slips and their batches, what goes beside words taken down, printed letters; an address for the answer may be a postal one."""

import sqlalchemy as sa
from alembic import op

revision = '2026_11_26_0030'
down_revision = '2026_11_26_0020'


KNOWN = 'ck_contact_channel_known'


def upgrade() -> None:
    with op.batch_alter_table('contact', schema=None) as batch_op:
        batch_op.drop_constraint(op.f(KNOWN), type_='check')
        batch_op.create_check_constraint(op.f(KNOWN), "channel IN ('email', 'sms', 'post')")
    op.create_table('slip_batch',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), autoincrement=True, nullable=False),
    sa.Column('site_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('process_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('question', sa.String(length=200), nullable=False),
    sa.Column('label', sa.String(length=80), nullable=False),
    sa.Column('cards', sa.JSON(), nullable=False),
    sa.Column('count', sa.Integer(), nullable=False),
    sa.Column('made_by_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('made_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['made_by_id'], ['account.id'], name=op.f('fk_slip_batch_made_by_id_account')),
    sa.ForeignKeyConstraint(['process_id'], ['process.id'], name=op.f('fk_slip_batch_process_id_process')),
    sa.ForeignKeyConstraint(['site_id'], ['site.id'], name=op.f('fk_slip_batch_site_id_site')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_slip_batch'))
    )
    with op.batch_alter_table('slip_batch', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_slip_batch_made_by_id'), ['made_by_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_slip_batch_process_id'), ['process_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_slip_batch_site_id'), ['site_id'], unique=False)

    op.create_table('paper_slip',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), autoincrement=True, nullable=False),
    sa.Column('batch_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('site_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('process_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('number', sa.SmallInteger(), nullable=False),
    sa.Column('code', sa.String(length=20), nullable=False),
    sa.Column('state', sa.String(length=10), nullable=False),
    sa.Column('contribution_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('handled_by_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('handled_at', sa.DateTime(timezone=True), nullable=True),
    sa.CheckConstraint("state IN ('unused', 'entered', 'void')", name=op.f('ck_paper_slip_state_known')),
    sa.ForeignKeyConstraint(['batch_id'], ['slip_batch.id'], name=op.f('fk_paper_slip_batch_id_slip_batch')),
    sa.ForeignKeyConstraint(['contribution_id'], ['contribution.id'], name=op.f('fk_paper_slip_contribution_id_contribution'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['handled_by_id'], ['account.id'], name=op.f('fk_paper_slip_handled_by_id_account')),
    sa.ForeignKeyConstraint(['process_id'], ['process.id'], name=op.f('fk_paper_slip_process_id_process')),
    sa.ForeignKeyConstraint(['site_id'], ['site.id'], name=op.f('fk_paper_slip_site_id_site')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_paper_slip')),
    sa.UniqueConstraint('batch_id', 'number', name=op.f('uq_paper_slip_batch_id_number')),
    sa.UniqueConstraint('code', name=op.f('uq_paper_slip_code'))
    )
    with op.batch_alter_table('paper_slip', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_paper_slip_contribution_id'), ['contribution_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_paper_slip_handled_by_id'), ['handled_by_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_paper_slip_process_id'), ['process_id'], unique=False)
        batch_op.create_index('ix_paper_slip_site_handled', ['site_id', 'handled_at'], unique=False)

    op.create_table('taking',
    sa.Column('contribution_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('noted_at', sa.String(length=80), nullable=False),
    sa.Column('french', sa.Text(), nullable=False),
    sa.ForeignKeyConstraint(['contribution_id'], ['contribution.id'], name=op.f('fk_taking_contribution_id_contribution'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('contribution_id', name=op.f('pk_taking'))
    )
    op.create_table('letter',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), autoincrement=True, nullable=False),
    sa.Column('site_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('contribution_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('answer_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('printed_by_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('printed_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['answer_id'], ['answer.id'], name=op.f('fk_letter_answer_id_answer')),
    sa.ForeignKeyConstraint(['contribution_id'], ['contribution.id'], name=op.f('fk_letter_contribution_id_contribution'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['printed_by_id'], ['account.id'], name=op.f('fk_letter_printed_by_id_account')),
    sa.ForeignKeyConstraint(['site_id'], ['site.id'], name=op.f('fk_letter_site_id_site')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_letter')),
    sa.UniqueConstraint('contribution_id', 'answer_id', name=op.f('uq_letter_contribution_id_answer_id'))
    )
    with op.batch_alter_table('letter', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_letter_answer_id'), ['answer_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_letter_printed_by_id'), ['printed_by_id'], unique=False)
        batch_op.create_index('ix_letter_site_printed', ['site_id', 'printed_at'], unique=False)



def downgrade() -> None:
    with op.batch_alter_table('letter', schema=None) as batch_op:
        batch_op.drop_index('ix_letter_site_printed')
        batch_op.drop_index(batch_op.f('ix_letter_printed_by_id'))
        batch_op.drop_index(batch_op.f('ix_letter_answer_id'))

    op.drop_table('letter')
    op.drop_table('taking')
    with op.batch_alter_table('paper_slip', schema=None) as batch_op:
        batch_op.drop_index('ix_paper_slip_site_handled')
        batch_op.drop_index(batch_op.f('ix_paper_slip_process_id'))
        batch_op.drop_index(batch_op.f('ix_paper_slip_handled_by_id'))
        batch_op.drop_index(batch_op.f('ix_paper_slip_contribution_id'))

    op.drop_table('paper_slip')
    with op.batch_alter_table('slip_batch', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_slip_batch_site_id'))
        batch_op.drop_index(batch_op.f('ix_slip_batch_process_id'))
        batch_op.drop_index(batch_op.f('ix_slip_batch_made_by_id'))

    op.drop_table('slip_batch')
    op.execute("DELETE FROM contact WHERE channel = 'post'")
    with op.batch_alter_table('contact', schema=None) as batch_op:
        batch_op.drop_constraint(op.f(KNOWN), type_='check')
        batch_op.create_check_constraint(op.f(KNOWN), "channel IN ('email', 'sms')")
