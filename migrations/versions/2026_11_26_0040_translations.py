"""Texts in other languages, with who translated and who read them over."""

import sqlalchemy as sa
from alembic import op

revision = '2026_11_26_0040'
down_revision = '2026_11_26_0016'


def upgrade() -> None:
    op.create_table('translation',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), autoincrement=True, nullable=False),
    sa.Column('site_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('kind', sa.String(length=20), nullable=False),
    sa.Column('subject_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('language', sa.String(length=5), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('state', sa.String(length=10), nullable=False),
    sa.Column('texts', sa.JSON(), nullable=False),
    sa.Column('source', sa.JSON(), nullable=False),
    sa.Column('source_digest', sa.String(length=64), nullable=False),
    sa.Column('note', sa.Text(), nullable=False),
    sa.Column('writers', sa.JSON(), nullable=False),
    sa.Column('saves', sa.Integer(), nullable=False),
    sa.Column('translator_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('translator_name', sa.String(length=250), nullable=False),
    sa.Column('reader_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('reader_name', sa.String(length=250), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('saved_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('submitted_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('published_at', sa.DateTime(timezone=True), nullable=True),
    sa.CheckConstraint("state IN ('draft', 'submitted', 'published')", name=op.f('ck_translation_state_known')),
    sa.ForeignKeyConstraint(['reader_id'], ['account.id'], name=op.f('fk_translation_reader_id_account')),
    sa.ForeignKeyConstraint(['site_id'], ['site.id'], name=op.f('fk_translation_site_id_site')),
    sa.ForeignKeyConstraint(['translator_id'], ['account.id'], name=op.f('fk_translation_translator_id_account')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_translation')),
    sa.UniqueConstraint('site_id', 'kind', 'subject_id', 'language', 'version', name=op.f('uq_translation_site_id_kind_subject_id_language_version'))
    )


def downgrade() -> None:
    op.drop_table('translation')
