"""timed jobs run once per period; a notice may go to the address that asked for a way in."""

import sqlalchemy as sa
from alembic import op

revision = '2026_11_23_0450'
down_revision = '2026_11_23_0440'

ONE_OF_TWO = '(account_id IS NULL) <> (contact_id IS NULL)'
ONE_OF_THREE = (
    '(CASE WHEN account_id IS NULL THEN 0 ELSE 1 END) + (CASE WHEN contact_id IS NULL THEN 0 ELSE 1 END)'
    ' + (CASE WHEN token_id IS NULL THEN 0 ELSE 1 END) = 1'
)


def upgrade() -> None:
    op.create_table('job_run',
    sa.Column('job', sa.String(length=40), nullable=False),
    sa.Column('period', sa.String(length=20), nullable=False),
    sa.Column('started_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('leased_until', sa.DateTime(timezone=True), nullable=False),
    sa.Column('finished_at', sa.DateTime(timezone=True), nullable=True),
    sa.PrimaryKeyConstraint('job', 'period', name=op.f('pk_job_run'))
    )
    with op.batch_alter_table('notice', schema=None) as batch_op:
        batch_op.drop_constraint(op.f('ck_notice_one_reader'), type_='check')
        batch_op.add_column(sa.Column('token_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True))
        batch_op.create_index(batch_op.f('ix_notice_token_id'), ['token_id'], unique=False)
        batch_op.create_foreign_key(batch_op.f('fk_notice_token_id_sign_in_token'), 'sign_in_token', ['token_id'], ['id'], ondelete='CASCADE')
        batch_op.create_check_constraint(op.f('ck_notice_one_reader'), ONE_OF_THREE)


def downgrade() -> None:
    op.execute('DELETE FROM notice WHERE token_id IS NOT NULL')
    with op.batch_alter_table('notice', schema=None) as batch_op:
        batch_op.drop_constraint(op.f('ck_notice_one_reader'), type_='check')
        batch_op.drop_constraint(batch_op.f('fk_notice_token_id_sign_in_token'), type_='foreignkey')
        batch_op.drop_index(batch_op.f('ix_notice_token_id'))
        batch_op.drop_column('token_id')
        batch_op.create_check_constraint(op.f('ck_notice_one_reader'), ONE_OF_TWO)
    op.drop_table('job_run')
