"""Notices to the people on a vote's roll.

Revision ID: 2026_11_26_0012
Revises: 2026_11_26_0010
"""
import sqlalchemy as sa
from alembic import op

revision = '2026_11_26_0012'
down_revision = '2026_11_26_0011'
branch_labels = None
depends_on = None

BEFORE = (
    "(CASE WHEN account_id IS NULL THEN 0 ELSE 1 END) + (CASE WHEN contact_id IS NULL THEN 0 ELSE 1 END)"
    " + (CASE WHEN token_id IS NULL THEN 0 ELSE 1 END)"
)
AFTER = f"{BEFORE} + (CASE WHEN elector_id IS NULL THEN 0 ELSE 1 END)"


def upgrade() -> None:
    with op.batch_alter_table('notice', schema=None) as batch_op:
        batch_op.add_column(sa.Column('elector_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True))
        batch_op.create_foreign_key(batch_op.f('fk_notice_elector_id_elector'), 'elector', ['elector_id'], ['id'], ondelete='CASCADE')
        batch_op.create_index(batch_op.f('ix_notice_elector_id'), ['elector_id'])
        batch_op.drop_constraint(batch_op.f('ck_notice_one_reader'), type_='check')
        batch_op.create_check_constraint(batch_op.f('ck_notice_one_reader'), f"{AFTER} = 1")


def downgrade() -> None:
    op.execute("DELETE FROM notice WHERE elector_id IS NOT NULL")
    with op.batch_alter_table('notice', schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f('ck_notice_one_reader'), type_='check')
        batch_op.create_check_constraint(batch_op.f('ck_notice_one_reader'), f"{BEFORE} = 1")
        batch_op.drop_index(batch_op.f('ix_notice_elector_id'))
        batch_op.drop_constraint(batch_op.f('fk_notice_elector_id_elector'), type_='foreignkey')
        batch_op.drop_column('elector_id')
